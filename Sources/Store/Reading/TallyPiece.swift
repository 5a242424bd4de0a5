import Model

/// A part of time that one kind of roll-up answers: a year, a month, or some days of a month.
struct TallyPiece: Hashable {
  /// Year × 100 + month, month 0 for a whole year.
  let period: Int
  /// Days of the month; nil for a whole month or year.
  let days: ClosedRange<Int>?

  /// The pieces that make up the days from `first` to `last` without overlapping, as few as there can be.
  ///
  /// - Parameters:
  ///   - first: nil for no beginning.
  ///   - firstYear: before it there is nothing.
  static func cover(_ first: Day?, _ last: Day, firstYear: Int) -> [TallyPiece] {
    guard let beginning = Day(year: firstYear, month: 1, day: 1) else { return [] }
    var day = max(first ?? beginning, beginning)
    var pieces: [TallyPiece] = []
    while day <= last {
      let (year, month, dayOfMonth) = day.components
      let length = Day.daysInMonth(month, of: year)
      if dayOfMonth == 1, month == 1, let end = Day(year: year, month: 12, day: 31), end <= last {
        pieces.append(TallyPiece(period: year * 100, days: nil))
        day = end + 1
      } else if dayOfMonth == 1, day + (length - 1) <= last {
        pieces.append(TallyPiece(period: year * 100 + month, days: nil))
        day = day + length
      } else {
        let end = min(last, day + (length - dayOfMonth))
        pieces.append(TallyPiece(period: year * 100 + month, days: dayOfMonth...(dayOfMonth + (end - day))))
        day = end + 1
      }
    }
    return pieces
  }
}

/// Which entries of a pack count, and under what.
struct TallyNarrowing {
  let grouping: DossierQuestion.Grouping
  /// The question is about procedures, so the packs by field do not tell.
  let usesProcedures: Bool
  let field: Int?
  let procedure: Int?
  let days: ClosedRange<Int>?

  func table(_ piece: TallyPiece) -> String {
    if piece.days != nil { return TallyAccumulator.Table.days.name }
    return (usesProcedures ? TallyAccumulator.Table.procedures : .fields).name
  }

  /// What an entry counts under; nil where it does not count.
  @inline(__always)
  func group(of key: UInt64, unit: Int) -> Int? {
    if let days, !days.contains(TallyPack.Key.day(of: key)) { return nil }
    let hasProcedure = days != nil || usesProcedures
    let entryField = hasProcedure ? TallyPack.Key.field(of: key) : Int(key)
    if let field, field != entryField { return nil }
    if let procedure, procedure != TallyPack.Key.procedure(of: key) { return nil }
    switch grouping {
    case .none: return 0
    case .unit: return unit
    case .field: return entryField
    case .procedure: return TallyPack.Key.procedure(of: key)
    }
  }
}

/// What is counted in one piece, by group.
struct PieceCounts {
  /// Days on which lateness is judged, ascending.
  let days: [Int32]
  private(set) var positions: [Int: Int] = [:]
  private(set) var counts: [SIMD32<Int>] = []
  /// For each position as many as there are days.
  private(set) var late: [Int] = []

  init(days: [Int32]) {
    self.days = days
  }

  private mutating func position(_ group: Int) -> Int {
    if let known = positions[group] { return known }
    let new = counts.count
    positions[group] = new
    counts.append(.zero)
    late.append(contentsOf: repeatElement(0, count: days.count))
    return new
  }

  /// Adds a pack.
  /// - Returns: false for bytes that are none.
  mutating func add(_ pack: UnsafeRawBufferPointer, unit: Int, _ narrows: TallyNarrowing) -> Bool {
    guard var reader = TallyPack.Reader(pack) else { return false }
    var lastGroup: Int?
    var position = 0
    while !reader.isAtEnd {
      guard var mask = reader.beginEntry() else { return false }
      guard let group = narrows.group(of: reader.key, unit: unit) else {
        guard reader.skip(mask) else { return false }
        continue
      }
      if group != lastGroup {
        position = self.position(group)
        lastGroup = group
      }
      let hasLate = mask & TallyPack.lateBit != 0
      mask &= ~TallyPack.lateBit
      let isWhole = counts.withUnsafeMutableBytes { bytes in
        let lanes = bytes.bindMemory(to: Int.self)
        while mask != 0 {
          guard let count = reader.signed() else { return false }
          lanes[position * 32 + mask.trailingZeroBitCount] &+= count
          mask &= mask - 1
        }
        return true
      }
      guard isWhole else { return false }
      if hasLate {
        let base = position * days.count
        guard reader.late(on: days, { late[base + $0] &+= $1 }) else { return false }
      }
    }
    return true
  }
}
