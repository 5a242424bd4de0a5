import Model

/// The rows of the list of directives: headings, blank rows between groups and directives, found by key and by
/// position without walking through the directives.
///
/// Items are what can be selected: headings and directives. Display rows are items and the blanks between.
struct DirectiveRows: ItemList {
  /// One group on the screen.
  private struct Segment {
    let group: Int
    let firstItem: Int
    let firstRow: Int
    let hasGap: Bool
    let hasHeading: Bool
    /// Entries shown; empty while the group is closed.
    let entries: Range<Int>

    var itemCount: Int { (hasHeading ? 1 : 0) + entries.count }
  }

  /// What a display row is.
  enum Row: Hashable {
    case gap
    case heading(group: Int, isOpen: Bool)
    case entry(Int)
    /// The second line of an entry.
    case detail(Int)
  }

  let list: DirectiveList
  let count: Int
  /// Number of display rows.
  let rowCount: Int
  /// Display rows of a directive.
  let entryRows: Int
  private let segments: [Segment]

  /// - Parameters:
  ///   - toggled: headings opened or closed against what is usual.
  ///   - opensAll: every group is open, because something is looked for.
  ///   - hasGaps: a blank row parts groups that have no heading.
  ///   - entryRows: display rows of a directive.
  init(_ list: DirectiveList, toggled: [ItemKey], opensAll: Bool, hasGaps: Bool, entryRows: Int = 1) {
    self.list = list
    self.entryRows = entryRows
    var segments: [Segment] = []
    segments.reserveCapacity(list.groups.count)
    var item = 0
    var row = 0
    for (position, group) in list.groups.enumerated() {
      let isOpen =
        !group.hasHeading || opensAll
        || (toggled.isEmpty ? !group.isUsuallyClosed : toggled.contains(group.key) == group.isUsuallyClosed)
      let segment = Segment(
        group: position, firstItem: item, firstRow: row,
        hasGap: hasGaps && position > 0 && (isOpen || !group.hasHeading), hasHeading: group.hasHeading,
        entries: isOpen ? group.range : group.range.lowerBound..<group.range.lowerBound)
      segments.append(segment)
      item += segment.itemCount
      row += (segment.hasGap ? 1 : 0) + (segment.hasHeading ? 1 : 0) + segment.entries.count * entryRows
    }
    self.segments = segments
    count = item
    rowCount = row
  }

  func key(at position: Int) -> ItemKey {
    guard let segment = segment(where: { $0.firstItem <= position }) else { return .line("") }
    let offset = position - segment.firstItem - (segment.hasHeading ? 1 : 0)
    if offset < 0 { return list.groups[segment.group].key }
    let entry = segment.entries.lowerBound + offset
    return entry < segment.entries.upperBound ? .directive(list.entries[entry].id) : .line("")
  }

  func position(of key: ItemKey) -> Int? {
    if let id = key.directive {
      guard let entry = list.positions[id],
        let segment = segment(where: { list.groups[$0.group].range.lowerBound <= entry }),
        segment.entries.contains(entry)
      else { return nil }
      return segment.firstItem + (segment.hasHeading ? 1 : 0) + entry - segment.entries.lowerBound
    }
    return segments.first { $0.hasHeading && list.groups[$0.group].key == key }?.firstItem
  }

  func searchText(at position: Int) -> String? {
    entry(atItem: position).flatMap { list.index.text(at: $0) }
  }

  func matches(_ folded: String) -> [Int] {
    list.index.matches(folded).compactMap { entry in
      guard let segment = segment(where: { list.groups[$0.group].range.lowerBound <= entry }),
        segment.entries.contains(entry)
      else { return nil }
      return segment.firstItem + (segment.hasHeading ? 1 : 0) + entry - segment.entries.lowerBound
    }
  }

  /// The entry that an item is; nil for a heading.
  func entry(atItem position: Int) -> Int? {
    guard let segment = segment(where: { $0.firstItem <= position }) else { return nil }
    let entry = segment.entries.lowerBound + position - segment.firstItem - (segment.hasHeading ? 1 : 0)
    return segment.entries.contains(entry) ? entry : nil
  }

