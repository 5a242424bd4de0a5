import Model

/// Words that may stand in the cells of a column, and what each means.
struct WordTable: Sendable {
  private let whole: [String: String]
  /// Beginnings, the longest first.
  private let beginnings: [(key: String, word: String)]
  private let shown: [String]

  init(_ words: [String: String]) {
    var whole: [String: String] = [:]
    var beginnings: [(key: String, word: String)] = []
    for (text, word) in words.sorted(by: { $0.key < $1.key }) {
      let key = CellText.key(text)
      if text.hasSuffix("*") { beginnings.append((key, word)) } else { whole[key] = word }
    }
    self.whole = whole
    self.beginnings = beginnings.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }
    shown = words.keys.sorted()
  }

  /// What a cell means; nil for a word that is not in the table.
  func word(for text: String) -> String? {
    for key in [CellText.key(text), CellText.plainKey(text)] {
      if let word = whole[key] { return word }
      if let found = beginnings.first(where: { key == $0.key || key.hasPrefix($0.key + " ") }) {
        return found.word
      }
    }
    return nil
  }

  /// The word most likely meant; a few of the words where none is near.
  func nearest(to text: String) -> String {
    let keys = Dictionary(shown.map { (CellText.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    if let near = EditDistance.nearest(to: CellText.key(text), in: keys.keys.sorted()) {
      return keys[near] ?? ""
    }
    return shown.filter { !$0.isEmpty }.prefix(6).joined(separator: ", ")
  }
}
