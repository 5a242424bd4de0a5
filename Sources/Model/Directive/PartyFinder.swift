/// Finds the units that a sentence names, inside one province and on one day.
struct PartyFinder {
  let register: UnitRegister
  let day: Day
  /// The home province on that day: several where it was made of several later.
  private let homes: Set<UnitID>?
  /// The same of all times, for units that have ended.
  private let relatives: Set<UnitID>?
  /// How the home province is called behind the name of its units, in folded words.
  private let provinceNames: [[String]]

  init(register: UnitRegister, home: UnitID?, day: Day) {
    self.register = register
    self.day = day
    homes = home.map { home in Set(register.lineage(of: home, on: day).map(\.id)) }
    provinceNames = (homes ?? []).compactMap { register.unit($0) }
      .map { VietnameseText.words($0.shortName.vietnamese.string) }.filter { !$0.isEmpty }
    relatives = homes.map { homes in
      var all = homes
      var waiting = Array(homes)
      while let next = waiting.popLast() {
        for relative in register.predecessors(of: next) where all.insert(relative.id).inserted {
          waiting.append(relative.id)
        }
      }
      return all
    }
  }

  /// What stands at a word: a unit, a post of one, several units of one kind, or a group.
  func parties(at start: Int, in words: [String]) -> (parties: [DirectiveParty], count: Int)? {
    let named = name(at: start, in: words).map { (parties: [$0.party], count: $0.count) }
    let group = group(at: start, in: words).map { (parties: [$0.party], count: $0.count) }
    // "Công an các xã" is no matter of the one that is called "Công an".
    if let named, named.count >= group?.count ?? 0 { return named }
    if let (party, count) = unitOfPost(at: start, in: words) { return ([party], count) }
    return namedUnits(at: start, in: words) ?? group
  }

  /// The longest name that begins at a word, with the number of words.
  func name(at start: Int, in words: [String]) -> (party: DirectiveParty, count: Int)? {
    let longest = min(12, words.count - start)
    guard longest > 0 else { return nil }
    for count in stride(from: longest, through: 1, by: -1) {
      let name = Self.plain(words[start..<(start + count)])
      // A name ends where a comma stands after its word only if it goes no further.
      guard !name.isEmpty, !Self.isOrdinaryWord(name), !endsInsideTask(start + count, in: words) else {
        continue
      }
      for spelling in spellings(name) where register.isName(spelling) {
        let meaning = meaning(of: spelling)
        if case .unknown = meaning { continue }
        return (DirectiveParty(asStated: CleanText(cleaning: name), meaning: meaning), count)
      }
    }
    return nil
  }

  /// Whether the word before a place is no "tỉnh" after a name: "Sở Nội vụ tinh giản biên chế", "Sở Tài chính tính toán".
  private func endsInsideTask(_ end: Int, in words: [String]) -> Bool {
    let word = Self.plain(words[(end - 1)..<end]).lowercased()
    guard VietnameseText.folded(word) == "tinh", word != "tỉnh" else { return false }
    if word != "tinh" { return true }
    let next = words.indices.contains(end) ? VietnameseText.folded(Self.plain(words[end...end])) : ""
    return words[end - 1].last == word.last && Self.afterOtherTinh.contains(next)
  }

  /// What stands after "tinh" and "tính" where they are no "tỉnh" without its mark.
  private static let afterOtherTinh: Set<String> = [
    "gian", "gon", "toan", "den", "hinh", "chat", "thue", "phi", "luong", "diem", "toi", "lai", "thu", "gia",
  ]

  /// A name as written, then as else it is written: "Văn phòng Ủy ban nhân dân tỉnh" and "VP UBND tỉnh" for "Văn phòng
  /// UBND tỉnh", "Công an tỉnh Quảng Ngãi" for "Công an tỉnh".
  private func spellings(_ name: String) -> [String] {
    let words = VietnameseText.words(name)
    guard words.count > 1 else { return [name] }
    var spellings = [name]
    let text = " " + words.joined(separator: " ") + " "
    let contracted = text.replacing(" uy ban nhan dan ", with: " ubnd ").replacing(
      " vp ", with: " van phong ")
    if words.first == "van" || words.first == "vp" {
      spellings += [contracted, contracted.replacing(" ubnd ", with: " uy ban nhan dan ")]
    }
    // The province after the name says what is understood.
    for home in provinceNames where words.count > home.count + 1 && Array(words.suffix(home.count)) == home {
      let rest = words.dropLast(home.count)
      spellings.append(rest.joined(separator: " "))
      if let last = rest.last, last == "tinh", rest.count > 2 {
        spellings.append(rest.dropLast().joined(separator: " "))
      }
    }
    if words.last == "tinh", words.count > 2 { spellings.append(words.dropLast().joined(separator: " ")) }
    return spellings
  }

