import Model
import Store

/// The store that files go into, opened once for as many imports as follow each other: connections are never released.
final class ImportStore {
  private let path: String
  private var opened: (writer: StoreWriter?, reader: StoreReader)?

  init(_ path: String) {
    self.path = path
  }

  /// The store as it is now. An older one is brought to the present schema first where it is to be written.
  func open(forWriting: Bool) throws -> (writer: StoreWriter?, reader: StoreReader) {
    if let opened, !forWriting || opened.writer != nil {
      return (opened.writer, try opened.reader.latest())
    }
    let writer = forWriting ? try StoreWriter.open(path: path) : nil
    let fresh = (writer: writer, reader: try StoreReader.open(path: path))
    opened = fresh
    return fresh
  }

  /// Opens it anew the next time: another file may lie at the path by then.
  func forget() { opened = nil }
}
