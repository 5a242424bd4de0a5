import Model

/// Search text and sort keys, made when data enters a store.
enum Folding {
  /// Folded texts, a line each.
  static func search(_ texts: [CleanText]) -> String {
    texts.map { VietnameseText.folded($0.string) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  static func sortKey(_ text: CleanText) -> String {
    VietnameseText.sortKey(text.string)
  }
}
