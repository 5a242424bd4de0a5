/// Days of the lunar calendar, which the program does not count in.
extension DueScanner {
  /// The place after "23 tháng Chạp", "ngày mùng 5 tháng Giêng", "tháng Chạp năm 2025".
  func lunarMonthEnd(at index: Int) -> Int? {
    var place = index
    if tokens.word(place) == "ngay" { place += 1 }
    if ["mung", "mong", "ram", "dau", "giua", "cuoi", "hang"].contains(tokens.word(place) ?? "") {
      place += 1
    }
    if tokens.number(place) != nil { place += 1 }
    guard tokens.word(place) == "thang", let month = tokens.word(place + 1),
      month == "gieng" || month == "chap",
      // "Trong tháng chấp hành", typed without marks.
      !["hanh", "nhan", "thuan"].contains(tokens.word(place + 2) ?? "")
    else { return nil }
    return lunarEnd(at: place + 2) ?? statedYear(at: place + 2).1
  }

  /// The place after "âm lịch", "(âm lịch)" and a year.
  func lunarEnd(at index: Int) -> Int? {
    var place = index
    let isBracketed = tokens.sign(place) == "("
    if isBracketed { place += 1 }
    guard tokens.has("am", "lich", at: place) else { return nil }
    place += 2
    if isBracketed, tokens.sign(place) == ")" { place += 1 }
    return statedYear(at: place).1
  }
}
