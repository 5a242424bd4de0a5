/// All directives as states and order need them, side by side in rows of numbers (sổ theo dõi nhiệm vụ).
///
/// What many share (provinces, documents, leads, rules of recurrence) stands once in a list and is named by its
/// place there, so that tens of thousands take a few megabytes, are read in a few milliseconds, and no row has
/// memory of its own. A row says the same as a ``DirectiveOutline`` but for the text that is searched in.
public final class DirectiveRegister: Sendable {
  /// A directive. Whatever is a place or a run is asked of the register.
  public struct Row: Sendable {
    public let assignedOn: Day
    /// Window of the first or only instance as assigned, before any extension.
    public let assignedWindow: DayRange?
    public let kind: Directive.Kind
    public let counting: Due.Counting
    public let isTracked: Bool
    public let initialProgress: Progress
    /// Place in ``DirectiveRegister/provinces``; −1 for none.
    public let province: Int32
    /// Place in ``DirectiveRegister/documents``; −1 for none.
    public let document: Int32
    /// Place among the items, see ``DirectiveRegister/items``.
    public let item: Int32
    /// Place among the leads, see ``DirectiveRegister/lead(at:)``.
    public let lead: Int32
    /// Place in ``DirectiveRegister/editions`` of the edition that a target in words waits for; −1 for none.
    public let awaits: Int32
    /// Place in ``DirectiveRegister/recurrences``.
    public let recurrence: Int32
    let id: Run
    let reports: Run
    let extensions: Run
    let lines: Run

    /// True where the directive went to many units.
    public var hasLines: Bool { lines.count > 0 }
  }

  /// Neighbours in one of the lists of the register.
  struct Run {
    var start: UInt32
    var count: UInt32

    var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
  }

  /// A unit's own reports and extensions.
  struct Line {
    let reports: Run
    let extensions: Run
  }

  /// What the rows are made of, while it is put together.
  struct Contents {
    var rows: [Row] = []
    var provinces: [UnitID] = []
    var documents: [DocumentID] = []
    var items: [String] = []
    var leads: [Run] = []
    var editions: [EditionID] = []
    var recurrences: [Recurrence] = []
    /// Keys and leads one behind the other.
    var texts: [UInt8] = []
    var reports: [ReportOutline] = []
    var extensions: [ExtensionOutline] = []
    var lines: [Line] = []
  }

  /// By assigned day, then by the bytes of the key.
  public let rows: [Row]
  public let provinces: [UnitID]
  public let documents: [DocumentID]
  /// Item numbers in documents; the empty one for none.
  public let items: [String]
  public let editions: [EditionID]
  public let recurrences: [Recurrence]
  private let leads: [Run]
  let texts: [UInt8]
  let reports: [ReportOutline]
  let extensions: [ExtensionOutline]
  let lines: [Line]

  init(_ contents: consuming Contents) {
    let texts = contents.texts
    var rows = contents.rows
    texts.withUnsafeBufferPointer { texts in
      func isBefore(_ left: Row, _ right: Row) -> Bool {
        if left.assignedOn != right.assignedOn { return left.assignedOn < right.assignedOn }
        return texts[left.id.range].lexicographicallyPrecedes(texts[right.id.range])
      }
      // A store keeps them in this order, but for what changed lately.
      let isInOrder = rows.withUnsafeBufferPointer { rows in
        rows.indices.dropFirst().allSatisfy { isBefore(rows[$0 - 1], rows[$0]) }
      }
      if !isInOrder { rows.sort(by: isBefore) }
    }
    self.rows = rows
    self.texts = texts
    provinces = contents.provinces
    documents = contents.documents
    items = contents.items
    leads = contents.leads
    editions = contents.editions
    recurrences = contents.recurrences
    reports = contents.reports
    extensions = contents.extensions
    lines = contents.lines
  }

  /// The register of outlines in any order; no two have the same key.
  public convenience init(_ outlines: some Sequence<DirectiveOutline>) {
    var builder = DirectiveRegisterBuilder(isMerging: true)
    for outline in outlines { builder.append(outline) }
    self.init(builder.contents)
  }

  public var count: Int { rows.count }

  // MARK: What a row says

  public func id(of row: Row) -> DirectiveID {
    DirectiveID(String(decoding: texts[row.id.range], as: UTF8.self))
  }

  /// Where a directive stands in ``rows``; nil where there is none of that key. Looks at all of them.
  public func place(of id: DirectiveID) -> Int? {
    var key = id.rawValue
    return key.withUTF8 { key in
      texts.withUnsafeBufferPointer { texts in
        rows.firstIndex { $0.id.count == key.count && texts[$0.id.range].elementsEqual(key) }
      }
    }
  }

  /// Item number in the document; empty where there is none.
  public func item(of row: Row) -> String { items[Int(row.item)] }

  /// How many different leads there are.
  public var leadCount: Int { leads.count }

  /// Short form of a first lead; empty for none.
  public func lead(at place: Int) -> CleanText {
    CleanText(cleaning: String(decoding: texts[leads[place].range], as: UTF8.self))
  }

  public func hasLead(_ row: Row) -> Bool { leads[Int(row.lead)].count > 0 }

  public func province(of row: Row) -> UnitID? { row.province < 0 ? nil : provinces[Int(row.province)] }
  public func document(of row: Row) -> DocumentID? { row.document < 0 ? nil : documents[Int(row.document)] }
  public func lead(of row: Row) -> CleanText { lead(at: Int(row.lead)) }
  public func awaitsReading(of row: Row) -> EditionID? { row.awaits < 0 ? nil : editions[Int(row.awaits)] }

  /// Extensions granted by a day, those of single lines included.
  public func extensionCount(of row: Row, on day: Day) -> Int {
    var count = 0
    for granted in extensions[row.extensions.range] where granted.grantedOn <= day { count += 1 }
    for line in lines[row.lines.range] {
      for granted in extensions[line.extensions.range] where granted.grantedOn <= day { count += 1 }
    }
    return count
  }

  /// The latest report by a day on the whole or on any unit's line, or nil.
  public func latestReportOfAny(of row: Row, on day: Day) -> ReportOutline? {
    var latest = reports[row.reports.range].last { $0.reportedOn <= day }
    for line in lines[row.lines.range] {
      guard let report = reports[line.reports.range].last(where: { $0.reportedOn <= day }) else { continue }
      if latest.map({ $0.reportedOn <= report.reportedOn }) ?? true { latest = report }
    }
    return latest
  }

  /// The row as an outline without the text that is searched in.
  public func outline(of row: Row) -> DirectiveOutline {
    DirectiveOutline(
      id: id(of: row), kind: row.kind, province: province(of: row), document: document(of: row),
      item: item(of: row), assignedOn: row.assignedOn, lead: lead(of: row), window: row.assignedWindow,
      counting: row.counting, recurrence: recurrences[Int(row.recurrence)], isTracked: row.isTracked,
      initialProgress: row.initialProgress, awaitsReading: awaitsReading(of: row),
      reports: Array(reports[row.reports.range]), extensions: Array(extensions[row.extensions.range]),
      lines: lines[row.lines.range].map { line in
        LineOutline(
          reports: Array(reports[line.reports.range]), extensions: Array(extensions[line.extensions.range]))
      })
  }
}
