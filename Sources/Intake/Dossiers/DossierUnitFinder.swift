import Model

/// Finds the unit that a cell of a list names on the day of receipt: by code, else by name in any spelling.
struct DossierUnitFinder {
  private let register: UnitRegister
  private let home: UnitID?
  private var entries = ByteTable<Int32>()
  /// Units that cells named, with the days on which the cell means them.
  private var found: [(unit: AdministrativeUnit, from: Int32, to: Int32, position: Int32)] = []
  /// For each cell the positions in ``found``.
  private var candidates: [[Int32]] = []
  /// Cells that name no unit of any day.
  private var refused: [Int32: DossierRowReader.Refusal] = [:]

  init(register: UnitRegister, home: UnitID?) {
    self.register = register
    self.home = home
  }

  /// Where the unit stands in the terms, −1 where that is not known yet, and in the finder.
  @inline(__always)
  mutating func find(
    _ cell: UnsafeRawBufferPointer, on day: Int32
  ) throws(DossierRowReader.Refusal) -> (position: Int32, index: Int) {
    if let entry = entries.find(cell) {
      for index in candidates[Int(entry)] {
        let unit = found[Int(index)]
        if unit.from <= day, day <= unit.to { return (unit.position, Int(index)) }
      }
      return (-1, try look(cell, on: day, entry: Int(entry)))
    }
    candidates.append([])
    let entry = candidates.count - 1
    // Known from here on, also where no unit is found: a wrong name may stand in every row.
    entries.insert(cell, Int32(truncatingIfNeeded: entry))
    return (-1, try look(cell, on: day, entry: entry))
  }

  func unit(_ index: Int) -> UnitID { found[index].unit.id }

  mutating func remember(_ index: Int, position: Int32) { found[index].position = position }

  private mutating func look(
    _ cell: UnsafeRawBufferPointer, on day: Int32, entry: Int
  ) throws(DossierRowReader.Refusal) -> Int {
    if let known = refused[Int32(truncatingIfNeeded: entry)] { throw known }
    guard let text = cell.text else {
      throw DossierRowReader.Refusal(column: .unit, reason: FaultReason.notUTF8)
    }
    let date = Day(number: day)
    if let coded = register.unit(code: text, on: date) {
      return add(coded, from: coded.id.validFrom, to: coded.validTo, entry)
    }
    switch register.match(text, on: date) {
    case .unit(let unit): return try addSpelt(unit, text, on: date, entry)
    case .ambiguous(let several):
      let own = several.filter { isOfHome($0) }
      guard own.count == 1 else {
        throw DossierRowReader.Refusal(
          column: .unit, reason: FaultReason.ambiguousUnit, suggestion: DossierUnitFinder.list(several))
      }
      return try addSpelt(own[0], text, on: date, entry)
    case .none(let suggestions):
      let refusal = DossierRowReader.Refusal(
        column: .unit, reason: FaultReason.unknownUnit, suggestion: DossierUnitFinder.list(suggestions))
      // Looking for the nearest names takes long, and what bears the name on no day needs no second look.
      if case .none = register.match(text, on: nil) { refused[Int32(truncatingIfNeeded: entry)] = refusal }
      throw refusal
    }
  }

  /// Found without its marks; marks that are there must be those of the name.
  private mutating func addSpelt(
    _ unit: AdministrativeUnit, _ text: String, on day: Day, _ entry: Int
  ) throws(DossierRowReader.Refusal) -> Int {
    guard UnitFinder.isSpelt(text, as: unit) else {
      let refusal = DossierRowReader.Refusal(
        column: .unit, reason: FaultReason.unknownUnit, suggestion: unit.name.vietnamese)
      refused[Int32(truncatingIfNeeded: entry)] = refusal
      throw refusal
    }
    return addNamed(unit, text, on: day, entry)
  }

  /// A name means a unit as long as that exists, unless another one bears it meanwhile; then it is asked every day.
  private mutating func addNamed(_ unit: AdministrativeUnit, _ text: String, on day: Day, _ entry: Int) -> Int
  {
    let bearing: [AdministrativeUnit] =
      switch register.match(text, on: nil) {
      case .unit(let only): [only]
      case .ambiguous(let several): several
      case .none: []
      }
    let others = bearing.filter { other in
      guard other.id != unit.id else { return false }
      let startsLater = unit.validTo.map { $0 < other.id.validFrom } ?? false
      let endsBefore = other.validTo.map { $0 < unit.id.validFrom } ?? false
      return !startsLater && !endsBefore
    }
    guard others.isEmpty || (isOfHome(unit) && !others.contains(where: isOfHome)), unit.exists(on: day) else {
      return add(unit, from: day, to: day, entry)
    }
    return add(unit, from: unit.id.validFrom, to: unit.validTo, entry)
  }

  private mutating func add(_ unit: AdministrativeUnit, from: Day, to: Day?, _ entry: Int) -> Int {
    found.append((unit, from.number, to?.number ?? .max, -1))
    candidates[entry].append(Int32(truncatingIfNeeded: found.count - 1))
    return found.count - 1
  }

  private func isOfHome(_ unit: AdministrativeUnit) -> Bool {
    var current: AdministrativeUnit? = unit
    for _ in 0..<8 {
      guard let next = current else { return false }
      if next.id == home { return true }
      current = next.parent.flatMap { register.unit($0) }
    }
    return false
  }

  private static func list(_ units: [AdministrativeUnit]) -> CleanText {
    units.prefix(3).map(\.name.vietnamese).joined(separator: ", ")
  }
}
