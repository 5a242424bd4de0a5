/// A due text cut into words, numbers and signs, folded, so that tone marks, their placement, capitals and composed
/// or decomposed letters make no difference.
struct DueTokens {
  enum Token: Equatable {
    case word(String)
    /// Digits as written: "05" has two.
    case number(String)
    case sign(Character)
  }

  private(set) var tokens: [Token]
  /// For each token the part of the text between spaces it stands in, from 0.
  private(set) var pieces: [Int] = []
  /// Parts of the text that say the time of day, which no date needs.
  private(set) var timePieces: Set<Int> = []
  /// Whether the text has no mark at all, so that "sau" may be "sau" or "sáu".
  let isUnmarked: Bool

  init(_ text: String) {
    var tokens: [Token] = []
    var pieces: [Int] = []
    var piece = -1
    var word = ""
    var digits = ""
    func flush() {
      if !word.isEmpty { tokens.append(.word(word)) }
      // Numbers longer than a year are document numbers and never days.
      if !digits.isEmpty { tokens.append(digits.count <= 4 ? .number(digits) : .word(digits)) }
      word = ""
      digits = ""
      while pieces.count < tokens.count { pieces.append(piece) }
    }
    let composed = String(
      String.UnicodeScalarView(TextCleaner.clean(text).unicodeScalars.map { LatinLetters.lowercased($0) }))
    isUnmarked = composed.unicodeScalars.allSatisfy(\.isASCII)
    for part in composed.split(separator: " ") {
      piece += 1
      for scalar in Self.toldApart(part, isUnmarked: isUnmarked).unicodeScalars {
        let character = Character(scalar)
        if scalar.value >= 0x30 && scalar.value <= 0x39 {
          if !word.isEmpty { flush() }
          digits.append(character)
        } else if scalar.properties.isAlphabetic || character == "*" {
          if !digits.isEmpty { flush() }
          word.append(character)
        } else {
          flush()
          tokens.append(.sign("–—−".contains(character) ? "-" : character))
          pieces.append(piece)
        }
      }
      flush()
    }
    self.tokens = tokens
    self.pieces = pieces
    tellApart()
    dropTimes()
    spellOut()
  }

  /// What no tone mark tells apart, by the words beside it: "nguồn thu năm nay" and "theo thứ tự" name no day of the
  /// week, "xếp hạng quý III" no rhythm, "ký hợp đồng" no meeting.
  private mutating func tellApart() {
    let others: [String: Set<String>] = [
      "hang": ["xep", "khach", "ngan", "mat"],
      "thu": ["toan", "nguon", "tong", "thuc", "khoan", "muc", "uoc", "tang", "nhiem", "truy", "tan"],
    ]
    for index in tokens.indices {
      guard let word = word(index) else { continue }
      let isOther =
        others[word]?.contains(self.word(index - 1) ?? "") ?? false
        || word == "hop" && self.word(index + 1) == "dong"
        || word == "thu" && has("tu", "uu", at: index + 1)
        || word == "thu" && self.word(index - 1) == "theo" && self.word(index + 1) == "tu"
      if isOther { tokens[index] = .word(word + "*") }
    }
  }

  /// "Mới" is not "mỗi" and "sáu" is not "sau": these are told apart before the tone marks go.
  private static func toldApart(_ piece: Substring, isUnmarked: Bool) -> String {
    let letters = piece.filter { $0.isLetter || $0.isNumber }
    switch letters {
    case "mới": return "moi*"
    // "Nguồn thu năm nay" names no day of the week where the text has marks.
    case "thu" where !isUnmarked: return String(piece).replacing("thu", with: "thu*")
    case "hạng", "tự", "hợp", "thủ", "thư", "thử", "thụ":
      // The sign stands with the word, before a comma.
      let plain = VietnameseText.folded(String(letters))
      return VietnameseText.folded(String(piece)).replacing(plain, with: plain + "*")
    case "sáu":
      return VietnameseText.folded(String(piece)).replacing("sau", with: "sau*")
    default: return VietnameseText.folded(String(piece))
    }
  }

  func word(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
    return word
  }

  func digits(_ index: Int) -> String? {
    guard tokens.indices.contains(index), case .number(let digits) = tokens[index] else { return nil }
    return digits
  }

  func number(_ index: Int) -> Int? { digits(index).flatMap { Int($0) } }

  func sign(_ index: Int) -> Character? {
    guard tokens.indices.contains(index), case .sign(let sign) = tokens[index] else { return nil }
    return sign
  }

  func isDateSign(_ index: Int) -> Bool { sign(index).map { "/-.".contains($0) } ?? false }

  /// Whether words stand side by side from a place on.
  func has(_ words: String..., at index: Int) -> Bool {
    words.indices.allSatisfy { word(index + $0) == words[$0] }
  }

  /// Whether the words stand in the text side by side.
  func contains(_ words: String...) -> Bool {
    tokens.indices.contains { start in words.indices.allSatisfy { word(start + $0) == words[$0] } }
  }

  /// The same with no numbers in some places, so that what they say is not read as dates a second time.
  func withoutNumbers(in ranges: [Range<Int>]) -> DueTokens {
    var rest = self
    for range in ranges {
      for index in range.clamped(to: tokens.startIndex..<tokens.endIndex) where number(index) != nil {
        rest.tokens[index] = .word("_")
      }
    }
    return rest
  }

  /// The text of some tokens as a reader would write it, for naming what there is none of.
  func text(_ range: Range<Int>) -> CleanText {
    var text = ""
    for token in tokens[range.clamped(to: tokens.startIndex..<tokens.endIndex)] {
      switch token {
      case .sign(let sign): text.append(sign)
      case .number(let digits):
        text += text.last.map { $0.isLetter } == true ? " " + digits : digits
      case .word(let word):
        let spelt = ["thang": "tháng", "quy": "quý", "ngay": "ngày", "nam": "năm"][word] ?? word
        text += text.isEmpty ? spelt : " " + spelt
      }
    }
    return CleanText(cleaning: text)
  }

