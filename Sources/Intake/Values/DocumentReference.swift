import Model

/// A document named by its number and day: "Thông báo số 304/TB-VPCP ngày 10/06/2025".
struct DocumentReference: Hashable, Sendable {
  let number: String
  let day: Day?

  /// nil for an empty number.
  init?(number: String, day: Day?) {
    let found = DocumentReference(in: number)
    if let found {
      self.number = found.number
      self.day = day ?? found.day
      return
    }
    let plain = number.trimmed
    guard !plain.isEmpty else { return nil }
    self.number = plain
    self.day = day
  }

  /// The first number of a document in a text, with the day after it.
  init?(in text: String) {
    let clean = CleanText(cleaning: text).string
    let words = clean.split(whereSeparator: { " ,;()".contains($0) }).map(String.init)
    guard let position = words.firstIndex(where: Self.isNumber) else { return nil }
    number = words[position].last == "." ? String(words[position].dropLast()) : words[position]
    let rest = words[(position + 1)...].joined(separator: " ")
    let tokens = DateTokens(rest)
    let written = tokens.tokens.indices.lazy.compactMap { tokens.writtenDay(at: $0) }.first { $0.year != nil }
    day = written.flatMap { written in
      if case .success(let day) = DayText.day(written, in: nil) { day } else { nil }
    }
  }

  /// `304/TB-VPCP`, `42/2014/QĐ-TTg`, `04-NQ/TU`, `202/2025/QH15`: digits first, then a sign and capitals.
  private static func isNumber(_ word: String) -> Bool {
    guard word.first?.isASCIIDigit == true, word.contains("/") else { return false }
    return word.contains { $0.isLetter && $0.isUppercase }
  }

  /// Numbers begin anew each year, so that the day belongs to the name.
  var key: String {
    DocumentNumber.key(number) + (day.map { "@\($0)" } ?? "")
  }

  var id: DocumentID { DocumentID("vb/" + key) }

  /// The document that the title area names.
  static func above(_ position: Int, of sheet: RawSheet) -> DocumentReference? {
    for row in sheet.rows[..<min(position, sheet.rows.count)] {
      let text = row.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
      if let found = DocumentReference(in: text) { return found }
    }
    return nil
  }

  /// The document that the group row above each row names, by row number.
  static func ofGroups(_ work: SheetWork) -> [Int: DocumentReference] {
    var found: [Int: DocumentReference] = [:]
    var current: DocumentReference?
    for (position, kind) in work.kinds {
      let row = work.sheet.rows[position]
      switch kind {
      case .group:
        current = DocumentReference(in: row.cells.map(\.text).joined(separator: " "))
      case .data: found[row.number] = current
      default: break
      }
    }
    return found
  }
}

extension SheetWork {
  /// The day a list speaks of: as of, the end of its period, else the day of reading.
  var statedOn: Day { title.asOf ?? reading.period?.lastDay ?? options.today }
}
