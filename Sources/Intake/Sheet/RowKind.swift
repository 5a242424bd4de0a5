import Model

/// What a row below the headings is.
enum RowKind: Hashable, Sendable {
  case data
  /// "I  Sở, ban, ngành": a heading between rows, with or without subtotals.
  case group
  case total
  /// A mean over the rows: stated beside them, and no sum of anything.
  case average
  case note
  case columnNumbers
  case repeatedHeading
}

/// Tells rows apart by where their texts stand and what they say.
struct RowClassifier {
  private let sheet: RawSheet
  private let headings: HeadingBlock
  /// The column of the row's number in its list; nil where the form has none.
  private let order: Int?
  /// The column that says whom or what a row is about.
  private let label: Int
  /// Columns that hold figures or whatever else a row tells.
  private let contents: [Int]
  /// Those of them that hold figures.
  private let figures: [Int]
  /// Columns of a code and a day: a row that has both is data, whatever else it says.
  private let entry: (code: Int, day: Int)?

  init(
    sheet: RawSheet, headings: HeadingBlock, order: Int?, label: Int, contents: [Int], figures: [Int],
    entry: (code: Int, day: Int)? = nil
  ) {
    self.sheet = sheet
    self.headings = headings
    self.order = order
    self.label = label
    self.contents = contents
    self.figures = figures
    self.entry = entry
  }

  /// The first words of rows that add up others, folded.
  static let totalWords = [
    "tong cong", "tong", "cong", "tong so", "toan tinh", "toan thanh pho", "tong toan tinh", "cong toan tinh",
    "tong cong toan tinh", "tong hop", "total", "tong chung", "cong chung",
  ]
  private static let noteWords = [
    "ghi chu", "luu y", "noi nhan", "nguoi lap", "nguoi lap bieu", "lap bieu", "thu truong", "tm", "kt", "tl",
    "tuq",
    "chu tich", "giam doc", "nguon", "chu thich", "xac nhan", "ky ten", "nguoi tong hop", "truong phong",
  ]

  /// Kinds of all rows below the headings, blank ones left out.
  func kinds() -> [(position: Int, kind: RowKind)] {
    var kinds: [(position: Int, kind: RowKind)] = []
    let first = min(headings.rows.upperBound + 1, sheet.rows.count)
    for position in sheet.rows.indices[first...] {
      let row = sheet.rows[position]
      guard row.cells.contains(where: { !$0.isBlank }) else { continue }
      kinds.append((position, kind(of: position, row)))
    }
    closeTable(&kinds)
    settleGroups(&kinds)
    return kinds
  }

  private func kind(of position: Int, _ row: RawRow) -> RowKind {
    if position == headings.numbersRow { return .columnNumbers }
    if isEntry(row) { return .data }
    if ColumnNumbersRow.read(row) != nil, row.cells.filter({ !$0.isBlank }).count >= 4, !hasName(row) {
      return .columnNumbers
    }
    if isRepeatedHeading(row) { return .repeatedHeading }
    if isTotal(row) { return hasContents(row) ? .total : .group }
    if isAverage(row) { return .average }
    let order = marker(row)
    if isNote(row), !hasFigures(row), !CellText.isOrdinal(order) { return .note }
    let marksGroup = CellText.isRoman(order) || CellText.isLetter(order)
    if hasContents(row) { return marksGroup ? .group : .data }
    if marksGroup { return .group }
    // A name beside a number in the list is a row whose figures are blank.
    return CellText.isOrdinal(order) && !row[label].isBlank ? .data : .group
  }

  /// Lists have a hundred thousand of them: nothing of such a row need be read in words.
  private func isEntry(_ row: RawRow) -> Bool {
    guard let entry, !row[entry.code].isBlank else { return false }
    return switch row[entry.day].content {
    case .day: true
    case .text(let text): QuickDay.read(text) != nil
    default: false
    }
  }

  /// A group with figures is a subtotal where rows of its own follow it; else it is a row like any other.
  private func settleGroups(_ kinds: inout [(position: Int, kind: RowKind)]) {
    for index in kinds.indices where kinds[index].kind == .group {
      let row = sheet.rows[kinds[index].position]
      guard hasContents(row), !isTotal(row) else { continue }
      guard index + 1 < kinds.count else {
        kinds[index].kind = .data
        continue
      }
      let next = kinds[index + 1]
      let isDeeper =
        next.kind == .group && Self.depth(marker(row)) < Self.depth(marker(sheet.rows[next.position]))
      if next.kind != .data, !isDeeper { kinds[index].kind = .data }
    }
  }

