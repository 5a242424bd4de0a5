import Dashboard
import Model

/// Figures of a closed period that a file adds or states otherwise. It is told and stops nothing.
struct ClosedChange: Sendable {
  let closed: ClosedFigures
  let count: Int

  /// The newest closing of each period that the batch touches, the newest first.
  /// - Parameters:
  ///   - closings: all there are.
  ///   - editions: the periods of editions that the store knows.
  ///   - day: of a moment where the office is.
  static func all(
    of batch: FactBatch, _ difference: BatchDifference, closings: [FigureClosing],
    editions: [EditionID: Period], day: (String) -> Day?
  ) -> [ClosedChange] {
    guard !closings.isEmpty else { return [] }
    let touched = Set((difference.new + difference.changed).map(\.id))
    var periods = batch.observations.filter { touched.contains($0.id.rawValue) }.map(\.period)
    let own = Dictionary(
      batch.editions.map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
    periods += batch.indexFigures.filter { touched.contains($0.id.rawValue) }
      .compactMap { own[$0.edition] ?? editions[$0.edition] }
    var counts: [FactID: Int] = [:]
    let newest = closings.sorted { ($0.batch, $0.id) > ($1.batch, $1.id) }
    for period in periods {
      guard let closing = newest.first(where: { $0.closes(period) }) else { continue }
      counts[closing.id, default: 0] += 1
    }
    return newest.compactMap { closing in
      counts[closing.id].map {
        ClosedChange(
          closed: ClosedFigures(closing: closing, day: day(closing.moment), corrected: 0), count: $0)
      }
    }
  }

  /// "! 3 số của kỳ đã chốt Tháng 5/2025 (chốt 28/05/2025 bởi thư ký) thêm vào hoặc khác đi; vẫn nhập được".
  func line(_ words: ProgramWords) -> CleanText {
    let format = Format(language: words.language)
    return words(
      .importClosed,
      [
        format.integer(count), format.period(closed.closing.period), closed.day(format),
        closed.closing.author,
      ])
  }
}
