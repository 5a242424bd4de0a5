import Model

/// The directives that a list is made of, and how each stands. Works on positions: of tens of thousands none is
/// copied.
struct DirectiveStock {
  let register: DirectiveRegister
  /// Places of the rows in the register, in its order.
  let places: [Int]
  /// How each of them stands.
  let standings: [DirectiveStanding]

  init(
    _ register: DirectiveRegister, places: [Int], on today: Day, warningDays: Int, catalogue: Catalogue
  ) {
    self.register = register
    self.places = places
    standings = register.standings(
      of: places, on: today, warningDays: warningDays, workdays: catalogue.calendar,
      publishedEditions: { catalogue.published($0) })
  }

  var indices: Range<Int> { places.indices }

  func row(_ position: Int) -> DirectiveRegister.Row { register.rows[places[position]] }
  func state(_ position: Int) -> DirectiveState { standings[position].state }

  /// The day a directive is due; nil for a target in words, which is judged when its edition is published: the end of
  /// its year is no due day.
  func dueDay(_ position: Int) -> Day? { Self.dueDay(row(position), standings[position]) }

  static func dueDay(_ row: DirectiveRegister.Row, _ standing: DirectiveStanding) -> Day? {
    row.awaits < 0 ? standing.window?.last : nil
  }

  /// Whether a directive is due on one of some days: one that comes again where any of its instances is, whichever of
  /// them is to be answered now.
  func isDue(_ position: Int, in days: DayRange, on today: Day) -> Bool {
    if dueDay(position).map(days.contains) ?? false { return true }
    let row = row(position)
    guard register.recurrences[Int(row.recurrence)] != .none, row.awaits < 0 else { return false }
    switch state(position) {
    // What was stopped comes no more, nor does what is done for good; that keeps the window it was done in.
    case .onHold, .returned, .dropped: return false
    case .done, .doneLate: if standings[position].window != nil { return false }
    case .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate: break
    }
    let outline = register.outline(of: row)
    guard
      let series = RecurrenceSeries(
        outline.recurrence, firstWindow: outline.window(on: today), assignedOn: outline.assignedOn),
      let first = series.firstIndex(notOverOn: days.first), let window = series.window(at: first)
    else { return false }
    return days.contains(window.last)
  }
}

/// The order of directives where nothing else is asked for: due day, document, item, key.
struct UsualDirectiveOrder {
  let register: DirectiveRegister
  /// Documents as their places among all, in the order of their keys.
  private let documentPlaces: [UInt64]

  private static let documentBits: UInt64 = 27
  private static let noDocument: UInt64 = 1 << documentBits - 1
  private static let noDay: UInt64 = 1 << 32

  /// Bits above those of ``key(of:due:)``.
  static let freeBits: UInt64 = 64 - 33 - documentBits

  init(_ register: DirectiveRegister) {
    self.register = register
    var places = [UInt64](repeating: 0, count: register.documents.count)
    let sorted = register.documents.indices.sorted {
      register.documents[$0].rawValue < register.documents[$1].rawValue
    }
    for (place, document) in sorted.enumerated() { places[document] = UInt64(place) }
    documentPlaces = places
  }

  /// Due day and document as one number; what has none comes last. The upper ``freeBits`` bits are zero.
  func key(of row: DirectiveRegister.Row, due: Day?) -> UInt64 {
    let day = due.map { UInt64(bitPattern: Int64($0.number) - Int64(Int32.min)) } ?? Self.noDay
    let document = row.document < 0 ? Self.noDocument : documentPlaces[Int(row.document)]
    return day << Self.documentBits | document
  }

  /// Whether a row comes before another one with the same key.
  func precedes(_ left: DirectiveRegister.Row, _ right: DirectiveRegister.Row) -> Bool {
    if left.item != right.item,
      let order = NaturalOrder.compare(register.item(of: left), register.item(of: right))
    {
      return order < 0
    }
    let (one, other) = (register.id(of: left).rawValue, register.id(of: right).rawValue)
    return (NaturalOrder.compare(one, other) ?? 0) < 0
  }
}
