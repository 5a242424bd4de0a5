import CSystem
import Model

/// Puts the register together from the segments of many batches, the newest first: what a newer one says of a
/// directive stands, and what older ones say of it is left out.
struct RegisterAssembly {
  private var builder = DirectiveRegisterBuilder(isMerging: false)
  /// Directives of the segments so far.
  private var seen: Set<String> = []
  private var isFirst = true
  /// Where the bytes of the segment under way stand among the texts that are kept.
  private var texts = 0
  private var last: (document: Int32, assignedOn: Day)?

  /// From so many bytes on memory is taken in one piece: a fault for every page that is touched for the first time
  /// was a third of the work.
  private static let smallSegment = 64 << 10
  /// Bytes of a segment that a row mostly takes.
  private static let usualRow = 24
  /// Larger pieces would not come from the heap.
  private static let mostMemory = 3 << 20

  /// Takes in a segment.
  /// - Parameter isOldest: no other follows.
  mutating func add(_ bytes: UnsafeRawBufferPointer, isOldest: Bool) throws(DamagedSegment) {
    var reader = SegmentReader(bytes)
    if !isFirst { builder.beginMerging() }
    isFirst = false
    last = nil
    if bytes.count > Self.smallSegment {
      let rows = bytes.count / Self.usualRow * DirectiveRegisterBuilder.rowBytes
      cs_memory_take(min(bytes.count + rows, Self.mostMemory))
    }
    texts = builder.keep(bytes)
    let lists = try SegmentLists(&reader, &builder, texts: texts)
    let count = try reader.count()
    builder.reserve(rows: count)
    for _ in 0..<count { try addRow(&reader, lists, isOldest: isOldest) }
    guard reader.isAtEnd else { throw DamagedSegment(description: "bytes behind the last directive") }
  }

  consuming func finish() -> DirectiveRegister { builder.finish() }

  private mutating func addRow(
    _ reader: inout SegmentReader, _ lists: SegmentLists, isOldest: Bool
  ) throws(DamagedSegment) {
    let flags = try reader.number(below: RegisterSegment.Flag.all + 1)
    let id = try reader.textRange()
    // Where one segment holds all, no key need be remembered.
    var isOld = false
    if !(isOldest && seen.isEmpty) {
      let key = reader.text(in: id)
      isOld = isOldest ? seen.contains(key) : !seen.insert(key).inserted
    }
    if flags & RegisterSegment.Flag.isGone != 0 { return }
    let nature = lists.natures[try reader.number(below: lists.natures.count)]
    let province = try reader.place(in: lists.provinces)
    let item = lists.items[try reader.number(below: lists.items.count)]
    let lead = lists.leads[try reader.number(below: lists.leads.count)]
    let awaits = try reader.place(in: lists.editions)
    let recurrence = lists.recurrences[try reader.number(below: lists.recurrences.count)]
    let (document, assignedOn) = try place(&reader, lists, flags)
    let window =
      flags & RegisterSegment.Flag.hasWindow != 0 ? try reader.range(after: assignedOn) : nil
    if flags & RegisterSegment.Flag.hasReports != 0 {
      _ = try addReports(&reader, lists, after: assignedOn)
    }
    if flags & RegisterSegment.Flag.hasExtensions != 0 {
      _ = try addExtensions(&reader, after: assignedOn)
    }
    if flags & RegisterSegment.Flag.hasLines != 0 {
      builder.beginLines()
      for _ in 0..<(try reader.count()) {
        let reports = try addReports(&reader, lists, after: assignedOn)
        let extensions = try addExtensions(&reader, after: assignedOn)
        builder.endLine(reports: reports, extensions: extensions)
      }
    }
    if isOld {
      builder.dropParts()
      return
    }
    builder.append(
      id: (texts + id.lowerBound)..<(texts + id.upperBound), kind: nature.kind, province: province,
      document: document, item: item, lead: lead,
      awaits: awaits, assignedOn: assignedOn, window: window, counting: nature.counting,
      recurrence: recurrence, isTracked: nature.isTracked, initialProgress: nature.progress)
  }

  /// Document and day of assignment.
  private mutating func place(
    _ reader: inout SegmentReader, _ lists: SegmentLists, _ flags: Int
  ) throws(DamagedSegment) -> (document: Int32, assignedOn: Day) {
    if flags & RegisterSegment.Flag.isNeighbour != 0 {
      guard let last else { throw DamagedSegment(description: "a neighbour of nothing") }
      return last
    }
    let found = (document: try reader.place(in: lists.documents), assignedOn: try reader.day())
    last = found
    return found
  }

