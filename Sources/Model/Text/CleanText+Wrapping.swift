extension CleanText {
  /// The text in lines of at most `columns`, broken at blanks; a word longer than a line is broken between characters.
  ///
  /// Blanks at the ends of lines are left out, and several between two words count as one.
  public func wrapped(columns limit: Int) -> [CleanText] {
    guard limit > 0 else { return [] }
    var lines: [CleanText] = []
    // The line so far: as it stands in the text while its words are one blank apart, else made anew.
    var line = string.startIndex..<string.startIndex
    var made: String?
    var used = 0

    func finishLine() {
      guard used > 0 else { return }
      lines.append(CleanText(trusted: made ?? String(string[line])))
      made = nil
      used = 0
    }
    func begin(_ word: Range<String.Index>, columns: Int) {
      line = word
      used = columns
    }

    let bytes = string.utf8
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] == UInt8(ascii: " ") {
        position = bytes.index(after: position)
        continue
      }
      let end = bytes[position...].firstIndex(of: UInt8(ascii: " ")) ?? bytes.endIndex
      let word = position..<end
      position = end
      let columns = CharacterWidth.columns(of: String(string[word]))
      if used > 0, used + 1 + columns <= limit {
        if made == nil, bytes.index(after: line.upperBound) == word.lowerBound {
          line = line.lowerBound..<word.upperBound
        } else {
          made = (made ?? String(string[line])) + " " + string[word]
        }
        used += 1 + columns
        continue
      }
      finishLine()
      guard columns > limit else {
        begin(word, columns: columns)
        continue
      }
      var rest = CleanText(trusted: String(string[word]))
      while rest.columns > limit {
        let head = rest.prefix(columns: limit)
        if head.isEmpty { break }
        lines.append(head)
        rest = CleanText(trusted: String(rest.string.dropFirst(head.string.count)))
      }
      made = rest.string
      used = rest.columns
    }
    finishLine()
    return lines
  }
}
