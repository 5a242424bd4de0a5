/// What one unit has to do of a directive that it leads, and how that stands. A directive to many units, or with joint
/// leads, is a line of each of them.
public struct LeadLine: Hashable, Sendable {
  public let directive: Directive
  public let party: PartyName
  /// Of the unit's own line where it has one, else of the whole.
  public let standing: DirectiveStanding
  /// Extensions granted by the day.
  public let extensionCount: Int
  /// How the next instance of a recurring directive stands, where an earlier one is still to be answered; nil otherwise.
  public let next: DirectiveStanding?

  public init(
    directive: Directive, party: PartyName, standing: DirectiveStanding, extensionCount: Int,
    next: DirectiveStanding? = nil
  ) {
    self.directive = directive
    self.party = party
    self.standing = standing
    self.extensionCount = extensionCount
    self.next = next
  }

  /// The line of the next instance; nil where there is none beside the one told.
  var ofNext: LeadLine? {
    next.map {
      LeadLine(directive: directive, party: party, standing: $0, extensionCount: extensionCount)
    }
  }
}

/// The lines of all lead units on a day.
public struct LeadLines: Sendable {
  /// In the order of the directives; of one directive as its leads are named.
  public let lines: [LeadLine]

  /// - Parameters:
  ///   - today: what was given, reported or granted later is not known yet.
  ///   - province: only directives of this province and of what it was formed from; nil for all.
  ///   - publishedEditions: the publication day of an edition, nil for one that is not published.
  public init(
    from reader: any FactReader, on today: Day, warningDays: Int, workdays: WorkCalendar,
    province: UnitID?, register: UnitRegister, publishedEditions: (EditionID) -> Day?
  ) throws {
    let outlines = try reader.directiveOutlines().filter { outline in
      guard outline.assignedOn <= today else { return false }
      guard let province, let own = outline.province else { return true }
      return register.isSameProvince(own, province, on: today)
    }
    let whole = Dictionary(try reader.directives(outlines.map(\.id)).map { ($0.id, $0) }) { first, _ in first
    }
    func standing(_ outline: DirectiveOutline) -> DirectiveStanding {
      outline.standing(
        on: today, warningDays: warningDays, workdays: workdays, publishedEditions: publishedEditions)
    }
    var lines: [LeadLine] = []
    for outline in outlines {
      guard let directive = whole[outline.id] else { continue }
      let all = standing(outline)
      func add(_ party: PartyName, _ standing: DirectiveStanding, _ own: DirectiveOutline) {
        lines.append(
          LeadLine(
            directive: directive, party: party, standing: standing,
            extensionCount: own.extensions.count { $0.grantedOn <= today },
            next: own.nextStanding(after: standing, on: today, warningDays: warningDays, workdays: workdays)))
      }
      guard !outline.lines.isEmpty else {
        for lead in directive.leads { add(lead, all, outline) }
        continue
      }
      let reports = try reader.reports(of: directive.id)
      let extensions = try reader.extensions(of: directive.id)
      for assignment in try reader.assignments(of: directive.id) {
        let own = DirectiveOutline(
          directive, reports: reports, extensions: extensions, assignment: assignment)
        switch all.state {
        // What is stopped as a whole is stopped for everybody.
        case .onHold, .returned, .dropped: add(assignment.party, all, own)
        default: add(assignment.party, standing(own), own)
        }
      }
    }
    self.lines = lines
  }

  public init(_ lines: [LeadLine]) {
    self.lines = lines
  }
}

extension UnitRegister {
  /// Whether one is the other on a day, became it or was formed from it.
  public func isSameProvince(_ unit: UnitID, _ home: UnitID, on day: Day) -> Bool {
    unit == home || lineage(of: unit, on: day).contains { $0.id == home }
      || lineage(of: home, on: unit.validFrom).contains { $0.id == unit }
      || predecessors(of: home).contains { $0.id == unit }
  }
}
