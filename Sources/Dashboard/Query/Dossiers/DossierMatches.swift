import Model

/// Where a list of single dossiers says what was searched for, all of the list and not only the part at hand.
public final class DossierMatches: Sendable {
  public let listing: DossierListing
  /// In the order of the list.
  let dossiers: [Dossier]
  let keys: [ItemKey]

  /// Matches that are kept; of more the first.
  static let most = 5_000

  /// - Throws: what the reader throws.
  public init(_ text: DossierText, in listing: DossierListing, from reader: any FactReader) throws {
    self.listing = listing
    dossiers = try DossierListReading(listing: listing, reader: reader).matches(text, most: Self.most)
    keys = dossiers.map { .dossier($0) }
  }

  /// The first match that is not before a dossier; the first of all behind the last one, nil without any.
  func first(from dossier: Dossier?) -> Int? {
    guard !keys.isEmpty else { return nil }
    guard let dossier else { return 0 }
    return dossiers.firstIndex { !listing.isBefore($0, dossier) } ?? 0
  }

  /// The next match, or the one before, of a dossier; round the ends.
  func step(from dossier: Dossier?, forward: Bool) -> Int? {
    guard !keys.isEmpty else { return nil }
    guard let dossier else { return 0 }
    if forward { return dossiers.firstIndex { listing.isBefore(dossier, $0) } ?? 0 }
    return dossiers.lastIndex { listing.isBefore($0, dossier) } ?? keys.count - 1
  }
}
