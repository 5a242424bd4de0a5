import Model

/// What lies over a screen; Esc takes the topmost away.
public enum Overlay: Hashable, Sendable {
  /// Keys that work here, filtered by typing; `selected` counts visible rows.
  case help(filter: String, selected: Int)
  /// Commands by name at the foot, with what fits what was typed; `selected` counts matches.
  case palette(typed: String, selected: Int)
  /// A line of text at the foot.
  case prompt(Prompt)
  /// Value, definition, parts, dates and source of the selected cell.
  case source(scroll: Int)
  /// Choosing the home province of a new store.
  case chooseHome(typed: String, selected: Int)
  /// Another unit that a presented view is to turn to.
  case chooseUnit(typed: String, selected: Int)
  /// Marked units side by side.
  case comparison(scroll: Int)
  /// Letters, symbols, colours and a ruler, for checking a projector or a video stream.
  case testPicture
  /// Choosing the format and the name of a file that the view goes out in.
  case export(ExportDialog)
  /// Choosing one of several values, or taking a batch back, with the reason.
  case decision(DecisionDialog)
  /// Asking whether the figures of a period are to be closed: for a meeting, or for whichever looks at it.
  case closing(Period, for: MeetingID? = nil)
  /// Writing down what a meeting says.
  case recording(RecordForm)
  /// Calling the rooms of a meeting.
  case rollCall(RollCallDialog)
  /// Choosing a file to take in.
  case chooseFile(FileDialog)
  /// A file that is read, shown and taken in.
  case importing(ImportDialog)
}

/// Text typed at the foot.
public struct Prompt: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable {
    case search, filter, range
    /// The title of an agenda item.
    case itemTitle(MeetingID, FactID)
  }
  public let purpose: Purpose
  public var text: String
  /// The view before typing began; Esc restores it.
  public let before: ViewValue

  public init(purpose: Purpose, text: String, before: ViewValue) {
    self.purpose = purpose
    self.text = text
    self.before = before
  }
}
