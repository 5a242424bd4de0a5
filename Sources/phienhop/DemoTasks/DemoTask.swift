import Demo
import Glibc
import Model
import Store
import Terminal

/// Writes the lists of the invented province into a folder. What is there is never written over.
struct DemoTask {
  private let preparation: Preparation
  private let folder: String
  private let dossiers: Int
  private let seed: UInt64

  /// Ten times the largest list a country has.
  private static let largest = 100_000_000

  init(_ preparation: Preparation, folder: String, dossiers: Int, seed: UInt64) throws {
    guard (0...DemoTask.largest).contains(dossiers) else {
      throw Failure.usage(.errorDemoCount, String(dossiers), String(DemoTask.largest))
    }
    self.preparation = preparation
    self.folder = folder
    self.dossiers = dossiers
    self.seed = seed
  }

  func run() throws -> Int32 {
    guard Folders.make(folder) else { throw FileFailure.failure(errno, folder) }
    let province = DemoProvince(seed: seed)
    let lists = DemoLists(DemoDossiers(province, count: dossiers, seed: seed))
    for file in DemoLists.File.allCases where TextFile.exists(path(file.rawValue)) {
      throw Failure.usage(.errorExists, path(file.rawValue))
    }
    return try SignalGate.interruptible { watch in
      for file in DemoLists.File.allCases {
        let target = try NewFile(path(file.rawValue))
        do {
          try lists.write(file) { bytes in
            if watch.isAsked { throw StoreError.cancelled }
            try target.write(bytes)
          }
          try target.finish()
        } catch {
          target.discard()
          throw error
        }
        try Program.print(path(file.rawValue) + "\n")
      }
      let counts = [province.units.count, province.procedures.count, dossiers].map {
        CleanText(cleaning: String($0))
      }
      try Program.print(preparation.words(.demoMade, counts).string + "\n")
      return ExitCode.done
    }
  }

  private func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
}
