import Glibc

/// Fonts that show letters of their own under the codes of Western European ones.
enum LegacyFont: Hashable, Sendable {
  /// `.VnTime` and its kin.
  case tcvn3
  /// `.VnTimeH` and its kin, which show every letter as a capital.
  case tcvn3Capitals
  case vni
  case vps

  /// The encoding a font's name tells of; nil for fonts of Unicode.
  init?(fontName: some StringProtocol) {
    let name = fontName.lowercased()
    if name.hasPrefix(".vn") {
      self = fontName.last == "H" ? .tcvn3Capitals : .tcvn3
    } else if name.hasPrefix("vni") {
      self = .vni
    } else if name.hasPrefix("vps") {
      self = .vps
    } else {
      return nil
    }
  }

  var encoding: TextEncoding {
    switch self {
    case .tcvn3, .tcvn3Capitals: .tcvn3
    case .vni: .vni
    case .vps: .vps
    }
  }
}
