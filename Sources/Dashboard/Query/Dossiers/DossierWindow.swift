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
    let days = try Self.days(listing, from: reader)
    var dossiers: [Dossier] = []
    var before = 0
    if let days {
      let list = DossierListReading(listing: listing, days: days, reader: reader)
      switch anchor {
      case .start: dossiers = try list.page(count: 2 * reach)
      case .end:
        dossiers = try list.page(count: 2 * reach, isBackward: true).reversed()
      case .around(let position):
        let earlier: [Dossier] = try list.page(after: position, count: reach, isBackward: true).reversed()
        dossiers = earlier
        dossiers += try list.page(after: earlier.last.map { DossierPage.Position($0) }, count: reach)
      }
      if let first = dossiers.first, anchor != .start { before = try list.count(before: first) }
      count = try max(list.count(in: days), before + dossiers.count)
    } else {
      count = 0
    }
    self.dossiers = dossiers
    self.before = before
    keys = dossiers.map { .dossier($0) }
    positions = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// The days of the list; one without a beginning begins with the first dossier there is.
  private static func days(_ listing: DossierListing, from reader: any FactReader) throws -> DayRange? {
    let first = try listing.span.first ?? reader.dossierDays()?.first
    return first.flatMap { DayRange(first: $0, last: listing.span.last) }
  }

  func position(of key: ItemKey?) -> Int? { key.flatMap { positions[$0] } }

  /// True where the list goes on before or behind the window.
  var isCutAtStart: Bool { before > 0 }
  var isCutAtEnd: Bool { before + dossiers.count < count }
}

/// Pages and counts of one list.
private struct DossierListReading {
  let listing: DossierListing
  let days: DayRange
  let reader: any FactReader

  func page(
    after: DossierPage.Position? = nil, count: Int, isBackward: Bool = false, days: DayRange? = nil
  ) throws -> [Dossier] {
    try reader.dossiers(
      DossierPage(
        unit: listing.unit, procedure: listing.procedure, days: days ?? self.days, after: after,
        isDescending: listing.isDescending != isBackward, count: count))
  }

  /// Whole days from the roll-ups, the rest of one day from the index.
  func count(before dossier: Dossier) throws -> Int {
    let day = dossier.received
    let earlier =
      listing.isDescending
      ? DayRange(first: day + 1, last: days.last) : DayRange(first: days.first, last: day + -1)
    let sameDay = try page(
      after: DossierPage.Position(dossier), count: .max, isBackward: true, days: DayRange(day))
    return try (earlier.map { try count(in: $0) } ?? 0) + sameDay.count
  }

  func count(in days: DayRange) throws -> Int {
    guard let span = DossierSpan(first: days.first, last: days.last) else { return 0 }
    let lines = try reader.dossierTallies(
      DossierQuestion(.none, units: [listing.unit], procedure: listing.procedure, spans: [span]))
    return lines.first?.tallies.first?[.received] ?? 0
  }
}
