/// Puts a ``DirectiveRegister`` together row by row.
///
/// First the parts of a row are added (``report(_:)``, ``extended(_:)``, ``endLine(reports:extensions:)``), then
/// the row that takes what was added since the one before.
package struct DirectiveRegisterBuilder {
  private(set) var contents = DirectiveRegister.Contents()
  private var provincePlaces: [UnitID: Int32] = [:]
  private var documentPlaces: [DocumentID: Int32] = [:]
  private var leadPlaces: [CleanText: Int32] = [:]
  private var editionPlaces: [EditionID: Int32] = [:]
  private var recurrencePlaces: [Recurrence: Int32] = [:]
  /// Where the parts of the row under way begin.
  private var parts = Parts()

  private struct Parts {
    var reports = 0
    var extensions = 0
    var lines = 0
    /// Ends of what belongs to the whole; nil until a line begins.
    var whole: (reports: Int, extensions: Int)?
  }

  package init() {}

  package mutating func reserve(rows: Int) {
    contents.rows.reserveCapacity(contents.rows.count + rows)
    // A key and an item are a dozen bytes.
    contents.texts.reserveCapacity(contents.texts.count + rows * 14)
  }

  /// The register of all rows.
  package consuming func finish() -> DirectiveRegister { DirectiveRegister(contents) }

  // MARK: Lists

  package mutating func place(of province: UnitID) -> Int32 {
    Self.place(of: province, in: &provincePlaces, &contents.provinces)
  }

  package mutating func place(of document: DocumentID) -> Int32 {
    Self.place(of: document, in: &documentPlaces, &contents.documents)
  }

  package mutating func place(of lead: CleanText) -> Int32 {
    Self.place(of: lead, in: &leadPlaces, &contents.leads)
  }

  package mutating func place(of edition: EditionID) -> Int32 {
    Self.place(of: edition, in: &editionPlaces, &contents.editions)
  }

  package mutating func place(of recurrence: Recurrence) -> Int32 {
    Self.place(of: recurrence, in: &recurrencePlaces, &contents.recurrences)
  }

  private static func place<Value: Hashable>(
    of value: Value, in places: inout [Value: Int32], _ list: inout [Value]
  ) -> Int32 {
    if let known = places[value] { return known }
    let place = Int32(clamping: list.count)
    places[value] = place
    list.append(value)
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
  package mutating func append(
    id: UnsafeBufferPointer<UInt8>, item: UnsafeBufferPointer<UInt8>, kind: Directive.Kind, province: Int32,
    document: Int32, lead: Int32, awaits: Int32, assignedOn: Day, window: DayRange?, counting: Due.Counting,
    recurrence: Int32, isTracked: Bool, initialProgress: Progress
  ) {
    let start = contents.texts.count
    contents.texts.append(contentsOf: id)
    contents.texts.append(contentsOf: item)
    let whole = parts.whole ?? (contents.reports.count, contents.extensions.count)
    contents.rows.append(
      DirectiveRegister.Row(
        assignedOn: assignedOn, assignedWindow: window, kind: kind, counting: counting, isTracked: isTracked,
        initialProgress: initialProgress, province: province, document: document, lead: lead, awaits: awaits,
        recurrence: recurrence,
        texts: DirectiveRegister.TextPlace(
          start: UInt32(clamping: start), idCount: UInt32(clamping: id.count),
          itemCount: UInt32(clamping: item.count)),
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
    var item = outline.item
    let province = outline.province.map { place(of: $0) } ?? -1
    let document = outline.document.map { place(of: $0) } ?? -1
    let lead = place(of: outline.lead)
    let awaits = outline.awaitsReading.map { place(of: $0) } ?? -1
    let recurrence = place(of: outline.recurrence)
    id.withUTF8 { id in
      item.withUTF8 { item in
        append(
          id: id, item: item, kind: outline.kind, province: province, document: document, lead: lead,
          awaits: awaits, assignedOn: outline.assignedOn, window: outline.assignedWindow,
          counting: outline.counting, recurrence: recurrence, isTracked: outline.isTracked,
          initialProgress: outline.initialProgress)
      }
    }
  }

  private static func run(_ start: Int, _ count: Int) -> DirectiveRegister.Run {
    DirectiveRegister.Run(start: UInt32(clamping: start), count: UInt32(clamping: count))
  }
}