  mutating func keep(from index: Int) {
    pieces.removeFirst(min(max(index, 0), tokens.count))
    tokens.removeFirst(min(max(index, 0), tokens.count))
  }

  static func isYear(_ value: Int) -> Bool { (1900...2200).contains(value) }

  // MARK: - Spelling out

  /// "17 giờ 30", "17h30", "17:30" say nothing of the day; "trong 24 giờ" does.
  private mutating func dropTimes() {
    var index = 0
    while index < tokens.count {
      let isHour = word(index + 1) == "h" || word(index + 1) == "gio" || word(index + 1) == "g"
      let isClock = sign(index + 1) == ":" && number(index + 2) != nil
      guard let hour = number(index), hour <= 24, isHour || isClock,
        !["trong", "vong", "sau", "qua"].contains(word(index - 1) ?? "")
      else {
        index += 1
        continue
      }
      var end = index + 2
      if let minute = number(end), minute < 60, isClock || !isDateSign(end + 1) {
        end += 1
        if word(end) == "phut" { end += 1 }
      }
      // "Trước 11 giờ 30, ngày 15/9": the comma parts no deadline from its day.
      if sign(end) == ",", word(end + 1) == "ngay", index > 0 { end += 1 }
      timePieces.formUnion(pieces[index..<min(end, pieces.count)])
      tokens.removeSubrange(index..<end)
      pieces.removeSubrange(index..<end)
    }
  }

  /// Number words and short forms into figures: "trong mười ngày", "sáu tháng cuối năm", "tháng Chín", "T9".
  private mutating func spellOut() {
    var index = 0
    while index < tokens.count {
      defer { index += 1 }
      if number(index + 1) != nil {
        switch word(index) {
        case "t", "thg": tokens[index] = .word("thang")
        case "q": tokens[index] = .word("quy")
        default: break
        }
      }
      guard let (value, count) = numberWords(at: index) else { continue }
      if isCounted(value, from: index, to: index + count) {
        tokens.replaceSubrange(index..<(index + count), with: [.number(String(value))])
        pieces.removeSubrange((index + 1)..<(index + count))
      }
    }
  }

  private func isCounted(_ value: Int, from start: Int, to end: Int) -> Bool {
    let unit = word(end) ?? ""
    let lead = word(start - 1) ?? ""
    if lead == "thu" { return false }
    if lead == "thang" || lead == "quy" {
      // "Tháng năm 2024" and "tháng này, năm sau" have no number; "tháng sau" is the next one.
      return number(end) == nil && word(start) != "sau"
        && (value != 5 || !["nay", "sau", "toi"].contains(unit))
        && !(lead == "quy" && value == 5)
    }
    let units: Set<String> = ["ngay", "tuan", "thang", "quy", "nam", "gio"]
    if unit == "lan" { return value > 1 && isTimes(from: start, to: end, units: units) }
    guard units.contains(unit) else { return false }
    // "Hai tháng/lần", "sau thang mot lan": typed without marks, "sau tháng một lần" would be nothing.
    let isRhythm = has("mot", "lan", at: end + 1) || sign(end + 1) == "/" && word(end + 2) == "lan"
    if isRhythm, value != 5, value != 6 || word(start) == "sau*" || isUnmarked { return true }
    // "Trong năm tháng" is five months, "trong năm tháng 6" is not.
    if value == 5, number(end + 1) != nil { return false }
    if unit == "thang", ["dau", "cuoi"].contains(word(end + 1) ?? ""), word(end + 2) == "nam" { return true }
    if ["trong", "vong", "sau", "gian", "qua", "han", "them"].contains(lead) { return true }
    if lead == "da", word(start - 2) == "toi" { return true }
    // "Một tuần", "hai tháng" as all that is said.
    if start == 0, end + 1 == tokens.count { return value != 5 && (value != 6 || word(start) == "sau*") }
    // "Hai tuần tới", "mười ngày nữa", "ba ngày trước kỳ họp".
    let after = word(end) == "ngay" && has("lam", "viec", at: end + 1) ? end + 3 : end + 1
    return (value != 6 || word(start) == "sau*") && value != 5
      && ["toi", "nua", "truoc", "mot"].contains(word(after) ?? "")
  }

  /// "Mỗi năm hai lần", "hai lần mỗi tháng", "ba lần/tuần".
  private func isTimes(from start: Int, to lan: Int, units: Set<String>) -> Bool {
    let isAfter =
      units.contains(word(start - 1) ?? "")
      && ["hang", "moi", "mot", "trong", "tung"].contains(word(start - 2) ?? "")
    let unit = sign(lan + 1) == "/" || ["moi", "mot", "trong", "hang"].contains(word(lan + 1) ?? "")
    return isAfter || unit && units.contains(word(lan + 2) ?? "")
  }

  private func numberWords(at index: Int) -> (value: Int, count: Int)? {
    let units = [
      "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "sau*": 6, "bay": 7,
      "tam": 8, "chin": 9,
    ]
    if word(index) == "muoi" {
      if let unit = word(index + 1).flatMap({ units[$0] }), unit < 10 { return (10 + unit, 2) }
      return (10, 1)
    }
    guard let first = word(index).flatMap({ units[$0] }) else { return nil }
    if word(index + 1) == "muoi" {
      if let unit = word(index + 2).flatMap({ units[$0] }), unit < 10 { return (first * 10 + unit, 3) }
      return (first * 10, 2)
    }
    return (first, 1)
  }
}
