import Model

/// What the name in a row turned out to mean.
enum UnitOutcome {
  case unit(AdministrativeUnit)
  /// Nobody's name, nor near one: a group, a field of work, a note.
  case foreign
  /// A name that must be mended first.
  case refused(LocalizedText, suggestion: CleanText)
}

/// Finds the units that a form names, on the day it speaks of.
struct UnitFinder: Sendable {
  private let register: UnitRegister
  private let day: Day
  private let scope: RowRules.Units
  /// The home province on that day: several where it was made of several later.
  private let homes: Set<UnitID>?

  init(context: ReadingContext, day: Day, scope: RowRules.Units) {
    register = context.register
    self.day = day
    self.scope = scope
    homes = context.home.map { home in
      Set(context.register.lineage(of: home, on: day).map(\.id))
    }
  }

  /// The same on another day.
  func on(_ day: Day, _ context: ReadingContext) -> UnitFinder {
    day == self.day ? self : UnitFinder(context: context, day: day, scope: scope)
  }

  /// - Parameters:
  ///   - name: as the row writes it, with a number before it or a mark behind it.
  ///   - code: the electronic identifier beside it; empty where there is none.
  func find(_ name: String, code: String = "") -> UnitOutcome {
    let stated = Self.plain(name)
    if stated.isEmpty {
      return code.isEmpty ? .foreign : match(code).map { .unit($0) } ?? .foreign
    }
    switch scope {
    case .provinces: return outcome(register.match(stated, on: day, in: .provinces), stated)
    case .inside, .any:
      let inside = outcome(register.match(stated, on: day, within: homes), stated)
      if case .unit(let named) = inside {
        guard let coded = coded(code), coded.id != named.id else { return inside }
        return Self.contradiction(coded, named)
      }
      if !code.isEmpty, let unit = match(code) { return .unit(unit) }
      guard scope == .any, homes != nil else { return inside }
      let among = register.match(stated, on: day, in: .provinces)
      let province = outcome(among, stated)
      switch (inside, province) {
      case (_, .unit), (.foreign, _): return province
      // Only its marks are wrong, so that it is nearer than any name inside.
      case (.refused, .refused) where among.unit != nil: return province
      default: return inside
      }
    }
  }

  /// The unit that a code names: an official one, or an electronic identifier among the other spellings.
  func match(_ code: String) -> AdministrativeUnit? {
    register.match(code, on: day, within: homes).unit ?? register.unit(code: code, on: day)
  }

  /// The unit of the home province that a code names beyond doubt: a short number is as often the row's own.
  private func coded(_ code: String) -> AdministrativeUnit? {
    guard let homes, code.utf8.count >= 5 || code.contains(where: \.isLetter) else { return nil }
    if let known = register.match(code, on: day, within: homes).unit { return known }
    guard let official = register.unit(code: code, on: day) else { return nil }
    var place: AdministrativeUnit? = official
    while let unit = place, !homes.contains(unit.id) { place = unit.parent.flatMap { register.unit($0) } }
    return place == nil ? nil : official
  }

  /// A row whose code is that of one unit and whose name that of another: nobody can tell which was mistyped.
  static func contradiction(_ coded: AdministrativeUnit, _ named: AdministrativeUnit) -> UnitOutcome {
    .refused(FaultReason.contradictoryUnit, suggestion: list([coded, named]))
  }

  /// The unit that a name means, if it is not the one whose code stands beside it.
  func otherUnit(named name: String, than coded: AdministrativeUnit) -> AdministrativeUnit? {
    let stated = Self.plain(name)
    guard !stated.isEmpty, !Self.isSpelt(stated, as: coded) else { return nil }
    let others =
      switch register.match(stated, on: coded.id.validFrom, within: homes) {
      case .unit(let unit): [unit]
      case .ambiguous(let units): units
      case .none: [register.match(stated, on: nil).unit].compactMap(\.self)
      }
    return others.contains { $0.id == coded.id } ? nil : others.first
  }

