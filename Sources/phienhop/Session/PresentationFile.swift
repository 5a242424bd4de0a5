import Dashboard
import Glibc
import Model
import Synchronization

/// Where a presented meeting is, kept in a small file so that a session that was cut off comes back to the same item.
///
/// There is one for each store. It names the process that presents; as long as that lives nobody else goes on with
/// its meeting. Whoever ends a presentation on purpose takes the file away.
struct PresentationFile: Sendable {
  private static let sizeLimit = 64_000
  /// Seconds after which nobody comes back to a meeting: the next start is for another day's work.
  private static let longestBreak = 6 * 3600
  private static let heading = "phienhop-presentation 1"

  let path: String
  private let store: String

  /// - Parameter store: the path of the store; nil for the built-in figures.
  init(folder: String, store: String?) {
    self.store = store.map { TextFile.absolute($0) } ?? "-"
    // A name for the path, the same in every run.
    path = folder + "/presentation-" + self.store.stableHash
  }

  // MARK: Text

  /// The file's text while a meeting is presented; nil while none is.
  func text(of state: State) -> String? {
    guard let kept = state.keptPresentation else { return nil }
    var lines = [Self.heading, "store \(store)", "process \(Self.process(getpid()) ?? "-")"]
    if let meeting = kept.meeting { lines.append("meeting \(meeting)") }
    if let item = kept.item { lines.append("item \(item)") }
    lines.append("position \(kept.position)")
    lines.append("zoom \(kept.zoom)")
    if let figures = kept.figures { lines.append("figures \(figures)") }
    if kept.showsNewest { lines.append("newest 1") }
    if kept.stage != .item { lines.append("stage \(kept.stage.rawValue)") }
    lines += kept.spent.sorted { $0.key < $1.key }.map { "spent \($0.key) \($0.value)" }
    lines += kept.views.map { "view \($0.saved.text)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What was presented by a process that is gone; nil where nothing was, where that is hours ago, or where it cannot
  /// be told.
  func read() -> PresentationRequest? {
    var status = stat()
    guard stat(path, &status) == 0, abs(time(nil) - status.st_mtim.tv_sec) <= Self.longestBreak else {
      return nil
    }
    guard let text = try? TextFile.read(path, limit: Self.sizeLimit) else { return nil }
    let lines = text.split(separator: "\n")
    guard lines.first.map(String.init) == Self.heading else { return nil }
    var request = PresentationRequest()
    for line in lines.dropFirst() {
      guard let blank = line.firstIndex(of: " ") else { return nil }
      let value = String(line[line.index(after: blank)...])
      switch line[..<blank] {
      case "store": guard value == store else { return nil }
      case "process": guard !Self.lives(value) else { return nil }
      case "meeting": request.meeting = MeetingID(value)
      case "item": request.item = FactID(value)
      case "position": request.position = min(max(0, Int(value) ?? 0), 999)
      case "zoom": request.zoom = Int(value) ?? 0
      case "figures": request.figures = Int(value).flatMap { $0 > 0 ? BatchNumber($0) : nil }
      case "newest": request.showsNewest = true
      case "stage": request.stage = Presentation.Stage(rawValue: value) ?? .item
      case "spent":
        let parts = value.split(separator: " ").compactMap { Int($0) }
        if parts.count == 2 { request.spent[parts[0]] = min(max(0, parts[1]), 1440) }
      case "view": if let view = ViewValue(SavedView(text: value)) { request.views.append(view) }
      default: break
      }
    }
    // Gone on with once: the presentation itself keeps its place from here on.
    unlink(path)
    return request
  }

  // MARK: Keeping

  /// Writes the text, or takes the file away where there is none. What cannot be kept is left out: it must never be
  /// what stops a meeting.
  /// - Parameter isLast: nothing that was asked for before is kept after this.
  func keep(_ text: String?, isLast: Bool = false) {
    Self.isClosed.withLock { isClosed in
      guard !isClosed else { return }
      isClosed = isLast
      put(text)
    }
  }

  /// The screen's thread leaves while the one that keeps places may have one to write.
  private static let isClosed = Mutex(false)

  private func put(_ text: String?) { _ = KeptFile.put(text, at: path) }

  // MARK: Processes

  /// "123 4567": a process by its number and when it began, since numbers are used again.
  static func process(_ number: Int32) -> String? {
    guard let text = try? TextFile.read("/proc/\(number)/stat", limit: 4096),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z" else { return nil }
    return "\(number) \(fields[19])"
  }

  static func lives(_ told: String) -> Bool {
    guard let number = told.split(separator: " ").first.flatMap({ Int32($0) }) else { return false }
    return process(number) == told
  }
}
