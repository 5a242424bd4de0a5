import Model

/// Marks the text searched for where a row shows it.
struct RowMatches {
  private let folded: [Character]

  init(_ search: String) {
    folded = Array(search)
  }

  /// The line with the first match in its own role.
  func mark(_ line: Line) -> Line {
    guard !folded.isEmpty, let span = line.spans.first, line.spans.count == 1 else { return line }
    // Folding keeps characters one for one in composed text, so that positions carry over.
    let characters = Array(span.text.string)
    let plain = characters.map { Array(VietnameseText.folded(String($0))) }
    guard plain.allSatisfy({ $0.count == 1 }), characters.count >= folded.count else { return line }
    for start in 0...(characters.count - folded.count)
    where (0..<folded.count).allSatisfy({ plain[start + $0][0] == folded[$0] }) {
      func part(_ range: Range<Int>) -> CleanText { CleanText(cleaning: String(characters[range])) }
      return Line([
        Span(part(0..<start), span.role, span.attributes),
        Span(part(start..<(start + folded.count)), .match, [.bold, .underlined]),
        Span(part((start + folded.count)..<characters.count), span.role, span.attributes),
      ])
    }
    return line
  }
}
