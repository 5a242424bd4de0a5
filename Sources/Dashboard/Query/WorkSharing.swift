/// Does the pieces of a piece of work, side by side where somebody helps.
public struct WorkSharing: Sendable {
  private let share: @Sendable ([@Sendable () -> Void]) -> Void

  /// - Parameter share: does all pieces in any order, on whatever threads, and returns when they are done.
  public init(_ share: @escaping @Sendable ([@Sendable () -> Void]) -> Void) {
    self.share = share
  }

  /// One piece after the other, on the calling thread.
  public static let alone = WorkSharing { pieces in for piece in pieces { piece() } }

  /// The result of every piece, in the order of the pieces.
  func results<Piece: Sendable, Result: Sendable>(
    of pieces: [Piece], _ result: @escaping @Sendable (Piece) -> Result
  ) -> [Result] {
    guard pieces.count > 1 else { return pieces.map(result) }
    let kept = KeptResults<Result>(count: pieces.count)
    share(
      pieces.enumerated().map { position, piece in { kept.put(result(piece), at: position) } })
    return kept.all
  }
}
