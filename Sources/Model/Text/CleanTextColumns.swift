extension CleanText {
  /// Columns the text takes on a terminal.
  public var columns: Int {
    CharacterWidth.columns(of: string)
  }

  /// The longest beginning that fits in `columns`; never a part of a character. A wide character that would
  /// stick out is left off, so the result may be a column shorter.
  public func prefix(columns limit: Int) -> CleanText {
    guard limit > 0 else { return .empty }
    var used = 0
    var index = string.startIndex
    // Vietnamese text needs no search for the bounds of characters; the first mark or foreign sign does.
    let scalars = string.unicodeScalars
    while index < scalars.endIndex, CharacterWidth.isPlain(scalars[index]) {
      let next = scalars.index(after: index)
      guard next == scalars.endIndex || CharacterWidth.isPlain(scalars[next]) else { break }
      if used == limit { return CleanText(trusted: String(string[..<index])) }
      used += 1
      index = next
    }
    while index < string.endIndex {
      let width = CharacterWidth.columns(of: string[index])
      if used + width > limit { return CleanText(trusted: String(string[..<index])) }
      used += width
      index = string.index(after: index)
    }
    return self
  }

  /// The text if it fits in `columns`, else its beginning with "…" after it; empty below one column. A word that
  /// would lose its end is left out whole, because half a syllable reads as another one.
  public func truncated(toColumns limit: Int) -> CleanText {
    // Most texts fit, and UTF-8 never has fewer bytes than columns.
    if string.utf8.count <= limit || columns <= limit { return self }
    guard limit > 0 else { return .empty }
    let kept = prefix(columns: limit - 1).string
    var end = kept.lastIndex { $0 != " " }.map { kept.index(after: $0) } ?? kept.startIndex
    if limit >= 16, end == kept.endIndex, !string.dropFirst(kept.count).hasPrefix(" "),
      let blank = kept.lastIndex(of: " "), kept.distance(from: blank, to: end) <= 8
    {
      end = kept[..<blank].lastIndex { $0 != " " }.map { kept.index(after: $0) } ?? end
    }
    // A `+` of a part of a text and a text is generic, and costs a start more than all the cutting.
    var text = String(kept[..<end])
    text.append("…")
    return CleanText(trusted: text)
  }
}
