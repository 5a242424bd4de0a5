import Model

extension StoreReader {
  /// Outlines of all directives, by assigned day and key.
  ///
  /// Four statements whatever the number of directives, along narrow indexes that hold all they need.
  public func directiveOutlines() throws -> [DirectiveOutline] {
    try connection.run { run in try OutlineReading(run, knownAt: recordsKnownAt).all() }
  }

  public func directives(_ ids: [DirectiveID]) throws -> [Directive] {
    var result: [Directive] = []
    for part in ids.parts(of: 400) {
      let places = part.indices.map { "?\($0 - part.startIndex + 2)" }.joined(separator: ", ")
      result += try asRecordsAreKnown.facts(
        where: "f.id IN (\(places))", order: "f.id", part.map { .text($0.rawValue) })
    }
    return result
  }

  public func directives(matching foldedText: String) throws -> [DirectiveID] {
    let sql =
      "SELECT d.id FROM directive AS d WHERE \(Self.visible("d")) AND (instr(d.search, ?2) > 0 OR d.document IN "
      + "(SELECT m.id FROM document AS m WHERE \(Self.visible("m")) AND instr(m.search, ?2) > 0))"
    return try connection.run { run in
      var ids: [DirectiveID] = []
      try run.rows(sql, [.integer(Int64(recordsKnownAt.value)), .text(foldedText)]) { row in
        ids.append(row.identifier())
      }
      return ids
    }
  }

  public func assignments(of directive: DirectiveID) throws -> [Assignment] {
    try asRecordsAreKnown.facts(where: "f.directive = ?2", order: "f.id", [.text(directive.rawValue)])
  }

  public func reports(of directive: DirectiveID) throws -> [ProgressReport] {
    try asRecordsAreKnown.facts(
      where: "f.directive = ?2", order: "f.reported_on, \(OutlineReading.firstKnown("f", "report")), f.id",
      [.text(directive.rawValue)])
  }

  public func extensions(of directive: DirectiveID) throws -> [DueExtension] {
    try asRecordsAreKnown.facts(
      where: "f.directive = ?2",
      order: "f.granted_on, \(OutlineReading.firstKnown("f", "due_extension")), f.id",
      [.text(directive.rawValue)])
  }
}