  /// What a name that is written alone means.
  func meaning(of name: String) -> DirectiveParty.Meaning {
    switch register.match(name, on: day, within: homes) {
    // A unit that is found by the name of one it came from is told.
    case .unit(let unit) where Self.bears(unit, name): return .unit(unit)
    case .ambiguous(let units): return .candidates(units)
    default: break
    }
    if let ended = ended(name) { return .ended(ended, successors: register.lineage(of: ended.id, on: day)) }
    guard let homes else {
      if case .none(let nearest) = register.match(name, on: day) { return .unknown(nearest: nearest) }
      return .unknown(nearest: [])
    }
    // Beside the province: the country's units and other provinces.
    if case .unit(let unit) = register.match(name, on: day), unit.parent == nil { return .unit(unit) }
    let key = VietnameseText.words(name).joined()
    let found = register.search(name, on: day).filter { unit in
      guard unit.parent.map(homes.contains) ?? false else { return false }
      let words = VietnameseText.words(unit.shortName.vietnamese.string)
      return words.joined().hasPrefix(key) || words.contains { $0.hasPrefix(key) }
        || VietnameseText.initials(unit.name.vietnamese.string).hasPrefix(key)
    }
    if !found.isEmpty { return .candidates(Array(found.prefix(5))) }
    if case .none(let nearest) = register.match(name, on: day, within: homes) {
      return .unknown(nearest: nearest)
    }
    return .unknown(nearest: [])
  }

  /// The last unit of the province that bore a name and ended before the day.
  private func ended(_ name: String) -> AdministrativeUnit? {
    let bearing: [AdministrativeUnit]
    switch register.match(name, on: nil, within: relatives) {
    case .unit(let unit): bearing = [unit]
    case .ambiguous(let units): bearing = units
    case .none: return nil
    }
    return bearing.filter { $0.validTo.map { $0 < day } ?? false }
      .max { ($0.validTo ?? day) < ($1.validTo ?? day) }
  }

  /// The name that begins at a word where none is known: as many words as come nearest to one, or those that look like
  /// a unit's.
  func unknownName(at start: Int, in words: [String]) -> (party: DirectiveParty, count: Int)? {
    guard start < words.count else { return nil }
    let first = VietnameseText.folded(words[start])
    let heads: Set<String> = [
      "so", "ubnd", "uy", "ban", "cong", "van", "bo", "trung", "xa", "phuong", "huyen", "thanh", "cuc", "chi",
      "buu", "vien", "vnpt", "viettel", "cac", "moi", "hoi", "doan", "benh", "dac",
    ]
    // "Giám đốc Sở Z": nobody's post is told with what it is of.
    let post = postLength(at: start, in: words)
    if post > 0, let (party, count) = unknownName(at: start + post, in: words) {
      let stated = Self.plain(words[start..<(start + post + count)])
      return (DirectiveParty(asStated: CleanText(cleaning: stated), meaning: party.meaning), post + count)
    }
    let firstWords = words[start...].prefix(2).map { Self.plain([VietnameseText.folded($0)]) }
    let isBody = Self.bodies.contains(firstWords.joined(separator: " "))
    // Short forms typed in one go: "SKHCN", "stc".
    let typed = Self.plain(words[start...start])
    if typed.count >= 2, typed.count <= 8, !heads.contains(first), !isBody {
      let found = meaning(of: typed)
      switch found {
      case .candidates, .ended, .unit, .group:
        return (DirectiveParty(asStated: CleanText(cleaning: typed), meaning: found), 1)
      case .unknown: return nil
      }
    }
    guard heads.contains(first) || isBody else { return nil }
    var best: (party: DirectiveParty, count: Int)?
    let whole = Self.lengthOfName(at: start, in: words)
    for count in 2...7 where start + count <= words.count {
      let name = Self.plain(words[start..<(start + count)])
      let found = meaning(of: name)
      let party = DirectiveParty(asStated: CleanText(cleaning: name), meaning: found)
      // What only looks alike stands for no part of a longer name: "Văn phòng" is not "Văn phòng UBND tỉnh".
      let isPart = if case .unknown = found { count < whole } else { false }
      if !party.choices.isEmpty, !isPart { best = (party, count) }
      if words[start + count - 1].last.map({ ",;".contains($0) }) == true {
        return best ?? (party, count)
      }
    }
    if let best { return best }
    let name = Self.plain(words[start..<(start + whole)])
    return (DirectiveParty(asStated: CleanText(cleaning: name), meaning: .unknown(nearest: [])), whole)
  }