  private func outcome(_ match: NameMatch, _ name: String) -> UnitOutcome {
    switch match {
    case .unit(let unit):
      // Found without its marks; marks that are there must be those of the name.
      guard Self.isSpelt(name, as: unit) else {
        return .refused(FaultReason.unknownUnit, suggestion: unit.name.vietnamese)
      }
      return .unit(unit)
    case .ambiguous(let units): return .refused(FaultReason.ambiguousUnit, suggestion: Self.list(units))
    case .none(let suggestions):
      guard let first = suggestions.first else { return .foreign }
      let key = VietnameseText.matchKey(name)
      let isBorne = suggestions.contains { unit in
        [unit.name.vietnamese, unit.shortName.vietnamese, unit.name.english].contains {
          VietnameseText.matchKey($0.string) == key
        } || unit.aliases.contains { VietnameseText.matchKey($0.string) == key }
      }
      guard isBorne else { return .refused(FaultReason.unknownUnit, suggestion: Self.list(suggestions)) }
      if let end = first.validTo, end < day {
        let next = register.lineage(of: first.id, on: day)
        return .refused(FaultReason.endedUnit(end), suggestion: Self.list(next))
      }
      return .refused(
        FaultReason.laterUnit(first.id.validFrom), suggestion: Self.list(register.predecessors(of: first.id)))
    }
  }

  /// With what the names of offices begin, and those of fields of work do not.
  private static let officeHeads: Set<String> = [
    "so", "ban", "van", "cong", "thanh", "chi", "cuc", "uy", "ubnd", "trung", "vien", "truong", "benh",
  ]

  /// Whether a name in a column of fields of work names an office. "Thuế" and "Kho bạc" are fields, whoever has them in
  /// its name; "Thuế tỉnh" and "Sở Tài chính" are offices, and "Ba Tơ" is nothing but a place.
  static func isOffice(_ name: String, _ unit: AdministrativeUnit) -> Bool {
    guard [.departments, .verticalAgencies, .others].contains(unit.group) else { return true }
    let stated = VietnameseText.words(name)
    let whole = VietnameseText.words(unit.name.vietnamese.string)
    // "Sở Tài chính" of "Sở Tài chính tỉnh Quảng Ngãi" and "Công an tỉnh" are no fields of work.
    if let head = stated.first, stated.count > 1, officeHeads.contains(head) || stated.last == "tinh" {
      return true
    }
    guard stated.count < whole.count, let first = stated.first, let start = whole.firstIndex(of: first) else {
      return true
    }
    return !whole[start...].starts(with: stated)
  }

  /// Whether the marks that a name has are those of the unit.
  static func isSpelt(_ name: String, as unit: AdministrativeUnit) -> Bool {
    let spellings = [
      unit.shortName.vietnamese, unit.name.vietnamese, unit.name.english, unit.shortName.english,
    ]
    let key = VietnameseText.matchKey(name)
    return (spellings + unit.aliases).contains { spelling in
      VietnameseText.matchKey(spelling.string) == key && ToneAgreement.agrees(name, spelling.string)
    }
  }

  static func list(_ units: [AdministrativeUnit]) -> CleanText {
    units.map(\.name.vietnamese).joined(separator: ", ")
  }

  /// Without the number before a name ("3. Sở Tài chính", "- UBND xã …") and the mark behind it ("(*)").
  static func plain(_ name: String) -> String {
    var rest = name[...].drop { "-–+*• ".contains($0) }
    if let space = rest.firstIndex(of: " "), let last = rest[..<space].last, ".)".contains(last) {
      let lead = String(rest[..<space].dropLast())
      if CellText.isOrdinal(lead) || CellText.isRoman(lead) || CellText.isLetter(lead) {
        rest = rest[rest.index(after: space)...]
      }
    }
    while let last = rest.last, "*:;. ".contains(last) { rest.removeLast() }
    if rest.hasSuffix("(*)") || rest.hasSuffix("()") { rest = rest.prefix { $0 != "(" } }
    return String(rest).trimmed
  }
}