  /// Letters stand above Roman numerals, these above numbers.
  private static func depth(_ marker: String) -> Int {
    if CellText.isRoman(marker) { return 1 }
    return CellText.isLetter(marker) ? 0 : 2
  }

  private func hasFigures(_ row: RawRow) -> Bool { figures.contains { CellText.looksNumeric(row[$0]) } }

  /// What stands below the last row with figures are notes and signatures: names of those who sign stand in any column.
  private func closeTable(_ kinds: inout [(position: Int, kind: RowKind)]) {
    let total = kinds.lastIndex { $0.kind == .total }
    let last = kinds.enumerated().last { index, kind in
      switch kind.kind {
      case .total: true
      case .data:
        total.map { index < $0 } ?? true || figures.isEmpty || hasFigures(sheet.rows[kind.position])
          || CellText.isOrdinal(marker(sheet.rows[kind.position]))
      case .group: hasContents(sheet.rows[kind.position])
      default: false
      }
    }
    for index in kinds.indices where index > last?.offset ?? -1 {
      if kinds[index].kind == .group || kinds[index].kind == .data { kinds[index].kind = .note }
    }
  }

  /// The row's number in its list: in a column of its own, or before the name as in "II. Sở, ban, ngành".
  func marker(_ row: RawRow) -> String {
    let text = orderText(row)
    guard text.isEmpty else { return text }
    let name = row[label].text
    guard let point = name.firstIndex(where: { ".)".contains($0) }), point > name.startIndex else {
      return ""
    }
    let lead = String(name[..<point])
    return CellText.isRoman(lead) || CellText.isLetter(lead) || CellText.isOrdinal(lead) ? lead : ""
  }

  func orderText(_ row: RawRow) -> String { order.map { row[$0].text } ?? "" }

  private func hasContents(_ row: RawRow) -> Bool {
    contents.contains { !row[$0].isBlank && !CellText.isDash(row[$0].text) }
      || (contents.contains { !row[$0].isBlank } && CellText.isOrdinal(orderText(row)))
  }

  private func hasName(_ row: RawRow) -> Bool {
    let text = row[label].text
    return !text.isEmpty && !CellText.looksNumeric(row[label]) && !CellText.isLetter(text)
      && text.contains { $0.isLetter } && text.count > 3
  }

  /// A total says so in its first text, in the column of names or before it.
  func isTotal(_ row: RawRow) -> Bool {
    let last = max(label, order ?? 0)
    guard last < row.cells.count || !row.cells.isEmpty else { return false }
    for cell in row.cells.prefix(last + 1) where cell.isText {
      let key = CellText.plainKey(cell.text)
      if Self.totalWords.contains(key) { return true }
      // "Tổng cộng (I + II)", "Tổng cộng: 24 đơn vị"
      if key.hasPrefix("tong cong ") || key.hasPrefix("cong i ") || key.hasPrefix("tong so i ") {
        return true
      }
    }
    return false
  }

  private func isAverage(_ row: RawRow) -> Bool {
    row.cells.prefix(max(label, order ?? 0) + 1).contains { cell in
      guard cell.isText else { return false }
      let key = CellText.plainKey(cell.text)
      return ["trung binh", "binh quan"].contains {
        key == $0 || key.hasPrefix($0 + " ") || key.hasSuffix(" " + $0)
      }
    }
  }

  private func isNote(_ row: RawRow) -> Bool {
    guard let first = row.cells.first(where: { !$0.isBlank }) else { return false }
    let text = first.text
    if text.hasPrefix("*") || text.hasPrefix("(*") { return true }
    let key = CellText.key(text)
    if Self.noteWords.contains(where: { key == $0 || key.hasPrefix($0 + " ") }) { return true }
    // "Quảng Ngãi, ngày 5 tháng 6 năm 2025"
    return row.cells.contains { cell in
      guard cell.isText else { return false }
      let words = cell.key
      return words.firstRange(of: "ngay ") != nil && words.firstRange(of: " thang ") != nil
        && words.firstRange(of: " nam ") != nil
    }
  }

  private func isRepeatedHeading(_ row: RawRow) -> Bool {
    let texts = row.cells.map(\.text)
    var compared = 0
    for (column, text) in texts.enumerated() where !text.isEmpty {
      guard headings.paths.indices.contains(column), headings.paths[column].parts.contains(text) else {
        return false
      }
      compared += 1
    }
    return compared >= 3
  }
}
