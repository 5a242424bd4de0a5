/// One wording in the two languages of the screen.
public struct LocalizedText: Hashable, Sendable, Codable {
  public let vietnamese: CleanText
  public let english: CleanText

  public init(vietnamese: CleanText, english: CleanText) {
    self.vietnamese = vietnamese
    self.english = english
  }

  /// The wording in `language`; Vietnamese where no English one is known.
  public func text(in language: Language) -> CleanText {
    language == .english && !english.isEmpty ? english : vietnamese
  }
}

/// A language of the screen.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}
