import Dashboard

extension Event {
  /// Tells that something is in the store that was not there before.
  var hasWritten: Bool {
    switch self {
    case .recorded: true
    case .rollCalled(_, _, _, let isNew): isNew
    case .drafted(_, _, let receipt): receipt.batch != nil
    case .importing(_, .taken(let batches, _)): !batches.isEmpty
    default: false
    }
  }
}
