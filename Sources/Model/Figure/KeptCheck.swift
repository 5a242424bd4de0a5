/// A check that did not hold when a figure was taken in, as it is kept in the figure's note:
/// `lệch 3: 3 = 4 + 5 + 6 (ghi 123, tính 120)`. The text is that of whoever took it in and stays Vietnamese.
public struct KeptCheck: Hashable, Sendable {
  /// Stated minus computed; nil where it is no number.
  public let difference: ExactDecimal?
  /// What was checked, in the form's own words.
  public let rule: CleanText
  /// As the source states it; empty in notes of earlier versions.
  public let stated: CleanText
  /// What the parts make; empty in notes of earlier versions.
  public let computed: CleanText

  public init(difference: ExactDecimal?, rule: CleanText, stated: CleanText, computed: CleanText) {
    self.difference = difference
    self.rule = rule
    self.stated = stated
    self.computed = computed
  }

  /// "lệch 3: 3 = 4 + 5 + 6".
  public var title: CleanText {
    guard let difference else { return CleanText("không khớp: ") + rule }
    return CleanText("lệch ") + CleanText(cleaning: difference.trimmed.description) + CleanText(": ") + rule
  }

  /// The title with what is stated and what is computed.
  public var note: CleanText {
    stated.isEmpty && computed.isEmpty
      ? title : title + CleanText(" (ghi ") + stated + CleanText(", tính ") + computed + CleanText(")")
  }

  /// What notes that may hold a check begin with, for whoever looks through many.
  public static let beginnings = ["lệch ", "không khớp: "]

  /// The checks that a figure's note tells; other remarks in it are left out.
  public static func all(in note: CleanText) -> [KeptCheck] {
    parts(of: note.string).compactMap { KeptCheck(part: $0) }
  }

  /// Remarks are joined with "; ".
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for piece in text.split(separator: ";") { parts.append(String(piece.drop { $0 == " " })) }
    return parts
  }

  private init?(part: String) {
    var rest: Substring
    if part.hasPrefix(Self.beginnings[0]) {
      rest = part.dropFirst(Self.beginnings[0].count)
      guard let colon = rest.firstIndex(of: ":"), let number = ExactDecimal(String(rest[..<colon])) else {
        return nil
      }
      difference = number
      rest = rest[rest.index(after: colon)...].drop { $0 == " " }
    } else if part.hasPrefix(Self.beginnings[1]) {
      difference = nil
      rest = part.dropFirst(Self.beginnings[1].count)
    } else {
      return nil
    }
    let (before, stated, computed) = Self.values(at: rest)
    rule = CleanText(cleaning: String(before))
    self.stated = CleanText(cleaning: String(stated))
    self.computed = CleanText(cleaning: String(computed))
  }

  /// Cuts " (ghi 123, tính 120)" off the end.
  private static func values(at text: Substring) -> (rule: Substring, stated: Substring, computed: Substring)
  {
    guard text.last == ")", let open = text.lastIndex(of: "("), text[open...].hasPrefix("(ghi ") else {
      return (text, "", "")
    }
    let inside = text[open...].dropFirst("(ghi ".count).dropLast()
    let mark = ", tính "
    guard let comma = inside.indices.last(where: { inside[$0...].hasPrefix(mark) }) else {
      return (text, "", "")
    }
    let rule = text[..<open]
    return (
      rule.last == " " ? rule.dropLast() : rule, inside[..<comma], inside[comma...].dropFirst(mark.count)
    )
  }
}
