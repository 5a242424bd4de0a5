import Model

/// Somebody who follows a presentation on another terminal.
public struct Follower: Hashable, Sendable {
  /// Login of the person.
  public let name: CleanText
  public let size: Size
  /// The presenter's console, with notes and the next item.
  public let isConsole: Bool

  public init(name: CleanText, size: Size, isConsole: Bool) {
    self.name = name
    self.size = size
    self.isConsole = isConsole
  }

  // MARK: Text

  /// "120x40 console lan": the name last, for it may hold blanks.
  var line: String { "\(size.columns)x\(size.rows) \(isConsole ? "console" : "screen") \(name)" }

  /// - Returns: nil for a text that is no follower.
  init?(line: String) {
    let parts = line.split(separator: " ", maxSplits: 2)
    let numbers = parts.first?.split(separator: "x").compactMap { Int($0) } ?? []
    guard parts.count == 3, numbers.count == 2, numbers.allSatisfy({ (0...10_000).contains($0) }) else {
      return nil
    }
    self.init(
      name: CleanText(cleaning: String(parts[2].prefix(60))),
      size: Size(columns: numbers[0], rows: numbers[1]),
      isConsole: parts[1] == "console")
  }
}

/// What somebody says who connects to a presenter.
public enum FollowHello: Hashable, Sendable {
  case follower(Follower)
  /// Another dashboard, which presents from now on.
  case successor
  /// A follower of another version, or something else: it is told our version and left alone.
  case stranger

  public var text: String {
    let heading = "\(FollowMessage.heading) \(FollowMessage.version)\n"
    return switch self {
    case .follower(let follower): heading + "follower \(follower.line)\n"
    case .successor: heading + "successor\n"
    case .stranger: heading
    }
  }

  public init(_ text: String) {
    let lines = text.split(separator: "\n")
    self = .stranger
    guard FollowMessage.version(of: lines.first) == FollowMessage.version, lines.count > 1 else { return }
    if lines[1] == "successor" {
      self = .successor
    } else if lines[1].hasPrefix("follower "), let follower = Follower(line: String(lines[1].dropFirst(9))) {
      self = .follower(follower)
    }
  }
}
