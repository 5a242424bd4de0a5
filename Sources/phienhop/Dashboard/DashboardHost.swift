import Dashboard
import Model

/// What watching a store tells.
enum WatchSign: Sendable {
  /// Another program has changed the store, or taken it away.
  case touched
  /// The system does not let us watch; nothing will be told.
  case failed
}

/// What the run loop needs of the rest of the program.
///
/// Before the first frame it is used on the screen's thread, after that on the worker's alone.
protocol DashboardHost: AnyObject, Sendable {
  /// Answers a query from the newest state of knowledge it has taken in.
  func answer(_ query: Query) throws -> Answer
  /// Takes in what other programs have changed since; false when there is nothing new.
  func refresh() throws -> Bool
  /// Tells what was known at a batch from now on, whatever others write.
  /// - Returns: whether that is another batch than before.
  func follow(to batch: BatchNumber) throws -> Bool
  /// Tells figures as known at a batch from now on, nil for the newest, and everything else as before.
  func showFigures(at batch: BatchNumber?) throws
  /// The batch that figures are told of; nil for the newest.
  var shownFigures: BatchNumber? { get }
  /// How many batches other programs have written that are not taken in yet.
  func waitingBatches() throws -> Int
  /// Makes a store from the built-in figures and uses it from now on.
  func makeStore(home: UnitID) throws -> Event
  /// Writes what a state shows to a file in the current folder.
  /// - Returns: what became of it: written, or a file of the name is there.
  func export(_ state: State, _ request: ExportRequest) throws -> Event
  /// Calls back whenever another program has changed the store, or taken it away; from any thread.
  func startWatching(_ tell: @escaping @Sendable (WatchSign) -> Void)
  /// One calm line for whatever went wrong; details go to the log.
  func notice(for error: any Error, language: Language) -> Notice
}
