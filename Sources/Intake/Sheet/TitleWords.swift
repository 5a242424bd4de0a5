import Model

/// The folded words above the headings of a sheet, with those of the names of file and sheet before them, made once for
/// all blocks of headings: what stands above one is the beginning of what stands above the next.
struct TitleWords: Sendable {
  private let words: [String]
  /// How many of the words stand above each row.
  private let counts: [Int]
  private let positionsOfWord: [String: [Int]]

  /// - Parameter last: the lowest row that headings may begin in.
  init(_ sheet: RawSheet, fileName: String, upTo last: Int) {
    var words: [String] = []
    func add(_ key: String) {
      // A name without words parts what stands beside it all the same.
      words += key.isEmpty ? [""] : key.split(separator: " ").map { String($0) }
    }
    add(CellText.key(fileName))
    add(CellText.key(sheet.name))
    var counts = [words.count]
    for row in sheet.rows.prefix(max(0, last)) {
      for cell in row.cells where !cell.isBlank { add(cell.key) }
      counts.append(words.count)
    }
    self.words = words
    self.counts = counts
    var positions: [String: [Int]] = [:]
    for (position, word) in words.enumerated() { positions[word, default: []].append(position) }
    positionsOfWord = positions
  }

  /// How many words stand above a row.
  func count(above row: Int) -> Int { counts[min(row, counts.count - 1)] }

  /// How many words there are when a phrase is over for the first time; nil where it never stands there.
  func end(of phrase: [String]) -> Int? {
    guard let first = phrase.first else { return nil }
    return positionsOfWord[first]?.first { start in
      start + phrase.count <= words.count && words[start..<(start + phrase.count)].elementsEqual(phrase)
    }.map { $0 + phrase.count }
  }
}
