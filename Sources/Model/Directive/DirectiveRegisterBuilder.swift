/// Puts a ``DirectiveRegister`` together row by row.
///
/// First the parts of a row are added (``report(_:)``, ``extended(_:)``, ``endLine(reports:extensions:)``), then
/// the row that takes what was added since the one before.
package struct DirectiveRegisterBuilder {
  private(set) var contents = DirectiveRegister.Contents()
  /// Where values stand in the lists; nil while no value comes twice.
  private var places: Places?
  /// Where the parts of the row under way begin.
  private var parts = Parts()

  private struct Places {
    var provinces: [UnitID: Int32] = [:]
    var documents: [DocumentID: Int32] = [:]
    var items: [String: Int32] = [:]
    var leads: [String: Int32] = [:]
    var editions: [EditionID: Int32] = [:]
    var recurrences: [Recurrence: Int32] = [:]
  }

  private struct Parts {
    var reports = 0
    var extensions = 0
    var lines = 0
    /// Ends of what belongs to the whole; nil until a line begins.
    var whole: (reports: Int, extensions: Int)?
  }

  /// - Parameter isMerging: whether a value may be placed twice; else see ``beginMerging()``.
  package init(isMerging: Bool) {
    if isMerging { places = Places() }
  }

  /// Bytes that a row takes.
  package static var rowBytes: Int { MemoryLayout<DirectiveRegister.Row>.stride }

  package mutating func reserve(rows: Int) {
    contents.rows.reserveCapacity(contents.rows.count + rows)
    // Mostly there are fewer reports and lines; room that stays untouched costs nothing, growing does.
    contents.reports.reserveCapacity(contents.reports.count + rows)
    contents.lines.reserveCapacity(contents.lines.count + rows)
  }

  /// Keeps bytes that keys and leads stand in, so that they need not be copied one by one.
  /// - Returns: where the first one stands among the texts.
  package mutating func keep(_ bytes: UnsafeRawBufferPointer) -> Int {
    let start = contents.texts.count
    contents.texts.append(contentsOf: bytes)
    return start
  }

  /// The texts that are kept, for a look at some of them.
  private func text(_ range: Range<Int>) -> String {
    String(decoding: contents.texts[range], as: UTF8.self)
  }

  /// From here on values that are known already have the place they have.
  package mutating func beginMerging() {
    guard places == nil else { return }
    var places = Places()
    func note<Value: Hashable>(_ values: [Value], _ places: inout [Value: Int32]) {
      for (place, value) in values.enumerated() { places[value] = Int32(clamping: place) }
    }
    note(contents.provinces, &places.provinces)
    note(contents.documents, &places.documents)
    note(contents.items, &places.items)
    note(
      contents.leads.map { text($0.range) }, &places.leads)
    note(contents.editions, &places.editions)
    note(contents.recurrences, &places.recurrences)
    self.places = places
  }

  /// The register of all rows.
  package consuming func finish() -> DirectiveRegister { DirectiveRegister(contents) }

  // MARK: Lists

  package mutating func place(of province: UnitID) -> Int32 {
    if let known = places?.provinces[province] { return known }
    let place = Int32(clamping: contents.provinces.count)
    contents.provinces.append(province)
    places?.provinces[province] = place
    return place
  }

  package mutating func place(of document: DocumentID) -> Int32 {
    if let known = places?.documents[document] { return known }
    let place = Int32(clamping: contents.documents.count)
    contents.documents.append(document)
    places?.documents[document] = place
    return place
  }

  package mutating func place(ofItem item: String) -> Int32 {
    if let known = places?.items[item] { return known }
    let place = Int32(clamping: contents.items.count)
    contents.items.append(item)
    places?.items[item] = place
    return place
  }

  /// A lead is kept as its bytes: most are never looked at.
  /// - Parameter lead: where it stands among the texts that are kept.
  package mutating func place(ofLead lead: Range<Int>) -> Int32 {
    let name = places == nil ? "" : text(lead)
    if let known = places?.leads[name] { return known }
    let place = Int32(clamping: contents.leads.count)
    contents.leads.append(Self.run(lead.lowerBound, lead.count))
    places?.leads[name] = place
    return place
  }

  package mutating func place(of edition: EditionID) -> Int32 {
    if let known = places?.editions[edition] { return known }
    let place = Int32(clamping: contents.editions.count)
    contents.editions.append(edition)
    places?.editions[edition] = place
    return place
  }

  package mutating func place(of recurrence: Recurrence) -> Int32 {
    if let known = places?.recurrences[recurrence] { return known }
    let place = Int32(clamping: contents.recurrences.count)
    contents.recurrences.append(recurrence)
    places?.recurrences[recurrence] = place
    return place
  }

  // MARK: Rows

  /// A report on the whole, or, after ``beginLines()``, on the line under way.
  package mutating func report(_ report: ReportOutline) { contents.reports.append(report) }

  /// An extension, likewise.
  package mutating func extended(_ granted: ExtensionOutline) { contents.extensions.append(granted) }

  /// What comes from here to the end of the row belongs to lines.
  package mutating func beginLines() {
    parts.whole = (contents.reports.count, contents.extensions.count)
  }

  /// Ends a line.
  /// - Parameters:
  ///   - reports: how many reports it has; they were added last.
  ///   - extensions: likewise.
  package mutating func endLine(reports: Int, extensions: Int) {
    contents.lines.append(
      DirectiveRegister.Line(
        reports: Self.run(contents.reports.count - reports, reports),
        extensions: Self.run(contents.extensions.count - extensions, extensions)))
  }

  /// Forgets the parts that were added for a row that is left out.
  package mutating func dropParts() {
    contents.reports.removeSubrange(parts.reports...)
    contents.extensions.removeSubrange(parts.extensions...)
    contents.lines.removeSubrange(parts.lines...)
    parts.whole = nil
  }

  /// Adds the row whose parts were added before.
  /// - Parameter id: where the key stands among the texts that are kept.
  package mutating func append(
    id: Range<Int>, kind: Directive.Kind, province: Int32, document: Int32, item: Int32,
    lead: Int32, awaits: Int32, assignedOn: Day, window: DayRange?, counting: Due.Counting,
    recurrence: Int32, isTracked: Bool, initialProgress: Progress
  ) {
    let whole = parts.whole ?? (contents.reports.count, contents.extensions.count)
    contents.rows.append(
      DirectiveRegister.Row(
        assignedOn: assignedOn, assignedWindow: window, kind: kind, counting: counting, isTracked: isTracked,
        initialProgress: initialProgress, province: province, document: document, item: item, lead: lead,
        awaits: awaits, recurrence: recurrence, id: Self.run(id.lowerBound, id.count),
        reports: Self.run(parts.reports, whole.reports - parts.reports),
        extensions: Self.run(parts.extensions, whole.extensions - parts.extensions),
        lines: Self.run(parts.lines, contents.lines.count - parts.lines)))
    parts = Parts(
      reports: contents.reports.count, extensions: contents.extensions.count, lines: contents.lines.count)
  }

  package mutating func append(_ outline: DirectiveOutline) {
    for one in outline.reports { report(one) }
    for one in outline.extensions { extended(one) }
    beginLines()
    for line in outline.lines {
      for one in line.reports { report(one) }
      for one in line.extensions { extended(one) }
      endLine(reports: line.reports.count, extensions: line.extensions.count)
    }
    var id = outline.id.rawValue
    var lead = outline.lead.string
    let province = outline.province.map { place(of: $0) } ?? -1
    let document = outline.document.map { place(of: $0) } ?? -1
    let item = place(ofItem: outline.item)
    let leadRange = lead.withUTF8 { kept($0) }
    let leadPlace = place(ofLead: leadRange)
    let awaits = outline.awaitsReading.map { place(of: $0) } ?? -1
    let recurrence = place(of: outline.recurrence)
    append(
      id: id.withUTF8 { kept($0) }, kind: outline.kind, province: province, document: document, item: item,
      lead: leadPlace, awaits: awaits, assignedOn: outline.assignedOn, window: outline.assignedWindow,
      counting: outline.counting, recurrence: recurrence, isTracked: outline.isTracked,
      initialProgress: outline.initialProgress)
  }

  /// Keeps a text.
  /// - Returns: where it stands.
  private mutating func kept(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = keep(UnsafeRawBufferPointer(text))
    return start..<(start + text.count)
  }

  private static func run(_ start: Int, _ count: Int) -> DirectiveRegister.Run {
    DirectiveRegister.Run(start: UInt32(clamping: start), count: UInt32(clamping: count))
  }
}
