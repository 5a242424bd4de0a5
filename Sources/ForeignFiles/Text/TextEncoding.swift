/// How the letters of a text file are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// Windows Vietnamese; tone marks stand after their letters.
  case cp1258
  /// TCVN 5712, letters as the `.Vn` fonts show them.
  case tcvn3
  /// The two-bytes-a-letter fonts `VNI-`; recognised and refused.
  case vni
  /// The `VPS` fonts; recognised and refused.
  case vps

  /// Whether it can be read, and not only recognised.
  public var isReadable: Bool { self != .vni && self != .vps }

  /// As people write it.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .cp1258: "CP1258"
    case .tcvn3: "TCVN3"
    case .vni: "VNI"
    case .vps: "VPS"
    }
  }

  /// Reads a name as typed: "UTF-8", "utf8", "TCVN3", "windows-1258".
  public init?(named text: String) {
    let key = text.lowercased().filter { $0.isLetter || $0.isNumber }
    let other: [String: TextEncoding] = [
      "utf16": .utf16LittleEndian, "unicode": .utf16LittleEndian, "windows1258": .cp1258, "1258": .cp1258,
      "abc": .tcvn3, "tcvn": .tcvn3, "tcvn5712": .tcvn3,
    ]
    let found = TextEncoding.allCases.first { $0.rawValue.filter { $0 != "-" } == key } ?? other[key]
    guard let found else { return nil }
    self = found
  }
}
