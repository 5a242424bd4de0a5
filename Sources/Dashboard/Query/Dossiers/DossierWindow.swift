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
    case .around(let asked):
      var earlier: [Dossier] = []
      if let position = try list.complete(asked) {
        earlier = try list.page(after: position, count: reach, isBackward: true).reversed()
      }
      dossiers = earlier
      dossiers += try list.page(after: earlier.last.map { list.position($0) }, count: reach)
    }
    var before = 0
    if let first = dossiers.first, anchor != .start { before = try list.count(before: first) }
    count = try max(list.count(), before + dossiers.count)
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
