import Glibc
import Model
import Reference
import Store

/// What `phienhop store` does with a store file.
struct StoreTasks {
  let preparation: Preparation

  init(_ preparation: Preparation) {
    self.preparation = preparation
  }

  private var words: ProgramWords { preparation.words }

  /// Makes a store from the built-in figures with the home province that `--home` or the configuration names.
  func initialize() throws -> Int32 {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyInit) }
    guard let asked = preparation.homeAsked else { throw Failure.usage(.errorInitHome) }
    let path = preparation.newStorePath
    do {
      let library = try Library(path: nil, isReadOnly: true)
      let register = try library.catalogue().register
      let home = try Failure.naming(preparation.origin(of: "home", option: preparation.options.home)) {
        try HomeFinder(register: register, today: preparation.today).find(asked)
      }
      try Self.make(at: path, home: home, author: preparation.author)
      let name = register.unit(home)?.name.text(in: preparation.language) ?? CleanText(cleaning: home.code)
      try tell(.storeMade, [CleanText(cleaning: path), name])
    } catch {
      throw Failure(error)
    }
    return ExitCode.done
  }

  /// Makes a store from the built-in figures; also what the dashboard does for its key.
  /// - Throws: `StoreError`.
  static func make(at path: String, home: UnitID, author: CleanText) throws {
    try StoreFile.initialise(
      from: BuiltIn.image, to: path, home: home, author: author)
  }

  func info() throws -> Int32 {
    do {
      let info = try StoreInfo(path: try preparation.existingStorePath())
      try tell(.infoPath, [CleanText(cleaning: info.path)])
      try tell(.infoSchema, [number(info.schema)])
      try tell(.infoBatches, [number(info.batches)])
      try tell(.infoFacts, [number(info.facts)])
      try tell(.infoSize, [number(info.size), number(info.logSize)])
      try tell(.infoFileSystem, [CleanText(cleaning: info.fileSystem)])
      if let home = info.home {
        let register = UnitRegister(try StoreReader.open(path: info.path, mode: .readOnly).units())
        let name = register.unit(home)?.name.text(in: preparation.language) ?? .empty
        try tell(.infoHome, [name, CleanText(cleaning: home.code)])
      }
    } catch {
      throw Failure(error)
    }
    return ExitCode.done
  }

  /// - Returns: 0 for a sound store, 1 with findings.
  func check() throws -> Int32 {
    do {
      let path = try preparation.existingStorePath()
      let check = try StoreCheck(path: path)
      guard !check.isSound else {
        try tell(.checkSound, [CleanText(cleaning: path)])
        return ExitCode.done
      }
      for finding in check.findings {
        try Program.print(finding.message.text(in: preparation.language).string + "\n")
        preparation.log.append("check \(path): \(finding.message.english) \(finding.details)")
      }
      try tell(.checkFindings, [CleanText(cleaning: path), number(check.findings.count)])
      return ExitCode.findings
    } catch {
      throw Failure(error)
    }
  }

  func backup(to target: String) throws -> Int32 {
    do {
      let path = try preparation.existingStorePath()
      try StoreFile.backup(path, to: target)
      try tell(.backupMade, [CleanText(cleaning: path), CleanText(cleaning: target)])
    } catch {
      throw Failure(error)
    }
    return ExitCode.done
  }

  private func tell(_ label: ProgramLabel, _ arguments: [CleanText]) throws {
    try Program.print(words(label, arguments).string + "\n")
  }

  private func number(_ value: Int) -> CleanText { CleanText(cleaning: String(value)) }

}
