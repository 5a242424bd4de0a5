import Model

/// A part of what a list of single dossiers has of what was searched for, read around a place; it knows how many there
/// are in all, and where its own stand among them.
public final class DossierMatches: Sendable {
  /// What comes of a step.
  enum Step: Equatable {
    /// The match at this position.
    case match(Int)
    /// It is not in this part; one around there has it.
    case elsewhere(DossierAnchor)
    /// There are no matches.
    case none
  }

  let window: DossierWindow

  /// Matches read on either side of a place; the next part is read where a step leaves them.
  static let reach = 2_500

  /// - Throws: what the reader throws.
  public convenience init(
    _ listing: DossierListing, _ anchor: DossierAnchor, from reader: any FactReader
  ) throws {
    self.init(try DossierWindow(listing, anchor, reach: Self.reach, from: reader))
  }

  init(_ window: DossierWindow) {
    self.window = window
  }

  /// How many there are in all of the list.
  var count: Int { window.count }
  var keys: [ItemKey] { window.keys }
  private var dossiers: [Dossier] { window.dossiers }

  /// The number of a match among all, from 1 on.
  func number(of position: Int) -> Int { window.before + position + 1 }

  /// A match as the place that one comes from.
  func dossier(of key: ItemKey?) -> Dossier? { window.position(of: key).map { dossiers[$0] } }

  /// The first match, the last one, or round the ends the first that is not before a dossier, the next or the previous.
  func step(_ way: MatchStep, from dossier: Dossier?) -> Step {
    guard let first = dossiers.first, let last = dossiers.last else {
      // A place behind all there was is no reason to find nothing.
      return count > 0 ? .elsewhere(.start) : .none
    }
    guard let dossier, way != .first, way != .last else {
      if way == .last { return window.isCutAtEnd ? .elsewhere(.end) : .match(dossiers.count - 1) }
      return window.isCutAtStart ? .elsewhere(.start) : .match(0)
    }
    let listing = window.listing
    // What lies outside of this part has its neighbours there.
    let isOutside =
      (window.isCutAtStart && listing.isBefore(dossier, first))
      || (window.isCutAtEnd && listing.isBefore(last, dossier))
    let place = DossierAnchor.around(DossierPage.Position(dossier, on: listing.span.judgedOn))
    guard !isOutside else { return .elsewhere(place) }
    let found =
      switch way {
      case .here: dossiers.firstIndex { !listing.isBefore($0, dossier) }
      case .next: dossiers.firstIndex { listing.isBefore(dossier, $0) }
      case .previous, .first, .last: dossiers.lastIndex { listing.isBefore($0, dossier) }
      }
    if let found { return .match(found) }
    if way == .previous {
      return window.isCutAtStart ? .elsewhere(place) : step(.last, from: nil)
    }
    return window.isCutAtEnd ? .elsewhere(place) : step(.first, from: nil)
  }
}

/// Which match a search goes to.
enum MatchStep: Hashable, Sendable {
  /// Where one is, or the next behind it.
  case here
  case next, previous
  /// Of the whole list.
  case first, last
}
