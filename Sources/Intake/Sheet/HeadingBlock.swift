import Model

/// One to three rows of headings with the paths they make, column by column.
public struct HeadingBlock: Sendable, Hashable {
  /// Positions in ``RawSheet/rows``.
  public let rows: ClosedRange<Int>
  public let paths: [HeadingPath]
  /// Columns with a heading.
  let headed: [Int]
  /// The row of column numbers below, "1, 2, 3 = 4 + 5 + 6"; nil where there is none.
  public let numbersRow: Int?
  /// What stands in it, column by column; empty without one.
  public let numbers: [String]

  public static let largestDepth = 3

  /// The first position below the headings.
  public var firstDataRow: Int { (numbersRow ?? rows.upperBound) + 1 }

  /// Reads a block of a sheet.
  /// - Parameter rows: positions in `sheet` and in the sheet alike.
  init(_ sheet: HeadingRows, rows: ClosedRange<Int>) {
    self.rows = rows
    let paths = HeadingGrid(sheet, rows: rows).paths
    self.paths = paths
    headed = paths.indices.filter { !paths[$0].isEmpty }
    let below = rows.upperBound + 1
    let numbers = below < sheet.columnNumbers.count ? sheet.columnNumbers[below] : nil
    numbersRow = numbers == nil ? nil : below
    self.numbers = numbers ?? []
  }
}

/// The texts of heading rows, with values of merged cells in every cell they cover.
private struct HeadingGrid {
  var texts: [[HeadingText]]
  /// Where the value of a cell begins, so that a span of a lower row ends with the one above it.
  private var origins: [[Int?]]
  private let width: Int

  init(_ sheet: HeadingRows, rows: ClosedRange<Int>) {
    texts = Array(sheet.texts[rows])
    width = texts.map(\.count).max() ?? 0
    for position in texts.indices where texts[position].count < width {
      texts[position] += Array(repeating: .blank, count: width - texts[position].count)
    }
    origins = texts.map { row in row.indices.map { row[$0].text.isEmpty ? nil : $0 } }
    if sheet.tellsMerges {
      spread(sheet.merges, rows: Array(sheet.numbers[rows]))
    } else {
      spreadOverBlanks()
    }
  }

  var paths: [HeadingPath] {
    (0..<width).map { column in HeadingPath(texts.map { $0[column] }) }
  }

  private mutating func spread(_ merges: [MergedCells], rows: [Int]) {
    for merge in merges {
      guard let top = rows.firstIndex(of: merge.rows.lowerBound), merge.columns.lowerBound < width else {
        continue
      }
      let text = texts[top][merge.columns.lowerBound]
      guard !text.text.isEmpty else { continue }
      for (position, number) in rows.enumerated() where merge.rows.contains(number) {
        for column in merge.columns where column < width { texts[position][column] = text }
      }
    }
  }

  /// Where a container tells no merged cells, a merged heading is a value followed by blanks. It spreads to the
  /// right as long as there are headings below it and the heading above it lasts.
  private mutating func spreadOverBlanks() {
    guard texts.count > 1 else { return }
    for position in 0..<(texts.count - 1) {
      var current: Int?
      for column in 0..<width {
        if !texts[position][column].text.isEmpty {
          current = hasHeading(below: position, column) ? column : nil
          continue
        }
        guard let start = current else { continue }
        let isUnderOther = position > 0 && origins[position - 1][column] != origins[position - 1][start]
        guard hasHeading(below: position, column), !isUnderOther else {
          current = nil
          continue
        }
        texts[position][column] = texts[position][start]
        origins[position][column] = start
      }
    }
  }

  private func hasHeading(below position: Int, _ column: Int) -> Bool {
    texts[(position + 1)...].contains { !$0[column].text.isEmpty }
  }
}

/// The row of column numbers that official forms have below the headings.
enum ColumnNumbersRow {
  /// - Returns: the number of each column, "3" for `(3)=(4)+(5)+(6)`; nil for a row that is none.
  static func read(_ row: RawRow) -> [String]? {
    var numbers: [String] = []
    var counted: [Int] = []
    for cell in row.cells {
      let text = cell.text
      guard !text.isEmpty else {
        numbers.append("")
        continue
      }
      guard let number = number(text) else { return nil }
      numbers.append(number)
      if let value = Int(number) { counted.append(value) }
    }
    guard counted.count >= 2, counted.count == Set(counted).count,
      zip(counted, counted.dropFirst()).allSatisfy({ $1 == $0 + 1 }), let first = counted.first, first <= 3
    else { return nil }
    return numbers
  }

  /// `7`, `(7)`, `[7]`, `7=8+9+10`, `(3)=(4)+(5)`, `A`.
  private static func number(_ text: String) -> String? {
    let left = text.prefix { $0 != "=" && $0 != ":" }.filter { !"()[] \t.".contains($0) }
    guard text.unicodeScalars.allSatisfy({ isSign($0) }) else { return nil }
    if CellText.isLetter(left) { return left }
    guard !left.isEmpty, left.count <= 2, left.allSatisfy(\.isASCIIDigit) else { return nil }
    return left
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x20, 0xA0: true
    default: "()[]=+-–−/*x×:%.".unicodeScalars.contains(scalar)
    }
  }
}
