import Model

/// Which batches are withdrawn, and by which, as known at some batch.
///
/// A withdrawal names the batch it takes back; a restoration names the withdrawal that it undoes, and the next withdrawal
/// of the same batch names that restoration. So each batch has a chain, and it is withdrawn where the chain is of odd
/// length.
struct BatchLedger {
  /// What each withdrawal and restoration names.
  private let named: [Int: Int]
  /// The last of the chain of each batch that has one.
  private var last: [Int: Int] = [:]
  private var lengths: [Int: Int] = [:]

  init(_ sql: SQL, knownAt: Int) throws {
    var named: [Int: Int] = [:]
    try sql.rows(
      "SELECT number, withdraws FROM batch WHERE withdraws IS NOT NULL AND number <= ?",
      [.integer(Int64(clamping: knownAt))]
    ) { row in
      let number = try row.integer()
      named[number] = try row.integer()
    }
    self.named = named
    for number in named.keys.sorted() {
      let subject = subject(of: number)
      last[subject] = number
      lengths[subject, default: 0] += 1
    }
  }

  /// The batch that a withdrawal or restoration is about; any other batch itself.
  func subject(of number: Int) -> Int {
    var current = number
    // A chain goes back in time; a damaged file must not go round in circles.
    while let next = named[current], next < current { current = next }
    return current
  }

  /// The batch that withdrew `batch`; nil where it stands.
  func withdrawal(of batch: Int) -> Int? { lengths[batch, default: 0] % 2 == 1 ? last[batch] : nil }

  /// What the next withdrawal or restoration of a batch names.
  func tail(of batch: Int) -> Int { last[batch] ?? batch }

  /// Batches that are withdrawn, for a condition of a statement.
  var withdrawn: [Int] { lengths.filter { $0.value % 2 == 1 }.keys.sorted() }

  /// `(3, 5)`, or a list that nothing is in.
  var withdrawnList: String {
    "(" + (withdrawn.isEmpty ? "-1" : withdrawn.map(String.init).joined(separator: ", ")) + ")"
  }
}
