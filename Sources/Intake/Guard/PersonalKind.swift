import Model

/// What of citizens a column may hold.
public enum PersonalKind: String, Sendable, Hashable, CaseIterable {
  case name
  /// Citizen or identity card number.
  case identityNumber
  case telephone
  case address
  case mail
  case birthday
}

extension PersonalKind {
  /// What headings of such columns say, folded; the whole heading, or its last part.
  private var headingWords: [String] {
    switch self {
    case .name:
      [
        "ho va ten", "ho ten", "ho va ten nguoi nop", "ho ten nguoi nop", "nguoi nop", "nguoi nop ho so",
        "ten nguoi nop", "chu ho so", "ten chu ho so", "ho ten chu ho so", "nguoi dan", "cong dan",
        "ten cong dan", "to chuc ca nhan", "ca nhan to chuc", "ten to chuc ca nhan", "ten ca nhan to chuc",
        "nguoi yeu cau", "nguoi dung don", "nguoi phan anh", "ho ten nguoi phan anh", "nguoi gui",
        "ho ten cong dan", "ten nguoi phan anh", "nguoi de nghi", "khach hang", "ten khach hang",
        "nguoi duoc uy quyen", "ho ten nguoi yeu cau", "ho va ten cong dan", "nguoi nop don",
        "chu the", "chu the nop ho so", "doi tuong nop", "ten doi tuong",
      ]
    case .identityNumber:
      [
        "cccd", "cmnd", "so cccd", "so cmnd", "cmnd cccd", "cccd cmnd", "so cmnd cccd", "so cccd cmnd",
        "so dinh danh", "so dinh danh ca nhan", "ma dinh danh ca nhan", "can cuoc", "so can cuoc",
        "can cuoc cong dan", "so can cuoc cong dan", "chung minh nhan dan", "so chung minh nhan dan",
        "giay to tuy than", "so giay to", "so giay to tuy than", "ho chieu", "so ho chieu", "cccd ho chieu",
        "ma so thue ca nhan", "so dinh danh cong dan", "so bhxh", "ma so bhxh", "so the bhyt",
      ]
    case .telephone:
      [
        "dien thoai", "so dien thoai", "sdt", "dt", "so dt", "dien thoai lien he", "so dien thoai lien he",
        "dien thoai di dong", "di dong", "so di dong", "mobile", "phone", "so may", "zalo", "so zalo",
        "dien thoai nguoi nop", "so dien thoai nguoi nop",
      ]
    case .address:
      [
        "dia chi", "dia chi nguoi nop", "dia chi lien he", "noi o", "cho o", "noi cu tru", "noi thuong tru",
        "thuong tru", "tam tru", "ho khau", "ho khau thuong tru", "dia chi thuong tru", "que quan",
        "noi o hien nay", "dia chi chu ho so", "dia chi cong dan",
      ]
    case .mail:
      [
        "email", "e mail", "thu dien tu", "dia chi email", "hop thu", "dia chi thu dien tu",
        "email nguoi nop",
      ]
    case .birthday:
      ["ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay"]
    }
  }

  /// The kind a heading names; nil for one that names none.
  static func of(_ heading: HeadingPath) -> PersonalKind? {
    guard let last = heading.keys.last else { return nil }
    return allCases.first { kind in
      kind.headingWords.contains(last) || kind.headingWords.contains(heading.plain)
    }
  }

  /// Whether a cell looks like one of this kind.
  func looksLike(_ text: String) -> Bool {
    switch self {
    case .name: PersonName.isLikely(text)
    case .identityNumber: IdentityNumber.isLikely(text)
    case .telephone: TelephoneNumber.isLikely(text)
    case .address: PostalAddress.isLikely(text)
    case .mail: text.contains("@") && text.contains(".") && !text.contains(" ")
    case .birthday:
      switch DayText.read(text, in: nil) {
      case .day(let day, _): day.year >= 1900 && day.year <= 2100
      default: text.count == 4 && Int(text).map { (1900...2100).contains($0) } ?? false
      }
    }
  }
}

