import Model

/// Words on the screen in one language, by label. The words are in files; see CONTRIBUTING for adding one.
public struct Wording: Sendable {
  public let language: Language
  private let words: [CleanText]

  public init(_ language: Language) {
    self.language = language
    self.words = language == .english ? WordingFile.english : WordingFile.vietnamese
  }

  public subscript(label: Label) -> CleanText { words[label.rawValue] }

  /// The name of a screen.
  public subscript(screen id: ScreenID) -> CleanText { self[id.label] }

  /// The name of what changed since the last meeting.
  public var changes: CleanText { self[.keyChanges] }

  /// A wording with `{0}`, `{1}` … replaced.
  public func callAsFunction(_ label: Label, _ arguments: CleanText...) -> CleanText {
    let text = self[label].string
    var result = ""
    var rest = text.utf8[...]
    // Places are few and short; what lies between them goes over as it is.
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      let digit = rest.index(after: brace)
      guard digit < rest.endIndex, let end = rest.index(digit, offsetBy: 1, limitedBy: rest.endIndex),
        end < rest.endIndex, rest[end] == UInt8(ascii: "}"),
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(rest[digit]),
        arguments.indices.contains(Int(rest[digit] - UInt8(ascii: "0")))
      else {
        result += String(Substring(rest[...brace]))
        rest = rest[digit...]
        continue
      }
      result += String(Substring(rest[..<brace]))
      result += arguments[Int(rest[digit] - UInt8(ascii: "0"))].string
      rest = rest[rest.index(after: end)...]
    }
    return CleanText(cleaning: result + String(Substring(rest)))
  }
}
