// Several units under one name, and posts that stand for a unit.
extension PartyFinder {
  /// Several units that are named only by what they are: "các sở, ban, ngành", "UBND các xã, phường", "thủ trưởng các
  /// cơ quan, đơn vị liên quan". It is kept as stated and is no unit.
  func group(at start: Int, in words: [String]) -> (party: DirectiveParty, count: Int)? {
    let text = Folded(words)
    var index = start + text.postLength(at: start)
    index += Self.length(of: ["ubnd", "uy ban nhan dan", "cong an", "dang uy", "hdnd"], in: text, at: index)
    if text.has("cap", at: index) {
      // "UBND cấp xã": the level says it.
      guard index > start, ["xa", "huyen", "tinh"].contains(text.word(index + 1)) else { return nil }
      return party(words[start..<(index + 2)], .group)
    }
    let quantifier = Self.length(
      of: ["tat ca cac", "toan bo cac", "tat ca", "cac", "moi", "tung"], in: text, at: index)
    guard quantifier > 0 else { return nil }
    index += quantifier
    guard let first = nounEnd(in: text, at: index) else { return nil }
    index = first
    while index < words.count {
      let joint = ["va", "cung", "hoac"].contains(text.word(index)) ? index + 1 : index
      let isJoined = joint > index || text.endsClause(index - 1)
      // "…, Sở Tài chính" is the next party.
      guard isJoined, name(at: joint, in: words) == nil else { break }
      let again = Self.length(of: ["cac", "ubnd cac", "uy ban nhan dan cac"], in: text, at: joint)
      guard let next = nounEnd(in: text, at: joint + again) else { break }
      index = next
    }
    return party(words[start..<index], .group)
  }

  /// Units of one kind whose kind is said once: "các Sở: Tài chính, Nội vụ", "UBND các xã Bình Minh, Bình Chương".
  func namedUnits(at start: Int, in words: [String]) -> (parties: [DirectiveParty], count: Int)? {
    let text = Folded(words)
    var index = start + text.postLength(at: start)
    index += Self.length(of: ["ubnd", "uy ban nhan dan"], in: text, at: index)
    guard text.has("cac", at: index), ["so", "xa", "phuong", "ban", "dac khu"].contains(text.word(index + 1))
    else { return nil }
    let kind = Self.plain(words[(index + 1)...(index + 1)])
    index += 2
    var found: [DirectiveParty] = []
    while index < words.count {
      let place = !found.isEmpty && ["va", "cung"].contains(text.word(index)) ? index + 1 : index
      guard found.isEmpty || place > index || text.endsClause(index - 1),
        let (party, count) = name(at: 0, in: [kind] + words[place...]), count > 1
      else { break }
      found.append(party)
      index = place + count - 1
    }
    return found.isEmpty ? nil : (found, index - start)
  }

  /// How many words at a place name a post, "Giám đốc", "đồng chí Chủ tịch"; 0 for none.
  func postLength(at start: Int, in words: [String]) -> Int { Folded(words).postLength(at: start) }

  /// A post that stands for its unit: "Giám đốc Sở Tài chính", "Chủ tịch UBND xã Hòa Đông", "Chánh Văn phòng UBND tỉnh".
  func unitOfPost(at start: Int, in words: [String]) -> (party: DirectiveParty, count: Int)? {
    let post = Folded(words).postLength(at: start)
    guard post > 0, let (unit, count) = name(at: start + post, in: words) else { return nil }
    return party(words[start..<(start + post + count)], unit.meaning)
  }

  private func party(
    _ words: ArraySlice<String>, _ meaning: DirectiveParty.Meaning
  ) -> (party: DirectiveParty, count: Int) {
    (DirectiveParty(asStated: CleanText(cleaning: Self.plain(words)), meaning: meaning), words.count)
  }

  /// The place after a word for units and what tells which are meant ("liên quan", "trên địa bàn tỉnh").
  private func nounEnd(in text: Folded, at index: Int) -> Int? {
    let length = Self.length(of: Self.nouns, in: text, at: index)
    guard length > 0 else { return nil }
    // "Ban Quản lý …" and "Hội Nông dân" begin a name.
    if ["ban", "hoi", "trung tam"].contains(text.text(index..<(index + length))),
      !text.endsClause(index + length - 1),
      Self.length(of: Self.namesAfterKind, in: text, at: index + length) > 0
    {
      return nil
    }
    // "Các bộ chỉ số", "các cấp độ" are things.
    if ["bo", "cap"].contains(text.text(index..<(index + length))), !text.endsClause(index + length - 1),
      Self.length(of: Self.things, in: text, at: index + length) > 0
    {
      return nil
    }
    var end = index + length
    while !text.endsClause(end - 1) {
      let more = Self.length(of: Self.qualifiers, in: text, at: end)
      guard more > 0 else { break }
      end += more
    }
    return end
  }

