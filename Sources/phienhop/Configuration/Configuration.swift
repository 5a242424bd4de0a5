import Dashboard
import Model
import Terminal

/// What `config.toml` says; everything nil where it says nothing or is not there.
struct Configuration: Hashable, Sendable {
  /// Code or name of the home province.
  var home: String?
  /// Who records, as batches and drafts name them; nil for the login.
  var author: CleanText?
  /// Path of the store.
  var store: String?
  var language: Language?
  /// Name of a theme, or path of a theme file.
  var theme: String?
  /// Whether to use colours; a choice here stands over `NO_COLOR`.
  var colour: TerminalOptions.Colour?
  /// Days before the due day from which a directive is due soon, 0...365.
  var warningDays: Int?
  var timeZone: TimeZoneRule?
  var isReadOnly: Bool?
  /// Words line by line instead of a picture.
  var isPlain: Bool?

  /// Unaccented text and lines of ASCII; nil leaves it to the terminal.
  var usesASCII: Bool?
  /// Whether the mouse is on from the start.
  var usesMouse: Bool?
  /// What composed letters come from where letters are commands.
  var inputMethod: InputMethod?

  /// Where a key stands, for faults found long after the file was read.
  struct Place: Hashable, Sendable {
    let file: String
    let line: Int
    let key: String
  }

  static let keys = [
    "ascii", "author", "color", "home", "input_method", "language", "mouse", "plain", "read_only", "store",
    "theme",
    "time_zone",
    "warning_days",
  ]
}
