import Dashboard
import Demo
import Export
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
    // Only where it is asked for: the store of the configuration is one with real figures.
    let store = preparation.options.store == nil ? nil : preparation.newStorePath
    if let store, TextFile.exists(store) { throw Failure.usage(.errorExists, store) }
    guard Folders.make(folder) else { throw FileFailure.failure(errno, folder) }
    let province = DemoProvince(seed: seed)
    let drawn = DemoDossiers(province, count: dossiers, seed: seed)
    let lists = DemoLists(drawn)
    let forms = DemoForms(drawn, seed: seed)
    let names = DemoLists.File.allCases.map(\.rawValue) + forms.files.map(\.name)
    for name in names where TextFile.exists(path(name)) { throw Failure.usage(.errorExists, path(name)) }
    try SignalGate.interruptible { watch in
      for file in DemoLists.File.allCases {
        try write(file.rawValue) { target in
          try lists.write(file) { bytes in
            if watch.isAsked { throw StoreError.cancelled }
            try target.write(bytes)
          }
        }
      }
      for file in forms.files {
        if watch.isAsked { throw StoreError.cancelled }
        try write(file)
      }
    }
    let counts = [province.units.count, province.procedures.count, dossiers, forms.directiveCount].map {
      Format(language: preparation.language).integer($0)
    }
    try tell(.demoMade, counts)
    if let store {
      try StoreTasks.make(at: store, home: DemoProvince.home, author: preparation.author)
      try tell(.storeMade, [CleanText(cleaning: store), "Tỉnh Mẫu (MÔ PHỎNG)"])
    }
    return ExitCode.done
  }

  /// A form as text or as a workbook.
  private func write(_ file: DemoForms.File) throws {
    guard file.container != .text else {
      return try write(file.name) { target in try file.bytes.withUnsafeBytes { try target.write($0) } }
    }
    let rows = file.rows.map { row in
      row.map { text -> PlainWorkbook.Cell in
        if text.isEmpty { return .blank }
        let isCount = text.utf8.allSatisfy { (48...57).contains($0) } && text.utf8.count < 12
        return isCount ? ExactDecimal(text).map { .number($0) } ?? .blank : .text(CleanText(cleaning: text))
      }
    }
    do {
      try PlainWorkbook(title: "MÔ PHỎNG: Tỉnh Mẫu", sheet: "MÔ PHỎNG", rows: rows)
        .write(to: path(file.name), as: file.container == .ods ? .ods : .xlsx, day: file.day)
    } catch {
      throw Failure(error)
    }
  }

  private func write(_ name: String, _ body: (NewFile) throws -> Void) throws {
    do {
      let target = try NewFile(path: path(name), replaces: false)
      try body(target)
      try target.commit()
    } catch let error as ExportError {
      throw Failure(error)
    }
  }

  private func tell(_ label: ProgramLabel, _ arguments: [CleanText]) throws {
    try Program.print(preparation.words(label, arguments).string + "\n")
  }

  private func path(_ name: String) -> String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
}
