import Model

/// A closing as screens and documents tell of it: the day it was made, and how much was corrected since.
public struct ClosedFigures: Hashable, Sendable {
  public let closing: FigureClosing
  /// Where the office is; nil for a moment that is none.
  public let day: Day?
  /// What says something else since.
  public let late: LateCounts

  /// Figures of the period that say something else now.
  public var corrected: Int { late.corrected }

  public init(closing: FigureClosing, day: Day?, corrected: Int) {
    self.init(closing: closing, day: day, late: LateCounts(corrected: corrected))
  }

  public init(closing: FigureClosing, day: Day?, late: LateCounts) {
    self.closing = closing
    self.day = day
    self.late = late
  }

  /// - Parameter reader: as known now.
  /// - Throws: what the reader throws.
  public init(_ closing: FigureClosing, day: Day?, _ reader: any FactReader) throws {
    self.init(closing: closing, day: day, late: try CorrectedClosings([closing], reader).late(closing))
  }

  /// The closing of a key; nil where there is none.
  init?(_ id: FactID, from told: any FactReader, rules: ReportRules) throws {
    let reader = try told.withLateFigures()
    guard let closing = try reader.closings().first(where: { $0.id == id }) else { return nil }
    try self.init(closing, day: rules.localDay(closing.moment), reader)
  }

  /// The day as it is written, else the moment as it was kept.
  public func day(_ format: Format) -> CleanText {
    day.map { format.day($0) } ?? format.dayOfMoment(closing.moment)
  }

  /// "2 số sửa, 3 số mới, hồ sơ 5 đơn vị đổi"; empty where nothing came after the closing.
  public func lateWords(_ wording: Wording, _ format: Format) -> CleanText {
    [
      (late.corrected, Label.closedLateCorrected), (late.added, .closedLateAdded),
      (late.dossierUnits, .closedLateDossiers),
    ].filter { $0.0 > 0 }.map { wording($0.1, format.integer($0.0)) }.joined(separator: ", ")
  }

  /// Nothing but corrections came after it, as mostly; that is said more shortly.
  public var isOnlyCorrected: Bool { late == LateCounts(corrected: late.corrected) }

  /// "chốt 28/05/2025, 2 số đã sửa sau chốt".
  func mark(_ wording: Wording, _ format: Format) -> CleanText {
    if late.isEmpty { return wording(.closedMark, day(format)) }
    return isOnlyCorrected
      ? wording(.closedMarkCorrected, day(format), format.integer(corrected))
      : wording(.closedMarkLate, day(format), lateWords(wording, format))
  }

  /// "Số liệu Tháng 5/2025: chốt 28/05/2025 bởi thư ký (đợt 12); 2 số đã sửa sau chốt".
  func line(_ wording: Wording, _ format: Format) -> CleanText {
    let line = wording(
      .closedLine, format.period(closing.period), day(format), closing.author,
      format.integer(closing.batch.value))
    if late.isEmpty { return line }
    return line
      + (isOnlyCorrected
        ? wording(.closedLineCorrected, format.integer(corrected))
        : wording(.closedLineLate, lateWords(wording, format)))
  }
}

/// What was closed. What came after a closing is asked for where it is told, see ``Query/closing(_:)``: looking through all
/// of them takes seconds where years are closed.
public final class ClosingBook: Sendable {
  public let closings: [FigureClosing]
  private let days: [FactID: Day]
  /// The last batch that changed any figure.
  private let lastChange: BatchNumber

  /// - Parameter told: knows closings, whatever figures it tells.
  /// - Throws: what the reader throws.
  init(from told: any FactReader, rules: ReportRules) throws {
    let reader = try told.withLateFigures()
    closings = try reader.closings()
    lastChange = try closings.isEmpty ? BatchNumber(0) : reader.lastFigureChange()
    days = Dictionary(
      closings.compactMap { closing in rules.localDay(closing.moment).map { (closing.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The batch as known at which figures are those that were closed; nil where those of now are the same.
  func figures(of closing: FigureClosing) -> BatchNumber? {
    closing.batch < lastChange ? closing.batch : nil
  }

  /// A closing by its day, before it is known what came after it.
  func told(_ closing: FigureClosing) -> ClosedFigures {
    ClosedFigures(closing: closing, day: days[closing.id], late: LateCounts())
  }
}
