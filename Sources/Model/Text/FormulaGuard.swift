/// Texts that spreadsheets would take for formulas when they open a file of text in columns.
///
/// An apostrophe before such a text keeps it a text (OWASP, CSV injection). A text of apostrophes before a formula gets
/// one more, so that taking one away always gives the text back.
public enum FormulaGuard {
  /// What begins a formula, in its half and full widths.
  private static let marks: Set<Character> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// The text as one that no spreadsheet takes for a formula.
  public static func defused(_ text: String) -> String { isFormula(text) ? "'" + text : text }

  /// The text before it was ``defused(_:)``; any other text as it is.
  public static func restored(_ text: String) -> String {
    text.first == "'" && isFormula(text) ? String(text.dropFirst()) : text
  }

  /// Behind apostrophes or without them.
  private static func isFormula(_ text: String) -> Bool {
    text.first { $0 != "'" }.map { marks.contains($0) } ?? false
  }
}
