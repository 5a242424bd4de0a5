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

  /// A wording with `{0}`, `{1}` … replaced. `{0:y|ies}` is "y" where the first argument is 1, else "ies".
  public func callAsFunction(_ label: Label, _ arguments: CleanText...) -> CleanText {
    let text = self[label].string
    return Self.filled(text, arguments)
  }

  static func filled(_ text: String, _ arguments: [CleanText]) -> CleanText {
    var result = ""
    var rest = text.utf8[...]
    // Places are few and short; what lies between them goes over as it is.
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      let digit = rest.index(after: brace)
      guard digit < rest.endIndex, let sign = rest.index(digit, offsetBy: 1, limitedBy: rest.endIndex),
        sign < rest.endIndex, [UInt8(ascii: "}"), UInt8(ascii: ":")].contains(rest[sign]),
        let end = rest[sign...].firstIndex(of: UInt8(ascii: "}")),
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(rest[digit]),
        arguments.indices.contains(Int(rest[digit] - UInt8(ascii: "0")))
      else {
        result += String(Substring(rest[...brace]))
        rest = rest[digit...]
        continue
      }
      result += String(Substring(rest[..<brace]))
      let argument = arguments[Int(rest[digit] - UInt8(ascii: "0"))].string
      if sign == end {
        result += argument
      } else {
        let forms = String(Substring(rest[rest.index(after: sign)..<end])).split(
          separator: "|", omittingEmptySubsequences: false)
        result += forms[argument == "1" ? 0 : forms.count - 1]
      }
      rest = rest[rest.index(after: end)...]
    }
    return CleanText(cleaning: result + String(Substring(rest)))
  }
}