  /// Words of the longest of some phrases that stands at a place, within one clause; 0 for none.
  private static func length(of phrases: [String], in text: Folded, at index: Int) -> Int {
    phrases.filter { text.has($0, at: index) }.map { $0.split(separator: " ").count }.max() ?? 0
  }

  private static let nouns = [
    "so", "ban", "nganh", "doan the", "hoi", "co quan", "don vi", "dia phuong", "xa", "phuong", "dac khu",
    "thi tran", "huyen", "thi xa", "thanh pho", "doanh nghiep", "to chuc", "thanh vien", "phong", "cuc",
    "chi cuc", "truong", "benh vien", "trung tam", "ban quan ly", "to chuc chinh tri - xa hoi",
    "to chuc chinh tri",
    "hoi doan the", "so nganh", "so ban nganh", "chu dau tu", "to cong nghe so cong dong", "truong ban",
    "ubnd", "bo", "cap", "cap uy", "cap uy dang", "cap chinh quyen", "chinh quyen", "to chuc dang",
    "tap doan", "tong cong ty", "ngan hang", "ngan hang thuong mai", "bo phan",
  ]
  private static let things = [
    "chi so", "tieu chi", "cau hoi", "du lieu", "thu tuc", "don gia", "dinh muc", "quy tac", "phieu", "do",
    "phep", "nhat", "phat", "ho so", "tai lieu", "ma",
  ]
  private static let qualifiers = [
    "lien quan", "co lien quan", "tren dia ban", "tren dia ban tinh", "tren dia ban toan tinh", "thuoc tinh",
    "truc thuoc", "truc thuoc ubnd tinh", "truc thuoc tinh", "thuoc ubnd tinh", "cua tinh", "cap tinh",
    "cap xa",
    "cap huyen", "toan tinh", "trong tinh", "trong toan tinh", "trung uong", "chuyen mon", "nha nuoc",
    "chuc nang",
    "ban chi dao", "ban chi dao tinh", "to cong tac", "to giup viec", "vien thong", "buu chinh",
    "cong nghe so",
    "dia phuong", "su nghiep", "su nghiep cong lap", "chinh tri - xa hoi", "chinh tri xa hoi", "duoc giao",
    "quan ly nha nuoc",
  ]
  private static let namesAfterKind = [
    "quan ly", "chi dao", "dan toc", "to chuc", "tuyen giao", "noi chinh", "thuong vu", "can su", "nong dan",
    "lien hiep", "cuu chien binh", "phuc vu", "kiem soat", "chi huy",
  ]
}

/// The words of a line without marks and signs, with where a comma follows.
private struct Folded {
  private let words: [String]
  private let ends: [Bool]

  init(_ words: [String]) {
    self.words = words.map { PartyFinder.plain([VietnameseText.folded($0)]) }
    ends = words.map { word in word.last.map { ",;:.".contains($0) } ?? false }
  }

  func word(_ index: Int) -> String { words.indices.contains(index) ? words[index] : "" }

  func text(_ range: Range<Int>) -> String { range.map(word).joined(separator: " ") }

  /// Whether a sign parts the word from the next one; true where there is no such word.
  func endsClause(_ index: Int) -> Bool { ends.indices.contains(index) ? ends[index] : true }

  /// Whether a phrase stands at a place, without a comma inside.
  func has(_ phrase: String, at index: Int) -> Bool {
    let parts = phrase.split(separator: " ")
    return parts.indices.allSatisfy { word(index + $0) == parts[$0] }
      && parts.indices.dropLast().allSatisfy { !endsClause(index + $0) }
  }

  /// How many words name a post before the name of its unit: "Giám đốc", "đồng chí Chủ tịch", "thủ trưởng".
  func postLength(at start: Int) -> Int {
    var index = start
    if has("dong chi", at: index) || has("cac dong chi", at: index) {
      index += has("dong chi", at: index) ? 2 : 3
    }
    for post in Self.posts where has(post, at: index) {
      return index + post.split(separator: " ").count - start
    }
    // "Chánh Văn phòng", "Trưởng Ban": the unit's name begins with its second word.
    if has("chanh van phong", at: index) || has("chanh thanh tra", at: index) { return index + 1 - start }
    if word(index) == "truong", ["ban", "phong", "cong", "chi"].contains(word(index + 1)) {
      return index + 1 - start
    }
    return 0
  }

  /// Longer ones before those they begin with.
  private static let posts = [
    "pho tong giam doc", "tong giam doc", "pho giam doc", "quyen giam doc", "giam doc", "pho chu tich",
    "chu tich",
    "thu truong", "nguoi dung dau", "lanh dao", "chi cuc truong", "cuc truong", "vien truong", "hieu truong",
    "chi huy truong", "pho chanh", "bi thu",
  ]
}