  /// How many words a name has that nobody bears: up to what is to be done, else a head and its short form ("Sở
  /// KH&CN"), else three.
  private static func lengthOfName(at start: Int, in words: [String]) -> Int {
    let folded = words[start...].prefix(12).map { plain([VietnameseText.folded($0)]) }
    for place in folded.indices.dropFirst().dropLast() {
      // "Ban Chỉ đạo" and "Ban Tổ chức" are no verbs.
      let verb = "\(folded[place]) \(folded[place + 1])"
      // "Ban Tổ chức" and "Sở Xây dựng" neither.
      if folded[place - 1] == "ban" || folded[place - 1] == "so" && verb == "xay dung" { continue }
      if verbs.contains(verb) { return place }
    }
    // "Văn phòng UBND tỉnh", "Bộ Chỉ huy Quân sự tỉnh": bodies of the province end with the word.
    let bodies = ["van", "bo", "bao", "kho", "thue", "doan", "buu", "uy", "cong", "thanh", "dai", "ngan"]
    if let first = folded.first, bodies.contains(first), let last = folded.firstIndex(of: "tinh"),
      (1...7).contains(last),
      words[start..<(start + last)].allSatisfy({ $0.last.map { !",;".contains($0) } ?? true })
    {
      return last + 1
    }
    let left = words.count - start
    if folded.first == "tinh" { return min(2, left) }
    if left > 1, words[start + 1].count(where: \.isUppercase) >= 2 { return 2 }
    return min(3, left)
  }

  /// With what the names of bodies of a province begin that are no departments.
  private static let bodies: Set<String> = [
    "bao hiem", "kho bac", "thue tinh", "dai phat", "ngan hang", "tinh doan", "lien doan", "mat tran",
    "tinh uy",
    "buu dien",
  ]

  /// With what a task begins.
  private static let verbs: Set<String> = [
    "hoan thanh", "hoan thien", "chu tri", "chu dong", "tham muu", "ra soat", "bao cao", "xay dung",
    "trien khai", "thuc hien", "khan truong", "tiep tuc", "phoi hop", "de xuat", "ban hanh", "to chuc",
    "kiem tra", "don doc", "huong dan", "chi dao", "cung cap", "nghien cuu", "cap nhat", "tang cuong",
    "day manh", "chiu trach", "co trach", "bo tri", "tap trung", "tong hop", "danh gia", "so hoa",
    "ket noi", "trinh ubnd", "phan cong", "de nghi", "quan triet", "chuan bi", "thong ke", "khac phuc",
    "bao dam", "dam bao", "nang ty", "nang cao", "tham dinh", "trinh tinh", "lap ke", "chap hanh", "gui bao",
    "chon it", "cong khai", "ung dung", "khai thac", "mo rong", "cung co", "phat trien", "theo doi",
    "giam sat",
    "chuyen doi", "huy dong", "thanh lap", "kien toan", "tap huan", "dao tao", "vao cuoc", "giai quyet",
    "xu ly",
  ]

  /// Whether two folded words are a verb with which a task begins.
  static func startsTask(_ first: String, _ second: String) -> Bool { verbs.contains("\(first) \(second)") }

  private static func bears(_ unit: AdministrativeUnit, _ name: String) -> Bool {
    let key = VietnameseText.matchKey(name)
    let spellings = [unit.name.vietnamese, unit.shortName.vietnamese, unit.name.english] + unit.aliases
    return spellings.contains { VietnameseText.matchKey($0.string) == key }
  }

  /// Words that are a name only by chance, such as an alias "tỉnh".
  private static func isOrdinaryWord(_ name: String) -> Bool {
    let words = VietnameseText.words(name)
    return words.count == 1 && (words[0].count < 3 || ["tinh", "huyen", "phuong", "hoan"].contains(words[0]))
  }

  static func plain(_ words: some Sequence<String>) -> String {
    var text = words.joined(separator: " ")
    while let last = text.last, ",;:.".contains(last) { text.removeLast() }
    while let first = text.first, ",;:-".contains(first) { text.removeFirst() }
    return text.trimmed
  }
}
