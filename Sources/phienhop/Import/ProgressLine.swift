import Dashboard
import Glibc
import Model
import Store

/// One line on a terminal that tells how far long work is, how fast and how long it takes yet; nothing where standard
/// error is no terminal.
final class ProgressLine {
  private let words: ProgramWords
  private let isShown: Bool
  private var label: ProgramLabel?
  private var started = 0
  private var last = 0
  /// Columns of the line on the screen.
  private var width = 0

  /// Milliseconds between two lines.
  private static let interval = 200

  init(_ words: ProgramWords) {
    self.words = words
    isShown = isatty(STDERR_FILENO) == 1
  }

  static func label(_ phase: DossierProgress.Phase) -> ProgramLabel {
    switch phase {
    case .waiting: .progressWaiting
    case .writing: .progressWriting
    case .ordering: .progressOrdering
    }
  }

  /// Milliseconds of the clock that does not jump.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Tells `done` of `total` steps of what `label` says. A total of 0 is one that nobody knows.
  func tell(_ label: ProgramLabel, _ done: Int, of total: Int) {
    guard isShown else { return }
    let now = Self.now
    if label != self.label {
      self.label = label
      started = now
      last = 0
    }
    guard now - last >= Self.interval else { return }
    last = now
    draw(line(label, done, total, elapsed: now - started))
  }

  private func line(_ label: ProgramLabel, _ done: Int, _ total: Int, elapsed: Int) -> CleanText {
    guard total > 0, done > 0 else { return words[label] }
    let share = min(100, done * 100 / total)
    let perSecond = elapsed > 0 ? done * 1_000 / elapsed : 0
    let left = perSecond > 0 ? (total - done + perSecond - 1) / perSecond : 0
    let bar = String(repeating: "━", count: share / 5) + String(repeating: "─", count: 20 - share / 5)
    let format = Format(language: words.language)
    return words(
      .progress,
      [
        words[label], CleanText(cleaning: bar), format.integer(share), format.integer(perSecond),
        format.integer(left),
      ])
  }

  private func draw(_ line: CleanText) {
    // Blanks over what is left of a longer line: not every terminal can clear the rest of one.
    write("\r" + line.string + String(repeating: " ", count: max(0, width - line.columns)))
    width = line.columns
  }

  /// Takes the line off the screen.
  func clear() {
    guard width > 0 else { return }
    write("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }

  private func write(_ text: String) {
    var stream = OutputStream(descriptor: STDERR_FILENO)
    try? stream.write(text)
    try? stream.flush()
  }
}
