import Model

/// Puts outlines of directives together from the facts, as known at one batch.
struct OutlineReading {
  private let run: SQL
  private let knownAt: BatchNumber
  /// False leaves ``DirectiveOutline/searchText`` empty.
  private let hasTexts: Bool

  init(_ run: SQL, knownAt: BatchNumber, hasTexts: Bool = true) {
    self.run = run
    self.knownAt = knownAt
    self.hasTexts = hasTexts
  }

  /// By assigned day and key.
  func all() throws -> [DirectiveOutline] { try outlines(of: nil) }

  /// nil for a directive that is not known.
  func outline(of id: String) throws -> DirectiveOutline? { try outlines(of: id).first }

  private func outlines(of id: String?) throws -> [DirectiveOutline] {
    let values = [.integer(Int64(knownAt.value))] + (id.map { [StoredValue.text($0)] } ?? [])
    var additions: [String: OutlineAdditions] = [:]
    try run.rows(Self.extensions(id != nil), values) { row in
      let directive = row.string()
      let assignment = row.optionalString()
      let grantedOn = try row.day()
      guard let window = try row.optionalRange() else { throw row.unfit("no window") }
      additions[directive, default: OutlineAdditions()]
        .add(ExtensionOutline(grantedOn: grantedOn, window: window), of: assignment)
    }
    try run.rows(Self.reports(id != nil), values) { row in
      let directive = row.string()
      let assignment = row.optionalString()
      let report = ReportOutline(
        reportedOn: try row.day(), progress: try row.named(), finishedOn: try row.optionalDay(),
        instance: try row.optionalDay())
      additions[directive, default: OutlineAdditions()].add(report, of: assignment)
    }
    try run.rows(Self.lines(id != nil), values) { row in
      let directive = row.string()
      additions[directive, default: OutlineAdditions()].add(line: row.string())
    }
    var outlines: [DirectiveOutline] = []
    var leads: [String: CleanText] = [:]
    try run.rows(Self.directives(id != nil, hasTexts: hasTexts), values) { row in
      outlines.append(try Self.outline(&row, additions: additions, leads: &leads))
    }
    return outlines
  }

  // MARK: Statements

  private static func extensions(_ isOne: Bool) -> String {
    "SELECT e.directive, e.assignment, e.granted_on, e.window_first, e.window_last FROM due_extension AS e "
      + "WHERE \(StoreReader.visible("e"))" + (isOne ? " AND e.directive = ?2" : "")
      + " ORDER BY e.directive, e.granted_on, \(firstKnown("e", "due_extension")), e.id"
  }

  private static func reports(_ isOne: Bool) -> String {
    "SELECT r.directive, r.assignment, r.reported_on, r.progress, r.finished_on, r.instance "
      + "FROM report AS r WHERE \(StoreReader.visible("r"))" + (isOne ? " AND r.directive = ?2" : "")
      + " ORDER BY r.directive, r.reported_on, \(firstKnown("r", "report")), r.id"
  }

  private static func lines(_ isOne: Bool) -> String {
    "SELECT a.directive, a.id FROM assignment AS a WHERE \(StoreReader.visible("a"))"
      + (isOne ? " AND a.directive = ?2" : "") + " ORDER BY a.directive, a.id"
  }

  private static func directives(_ isOne: Bool, hasTexts: Bool) -> String {
    "SELECT d.id, d.kind, d.province_code, d.province_from, d.document, d.item, d.assigned_on, d.lead, "
      + (hasTexts ? "d.search" : "''")
      + ", d.window_first, d.window_last, d.counting, d.recurrence, d.recurrence_first_day, "
      + "d.recurrence_last_day, d.recurrence_until, d.recurrence_ad_hoc, d.is_tracked, d.initial_progress, "
      + "d.awaits_index, d.awaits_label FROM directive AS d WHERE \(StoreReader.visible("d"))"
      + (isOne ? " AND d.id = ?2" : "") + " ORDER BY d.assigned_on, d.id"
  }

  /// The first batch that named a fact. By it facts of one day are ordered: a version that a correction or a
  /// withdrawal made later does not make its fact the later one.
  static func firstKnown(_ alias: String, _ table: String) -> String {
    "(SELECT min(o.since) FROM \(table) AS o WHERE o.id = \(alias).id)"
  }

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
