import Model

/// A part of a list of single dossiers, read through the store's index: however long the list is, it costs what the
/// part costs.
public final class DossierWindow: Sendable {
  public let listing: DossierListing
  public let dossiers: [Dossier]
  /// How many of the list stand before the first of the window.
  public let before: Int
  /// How many the list has.
  public let count: Int
  let keys: [ItemKey]
  private let positions: [ItemKey: Int]

  /// Rows read on either side of the place asked for: more than three of the largest screens.
  public static let reach = 320
  /// Rows read where all are wanted, as for a file.
  public static let mostRows = 50_000

  /// - Throws: what the reader throws.
  public init(
    _ listing: DossierListing, _ anchor: DossierAnchor, reach: Int, from reader: any FactReader
  ) throws {
    self.listing = listing
    let list = DossierListReading(listing: listing, reader: reader)
    var dossiers: [Dossier] = []
    switch anchor {
    case .start: dossiers = try list.page(count: 2 * reach)
    case .end: dossiers = try list.page(count: 2 * reach, isBackward: true).reversed()
    case .around(let position):
      let earlier: [Dossier] = try list.page(after: position, count: reach, isBackward: true).reversed()
      dossiers = earlier
      dossiers += try list.page(after: earlier.last.map { DossierPage.Position($0) }, count: reach)
    }
    var before = 0
    if let first = dossiers.first, anchor != .start { before = try list.count(before: first) }
    count = try max(
      list.count(from: listing.span.first, to: listing.span.last), before + dossiers.count)
    self.dossiers = dossiers
    self.before = before
    keys = dossiers.map { .dossier($0) }
    positions = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  func position(of key: ItemKey?) -> Int? { key.flatMap { positions[$0] } }

  /// True where the list goes on before or behind the window.
  var isCutAtStart: Bool { before > 0 }
  var isCutAtEnd: Bool { before + dossiers.count < count }
}

/// Pages and counts of one list.
private struct DossierListReading {
  let listing: DossierListing
  let reader: any FactReader

  /// Before any dossier; where a list without a beginning begins.
  private static let earliest = Day(year: 1, month: 1, day: 1) ?? Day(number: 0)

  func page(
    after: DossierPage.Position? = nil, count: Int, isBackward: Bool = false, days: DayRange? = nil
  ) throws -> [Dossier] {
    let all = DayRange(first: listing.span.first ?? Self.earliest, last: listing.span.last)
    guard let days = days ?? all else { return [] }
    return try reader.dossiers(
      DossierPage(
        unit: listing.unit, procedure: listing.procedure, days: days, after: after,
        isDescending: listing.isDescending != isBackward, count: count))
  }

  /// Whole days from the roll-ups, the rest of one day from the index.
  func count(before dossier: Dossier) throws -> Int {
    let day = dossier.received
    let sameDay = try page(
      after: DossierPage.Position(dossier), count: .max, isBackward: true, days: DayRange(day))
    let earlier =
      listing.isDescending
      ? try count(from: day + 1, to: listing.span.last) : try count(from: listing.span.first, to: day + -1)
    return earlier + sameDay.count
  }

  /// What was received on these days; nothing where they end before they begin.
  func count(from first: Day?, to last: Day) throws -> Int {
    guard let span = DossierSpan(first: first, last: last) else { return 0 }
    let lines = try reader.dossierTallies(
      DossierQuestion(.none, units: [listing.unit], procedure: listing.procedure, spans: [span]))
    return lines.first?.tallies.first?[.received] ?? 0
  }
}
