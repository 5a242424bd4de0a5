import Model

/// Pages of a unit's list of dossiers.
///
/// By day of receipt a page costs what it shows: it is a piece of the index `dossier_order`. In the other orders, and
/// where rows must be looked at, the unit's dossiers of the days asked for are gone through once by the same index, and
/// only the page is kept: the store has no index by days late, which change with the day.
extension StoreReader {
  public func dossiers(_ page: DossierPage) throws -> [Dossier] {
    guard hasDossiers, page.count > 0 else { return [] }
    return try connection.run { sql in
      guard let range = try DossierRange(sql, page, knownAt: knownAt.value) else { return [] }
      var decoder = DossierDecoder(sql)
      var rows: [(code: String, stored: StoredDossier)] = []
      if page.order == .received {
        do {
          try range.inOrder(sql, limit: page.looksAtRows ? nil : page.count) { code, stored in
            rows.append((code, stored))
            if rows.count >= page.count { throw Enough() }
          }
        } catch is Enough {}
      } else {
        var first = FirstOfOrder<(code: String, stored: StoredDossier)>(page)
        try range.visit(sql) { code, stored in first.add(range.position(code, stored), (code, stored)) }
        rows = first.elements
      }
      return try rows.map { try decoder.dossier($0.code, $0.stored) }
    }
  }

  public func dossierCount(_ page: DossierPage) throws -> Int {
    guard hasDossiers else { return 0 }
    return try connection.run { sql in
      guard let range = try DossierRange(sql, page, knownAt: knownAt.value) else { return 0 }
      var count = 0
      if page.order == .received {
        try range.inOrder(sql, limit: nil) { _, _ in count += 1 }
      } else {
        try range.visit(sql) { code, stored in
          guard let after = page.after else {
            count += 1
            return
          }
          if page.isBefore(after, range.position(code, stored)) { count += 1 }
        }
      }
      return count
    }
  }

  private struct Enough: Error {}
}

/// The dossiers of a page in the index of its unit.
private struct DossierRange {
  private let page: DossierPage
  private var values: [StoredValue]
  private var conditions: [String]
  /// The procedure's number after which the page begins; counts in the order of the index only.
  private let number: Int?

  /// - Returns: nil where the page names a unit, procedure or field that no dossier has.
  init?(_ sql: SQL, _ page: DossierPage, knownAt: Int) throws {
    self.page = page
    let table = DossierTermTable(sql)
    guard let unit = try table.known(.unit, page.unit.description) else { return nil }
    values = [.integer(Int64(knownAt)), .integer(Int64(unit))]
    conditions = ["o.unit = ?2"]
    number = try page.after.flatMap { try table.known(.procedure, $0.procedure.rawValue) }.map { Int($0) }
    func add(_ value: StoredValue, _ condition: (String) -> String) {
      values.append(value)
      conditions.append(condition("?\(values.count)"))
    }
    if let procedure = page.procedure {
      guard let number = try table.known(.procedure, procedure.rawValue) else { return nil }
      // The sign keeps SQLite from leaving the procedure out of the order and sorting anew.
      add(.integer(Int64(number))) { "+o.procedure = \($0)" }
    }
    if let field = page.field {
      guard let number = try table.known(.field, field.string) else { return nil }
      add(.integer(Int64(number))) { "d.field = \($0)" }
    }
    if let days = page.days {
      add(.integer(Int64(days.first.number))) { "o.received >= \($0)" }
      add(.integer(Int64(days.last.number))) { "o.received <= \($0)" }
    }
    for text in page.texts where text.states.isEmpty {
      // What cannot fit is left out before its dossier is looked up; codes with other letters are folded in Swift.
      add(.text(text.code)) { "(instr(lower(o.code), \($0)) > 0 OR o.code GLOB '*[^ -~]*')" }
    }
  }

  // CROSS JOIN keeps SQLite from beginning with the dossiers themselves.
  private static let join =
    "SELECT \(StoredDossier.selection) FROM dossier_order AS o CROSS JOIN dossier AS d "
    + "ON d.code = o.code AND d.since = o.since WHERE "

  /// All of them, in no order that is promised.
  func visit(_ sql: SQL, _ body: (String, StoredDossier) throws -> Void) throws {
    let text = Self.join + conditions.joined(separator: " AND ") + " AND \(StoreReader.visible("d"))"
    try read(sql, text, values, body)
  }

  /// Those behind the place where the page begins, by day of receipt.
  func inOrder(_ sql: SQL, limit: Int?, _ body: (String, StoredDossier) throws -> Void) throws {
    var values = values
    var conditions = conditions
    if let after = page.after {
      // A procedure that no dossier names any more stood at the end or the beginning of its day.
      let number = number ?? (page.isDescending ? .max : -1)
      let first = values.count + 1
      values += [
        .integer(Int64(after.received.number)), .integer(Int64(number)), .text(after.code.rawValue),
      ]
      let sign = page.isDescending ? "<" : ">"
      conditions.append(
        "(o.received, o.procedure, o.code) \(sign) (?\(first), ?\(first + 1), ?\(first + 2))")
    }
    let direction = page.isDescending ? " DESC" : ""
    let order = ["received", "procedure", "code", "since"].map { "o.\($0)\(direction)" }.joined(
      separator: ", ")
    let text =
      Self.join + conditions.joined(separator: " AND ")
      + " AND \(StoreReader.visible("d")) ORDER BY \(order)" + (limit.map { " LIMIT \($0)" } ?? "")
    try read(sql, text, values, body)
  }

  private func read(
    _ sql: SQL, _ text: String, _ values: [StoredValue], _ body: (String, StoredDossier) throws -> Void
  ) throws {
    try sql.rows(text, values) { row in
      let code = row.string()
      let stored = try StoredDossier(row: &row)
      if page.looksAtRows {
        let standing = page.standingOn.flatMap { stored.standing(on: $0) }
        guard page.admits(code: code, standing: standing, result: stored.result) else { return }
      }
      try body(code, stored)
    }
  }

  /// Where a dossier stands in an order other than the index's, which asks for no procedure.
  func position(_ code: String, _ stored: StoredDossier) -> DossierPage.Position {
    DossierPage.Position(
      received: Day(number: stored.received), procedure: page.procedure ?? ProcedureID(""),
      code: DossierCode(code), daysLate: page.standingOn.map { stored.daysLate(on: $0) } ?? 0)
  }
}

extension StoredDossier {
  fileprivate func daysLate(on day: Day) -> Int {
    DossierStanding.daysLate(
      received: Day(number: received), due: due.map { Day(number: $0) },
      finished: finished.map { Day(number: $0) }, result: result, on: day)
  }
}
