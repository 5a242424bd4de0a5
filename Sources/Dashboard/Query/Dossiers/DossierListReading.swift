import Model

/// Pages and counts of one list.
struct DossierListReading {
  let listing: DossierListing
  let reader: any FactReader

  /// Before any dossier; where a list without a beginning begins.
  private static let earliest = Day(year: 1, month: 1, day: 1) ?? Day(number: 0)

  func page(
    after: DossierPage.Position? = nil, count: Int, isBackward: Bool = false, days: DayRange? = nil
  ) throws -> [Dossier] {
    guard let page = question(after: after, count: count, isBackward: isBackward, days: days)
    else { return [] }
    return try reader.dossiers(page)
  }

  private func question(
    after: DossierPage.Position? = nil, count: Int, isBackward: Bool = false, days: DayRange? = nil
  ) -> DossierPage? {
    let all = DayRange(first: listing.span.first ?? Self.earliest, last: listing.span.last)
    guard let days = days ?? all else { return nil }
    return DossierPage(
      unit: listing.unit, procedure: listing.procedure, days: days, texts: listing.texts,
      standingOn: listing.span.judgedOn, after: after, order: listing.order,
      isDescending: listing.isDescending != isBackward, count: count)
  }

  /// Where a dossier stands in the list.
  func position(_ dossier: Dossier) -> DossierPage.Position {
    DossierPage.Position(dossier, on: listing.span.judgedOn)
  }

  /// A place as the order of the list needs it: of how late a dossier was its key tells nothing.
  /// - Returns: nil where the dossier is no more and its place is not known without it.
  func complete(_ position: DossierPage.Position) throws -> DossierPage.Position? {
    guard listing.order == .daysLate else { return position }
    return try reader.dossier(position.code).map { self.position($0) }
  }

  // MARK: Counting

  /// Of the plain list whole days from the roll-ups and the rest of one day from the index; any other is gone through.
  private var isPlain: Bool { listing.order == .received && listing.texts.isEmpty }

  func count() throws -> Int {
    if isPlain { return try count(from: listing.span.first, to: listing.span.last) }
    return try question(count: 1).map { try reader.dossierCount($0) } ?? 0
  }

  func count(before dossier: Dossier) throws -> Int {
    guard isPlain else {
      let page = question(after: position(dossier), count: 1, isBackward: true)
      return try page.map { try reader.dossierCount($0) } ?? 0
    }
    let day = dossier.received
    let sameDay = try page(
      after: position(dossier), count: .max, isBackward: true, days: DayRange(day))
    let earlier =
      listing.isDescending
      ? try count(from: day + 1, to: listing.span.last) : try count(from: listing.span.first, to: day + -1)
    return earlier + sameDay.count
  }

  /// What was received on these days; nothing where they end before they begin.
  private func count(from first: Day?, to last: Day) throws -> Int {
    guard let span = DossierSpan(first: first, last: last) else { return 0 }
    let lines = try reader.dossierTallies(
      DossierQuestion(.none, units: [listing.unit], procedure: listing.procedure, spans: [span]))
    return lines.first?.tallies.first?[.received] ?? 0
  }
}
