import Model

/// A closing as screens and documents tell of it: the day it was made, and how much was corrected since.
public struct ClosedFigures: Hashable, Sendable {
  public let closing: FigureClosing
  /// Where the office is; nil for a moment that is none.
  public let day: Day?
  /// Figures of the period that say something else now.
  public let corrected: Int

  public init(closing: FigureClosing, day: Day?, corrected: Int) {
    self.closing = closing
    self.day = day
    self.corrected = corrected
  }

  /// - Parameter reader: as known now.
  /// - Throws: what the reader throws.
  public init(_ closing: FigureClosing, day: Day?, _ reader: any FactReader) throws {
    self.init(
      closing: closing, day: day, corrected: try CorrectedClosings([closing], reader).count(closing))
  }

  /// The day as it is written, else the moment as it was kept.
  public func day(_ format: Format) -> CleanText {
    day.map { format.day($0) } ?? format.dayOfMoment(closing.moment)
  }

  /// "chốt 28/05/2025, 2 số đã sửa sau chốt".
  func mark(_ wording: Wording, _ format: Format) -> CleanText {
    corrected > 0
      ? wording(.closedMarkCorrected, day(format), format.integer(corrected))
      : wording(.closedMark, day(format))
  }

  /// "Số liệu Tháng 5/2025: chốt 28/05/2025 bởi thư ký (đợt 12); 2 số đã sửa sau chốt".
  func line(_ wording: Wording, _ format: Format) -> CleanText {
    let line = wording(
      .closedLine, format.period(closing.period), day(format), closing.author,
      format.integer(closing.batch.value))
    return corrected > 0 ? line + wording(.closedLineCorrected, format.integer(corrected)) : line
  }
}

/// The newest closings and the figures that were corrected after them.
public final class ClosingBook: Sendable {
  /// Closings that are looked through for later corrections.
  private static let most = 12

  public let closings: [FigureClosing]
  private let figures: CorrectedClosings
  private let days: [FactID: Day]
  /// The last batch that changed any figure.
  private let lastChange: BatchNumber

  /// - Parameter told: knows closings; what was corrected after them is told whatever figures it tells.
  /// - Throws: what the reader throws.
  init(from told: any FactReader, rules: ReportRules) throws {
    let reader = try told.withLateFigures()
    closings = try reader.closings()
    lastChange = try closings.isEmpty ? BatchNumber(0) : reader.lastFigureChange()
    figures = try CorrectedClosings(closings.sorted { $0.batch < $1.batch }.suffix(Self.most), reader)
    days = Dictionary(
      closings.compactMap { closing in rules.localDay(closing.moment).map { (closing.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The batch as known at which figures are those that were closed; nil where those of now are the same.
  func figures(of closing: FigureClosing) -> BatchNumber? {
    closing.batch < lastChange ? closing.batch : nil
  }

  /// What is told of a closing.
  func told(_ closing: FigureClosing) -> ClosedFigures {
    ClosedFigures(closing: closing, day: days[closing.id], corrected: figures.count(closing))
  }

  /// The correction of a figure after the closing of its period; nil for one that was not corrected.
  func correction(of fact: FactID) -> FigureCorrection? { figures.corrected[fact] }
}
