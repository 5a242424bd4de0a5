import Model

/// Something that happened; the only way state changes.
public enum Event: Sendable {
  case key(Key)
  /// So many Backspaces and, at once, letters: how input methods replace what was typed, as "ô" for the second o.
  case retyped(deletions: Int, text: String)
  case mouse(MouseInput)
  /// Text pasted in one piece.
  case paste(String)
  case resize(Size)
  case answer(Query, Answer)
  /// A query failed; the line says why.
  case failure(Query, Notice)
  /// The library tells figures as known at a batch from here on; nil for the newest.
  case figuresShown(BatchNumber?)
  /// It cannot, and tells figures of the other batch; the line says why.
  case figuresRefused(BatchNumber?, telling: BatchNumber?, Notice)
  /// Another program, or this one, changed the store.
  case storeChanged
  /// So many batches of other programs have not been taken in, because the screen is frozen.
  case changesWait(Int)
  /// The store was looked at and nothing has changed.
  case nothingNew
  /// What others have written could not be taken in; what is shown may be old.
  case refreshFailed(Notice)
  /// Nobody tells when others write: what they write is seen when asked for.
  case watchingFailed
  case dayChanged(Day)
  /// A store was made and opened.
  case storeOpened(LibraryKind, home: UnitID?, isReadOnly: Bool)
  case notice(Notice)
  /// A view went out: the path of the file, and how many rows it has.
  case exported(path: CleanText, rows: Int)
  /// Nothing went out, because a file has the name already.
  case exportExists(ExportRequest)
  /// What someone decided is in the store, in this batch.
  case recorded(Recording, BatchNumber)
  /// What was written down in a meeting is in the store, or needed no writing.
  case drafted(MeetingID, DraftEdit, DraftReceipt)
  /// It could not be written; the line says why.
  case draftFailed(DraftEdit, Notice)
  /// Marks of a roll call are in the store: the batch that has them, or the last there is where they were there already.
  case rollCalled(MeetingID, RollCallEdit, BatchNumber, isNew: Bool = true)
  /// They could not be written; the line says why.
  case rollCallFailed(MeetingID, RollCallEdit, Notice)
  /// How an import gets on, by its ticket; news of one that was given up is ignored.
  case importing(Int, ImportNews)
  /// The time, while a meeting is presented.
  case clock(PresentationClock)
  /// What a presenter says to this follower, or becomes of this presenter's followers.
  case followed(FollowNews)
  /// The themes there are now, in the order in which a key walks through them.
  case themes([String])
}

/// What the program is asked to do; the run loop does it and answers with events.
public enum Effect: Hashable, Sendable {
  /// Answer this query with an `answer` event.
  case load(Query)
  /// Tell figures as known at a batch, nil for the newest, with meetings and directives as before; answered with a
  /// `figuresShown` event.
  case showFigures(BatchNumber?)
  /// Make a store from the built-in figures and open it.
  case makeStore(home: UnitID)
  /// Write what the screen shows to a file.
  case export(ExportRequest)
  /// Write a decision to the store.
  case record(Recording)
  /// A step of an import, by its ticket.
  case importing(Int, ImportStep)
  case redraw
  /// Take in what others have written, although the screen is frozen.
  case refresh
  case suspend
  case quit
}
