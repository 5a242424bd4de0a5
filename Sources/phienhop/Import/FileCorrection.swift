import Model
import Store

/// What was corrected of a file since it was taken in: figures that a later batch states otherwise.
struct FileCorrection {
  /// Figures of the file that say something else now, or nothing.
  let count: Int
  /// The last of the batches that corrected them.
  let batch: BatchNumber

  /// - Parameters:
  ///   - facts: what the file states; nil for what is not read as a whole.
  ///   - batch: the batch by which it was taken in.
  /// - Returns: nil where everything stands as the file says.
  init?(of facts: FactBatch?, since batch: BatchNumber, _ reader: StoreReader) throws {
    guard let facts, !facts.observations.isEmpty || !facts.indexFigures.isEmpty else { return nil }
    let observations = Set(facts.observations.map(\.id))
    let figures = Set(facts.indexFigures.map(\.id))
    let corrections = try reader.corrections(since: batch).filter { correction in
      guard correction.isOtherwise else { return false }
      return switch correction.figure {
      case .observation(let old, _): observations.contains(old.id)
      case .indexFigure(let old, _): figures.contains(old.id)
      }
    }
    guard let last = corrections.map(\.batch).max() else { return nil }
    count = corrections.count
    self.batch = last
  }
}
