import Model
import Reference
import Store

/// A made-up library of the size a province reaches in five years, written through the store's own door.
///
/// The same plan makes the same facts in every run. Everything says that it is made up: its source is
/// ``source`` and its names only sound real.
public struct LargeLibrary: Sendable {
  /// How much of everything there is.
  public struct Plan: Sendable {
    public var unitCount: Int
    public var monthCount: Int
    public var directiveCount: Int
    /// The day around which everything lies; decides which provinces there are.
    public var today: Day
    public var homeCode: String
    public var seed: UInt64

    public init(
      unitCount: Int = 1000, monthCount: Int = 60, directiveCount: Int = 20_000,
      today: Day = Day(year: 2026, month: 6, day: 3) ?? Day(number: 0), homeCode: String = "51",
      seed: UInt64 = 1
    ) {
      self.unitCount = unitCount
      self.monthCount = monthCount
      self.directiveCount = directiveCount
      self.today = today
      self.homeCode = homeCode
      self.seed = seed
    }
  }

  /// What was made.
  public struct Summary: Sendable {
    public let home: AdministrativeUnit
    public var provinces = 0
    public var units = 0
    public var observations = 0
    public var documents = 0
    public var directives = 0
    public var assignments = 0
    public var reports = 0
    public var extensions = 0
    public var difficulties = 0
    public var batches = 0
  }

  public static let source = SourceID("mau-lon")

  public let plan: Plan
  let register: UnitRegister
  let workdays: WorkCalendar
  public let home: AdministrativeUnit

  /// - Throws: ``UnknownHome`` where no province has the code on the plan's day.
  public init(_ plan: Plan = Plan()) throws {
    self.plan = plan
    let reader = try StoreReader(image: BuiltIn.image)
    register = UnitRegister(try reader.units())
    workdays = WorkCalendar(holidays: try reader.holidays())
    guard let home = register.unit(code: plan.homeCode, on: plan.today), home.group == .provinces else {
      throw UnknownHome(code: plan.homeCode, day: plan.today)
    }
    self.home = home
  }

  public struct UnknownHome: Error, CustomStringConvertible {
    let code: String
    let day: Day
    public var description: String { "no province has the code \(code) on \(day)" }
  }

  /// The units under the home province, in official order.
  public var units: [AdministrativeUnit] { LargeUnits(home: home).first(plan.unitCount) }

  /// The batches in the order they are taken in: the units, the figures month by month, the directives.
  public var batches: some Sequence<FactBatch> {
    let units = units
    let months = LargeFigures(library: self, units: units)
    let steps = plan.monthCount
    return (0...(steps + 1)).lazy.map { step in
      switch step {
      case 0: self.unitBatch(units)
      case 1...steps: months.batch(monthsBack: steps - step)
      default: LargeDirectives(library: self, units: units).batch()
      }
    }
  }

  /// Makes a store of one's own at `path`: the built-in figures, the home province, and the batches.
  /// - Parameter progress: is told the title of each batch taken in.
  /// - Throws: `StoreError`.
  @discardableResult
  public func write(to path: String, progress: (CleanText) -> Void = { _ in }) throws -> Summary {
    let writer = try StoreFile.initialise(
      from: BuiltIn.image, to: path, home: home.id, author: CleanText("Người thử"))
    var summary = Summary(home: home)
    summary.provinces = register.provinces(on: plan.today).count
    for batch in batches {
      _ = try writer.write(batch, recordedAt: "\(plan.today)T00:00:00Z")
      summary.units += batch.units.count
      summary.observations += batch.observations.count
      summary.documents += batch.documents.count
      summary.directives += batch.directives.count
      summary.assignments += batch.assignments.count
      summary.reports += batch.reports.count
      summary.extensions += batch.extensions.count
      summary.difficulties += batch.difficulties.count
      summary.batches += 1
      progress(batch.title)
    }
    return summary
  }

  private func unitBatch(_ units: [AdministrativeUnit]) -> FactBatch {
    var batch = Self.batch("Đơn vị của tỉnh", kind: .reference)
    batch.sources = [
      Source(
        id: Self.source, kind: .file,
        title: LocalizedText(
          vietnamese: CleanText("Số liệu tạo ra để thử"), english: CleanText("Figures made up for tests")),
        publisher: CleanText("Bộ thử"), address: CleanText("mau-lon.csv"), published: plan.today, readOn: nil,
        note: .empty)
    ]
    batch.units = units
    return batch
  }

  static func batch(_ title: String, kind: FactBatch.Kind = .figures) -> FactBatch {
    FactBatch(
      kind: kind, title: CleanText(cleaning: title), author: CleanText("Người thử"), reason: .empty)
  }

  static func reference(row: Int, sheet: CleanText = .empty) -> SourceReference {
    SourceReference(source: source, file: CleanText("mau-lon.csv"), sheet: sheet, row: row)
  }
}
