import Model

/// Units named side by side in one cell, as leads and coordinating units of directives are.
enum PartyList {
  /// - Returns: each name with the unit it means, where one does. Names are never refused here: whom a document names
  ///   is kept as stated.
  static func read(_ text: String, units: UnitFinder) -> [PartyName] {
    pieces(of: text, units: units).map { name in
      let stated = CleanText(cleaning: name)
      guard case .unit(let unit) = units.find(name) else {
        return PartyName(unit: nil, asStated: stated, short: stated)
      }
      return PartyName(unit: unit.id, asStated: stated, short: unit.shortName.vietnamese)
    }
  }

  /// Names parted by semicolons; by commas and "và" only where the whole is no name by itself and
  /// the parts are ("Sở Kế hoạch và Đầu tư" is one).
  private static func pieces(of text: String, units: UnitFinder) -> [String] {
    text.split(separator: ";").flatMap { line -> [String] in
      let whole = UnitFinder.plain(String(line))
      guard !whole.isEmpty else { return [] }
      if case .unit = units.find(whole) { return [whole] }
      let byComma = whole.split(separator: ",").map { UnitFinder.plain(String($0)) }.filter { !$0.isEmpty }
      let parts = byComma.flatMap { piece -> [String] in
        if case .unit = units.find(piece) { return [piece] }
        let halves = piece.parts(separatedBy: " và ").map { UnitFinder.plain($0) }.filter { !$0.isEmpty }
        let isKnown =
          halves.count > 1
          && halves.allSatisfy { half in
            if case .unit = units.find(half) { true } else { false }
          }
        return isKnown ? halves : [piece]
      }
      // "Các sở, ban, ngành" names a group; its words are no units.
      let known = parts.filter { part in if case .unit = units.find(part) { true } else { false } }
      return known.isEmpty && byComma.count > 1 && !byComma.allSatisfy(startsLikeUnit) ? [whole] : parts
    }
  }

  private static func startsLikeUnit(_ text: String) -> Bool {
    let words = VietnameseText.words(text)
    guard let first = words.first, words.count > 1 else { return false }
    return ["so", "ubnd", "uy", "ban", "cong", "van", "bo", "trung", "xa", "phuong", "huyen", "thanh"]
      .contains(first)
  }
}
