/// What a person may say of files where reading them alone leaves it open.
public enum ReadingChoice: String, Sendable, Hashable, CaseIterable {
  /// Which period the figures are of.
  case period
  /// Who reports.
  case unit
  /// How the letters of a text file are written as bytes.
  case encoding
  /// Which of point and comma stands before decimals.
  case locale
  /// Which form it is.
  case profile
  /// On which day the files were received.
  case received
  /// Which sheet of a workbook is read, hidden ones included.
  case sheet
  /// Why columns of citizens' data are kept; they are left out where nobody says so.
  case personal
}

/// Something that reading left open and somebody has to say.
public struct ReadingDoubt: Sendable, Hashable {
  public let choice: ReadingChoice
  /// What it may be, the likeliest first, as it would be typed; empty where nothing is known of it.
  public let candidates: [String]

  public init(_ choice: ReadingChoice, candidates: [String] = []) {
    self.choice = choice
    self.candidates = candidates
  }
}
