import CWording
import Model

/// Words of commands, help pages and error lines in one language. They are in `Sources/CWording/program-vi.txt`
/// and `program-en.txt`, apart from the screen's words, because the dashboard starts without them.
struct ProgramWords: Sendable {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  subscript(label: ProgramLabel) -> CleanText { text(label.rawValue) ?? CleanText(cleaning: label.rawValue) }

  /// A wording with `{0}`, `{1}` … replaced.
  func callAsFunction(_ label: ProgramLabel, _ arguments: [CleanText]) -> CleanText {
    var text = self[label].string
    for (position, argument) in arguments.enumerated() {
      text = text.replacing("{\(position)}", with: argument.string)
    }
    return CleanText(cleaning: text)
  }

  /// The words of a name that is made while running, such as `help.show.--format`; nil where there are none.
  func text(_ name: String) -> CleanText? {
    (language == .english ? Self.english : Self.vietnamese)[name]
  }

  static let vietnamese = entries(phienhop_words_program_vi())
  static let english = entries(phienhop_words_program_en())

  private static func entries(_ file: phienhop_bytes) -> [String: CleanText] {
    let bytes = UnsafeRawBufferPointer(start: file.start, count: file.count)
    var entries: [String: CleanText] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let text = String(decoding: line, as: UTF8.self)
      guard let equals = text.firstRange(of: " = ") else { continue }
      entries[String(text[..<equals.lowerBound])] = CleanText(cleaning: String(text[equals.upperBound...]))
    }
    return entries
  }
}
