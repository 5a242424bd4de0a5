/// A key as the user means it, whatever bytes the terminal sent.
public enum Key: Hashable, Sendable, Codable {
  /// One typed character, composed.
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1...F12.
  case function(Int)
  /// Ctrl with a letter a...z.
  case control(Character)

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let key = Key(name: name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a key: \(name)")
    }
    self = key
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  /// `Down`, `F5`, `C-c`, `Space`, `q`.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "BackTab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "C-\(letter)"
    }
  }

  /// Reads a key's ``name``; also `Escape`, `PageUp`, `PageDown`, `PPage`, `NPage`.
  public init?(name: String) {
    switch name {
    case "Space": self = .character(" ")
    case "Enter", "Return": self = .enter
    case "Esc", "Escape": self = .escape
    case "Tab": self = .tab
    case "BackTab", "BTab": self = .backTab
    case "Backspace", "BSpace": self = .backspace
    case "Delete": self = .delete
    case "Insert": self = .insert
    case "Up": self = .up
    case "Down": self = .down
    case "Left": self = .left
    case "Right": self = .right
    case "Home": self = .home
    case "End": self = .end
    case "PgUp", "PageUp", "PPage": self = .pageUp
    case "PgDn", "PageDown", "NPage": self = .pageDown
    default:
      if name.count == 1, let character = name.first {
        self = .character(character)
      } else if name.first == "F", let number = Int(name.dropFirst()), (1...12).contains(number) {
        self = .function(number)
      } else if name.hasPrefix("C-"), name.count == 3, let letter = name.last {
        self = .control(letter)
      } else {
        return nil
      }
    }
  }
}