  private mutating func addReports(
    _ reader: inout SegmentReader, _ lists: SegmentLists, after day: Day
  ) throws(DamagedSegment) -> Int {
    let count = try reader.count()
    for _ in 0..<count {
      let reportedOn = try reader.day(after: day)
      let progress = lists.progress[try reader.number(below: lists.progress.count)]
      let flags = try reader.number(below: RegisterSegment.ReportFlag.all + 1)
      let finishedOn =
        flags & RegisterSegment.ReportFlag.isFinished != 0 ? try reader.day(after: reportedOn) : nil
      let instance = flags & RegisterSegment.ReportFlag.hasInstance != 0 ? try reader.day(after: day) : nil
      builder.report(
        ReportOutline(
          reportedOn: reportedOn, progress: progress, finishedOn: finishedOn, instance: instance))
    }
    return count
  }

  private mutating func addExtensions(
    _ reader: inout SegmentReader, after day: Day
  ) throws(DamagedSegment) -> Int {
    let count = try reader.count()
    for _ in 0..<count {
      let grantedOn = try reader.day(after: day)
      builder.extended(ExtensionOutline(grantedOn: grantedOn, window: try reader.range(after: day)))
    }
    return count
  }
}

/// The lists at the head of a segment: values, or their places in the register.
private struct SegmentLists {
  struct Nature {
    let kind: Directive.Kind
    let counting: Due.Counting
    let progress: Progress
    let isTracked: Bool
  }

  private(set) var natures: [Nature] = []
  private(set) var progress: [Progress] = []
  private(set) var provinces: [Int32] = []
  private(set) var documents: [Int32] = []
  private(set) var items: [Int32] = []
  private(set) var leads: [Int32] = []
  private(set) var editions: [Int32] = []
  private(set) var recurrences: [Int32] = []

  /// - Parameter texts: where the bytes that are read stand among those the builder keeps.
  init(
    _ reader: inout SegmentReader, _ builder: inout DirectiveRegisterBuilder, texts: Int
  ) throws(DamagedSegment) {
    let format = try reader.number()
    guard format == RegisterSegment.format else { throw DamagedSegment(description: "format \(format)") }
    for _ in 0..<(try reader.count()) {
      natures.append(
        Nature(
          kind: try reader.named(), counting: try reader.named(), progress: try reader.named(),
          isTracked: try reader.number(below: 2) == 1))
    }
    for _ in 0..<(try reader.count()) { progress.append(try reader.named()) }
    for _ in 0..<(try reader.count()) {
      provinces.append(builder.place(of: UnitID(code: try reader.text(), validFrom: try reader.day())))
    }
    for _ in 0..<(try reader.count()) { documents.append(builder.place(of: DocumentID(try reader.text()))) }
    for _ in 0..<(try reader.count()) { items.append(builder.place(ofItem: try reader.text())) }
    for _ in 0..<(try reader.count()) {
      let lead = try reader.textRange()
      leads.append(builder.place(ofLead: (texts + lead.lowerBound)..<(texts + lead.upperBound)))
    }
    for _ in 0..<(try reader.count()) {
      editions.append(
        builder.place(of: EditionID(index: IndexID(try reader.text()), label: try reader.text())))
    }
    for _ in 0..<(try reader.count()) {
      recurrences.append(builder.place(of: try Self.recurrence(&reader)))
    }
  }

  private static func recurrence(_ reader: inout SegmentReader) throws(DamagedSegment) -> Recurrence {
    func optional(_ reader: inout SegmentReader) throws(DamagedSegment) -> Int? {
      guard try reader.number(below: 2) == 1 else { return nil }
      let value = try reader.signed()
      guard value.magnitude <= UInt(RowDecoder.largestInteger) else {
        throw DamagedSegment(description: "out of range: \(value)")
      }
      return value
    }
    return Recurrence(
      rule: try reader.named(), firstDayOfMonth: try optional(&reader), lastDayOfMonth: try optional(&reader),
      until: try reader.number(below: 2) == 1 ? try reader.day() : nil,
      alsoAdHoc: try reader.number(below: 2) == 1)
  }
}

extension SegmentReader {
  fileprivate mutating func named<Value: RawRepresentable<String>>() throws(DamagedSegment) -> Value {
    let name = try text()
    guard let value = Value(rawValue: name) else {
      throw DamagedSegment(description: "unknown \(Value.self): \(name)")
    }
    return value
  }

  /// A place in the register, or −1 for none.
  fileprivate mutating func place(in list: [Int32]) throws(DamagedSegment) -> Int32 {
    let place = try number(below: list.count + 1)
    return place == 0 ? -1 : list[place - 1]
  }
}
