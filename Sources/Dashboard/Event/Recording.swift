import Model

/// What a person decides on the screen and the store keeps, each as a batch of its own.
public enum Recording: Hashable, Sendable {
  /// Which of several values counts.
  /// - Parameter title: what the batch is called, in Vietnamese as all batches are.
  case choice(FigureChoice, title: CleanText)
  /// A change of a meeting's agenda.
  case agenda(MeetingID, AgendaEdit)
  /// What is written down in a meeting, and what becomes of it.
  case draft(MeetingID, DraftEdit)
  /// Closes the figures of a period as they were known at a batch, for a meeting or for whichever looks at it.
  case closing(Period, at: BatchNumber, for: MeetingID? = nil)
  /// Marks of a meeting's roll call.
  case rollCall(MeetingID, RollCallEdit)
  /// Takes a batch back.
  case withdrawal(BatchNumber, reason: CleanText)
  /// Brings a withdrawn batch back.
  case restoration(BatchNumber, reason: CleanText)
}