/// Identity numbers of citizens: 12 digits of the citizen card, 9 of the older identity card.
enum IdentityNumber {
  static func isLikely(_ text: String) -> Bool {
    let digits = Array(text.utf8.filter { $0 != 32 })
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return false }
    if digits.count == 9 { return true }
    // Three digits of the province, of which there are 96, then century and sex, then the year of birth.
    guard digits.count == 12, digits[0] == 48 else { return false }
    let province = Int(digits[1] - 48) * 10 + Int(digits[2] - 48)
    return (1...96).contains(province)
  }
}

/// Telephone numbers of people: ten digits from 03, 05, 07, 08, 09 or 02, or the same from +84. Short numbers and 1900…
/// are hotlines.
enum TelephoneNumber {
  static func isLikely(_ text: String) -> Bool {
    guard
      text.unicodeScalars.allSatisfy({
        (0x30...0x39).contains($0.value) || " .-()+".unicodeScalars.contains($0)
      })
    else { return false }
    var digits = text.filter(\.isASCIIDigit)
    if text.hasPrefix("+84") || digits.hasPrefix("84"), digits.count >= 11 {
      digits = "0" + digits.dropFirst(2)
    }
    guard digits.count == 10 || digits.count == 11, digits.hasPrefix("0") else { return false }
    return digits.dropFirst().first.map { "235789".contains($0) } ?? false
  }
}

/// Names of people.
enum PersonName {
  private static let surnames: Set<String> = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo",
    "duong", "ly", "dinh", "mai", "truong", "cao", "luong", "luu", "trinh", "doan", "ha", "to", "ta", "tang",
    "lam", "thai", "chau", "quach", "kieu", "dao", "vuong", "trieu", "tong", "nghiem", "lai", "la", "khuc",
    "phung", "mac", "ong", "ung", "a", "y", "h", "ro", "siu", "rahlan", "ksor", "rcham", "dam", "than",
    "giang",
    "van", "bach", "chu", "diep", "doi", "hua", "kim", "thach", "danh", "son", "lo", "quang", "cam", "vi",
    "vang",
    "giang", "sung", "thao", "hang", "lau", "ma", "ban", "nong", "hoi",
  ]
  /// Words that no name of a person has but names of bodies do.
  private static let bodies: Set<String> = [
    "cong", "ty", "tnhh", "so", "ubnd", "ban", "phong", "trung", "tam", "doanh", "nghiep", "htx", "chi",
    "nhanh",
    "truong", "benh", "vien", "cuc", "xa", "phuong", "huyen", "tinh", "van", "hoi",
  ]

  /// Two to six capitalised words without digits, the first a surname, no body's name.
  static func isLikely(_ text: String) -> Bool {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map(String.init)
    guard (2...6).contains(words.count), !text.contains(where: { $0.isNumber }) else { return false }
    guard words.allSatisfy({ $0.first?.isUppercase ?? false }) else { return false }
    let keys = words.map { VietnameseText.words($0).joined() }
    guard let first = keys.first, surnames.contains(first) else { return false }
    if keys.starts(with: ["cong", "ty"]) || keys.starts(with: ["ban", "chi"]) { return false }
    return keys.prefix(2).filter(bodies.contains).count < 2
  }
}

/// Places where people live.
enum PostalAddress {
  private static let words: Set<String> = [
    "thon", "xom", "to", "ap", "khu", "pho", "duong", "xa", "phuong", "thi", "huyen", "quan", "ngo", "ngach",
    "hem",
    "so", "tinh", "tdp", "ban", "buon", "lang",
  ]

  /// At least two words for places, or one with a house number; no web address.
  static func isLikely(_ text: String) -> Bool {
    guard !text.contains("://"), !text.contains("@"), !text.lowercased().hasPrefix("www") else {
      return false
    }
    let keys = VietnameseText.words(text)
    guard keys.count >= 3, text.contains(where: \.isLetter) else { return false }
    let places = keys.filter(words.contains).count
    return places >= 2 || (places >= 1 && text.contains(","))
      || (text.first?.isNumber ?? false) && text.contains(",")
  }
}
