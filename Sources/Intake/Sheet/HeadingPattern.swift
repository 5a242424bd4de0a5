import Model

/// A heading of a sheet, read over all rows of its block: "Tiếp nhận / Tổng số".
public struct HeadingPath: Sendable, Hashable {
  /// From the uppermost row down, as written.
  public let parts: [String]
  let keys: [String]
  /// The parts side by side, since a heading may also be written in one cell.
  let joined: String
  /// The same without what stands in brackets.
  let plain: String

  public init(_ parts: [String]) { self.init(parts.map(HeadingText.init)) }

  init(_ texts: [HeadingText]) {
    var kept: [HeadingText] = []
    for part in texts where !part.text.isEmpty && kept.last?.text != part.text { kept.append(part) }
    parts = kept.map(\.text)
    keys = kept.map(\.plainKey)
    joined = kept.map(\.wholeKey).joined(separator: " ")
    plain = keys.joined(separator: " ")
  }

  public var isEmpty: Bool { parts.isEmpty }
  public var text: String { parts.joined(separator: " / ") }
}

/// A way a profile says a heading may read. `{year}` stands for any year, as in "Xếp hạng {year}".
struct HeadingPattern: Sendable, Hashable {
  /// The whole folded, for looking up.
  let joined: String
  private let keys: [String]
  /// The last part is only the beginning.
  private let isOpen: Bool
  private let hasYear: Bool

  /// It cannot be looked up by its words.
  var isWide: Bool { isOpen || hasYear }
  var lastKey: String { keys.last ?? "" }
  private static let year = "nam nao"
  /// Nothing tells the first word of what it fits.
  var mayBeginWithAnyWord: Bool {
    joined.isEmpty || lastKey.isEmpty
      || (hasYear && (joined.hasPrefix(Self.year) || lastKey.hasPrefix(Self.year)))
  }

  init(_ text: String) {
    var rest = text.trimmed
    isOpen = rest.hasSuffix("*")
    if isOpen { rest.removeLast() }
    hasYear = rest.contains("{year}")
    if hasYear { rest = rest.replacing("{year}", with: Self.year) }
    keys = rest.split(separator: "/").map { CellText.headingKey(String($0)) }.filter { !$0.isEmpty }
    joined = keys.joined(separator: " ")
  }

  /// How well a heading fits: 3 word for word, 2 without what stands in brackets, 1 where other rows of headings
  /// stand between or above; nil where it does not.
  func fit(_ path: HeadingPath) -> Int? {
    guard !keys.isEmpty, !path.isEmpty else { return nil }
    if matches(path.joined, joined) { return 3 }
    if matches(path.plain, joined) { return 2 }
    guard let last = path.keys.last, let own = keys.last, matches(last, own) else { return nil }
    var rest = path.keys.dropLast()[...]
    for key in keys.dropLast().reversed() {
      guard let position = rest.lastIndex(where: { matches($0, key) }) else { return nil }
      rest = rest[..<position]
    }
    return 1
  }

  private func matches(_ key: String, _ own: String) -> Bool {
    let key = hasYear ? HeadingPath.withoutYear(key, putting: Self.year) : key
    guard isOpen else { return key == own }
    return key.hasPrefix(own) && (own.isEmpty || key.dropFirst(own.count).first ?? " " == " ")
  }
}

extension HeadingPath {
  /// The last year that the heading names; nil where it names none.
  var year: Int? {
    joined.split(separator: " ").last { $0.count == 4 && $0.allSatisfy(\.isASCIIDigit) }.flatMap { Int($0) }
  }

  static func withoutYear(_ key: String, putting word: String) -> String {
    key.split(separator: " ").map { part in
      part.count == 4 && part.allSatisfy(\.isASCIIDigit) ? word : String(part)
    }.joined(separator: " ")
  }
}
