import Dashboard
import Export
import Model
import Reference
import Store
import Synchronization

/// The figures behind a session: the built-in ones or a store, as known at its last batch.
///
/// Calls block and come from one thread at a time; the object may be handed from thread to thread.
final class Library: Sendable {
  private struct Contents {
    var reader: StoreReader
    /// Kept, because every query needs it; nil until first asked for.
    var catalogue: Catalogue?
    /// Nothing later is taken in.
    var isPinned = false
    /// True once something newer was taken in: no first frame waits then.
    var isLater = false
    /// The batch that figures are told of, while a meeting shows those that were closed; nil for the newest.
    var figures: BatchNumber?
    /// What was told before figures of another batch were, for going back to it.
    var other: (reader: StoreReader, catalogue: Catalogue?)?

    /// Tells figures of the batch that is asked for, and everything else as of another one.
    mutating func tell(_ batch: BatchNumber) throws {
      let figures = figures.map { min($0, batch) } ?? batch
      guard (figures, batch) != (reader.knownAt, reader.recordsKnownAt) else { return }
      let left = (reader, catalogue)
      if let other, (other.reader.knownAt, other.reader.recordsKnownAt) == (figures, batch) {
        (reader, catalogue) = other
      } else {
        reader = try reader.at(figures, records: batch)
        catalogue = nil
      }
      // Only what is as late as this can be come back to.
      other = left.0.recordsKnownAt == batch ? left : nil
      isLater = true
    }
  }

  private let contents: Mutex<Contents>
  let kind: LibraryKind
  /// Path of the store; nil for the built-in figures.
  let path: String?
  /// Another connection for the time until the first frame; nil where nobody waits for one.
  private let helper: FirstHelper?

  /// What the migration of an older store came to; mostly nothing.
  private let migrationNotice: LocalizedText?

