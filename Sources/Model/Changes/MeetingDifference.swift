/// A directive that stood otherwise at a past meeting than it stands now.
public struct MovedDirective: Hashable, Sendable {
  public let id: DirectiveID
  /// nil where it was not given or not known.
  public let before: DirectiveState?
  /// nil where it is known no more.
  public let after: DirectiveState?
}

/// A definition that says something else now.
public struct DefinitionChange: Hashable, Sendable {
  public let old: Definition
  /// nil where it is known no more.
  public let new: Definition?

  /// The first part in which they differ, as it is written.
  public var parts: (old: LocalizedText, new: LocalizedText?) {
    guard let new else { return (old.name, nil) }
    if old.name != new.name { return (old.name, new.name) }
    if old.formula != new.formula { return (old.formula, new.formula) }
    if old.unitOfMeasure != new.unitOfMeasure { return (old.unitOfMeasure, new.unitOfMeasure) }
    func both(_ text: CleanText) -> LocalizedText { LocalizedText(vietnamese: text, english: text) }
    if old.levelSystem != new.levelSystem { return (both(old.levelSystem), both(new.levelSystem)) }
    return (both(old.basis), both(new.basis))
  }
}

/// A target that is another one now.
public struct TargetChange: Hashable, Sendable {
  /// nil for one that was set since.
  public let old: Target?
  /// nil for one that no longer holds.
  public let new: Target?

  public var definition: DefinitionID? { (new ?? old)?.definition }
  public var unit: UnitID? { (new ?? old)?.unit }
}

extension MeetingChangeFinder {
  /// What a past meeting showed and is otherwise now: figures, ranks, states of directives, definitions and targets.
  /// - Parameters:
  ///   - day: of the meeting.
  ///   - then: as the meeting knew it.
  ///   - today: the day of now.
  ///   - now: what is known now.
  public func difference(
    on day: Day, then: any FactReader, today: Day, now: any FactReader
  ) throws -> MeetingChanges {
    let editions = try now.editions()
    let published = Dictionary(
      editions.map { ($0.id, $0.published) }, uniquingKeysWith: { first, _ in first })
    var changes = MeetingChanges(
      since: day, today: today, nextMeeting: nil, knownThen: then.knownAt,
      ranks: day < today ? try ranks(since: day, today: today, editions: editions, now) : [],
      targets: try TargetComparison(self).crossings(since: day, today: today, then: then, now: now),
      corrections: try corrections(since: then.knownAt, editions, now))
    changes.moved = DirectiveComparison(self, since: day, today: today, published: published)
      .moved(then: try then.directiveRegister(), now: try now.directiveRegister())
    let definitions = Dictionary(
      try now.definitions().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    changes.definitions = try then.definitions().filter { definitions[$0.id] != $0 }
      .map { DefinitionChange(old: $0, new: definitions[$0.id]) }.sorted { $0.old.id < $1.old.id }
    changes.aims = aims(then: try then.targets(), now: try now.targets())
    return changes
  }

  private func aims(then: [Target], now: [Target]) -> [TargetChange] {
    let old = Dictionary(then.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(now.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted().compactMap { id in
      guard old[id] != new[id] else { return nil }
      return TargetChange(old: old[id], new: new[id])
    }
  }
}

extension DirectiveComparison {
  /// Every directive that stood otherwise on the day, as known then, than it stands now; those known no more last.
  func moved(then: DirectiveRegister, now: DirectiveRegister) -> [MovedDirective] {
    var before = states(of: then)
    let homes = homes(of: now)
    var moved: [MovedDirective] = []
    visit(now, on: today) { place, standing in
      let row = now.rows[place]
      let id = now.id(of: row)
      let was = before.removeValue(forKey: id)
      guard row.kind == .task, row.assignedOn <= today, row.province < 0 || homes.contains(row.province),
        was != standing.state
      else { return }
      moved.append(MovedDirective(id: id, before: was, after: standing.state))
    }
    let thenHomes = self.homes(of: then)
    var gone: [MovedDirective] = []
    for row in then.rows where row.kind == .task && (row.province < 0 || thenHomes.contains(row.province)) {
      let id = then.id(of: row)
      if let state = before[id] { gone.append(MovedDirective(id: id, before: state, after: nil)) }
    }
    func byID(_ left: MovedDirective, _ right: MovedDirective) -> Bool { left.id < right.id }
    return moved.sorted(by: byID) + gone.sorted(by: byID)
  }
}