  /// The heading that stands for a directive whose group is closed.
  func heading(of id: DirectiveID) -> ItemKey? {
    guard let entry = list.positions[id],
      let segment = segment(where: { list.groups[$0.group].range.lowerBound <= entry }),
      !segment.entries.contains(entry)
    else { return nil }
    return list.groups[segment.group].key
  }

  // MARK: Display rows

  /// The display row of the heading above an item, or of the heading it is; nil where its group has none.
  func headingRow(ofItem position: Int) -> Int? {
    guard let segment = segment(where: { $0.firstItem <= position }), segment.hasHeading else { return nil }
    return segment.firstRow + (segment.hasGap ? 1 : 0)
  }

  /// The group whose heading is above the display row that a list begins with, so that it is to stay at the top; nil
  /// where the heading is seen anyway, where there is none, and where the list is too low for it.
  /// - Parameter listRows: display rows that the list has room for.
  func stickyGroup(atRow display: Int, listRows: Int) -> Int? {
    guard listRows >= 3 * entryRows, let segment = segment(where: { $0.firstRow <= display }),
      segment.hasHeading,
      display > segment.firstRow + (segment.hasGap ? 1 : 0), !segment.entries.isEmpty
    else { return nil }
    return segment.group
  }

  func row(ofItem position: Int) -> Int {
    guard let segment = segment(where: { $0.firstItem <= position }) else { return 0 }
    let heading = segment.hasHeading ? 1 : 0
    let offset = position - segment.firstItem
    return segment.firstRow + (segment.hasGap ? 1 : 0)
      + (offset < heading ? offset : heading + (offset - heading) * entryRows)
  }

  func row(at display: Int) -> Row {
    guard let segment = segment(where: { $0.firstRow <= display }) else { return .gap }
    var offset = display - segment.firstRow
    if segment.hasGap {
      if offset == 0 { return .gap }
      offset -= 1
    }
    if segment.hasHeading {
      if offset == 0 { return .heading(group: segment.group, isOpen: !segment.entries.isEmpty) }
      offset -= 1
    }
    let entry = segment.entries.lowerBound + offset / entryRows
    guard segment.entries.contains(entry) else { return .gap }
    return offset % entryRows == 0 ? .entry(entry) : .detail(entry)
  }

  /// The first item at or after a display row.
  func item(atRow display: Int) -> Int {
    guard let segment = segment(where: { $0.firstRow <= display }) else { return 0 }
    let heading = segment.hasHeading ? 1 : 0
    let offset = display - segment.firstRow - (segment.hasGap ? 1 : 0)
    let item = offset < heading ? offset : heading + (offset - heading + entryRows - 1) / entryRows
    return min(max(0, count - 1), segment.firstItem + max(0, item))
  }

  /// Numbers of the blocks of ``DirectiveList/blocks`` that hold the directives of some display rows.
  func blocks(rows: Range<Int>) -> [Int] {
    var blocks: [Int] = []
    for segment in segments where !segment.entries.isEmpty {
      let first = segment.firstRow + (segment.hasGap ? 1 : 0) + (segment.hasHeading ? 1 : 0)
      let shown = (first..<(first + segment.entries.count * entryRows)).clamped(to: rows)
      if shown.isEmpty { continue }
      let from = segment.entries.lowerBound + (shown.lowerBound - first) / entryRows
      let last = segment.entries.lowerBound + (shown.upperBound - 1 - first) / entryRows
      for block in (from / DirectiveList.blockSize)...(last / DirectiveList.blockSize)
      where blocks.last != block {
        blocks.append(block)
      }
    }
    return blocks
  }

  /// The last segment of which something holds that holds of all before it.
  private func segment(where isAtOrBefore: (Segment) -> Bool) -> Segment? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if isAtOrBefore(segments[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? segments[low - 1] : nil
  }
}
