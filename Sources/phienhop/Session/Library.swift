import Dashboard
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
  }

  private let contents: Mutex<Contents>
  let kind: LibraryKind
  /// Path of the store; nil for the built-in figures.
  let path: String?

  /// - Parameter path: a store, or nil for the built-in figures.
  /// - Throws: a ``Failure`` with exit code 3 or 5.
  init(path: String?, isReadOnly: Bool) throws {
    let reader: StoreReader
    do {
      if let path {
        reader = try StoreReader.open(path: path, mode: isReadOnly ? .readOnly : .normal)
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
    contents = Mutex(Contents(reader: reader, catalogue: nil))
  }

  /// Lines worth telling about how the store was opened; mostly empty.
  var notices: [LocalizedText] { contents.withLock { $0.reader.notices } }

  /// A reader of what is known now.
  var reader: StoreReader { contents.withLock { $0.reader } }

  /// What the library holds beside figures.
  func catalogue() throws -> Catalogue {
    try contents.withLock { contents in
      if let known = contents.catalogue { return known }
      let catalogue = try Catalogue(from: contents.reader)
      contents.catalogue = catalogue
      return catalogue
    }
  }

  /// A second connection to the same figures as known at the same batch, for another thread.
  /// - Throws: a ``Failure``.
  func twin() throws -> Library {
    let known = try contents.withLock { contents in
      if contents.catalogue == nil { contents.catalogue = try Catalogue(from: contents.reader) }
      return contents
    }
    do {
      let reader =
        if let path {
          try StoreReader.open(path: path, mode: known.reader.mode).at(known.reader.knownAt)
        } else {
          try StoreReader(image: BuiltIn.image)
        }
      return Library(twinOf: self, Contents(reader: reader, catalogue: known.catalogue))
    } catch {
      throw Failure(error)
    }
  }

  private init(twinOf other: Library, _ contents: Contents) {
    self.contents = Mutex(contents)
    kind = other.kind
    path = other.path
  }

  /// Answers a query of a screen.
  func answer(_ query: Query) throws -> Answer {
    if case .catalogue = query { return .catalogue(try catalogue()) }
    return try query.answer(from: reader, catalogue: catalogue())
  }

  /// How many batches were committed that ``reader`` does not know.
  func waitingBatches() throws -> Int {
    try contents.withLock { try $0.reader.lastBatch().value - $0.reader.knownAt.value }
  }

  /// Takes in what was committed since.
  /// - Returns: whether there was anything new.
  @discardableResult func refresh() throws -> Bool {
    try contents.withLock { contents in
      let latest = try contents.reader.latest()
      guard latest.knownAt != contents.reader.knownAt else { return false }
      contents.reader = latest
      contents.catalogue = nil
      return true
    }
  }
}

extension Failure {
  /// The failure for whatever the store threw.
  init(_ error: any Error) {
    if let known = error as? Failure {
      self = known
    } else if let known = error as? StoreError {
      self.init(known.exitCode, details: known.details) { [text = known.message] in text.text(in: $0.language)
      }
    } else {
      self.init(ExitCode.store, details: "\(error)") { $0(.errorReading, []) }
    }
  }
}
