import Model

/// Adds up what a batch changes of one unit's counts, by everything that has a roll-up.
///
/// Dossiers come ordered by unit, so memory holds one unit's months and no more; where even that grows, what is there
/// is written and later added to.
struct TallyAccumulator {
  /// The roll-ups, as part of an entry's key.
  enum Table: UInt64, CaseIterable {
    case fields, procedures, days
  }

  private var keys: [UInt64] = []
  private var counts: [SIMD32<Int32>] = []
  private var late: [(entry: Int32, late: LateCount)] = []
  private var slots: [Int32]
  private var shapes: [UInt32: (received: SIMD32<Int32>, finished: SIMD32<Int32>)] = [:]
  private var lastShape: (key: UInt32, received: SIMD32<Int32>, finished: SIMD32<Int32>)?
  private var calendar = MonthTable()
  private let writer = TallyPack.Writer()

  /// More entries than a unit of the largest province has in many years.
  static let comfortable = 60_000

  init() {
    slots = Array(repeating: -1, count: 1 << 10)
  }

  var isEmpty: Bool { keys.isEmpty }
  var isFull: Bool { keys.count >= TallyAccumulator.comfortable }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    late.removeAll(keepingCapacity: true)
    for position in slots.indices { slots[position] = -1 }
  }

  /// Adds a dossier, or takes one away with `sign` −1.
  mutating func add(_ dossier: StoredDossier, sign: Int32) {
    let shape = shape(of: dossier)
    let signs = SIMD32<Int32>(repeating: sign)
    let lateFrom = dossier.lateFrom
    let received = shape.received &* signs
    eachKey(of: dossier, on: dossier.received) { accumulator, key in
      let entry = accumulator.entry(key)
      accumulator.counts[entry] &+= received
      if let lateFrom {
        accumulator.late.append((Int32(truncatingIfNeeded: entry), LateCount(day: lateFrom, count: sign)))
      }
    }
    guard let finishedOn = dossier.finished else { return }
    var finished = shape.finished
    finished[DossierTally.Count.finishedDays.rawValue] = finishedOn &- dossier.received
    finished = finished &* signs
    eachKey(of: dossier, on: finishedOn) { accumulator, key in
      accumulator.counts[accumulator.entry(key)] &+= finished
    }
  }

  /// The entries that a day's event of a dossier counts under.
  @inline(__always)
  private mutating func eachKey(
    of dossier: StoredDossier, on day: Int32, _ body: (inout TallyAccumulator, UInt64) -> Void
  ) {
    let (year, month, dayOfMonth) = calendar.components(of: day)
    let field = TallyPack.Key.field(dossier.field)
    let procedure = TallyPack.Key.procedure(dossier.procedure, field: dossier.field)
    let monthPeriod = UInt64(year * 100 + month)
    body(&self, TallyAccumulator.key(.fields, monthPeriod, field))
    body(&self, TallyAccumulator.key(.procedures, monthPeriod, procedure))
    let onDay = TallyPack.Key.day(dayOfMonth, procedure: dossier.procedure, field: dossier.field)
    body(&self, TallyAccumulator.key(.days, monthPeriod, onDay))
  }

  /// Two bits table, twenty bits period, forty bits what is inside of a pack.
  @inline(__always)
  private static func key(_ table: Table, _ period: UInt64, _ inside: UInt64) -> UInt64 {
    table.rawValue << 60 | period << 40 | inside
  }

  @inline(__always)
  private mutating func entry(_ key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    while true {
      let found = Int(slots[slot])
      if found < 0 { break }
      if keys[found] == key { return found }
      slot = (slot + 1) & (slots.count - 1)
    }
    let new = keys.count
    keys.append(key)
    counts.append(.zero)
    slots[slot] = Int32(truncatingIfNeeded: new)
    if keys.count * 2 > slots.count { grow() }
    return new
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for (position, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: position)
    }
  }

  /// Ones where a dossier of such attributes counts.
  private mutating func shape(of dossier: StoredDossier) -> (received: SIMD32<Int32>, finished: SIMD32<Int32>)
  {
    var key = dossier.attributes.rawValue << 2
    if let outcome = dossier.outcome {
      key |= outcome == .finishedEarly ? 1 : outcome == .finishedLate ? 3 : 2
    }
    if let lastShape, lastShape.key == key { return (lastShape.received, lastShape.finished) }
    let shape = shapes[key] ?? TallyAccumulator.makeShape(dossier)
    if shapes.count < 10_000 { shapes[key] = shape }
    lastShape = (key, shape.received, shape.finished)
    return shape
  }

  private static func makeShape(
    _ dossier: StoredDossier
  ) -> (received: SIMD32<Int32>, finished: SIMD32<Int32>) {
    var received = SIMD32<Int32>.zero
    var finished = SIMD32<Int32>.zero
    let counts = DossierTally.counts(
      ofReceived: dossier.attributes, isFinished: dossier.finished != nil)
    for count in counts { received[count.rawValue] = 1 }
    if let outcome = dossier.outcome {
      for count in DossierTally.counts(ofFinished: dossier.attributes, outcome: outcome) {
        finished[count.rawValue] = 1
      }
    }
    return (received, finished)
  }

  /// The packs that something is counted in.
  var packs: [(table: Table, period: Int)] {
    Set(keys.map { $0 >> 40 }).compactMap { pack in
      Table(rawValue: pack >> 20).map { ($0, Int(pack & 0xF_FFFF)) }
    }
  }

  /// Adds a pack to what is counted.
  /// - Returns: false for bytes that are none.
  mutating func add(
    pack: UnsafeRawBufferPointer, _ table: Table, _ period: Int, sign: Int32 = 1
  ) -> Bool {
    guard var reader = TallyPack.Reader(pack) else { return false }
    while !reader.isAtEnd {
      guard var mask = reader.beginEntry() else { return false }
      let entry = entry(TallyAccumulator.key(table, UInt64(period), reader.key))
      let hasLate = mask & TallyPack.lateBit != 0
      mask &= ~TallyPack.lateBit
      while mask != 0 {
        guard let count = reader.signed() else { return false }
        counts[entry][mask.trailingZeroBitCount] &+= Int32(truncatingIfNeeded: count) &* sign
        mask &= mask - 1
      }
      guard hasLate else { continue }
      var added: [LateCount] = []
      guard reader.late({ added.append($0) }) else { return false }
      for count in added {
        late.append((Int32(truncatingIfNeeded: entry), LateCount(day: count.day, count: count.count &* sign)))
      }
    }
    return true
  }

  /// Adds the months up to years. Once, when all months are counted.
  mutating func addYears() {
    var yearOf: [Int32] = Array(repeating: -1, count: keys.count)
    for position in keys.indices {
      let key = keys[position]
      guard key >> 60 != Table.days.rawValue else { continue }
      let period = key >> 40 & 0xF_FFFF
      let year = entry(key & ~(0xF_FFFF << 40) | (period - period % 100) << 40)
      counts[year] &+= counts[position]
      yearOf[position] = Int32(truncatingIfNeeded: year)
    }
    for position in late.indices {
      let year = yearOf[Int(late[position].entry)]
      if year >= 0 { late.append((year, late[position].late)) }
    }
  }

  /// Gives a pack for each table and period that is not empty, then forgets everything.
  mutating func flush(_ body: (Table, _ period: Int, UnsafeRawBufferPointer) throws -> Void) rethrows {
    let (lateCounts, lateOf) = mergedLate()
    var current: UInt64?
    func finish() throws {
      guard let current, !writer.isEmpty, let table = Table(rawValue: current >> 20) else { return }
      try body(table, Int(current & 0xF_FFFF), writer.bytes)
    }
    for item in ordered() {
      let pack = item.key >> 40
      if pack != current {
        try finish()
        writer.begin()
        current = pack
      }
      let entry = Int(item.offset)
      writer.add(key: item.key & 0xFF_FFFF_FFFF, counts: counts[entry], late: lateCounts[lateOf[entry]])
    }
    try finish()
    removeAll()
  }

  private func ordered() -> [KeyedOffset] {
    var items = keys.enumerated().map { KeyedOffset(key: $1, offset: UInt32(truncatingIfNeeded: $0)) }
    var spare = items
    items.withUnsafeMutableBufferPointer { items in
      spare.withUnsafeMutableBufferPointer { KeyedOffset.sort(items, $0) }
    }
    return items
  }

  /// Late dossiers by entry and day, equal days added up.
  private mutating func mergedLate() -> (counts: [LateCount], ofEntry: [Range<Int>]) {
    late.sort { ($0.entry, $0.late.day) < ($1.entry, $1.late.day) }
    var ranges: [Range<Int>] = Array(repeating: 0..<0, count: keys.count)
    var merged: [LateCount] = []
    var position = 0
    while position < late.count {
      let entry = late[position].entry
      let begin = merged.count
      while position < late.count, late[position].entry == entry {
        let day = late[position].late.day
        var sum: Int32 = 0
        while position < late.count, late[position].entry == entry, late[position].late.day == day {
          sum &+= late[position].late.count
          position += 1
        }
        if sum != 0 { merged.append(LateCount(day: day, count: sum)) }
      }
      ranges[Int(entry)] = begin..<merged.count
    }
    return (merged, ranges)
  }
}

/// Year, month and day of day numbers, looked up because millions are asked for.
struct MonthTable {
  private var table: [UInt32]

  init() {
    table = []
  }

  /// - Precondition: a day of ``StoredDossier/days``; others are worked out.
  @inline(__always)
  mutating func components(of day: Int32) -> (year: Int, month: Int, day: Int) {
    if table.isEmpty { fill() }
    guard day >= 0, Int(day) < table.count else { return Day(number: day).components }
    let packed = Int(table[Int(day)])
    return (packed >> 9, packed >> 5 & 15, packed & 31)
  }

  private mutating func fill() {
    table = (0...StoredDossier.days.upperBound).map { number in
      let (year, month, day) = Day(number: number).components
      return UInt32(year << 9 | month << 5 | day)
    }
  }
}
