import Model

/// What the program is asked to do for an import, one step after the other.
public enum ImportStep: Hashable, Sendable {
  /// Look what a folder has; nil for the current one.
  case listFolder(String?)
  /// Read files and compare them with the store. Nothing is written.
  case read([String], ImportOptions = ImportOptions())
  /// Take in what was read.
  case take(acceptsValid: Bool)
  /// Give up; the store stays as it was.
  case cancel
}

/// What becomes of the steps.
public enum ImportNews: Sendable {
  case folder(FolderListing)
  /// So much of the reading or writing is done; a total of 0 is one that nobody knows.
  case progress(done: Int, total: Int)
  case preview(ImportTable)
  /// - Parameter differing: counts that forms in the store state and its dossiers, the new ones among them, do not make;
  ///   nil where the comparison was stopped.
  case taken([TakenBatch], differing: Int?)
  /// Nothing was written; the line says why.
  case failed(Notice)

  /// A batch that an import made.
  public struct TakenBatch: Hashable, Sendable {
    public let number: BatchNumber
    public let title: CleanText
    /// New and changed facts.
    public let facts: Int

    public init(number: BatchNumber, title: CleanText, facts: Int) {
      self.number = number
      self.title = title
      self.facts = facts
    }
  }
}
