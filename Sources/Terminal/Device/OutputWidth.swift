import CTerminal
import Glibc

/// How wide a line of standard output may be.
public enum OutputWidth {
  /// Columns of the terminal that standard output is, or what `COLUMNS` says of it; nil for a file or a pipe, whose
  /// readers want the whole line.
  public static var standardOutput: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    if let text = getenv("COLUMNS"), let stated = Int(String(cString: text)), plausible.contains(stated) {
      return stated
    }
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard ct_window_size(STDOUT_FILENO, &columns, &rows) else { return nil }
    return Int(columns)
  }

  /// What somebody may mean by `COLUMNS`; anything else is as good as nothing.
  private static let plausible = 1...10_000
}
