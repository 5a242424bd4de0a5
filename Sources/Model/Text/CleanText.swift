/// Text that is safe to draw: composed (NFC), without control characters, direction overrides or
/// leading combining marks.
///
/// Only ``init(cleaning:)`` makes one from data, so raw text cannot reach a screen: a `Frame` takes nothing
/// else. The store keeps what came; cleaning happens on the way out.
public struct CleanText: Hashable, Sendable, Codable {
  /// The cleaned text.
  public let string: String

  /// Cleans text that came from a file, a store or a keyboard.
  public init(cleaning raw: String) {
    self.string = TextCleaner.clean(raw)
  }

  /// Text written in the program itself; the compiler knows it, so nobody else can have put anything in it.
  public init(_ literal: StaticString) {
    self.string = literal.description
  }

  /// Only for text made of clean text: a part of it, or clean texts side by side.
  init(trusted: String) {
    self.string = trusted
  }

  public static let empty = CleanText(trusted: "")
  public var isEmpty: Bool { string.isEmpty }

  /// Joins clean text; two clean texts stay clean side by side, because no clean text starts with a mark.
  public static func + (left: CleanText, right: CleanText) -> CleanText {
    CleanText(trusted: left.string + right.string)
  }

  public init(from decoder: any Decoder) throws {
    self.init(cleaning: try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(string)
  }
}

extension CleanText: CustomStringConvertible {
  public var description: String { string }
}

extension Sequence<CleanText> {
  /// Joins clean texts with a clean separator.
  public func joined(separator: CleanText = .empty) -> CleanText {
    var result = CleanText.empty
    var isFirst = true
    for text in self {
      result = isFirst ? text : result + separator + text
      isFirst = false
    }
    return result
  }
}
