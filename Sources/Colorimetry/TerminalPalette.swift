/// What a terminal shows for its first sixteen colours. Nobody but the user knows which he has; these two are what
/// most are made after, and they lie far apart.
public enum TerminalPalette: String, Hashable, Sendable, CaseIterable {
  /// xterm's defaults: red3, green3, yellow3, blue2 …
  case xterm
  /// The Linux console's, which are those of VGA: yellow is brown.
  case linuxConsole

  /// Sixteen colours, the second eight the bright ones.
  public var colours: [SRGB] {
    switch self {
    case .xterm:
      [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
      ].map { SRGB($0) }
    case .linuxConsole:
      [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
      ].map { SRGB($0) }
    }
  }
}