  /// A store of an older version is migrated, unless it is opened for reading only; where that cannot be done it is
  /// read as it is.
  /// - Parameters:
  ///   - path: a store, or nil for the built-in figures.
  ///   - helper: of the same store.
  /// - Throws: a ``Failure`` with exit code 3 or 5.
  init(path: String?, isReadOnly: Bool, helper: FirstHelper? = nil) throws {
    self.helper = helper
    var reader: StoreReader
    var notice: LocalizedText?
    do {
      if let path {
        reader = try StoreReader.open(path: path, mode: isReadOnly ? .readOnly : .normal)
        if !isReadOnly, reader.isOfOlderSchema {
          notice = Self.migrate(path, from: reader.schema)
          reader = try StoreReader.open(path: path)
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        kind = .store(name: CleanText(cleaning: name))
      } else {
        reader = try StoreReader(image: BuiltIn.image)
        kind = .builtIn
      }
    } catch {
      throw Failure(error)
    }
    self.path = path
    migrationNotice = notice
    contents = Mutex(Contents(reader: reader, catalogue: nil))
  }

  /// - Returns: the line that tells what came of it.
  private static func migrate(_ path: String, from schema: Int) -> LocalizedText {
    do {
      _ = try StoreWriter.open(path: path)
      let backup = CleanText(cleaning: StoreWriter.backup(of: path, schema: schema))
      return LocalizedText(
        vietnamese: ProgramWords(.vietnamese)(.storeMigrated, [backup]),
        english: ProgramWords(.english)(.storeMigrated, [backup]))
    } catch let error as StoreError {
      return error.message
    } catch {
      return StoreError.older(path: path, schema: schema, known: StoreReader.currentSchema).message
    }
  }

  /// Lines worth telling about how the store was opened; mostly empty.
  var notices: [LocalizedText] {
    contents.withLock { $0.reader.notices } + [migrationNotice].compactMap(\.self)
  }

  /// A reader of what is known now.
  var reader: StoreReader { contents.withLock { $0.reader } }

  /// What the library holds beside figures.
  func catalogue() throws -> Catalogue {
    try contents.withLock { contents in
      let catalogue =
        try contents.catalogue?.complete(from: contents.reader) ?? Catalogue(from: contents.reader)
      contents.catalogue = catalogue
      return catalogue
    }
  }

  /// The same, when nothing of a store is read yet, without what a first frame does without.
  func catalogueForFirstFrame() throws -> Catalogue {
    try contents.withLock { contents in
      if let known = contents.catalogue { return known }
      let catalogue = try readCatalogue(
        from: contents.reader, isForFirstFrame: path != nil && !contents.isLater)
      contents.catalogue = catalogue
      return catalogue
    }
  }

  /// Reads the two halves of a catalogue side by side where there is help.
  private func readCatalogue(from reader: StoreReader, isForFirstFrame: Bool) throws -> Catalogue {
    guard let helper else { return try Catalogue(from: reader, isForFirstFrame: isForFirstFrame) }
    let ground = Later<Catalogue.Ground>()
    let words = Later<Catalogue.Words>()
    helper.share(
      [
        { reader in ground.set { try Catalogue.Ground(from: reader, isForFirstFrame: isForFirstFrame) } },
        { reader in words.set { try Catalogue.Words(from: reader, isForFirstFrame: isForFirstFrame) } },
      ], own: reader)
    return Catalogue(try ground.get(), try words.get(), from: reader)
  }

  /// Does tasks side by side while the first frame is made, one after the other later.
  func share(_ tasks: [@Sendable (Library) -> Void]) {
    guard let helper else {
      for task in tasks { task(self) }
      return
    }
    // What every task needs is read once and before them.
    let catalogue = tasks.count > 1 ? try? catalogueForFirstFrame() : nil
    helper.share(
      tasks.map { task in
        { [self] reader in
          task(
            reader === self.reader
              ? self : Library(twinOf: self, Contents(reader: reader, catalogue: catalogue)))
        }
      }, own: reader)
  }

  /// The first frame is there: from now on one connection answers.
  func endFirstFrame() { helper?.end() }

  private init(twinOf other: Library, _ contents: Contents) {
    self.contents = Mutex(contents)
    kind = other.kind
    path = other.path
    helper = nil
    migrationNotice = nil
  }

  /// Answers a query of a screen.
  /// - Parameters:
  ///   - rules: who owes which form.
  ///   - agenda: the agenda that a meeting begins with.
  func answer(
    _ query: Query, rules: ReportRulesAtHand, agenda: @autoclosure () throws -> [AgendaItem]
  ) throws -> Answer {
    switch query {
    case .catalogue: .catalogue(try catalogueForFirstFrame())
    case .wholeCatalogue: .catalogue(try catalogue())
    default:
      try query.answer(
        from: reader,
        catalogue: query.needsWholeCatalogue ? catalogue() : catalogueForFirstFrame(), sharing: sharing,
        rules: rules.rules, agenda: agenda())
    }
  }

  /// Pieces of one answer, some of them on the helper's thread until the first frame is there.
  private var sharing: WorkSharing {
    guard let helper else { return .alone }
    return WorkSharing { [reader] pieces in
      helper.share(pieces.map { piece in { _ in piece() } }, own: reader)
    }
  }

  /// How many batches were committed that ``reader`` does not know.
  func waitingBatches() throws -> Int {
    try contents.withLock {
      $0.isPinned ? 0 : try $0.reader.lastBatch().value - $0.reader.recordsKnownAt.value
    }
  }

  /// Tells what was known at a batch, and nothing later from then on.
  /// - Parameter records: the batch at which meetings, directives and what was written down are known; nil for the same.
  /// - Returns: whether that is another batch than before.
  func pin(to batch: BatchNumber, records: BatchNumber? = nil) throws -> Bool {
    try contents.withLock { contents in
      contents.isPinned = true
      guard (batch, records ?? batch) != (contents.reader.knownAt, contents.reader.recordsKnownAt)
      else { return false }
      contents.reader = try contents.reader.at(batch, records: records)
      contents.catalogue = nil
      contents.isLater = true
      return true
    }
  }

  /// Tells what was known at a batch, and nothing later from then on, but for figures that were asked for as of another
  /// one.
  /// - Returns: whether that is another batch than before.
  func follow(to batch: BatchNumber) throws -> Bool {
    try contents.withLock { contents in
      contents.isPinned = true
      guard batch != contents.reader.recordsKnownAt else { return false }
      try contents.tell(batch)
      return true
    }
  }

  /// Tells figures as known at a batch, nil for the newest, with meetings, directives and what was written down as late
  /// as before.
  func showFigures(at batch: BatchNumber?) throws {
    try contents.withLock { contents in
      let before = contents.figures
      contents.figures = batch
      do {
        try contents.tell(contents.reader.recordsKnownAt)
      } catch {
        contents.figures = before
        throw error
      }
    }
  }

  /// The batch that figures are told of; nil for the newest.
  var shownFigures: BatchNumber? { contents.withLock { $0.figures } }

  /// Another library of the same figures that tells what was known at a batch, and nothing later.
  func pinned(to batch: BatchNumber, records: BatchNumber) throws -> Library {
    Library(
      twinOf: self,
      Contents(
        reader: try reader.at(batch, records: records), catalogue: nil, isPinned: true, isLater: true))
  }

  /// Takes in what was committed since.
  /// - Returns: whether there was anything new.
  @discardableResult func refresh() throws -> Bool {
    try contents.withLock { contents in
      guard !contents.isPinned else { return false }
      let latest = try contents.reader.lastBatch()
      guard latest != contents.reader.recordsKnownAt else { return false }
      try contents.tell(latest)
      return true
    }
  }
}

extension Failure {
  /// The failure for whatever the store threw.
  init(_ error: any Error) {
    if let known = error as? Failure {
      self = known
    } else if let known = error as? ExportError {
      self.init(known)
    } else if let known = error as? StoreError {
      self.init(known.exitCode, details: known.details) { [text = known.message] in text.text(in: $0.language)
      }
    } else {
      self.init(ExitCode.store, details: "\(error)") { $0(.errorReading, []) }
    }
  }
}

/// What another thread may have made, or the reason why it could not.
private final class Later<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)

  func set(_ make: () throws -> Value) {
    let made = Result(catching: make)
    result.withLock { $0 = made }
  }

  func get() throws -> Value {
    let result = result.withLock { $0 }
    guard let result else { throw CancellationError() }
    return try result.get()
  }
}
