import Glibc

/// What a session cost, for tests and measurements (`--stats FILE`). Main thread only.
public final class Statistics {
  /// Keys read; a paste counts as one.
  public var keys = 0
  /// Frames that changed the screen.
  public var frames = 0
  /// Calls that wrote to the terminal.
  public var writes = 0
  /// Bytes written to the terminal.
  public var bytes = 0
  /// Bytes read from the terminal.
  public var bytesRead = 0
  /// How often the loop was woken from sleep.
  public var wakeUps = 0
  /// Queries that the program sent to its store; counted by the program.
  public var queries = 0
  /// The longest time between two sleeps, in nanoseconds.
  public var longestTurn: UInt64 = 0

  /// All counts at zero.
  public init() {}

  /// One JSON object with a line feed: `keys`, `frames`, `writes`, `bytes`, `wake_ups`, `queries` and
  /// `longest_turn_us` (microseconds).
  public var json: String {
    """
    {"keys":\(keys),"frames":\(frames),"writes":\(writes),"bytes":\(bytes),"wake_ups":\(wakeUps),\
    "queries":\(queries),"longest_turn_us":\(longestTurn / 1000)}

    """
  }

  /// Writes ``json`` into the file at `path`, replacing what is there. False if that fails.
  @discardableResult
  public func write(to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let text = Array(json.utf8)
    return Glibc.write(descriptor, text, text.count) == text.count
  }
}
