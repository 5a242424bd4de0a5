import Dashboard
import Glibc
import Model
import Synchronization

/// What is typed into the form for a meeting and not in the store yet, kept in a small file so that a crash, a closed lid
/// or a dropped line loses none of it.
///
/// Each process has its own; the next one takes over those of processes that are gone.
struct RecordingFile: Sendable {
  /// Between two texts that are kept: what a kill at any moment costs at most.
  static let millisecondsBetween = 40
  private static let sizeLimit = 1 << 20
  private static let heading = "phienhop-recording 1"

  private let folder: String
  private let prefix: String
  private let store: String

  /// - Parameter store: the path of the store.
  init(folder: String, store: String) {
    self.folder = folder
    self.store = TextFile.absolute(store)
    prefix = "recording-" + self.store.stableHash + "-"
  }

  private var path: String { folder + "/" + prefix + String(getpid()) }

  /// What processes that are gone have left, the oldest first; their files are taken away once this process has kept
  /// what they said.
  /// - Returns: nil where there is nothing.
  func takeOver() -> String? {
    let left = names().compactMap { name -> (path: String, text: String)? in
      let path = folder + "/" + name
      // A dead process may have had our number.
      guard let text = try? TextFile.read(path, limit: Self.sizeLimit) else { return nil }
      let lines = text.split(separator: "\n", maxSplits: 3).map(String.init)
      guard lines.count == 4, lines[0] == Self.heading, lines[1] == "store \(store)",
        lines[2].hasPrefix("process "), !PresentationFile.lives(String(lines[2].dropFirst(8)))
      else { return nil }
      return (path, lines[3])
    }
    guard !left.isEmpty else { return nil }
    let text = left.map(\.text).joined(separator: "\n")
    guard put(text) else { return text }
    for file in left where file.path != path { unlink(file.path) }
    return text
  }

  private func names() -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name.hasPrefix(prefix), Int(name.dropFirst(prefix.count)) != nil { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes the text, or takes the file away where there is none. What cannot be kept is left out: it must never be
  /// what stops a meeting.
  /// - Parameters:
  ///   - order: rises from text to text; an older one that comes later is passed over.
  ///   - isLast: nothing that was asked for before is kept after this.
  func keep(_ text: String?, order: Int = .max, isLast: Bool = false) {
    Self.kept.withLock { kept in
      guard !kept.isClosed, order >= kept.order else { return }
      kept = (order == .max ? kept.order : order, isLast)
      _ = put(text)
    }
  }

  /// The screen's thread leaves, or has something on its way into the store, while the one that keeps places may have an
  /// older text to write.
  private static let kept = Mutex((order: 0, isClosed: false))

  private func put(_ text: String?) -> Bool {
    let process = PresentationFile.process(getpid()) ?? "-"
    return KeptFile.put(
      text.map { "\(Self.heading)\nstore \(store)\nprocess \(process)\n\($0)" }, at: path)
  }
}
