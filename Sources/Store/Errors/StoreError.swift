import Model

/// Why a store could not be opened, read or written, in words for the person at the keyboard.
///
/// ``message`` is one calm line: what happened, where, what to do. ``details`` is for the log.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no file at the path.
  case missing(path: String)
  /// Something is there already and is never overwritten.
  case exists(path: String)
  /// Another program kept the store for longer than the bounded wait.
  case locked(path: String)
  /// The file is not a store of this program.
  case foreign(path: String)
  /// Written by a newer version of the program.
  case newer(path: String, schema: Int, known: Int)
  /// An older schema, opened without the right to migrate it.
  case older(path: String, schema: Int, known: Int)
  /// The file ends before its own header says so.
  case truncated(path: String)
  /// The file is damaged.
  case corrupt(path: String, details: String)
  case diskFull(path: String)
  /// The rights to the file or its folder do not suffice.
  case noPermission(path: String)
  /// The folder that the file is to be made in is not there.
  case noFolder(path: String)
  /// The store can be read but not written.
  case readOnly(path: String)
  /// In an unwritable folder a store can only be read while its log and index files are there.
  case unwritableFolder(path: String, missing: String)
  /// SQLite's log and the change watcher need a local disk.
  case networkFileSystem(path: String, kind: String)
  /// The file under the path is another one than the one that was opened.
  case replaced(path: String)
  /// Reading or writing the disk failed.
  case ioFailure(path: String, details: String)

  /// The batch contradicts itself or holds a number out of range; nothing was written.
  case refusedBatch(details: String)
  case unknownBatch(BatchNumber)
  case alreadyWithdrawn(BatchNumber, by: BatchNumber)
  /// A withdrawal or restoration itself is neither withdrawn nor restored: the batch it is about is.
  case withdrawalOfWithdrawal(BatchNumber)
  /// `later` holds facts about what only `batch` says.
  case laterBatchBuilds(on: BatchNumber, later: BatchNumber)
  /// Only a withdrawn batch is brought back.
  case notWithdrawn(BatchNumber)
  /// `batch` holds facts about what only `other` says, which is withdrawn.
  case buildsOnWithdrawn(BatchNumber, on: BatchNumber)
  /// Whoever asked for it stopped it; nothing was written.
  case cancelled

  /// 5 for the disk and its rights, 4 for a refused batch, 130 where it was stopped, otherwise 3.
  public var exitCode: Int32 {
    switch self {
    case .cancelled: 130
    case .diskFull, .noPermission, .noFolder, .readOnly, .unwritableFolder, .ioFailure: 5
    case .refusedBatch: 4
    default: 3
    }
  }

  /// What the log takes and the calm line leaves out; empty where there is nothing more to tell.
  public var details: String {
    switch self {
    case .corrupt(_, let details), .ioFailure(_, let details), .refusedBatch(let details): details
    default: ""
    }
  }
}
