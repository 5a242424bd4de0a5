import Model

extension StoreReader {
  /// Outlines of all directives, by assigned day and key.
  ///
  /// Four statements whatever the number of directives, along narrow indexes that hold all they need.
  public func directiveOutlines() throws -> [DirectiveOutline] {
    let known: [StoredValue] = [.integer(Int64(knownAt.value))]
    return try connection.run { run in
      var additions: [String: OutlineAdditions] = [:]
      try run.rows(Self.extensionOutlines, known) { row in
        let directive = row.string()
        let assignment = row.optionalString()
        let grantedOn = try row.day()
        guard let window = try row.optionalRange() else { throw row.unfit("no window") }
        additions[directive, default: OutlineAdditions()]
          .add(ExtensionOutline(grantedOn: grantedOn, window: window), of: assignment)
      }
      try run.rows(Self.reportOutlines, known) { row in
        let directive = row.string()
        let assignment = row.optionalString()
        let report = ReportOutline(
          reportedOn: try row.day(), progress: try row.named(), finishedOn: try row.optionalDay(),
          instance: try row.optionalDay())
        additions[directive, default: OutlineAdditions()].add(report, of: assignment)
      }
      try run.rows(Self.lineOutlines, known) { row in
        let directive = row.string()
        additions[directive, default: OutlineAdditions()].add(line: row.string())
      }
      var outlines: [DirectiveOutline] = []
      var leads: [String: CleanText] = [:]
      try run.rows(Self.outlines, known) { row in
        outlines.append(try Self.outline(&row, additions: additions, leads: &leads))
      }
      return outlines
    }
  }

  private static let extensionOutlines =
    "SELECT e.directive, e.assignment, e.granted_on, e.window_first, e.window_last FROM due_extension AS e "
    + "WHERE \(visible("e")) ORDER BY e.directive, e.granted_on, \(firstKnown("e", "due_extension")), e.id"

  private static let reportOutlines =
    "SELECT r.directive, r.assignment, r.reported_on, r.progress, r.finished_on, r.instance "
    + "FROM report AS r WHERE \(visible("r")) "
    + "ORDER BY r.directive, r.reported_on, \(firstKnown("r", "report")), r.id"

  private static let lineOutlines =
    "SELECT a.directive, a.id FROM assignment AS a WHERE \(visible("a")) ORDER BY a.directive, a.id"

  /// The first batch that named a fact. By it facts of one day are ordered: a version that a correction or a
  /// withdrawal made later does not make its fact the later one.
  private static func firstKnown(_ alias: String, _ table: String) -> String {
    "(SELECT min(o.since) FROM \(table) AS o WHERE o.id = \(alias).id)"
  }

  private static let outlines =
    "SELECT d.id, d.kind, d.province_code, d.province_from, d.document, d.item, d.assigned_on, d.lead, d.search, "
    + "d.window_first, d.window_last, d.counting, d.recurrence, d.recurrence_first_day, "
    + "d.recurrence_last_day, d.recurrence_until, d.recurrence_ad_hoc, d.is_tracked, d.initial_progress, "
    + "d.awaits_index, d.awaits_label FROM directive AS d WHERE \(visible("d")) ORDER BY d.assigned_on, d.id"

  private static func outline(
    _ row: inout RowDecoder, additions: [String: OutlineAdditions],
    leads: inout [String: CleanText]
  ) throws -> DirectiveOutline {
    let id = row.string()
    let added = additions[id] ?? OutlineAdditions()
    let kind = try row.named(Directive.Kind.self)
    let province = try row.optionalUnit()
    let document: DocumentID? = row.optionalIdentifier()
    let item = row.string()
    let assignedOn = try row.day()
    let rawLead = row.string()
    // Few leads stand on many directives: each is cleaned once.
    let lead = leads[rawLead] ?? CleanText(cleaning: rawLead)
    leads[rawLead] = lead
    let search = row.string()
    let window = try row.optionalRange()
    return DirectiveOutline(
      id: DirectiveID(id), kind: kind, province: province, document: document, item: item,
      assignedOn: assignedOn, lead: lead, searchText: search, window: window,
      counting: try row.named(),
      recurrence: try row.recurrence(), isTracked: try row.flag(), initialProgress: try row.named(),
      awaitsReading: row.optionalEdition(), reports: added.reports, extensions: added.extensions,
      lines: added.lines)
  }

  public func directives(_ ids: [DirectiveID]) throws -> [Directive] {
    var result: [Directive] = []
    for part in ids.parts(of: 400) {
      let places = part.indices.map { "?\($0 - part.startIndex + 2)" }.joined(separator: ", ")
      result += try facts(where: "f.id IN (\(places))", order: "f.id", part.map { .text($0.rawValue) })
    }
    return result
  }

  public func directives(matching foldedText: String) throws -> [DirectiveID] {
    let sql =
      "SELECT d.id FROM directive AS d WHERE \(Self.visible("d")) AND (instr(d.search, ?2) > 0 OR d.document IN "
      + "(SELECT m.id FROM document AS m WHERE \(Self.visible("m")) AND instr(m.search, ?2) > 0))"
    return try connection.run { run in
      var ids: [DirectiveID] = []
      try run.rows(sql, [.integer(Int64(knownAt.value)), .text(foldedText)]) { row in
        ids.append(row.identifier())
      }
      return ids
    }
  }

  public func assignments(of directive: DirectiveID) throws -> [Assignment] {
    try facts(where: "f.directive = ?2", order: "f.id", [.text(directive.rawValue)])
  }

  public func reports(of directive: DirectiveID) throws -> [ProgressReport] {
    try facts(
      where: "f.directive = ?2", order: "f.reported_on, \(Self.firstKnown("f", "report")), f.id",
      [.text(directive.rawValue)])
  }

  public func extensions(of directive: DirectiveID) throws -> [DueExtension] {
    try facts(
      where: "f.directive = ?2", order: "f.granted_on, \(Self.firstKnown("f", "due_extension")), f.id",
      [.text(directive.rawValue)])
  }
}

/// What extensions, reports and assignments, given in the order of their days, add to an outline.
private struct OutlineAdditions {
  private(set) var reports: [ReportOutline] = []
  private(set) var extensions: [ExtensionOutline] = []
  private var lineIDs: [String] = []
  private var lineReports: [String: [ReportOutline]] = [:]
  private var lineExtensions: [String: [ExtensionOutline]] = [:]

  /// - Parameter assignment: the unit's line; nil for the whole.
  mutating func add(_ granted: ExtensionOutline, of assignment: String?) {
    if let assignment {
      lineExtensions[assignment, default: []].append(granted)
    } else {
      extensions.append(granted)
    }
  }

  mutating func add(_ report: ReportOutline, of assignment: String?) {
    if let assignment {
      lineReports[assignment, default: []].append(report)
    } else {
      reports.append(report)
    }
  }

  mutating func add(line: String) { lineIDs.append(line) }

  var lines: [LineOutline] {
    lineIDs.map { LineOutline(reports: lineReports[$0] ?? [], extensions: lineExtensions[$0] ?? []) }
  }
}
