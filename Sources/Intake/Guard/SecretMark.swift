import Model

/// Marks of secrecy: Mật, Tối mật, Tuyệt mật. What bears one is not taken in.
///
/// A mark stands by itself: in a cell of its own, after "Độ mật:", or in brackets. "Bảo mật", "mật khẩu", "mật độ"
/// and a sentence that speaks of secret documents are none.
public enum SecretMark: String, Sendable, Hashable, CaseIterable {
  case secret = "mật"
  case topSecret = "tối mật"
  case mostSecret = "tuyệt mật"

  /// Words before a mark that only say that it is one.
  private static let labels: [[String]] = [
    ["độ", "mật"], ["mức", "độ", "mật"], ["độ", "khẩn"], ["mức", "mật"], ["tài", "liệu"], ["văn", "bản"],
    ["hồ", "sơ"],
    ["dấu"], ["loại"], ["cấp", "độ"], ["chỉ", "mức", "độ", "mật"],
  ]

  /// The mark a text is; nil for a text that is none, whatever words it has.
  public init?(_ text: String) {
    let clean = CleanText(cleaning: text).string
    if let mark = Self.bracketed(clean) ?? Self.whole(Self.words(clean)) {
      self = mark
    } else {
      return nil
    }
  }

  /// Words with their tone marks, since "mặt" and "mắt" are others.
  private static func words(_ text: String) -> [String] {
    text.lowercased().unicodeScalars.split {
      !($0.properties.isAlphabetic || (0x30...0x39).contains($0.value))
    }.map { String($0) }
  }

  private static func whole(_ words: [String]) -> SecretMark? {
    var rest = words[...]
    for label in labels where rest.count > label.count && rest.starts(with: label) {
      rest = rest.dropFirst(label.count)
      break
    }
    return SecretMark(rawValue: rest.joined(separator: " "))
  }

  /// "Báo cáo số 12 (Tối mật)", "[MẬT]".
  private static func bracketed(_ text: String) -> SecretMark? {
    var rest = text[...]
    while let open = rest.firstIndex(where: { "([".contains($0) }) {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(where: { ")]".contains($0) }) else { return nil }
      if let mark = whole(words(String(rest[..<close]))) { return mark }
    }
    return nil
  }

  /// False for nearly all cells, without taking their words apart.
  static func mayBe(_ cell: RawCell) -> Bool {
    guard case .text(let text) = cell.content else { return false }
    return text.utf8.count <= 400 && text.utf8.contains { $0 == UInt8(ascii: "m") || $0 == UInt8(ascii: "M") }
      && !text.utf8.allSatisfy { $0 < 0x80 }
  }
}
