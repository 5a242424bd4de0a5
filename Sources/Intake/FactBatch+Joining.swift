import Model

extension FactBatch {
  /// True where the batch states something beside its sources.
  public var hasFacts: Bool {
    !(units.isEmpty && definitions.isEmpty && targets.isEmpty && structures.isEmpty && editions.isEmpty
      && indexFigures.isEmpty && observations.isEmpty && documents.isEmpty && directives.isEmpty
      && assignments.isEmpty && reports.isEmpty && extensions.isEmpty && difficulties.isEmpty
      && holidays.isEmpty && procedures.isEmpty && meetings.isEmpty && agendaItems.isEmpty
      && meetingRooms.isEmpty && attendance.isEmpty && drafts.isEmpty && closings.isEmpty
      && directiveFigures.isEmpty && settings.isEmpty)
  }

  /// Takes over the facts of another sheet of the same file; what both state in the same words stands once.
  public mutating func add(_ other: FactBatch) {
    Self.join(&sources, other.sources, by: \.id)
    Self.join(&units, other.units, by: \.id)
    Self.join(&definitions, other.definitions, by: \.id)
    Self.join(&targets, other.targets, by: \.id)
    Self.join(&structures, other.structures, by: \.id)
    Self.join(&editions, other.editions, by: \.id)
    Self.join(&indexFigures, other.indexFigures, by: \.id)
    Self.join(&observations, other.observations, by: \.id)
    Self.join(&documents, other.documents, by: \.id)
    Self.join(&directives, other.directives, by: \.id)
    Self.join(&assignments, other.assignments, by: \.id)
    Self.join(&reports, other.reports, by: \.id)
    Self.join(&extensions, other.extensions, by: \.id)
    Self.join(&difficulties, other.difficulties, by: \.id)
    Self.join(&holidays, other.holidays, by: \.day)
    Self.join(&procedures, other.procedures, by: \.id)
    Self.join(&meetings, other.meetings, by: \.id)
    Self.join(&agendaItems, other.agendaItems, by: \.id)
    Self.join(&meetingRooms, other.meetingRooms, by: \.id)
    Self.join(&attendance, other.attendance, by: \.room)
    Self.join(&drafts, other.drafts, by: \.id)
    Self.join(&closings, other.closings, by: \.id)
    Self.join(&directiveFigures, other.directiveFigures, by: \.id)
    settings.merge(other.settings) { mine, _ in mine }
  }

  /// A key that stands in both is a second statement only where it says something else; the store then refuses the
  /// batch, because nobody can tell later which was meant.
  private static func join<Fact: Hashable, Key: Hashable>(
    _ mine: inout [Fact], _ others: [Fact], by key: KeyPath<Fact, Key>
  ) {
    let known = Dictionary(mine.map { ($0[keyPath: key], $0) }) { first, _ in first }
    mine += others.filter { known[$0[keyPath: key]] != $0 }
  }
}
