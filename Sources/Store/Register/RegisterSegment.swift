import Model

/// What one batch changed in the register of directives, as bytes.
///
/// First come lists, each with its length before it: natures (kind, counting, progress at the start, tracked or not),
/// names of progress, provinces, documents, items, leads, editions, recurrences. Then the number of directives, and
/// each directive: flags, key and, where it is not gone, places in the lists, days, reports, extensions and lines.
/// Days are given as distances from the day of assignment; document and that day are left out where they are those of
/// the directive before. Names are those of the model, so that a segment is read
/// with the program's own names whatever their order there.
struct RegisterSegment {
  static let format = 2

  enum Flag {
    static let isGone = 1
    static let hasWindow = 2
    static let hasReports = 4
    static let hasExtensions = 8
    static let hasLines = 16
    static let isNeighbour = 32
    static let all = 63
  }

  enum ReportFlag {
    static let isFinished = 1
    static let hasInstance = 2
    static let all = 3
  }

  /// What few combinations there are of.
  private struct Nature: Hashable {
    let kind: Directive.Kind
    let counting: Due.Counting
    let progress: Progress
    let isTracked: Bool
  }

  /// Values that are named by their place.
  private struct Places<Value: Hashable> {
    private(set) var values: [Value] = []
    private var places: [Value: Int] = [:]

    mutating func place(of value: Value) -> Int {
      if let known = places[value] { return known }
      places[value] = values.count
      values.append(value)
      return values.count - 1
    }

    /// 0 for none, else the place and 1.
    mutating func place(ofOptional value: Value?) -> Int { value.map { place(of: $0) + 1 } ?? 0 }
  }

  private var natures = Places<Nature>()
  private var progress = Places<Progress>()
  private var provinces = Places<UnitID>()
  private var documents = Places<DocumentID>()
  private var items = Places<String>()
  private var leads = Places<CleanText>()
  private var editions = Places<EditionID>()
  private var recurrences = Places<Recurrence>()
  private var rows = SegmentBytes()
  private var rowCount = 0
  private var last: (document: Int, assignedOn: Day)?

  /// - Parameters:
  ///   - outlines: the directives as they stand now.
  ///   - gone: keys of those that are not known any more.
  init(_ outlines: some Sequence<DirectiveOutline>, gone: [String] = []) {
    for outline in outlines { add(outline) }
    for id in gone {
      rows.add(Flag.isGone)
      rows.add(id)
      rowCount += 1
    }
  }

  var bytes: [UInt8] {
    var head = SegmentBytes()
    head.add(Self.format)
    head.add(natures.values.count)
    for nature in natures.values {
      head.add(nature.kind.rawValue)
      head.add(nature.counting.rawValue)
      head.add(nature.progress.rawValue)
      head.add(nature.isTracked ? 1 : 0)
    }
    head.add(progress.values.count)
    for name in progress.values { head.add(name.rawValue) }
    head.add(provinces.values.count)
    for province in provinces.values {
      head.add(province.code)
      head.add(signed: Int(province.validFrom.number))
    }
    head.add(documents.values.count)
    for document in documents.values { head.add(document.rawValue) }
    head.add(items.values.count)
    for item in items.values { head.add(item) }
    head.add(leads.values.count)
    for lead in leads.values { head.add(lead.string) }
    head.add(editions.values.count)
    for edition in editions.values {
      head.add(edition.index.rawValue)
      head.add(edition.label)
    }
    head.add(recurrences.values.count)
    for recurrence in recurrences.values {
      head.add(recurrence.rule.rawValue)
      for day in [recurrence.firstDayOfMonth, recurrence.lastDayOfMonth] {
        head.add(day == nil ? 0 : 1)
        if let day { head.add(signed: day) }
      }
      head.add(recurrence.until == nil ? 0 : 1)
      if let until = recurrence.until { head.add(signed: Int(until.number)) }
      head.add(recurrence.alsoAdHoc ? 1 : 0)
    }
    head.add(rowCount)
    return head.bytes + rows.bytes
  }

  private mutating func add(_ outline: DirectiveOutline) {
    var flags = 0
    if outline.assignedWindow != nil { flags |= Flag.hasWindow }
    if !outline.reports.isEmpty { flags |= Flag.hasReports }
    if !outline.extensions.isEmpty { flags |= Flag.hasExtensions }
    if !outline.lines.isEmpty { flags |= Flag.hasLines }
    let document = documents.place(ofOptional: outline.document)
    let isNeighbour = last.map { $0 == (document, outline.assignedOn) } ?? false
    if isNeighbour { flags |= Flag.isNeighbour }
    last = (document, outline.assignedOn)
    rows.add(flags)
    rows.add(outline.id.rawValue)
    rows.add(
      natures.place(
        of: Nature(
          kind: outline.kind, counting: outline.counting, progress: outline.initialProgress,
          isTracked: outline.isTracked)))
    rows.add(provinces.place(ofOptional: outline.province))
    rows.add(items.place(of: outline.item))
    rows.add(leads.place(of: outline.lead))
    rows.add(editions.place(ofOptional: outline.awaitsReading))
    rows.add(recurrences.place(of: outline.recurrence))
    if !isNeighbour {
      rows.add(document)
      rows.add(signed: Int(outline.assignedOn.number))
    }
    let assignedOn = outline.assignedOn
    if let window = outline.assignedWindow { add(window, after: assignedOn) }
    if !outline.reports.isEmpty { add(outline.reports, after: assignedOn) }
    if !outline.extensions.isEmpty { add(outline.extensions, after: assignedOn) }
    if !outline.lines.isEmpty {
      rows.add(outline.lines.count)
      for line in outline.lines {
        add(line.reports, after: assignedOn)
        add(line.extensions, after: assignedOn)
      }
    }
    rowCount += 1
  }

  private mutating func add(_ window: DayRange, after day: Day) {
    rows.add(signed: window.first - day)
    rows.add(window.last - window.first)
  }

  private mutating func add(_ reports: [ReportOutline], after day: Day) {
    rows.add(reports.count)
    for report in reports {
      rows.add(signed: report.reportedOn - day)
      rows.add(progress.place(of: report.progress))
      var flags = 0
      if report.finishedOn != nil { flags |= ReportFlag.isFinished }
      if report.instance != nil { flags |= ReportFlag.hasInstance }
      rows.add(flags)
      if let finishedOn = report.finishedOn { rows.add(signed: finishedOn - report.reportedOn) }
      if let instance = report.instance { rows.add(signed: instance - day) }
    }
  }

  private mutating func add(_ extensions: [ExtensionOutline], after day: Day) {
    rows.add(extensions.count)
    for granted in extensions {
      rows.add(signed: granted.grantedOn - day)
      add(granted.window, after: day)
    }
  }
}
