import Model

/// Words on the screen in one language, by label. The words are in files; see CONTRIBUTING for adding one.
public struct Wording: Sendable {
  public let language: Language
  private let words: [CleanText]

  public init(_ language: Language) {
    self.language = language
    self.words = language == .english ? WordingFile.english : WordingFile.vietnamese
  }

  public subscript(label: Label) -> CleanText { words[label.index] }

  /// The name of a screen.
  public subscript(screen id: ScreenID) -> CleanText { self[id.label] }

  /// A wording with `{0}`, `{1}` … replaced.
  public func callAsFunction(_ label: Label, _ arguments: CleanText...) -> CleanText {
    var text = self[label].string
    for (position, argument) in arguments.enumerated() {
      text = text.replacing("{\(position)}", with: argument.string)
    }
    return CleanText(cleaning: text)
  }
}
