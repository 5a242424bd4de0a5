/// Where in a longer text its due stands.
extension DueReader {
  /// The parts between spaces that say when: "hoàn thành đề án trước 15/9, hằng tháng" gives those of "trước 15/9," and
  /// "hằng tháng".
  ///
  /// In a sentence a period may belong to the task ("báo cáo kết quả quý III"). Days count where a word such as "trước",
  /// "chậm nhất" or "trong" leads to them, where they make a clause of their own, or, other than whole months, quarters
  /// and years, where they end a clause.
  func places(in text: String, assignedOn: Day, nextMeeting: Day?) -> [Int] {
    let tokens = DueTokens(text)
    let scanner = DueScanner(
      tokens: tokens.withoutNumbers(in: [tokens.recurrencePlace?.range].compactMap(\.self)),
      assignedOn: assignedOn, nextMeeting: nextMeeting, workdays: workdays)
    var ranges: [Range<Int>] = []
    if let (_, range) = tokens.recurrencePlace {
      var start = range.lowerBound
      if tokens.has("dinh", "ky", at: start - 2) { start -= 2 }
      if tokens.word(start) == "ky", tokens.word(start - 1) == "dinh" { start -= 1 }
      // "Hai lần mỗi tháng".
      if tokens.word(start - 1) == "lan", tokens.number(start - 2) != nil { start -= 2 }
      ranges.append(start..<(tokens.furtherRhythms?.upperBound ?? range.upperBound))
      if let part = tokens.partOfPeriod {
        ranges.append(scanner.ledStart(before: part.range.lowerBound)..<part.range.upperBound)
      }
    } else if let other = tokens.otherRhythm {
      // Told with the due, and not left in the task.
      var start = scanner.ledStart(before: other.range.lowerBound)
      if other.isMeeting, tokens.word(start - 1) == "tai" { start -= 1 }
      if tokens.has("dinh", "ky", at: start - 2) { start -= 2 }
      ranges.append(start..<other.range.upperBound)
    }
    // Beside an end ("đến hết tháng 9") the day of each week is no day of the task's.
    if tokens.recurrenceRule == .weekly, let week = tokens.daysOfWeek {
      ranges.append(scanner.ledStart(before: week.range.lowerBound)..<week.range.upperBound)
    }
    if let duration = tokens.duration {
      let end =
        duration.base == nil ? duration.range.upperBound : scanner.clauseEnd(after: duration.range.upperBound)
      ranges.append(scanner.ledStart(before: duration.range.lowerBound)..<end)
    }
    let isRecurring = tokens.recurrencePlace != nil
    let (mentions, obstacles) = scanner.scan()
    let isLed = mentions.contains { scanner.isDue($0, isRecurring: isRecurring) && $0.lead != .none }
    var lastEnd: Int?
    var lastIsDeadline = false
    for mention in mentions {
      // "Trước ngày 15/6 và 15/12, 6 tháng một lần": one kept without the other would be another due.
      if isRecurring || lastIsDeadline && mention.grain == .day, let end = lastEnd,
        scanner.isList(between: end, and: mention.start)
      {
        ranges.append(end..<mention.end)
        lastEnd = mention.end
        continue
      }
      guard scanner.isDue(mention, isRecurring: isRecurring) else { continue }
      // Beside a deadline, days without one are the task's.
      if isLed, mention.lead == .none, !scanner.isJoint(before: mention.start) { continue }
      ranges.append(scanner.ledStart(before: mention.start)..<mention.end)
      lastEnd = mention.end
      lastIsDeadline = mention.grain == .day && (mention.lead == .before || mention.lead == .by)
    }
    if isRecurring, let several = tokens.severalDays { ranges.append(several) }
    for obstacle in obstacles {
      switch obstacle.problem {
      case .meeting:
        // "Trình kỳ họp HĐND tỉnh cuối năm" is what is to be done.
        let start = scanner.ledStart(before: obstacle.range.lowerBound)
        let isWhole =
          (start == 0 || scanner.isClauseEnd(start - 1)) && scanner.isClauseEnd(obstacle.range.upperBound)
        if start < obstacle.range.lowerBound || isWhole { ranges.append(start..<obstacle.range.upperBound) }
      case .noSuchDay, .noMonth, .lunar:
        ranges.append(scanner.ledStart(before: obstacle.range.lowerBound)..<obstacle.range.upperBound)
      case .event:
        ranges.append(
          scanner.ledStart(
            before: obstacle.range.lowerBound)..<scanner.clauseEnd(after: obstacle.range.upperBound))
      default: continue
      }
    }
    for index in tokens.tokens.indices where scanner.isVagueDue(at: index) {
      ranges.append(index..<scanner.clauseEnd(after: index))
    }
    var places = Set(
      ranges.map { $0.clamped(to: tokens.pieces.indices) }.filter { !$0.isEmpty }.flatMap { range in
        // The time of day inside a due goes with it.
        Set(range.map { tokens.pieces[$0] }).union(
          tokens.timePieces.filter {
            (tokens.pieces[range.lowerBound]...tokens.pieces[range.upperBound - 1]).contains($0)
          })
      })
    // "15/9, 17 giờ", "lúc 8 giờ ngày 15/9".
    for piece in tokens.timePieces.sorted() where places.contains(piece - 1) { places.insert(piece) }
    for piece in tokens.timePieces.sorted().reversed() where places.contains(piece + 1) {
      places.insert(piece)
      if let index = tokens.pieces.firstIndex(of: piece - 1), tokens.word(index) == "luc" {
        places.insert(piece - 1)
      }
    }
    return places.sorted()
  }
}

extension DueScanner {
  /// Before "hạn" these say how something stands: "quá hạn", "đúng hạn", "trễ hạn", "trước hạn".
  static let namesStanding: Set<String> = [
    "qua", "dung", "tre", "cham", "truoc", "gia", "con", "dao", "ngan", "dai", "trung", "gioi", "quyen",
  ]

  /// Where the words begin that lead to a place: "chậm nhất là ngày", "trong vòng", "đến hết".
  func ledStart(before place: Int) -> Int {
    let words: Set<String> = [
      "ngay", "la", "vao", "trong", "khoang", "vong", "thoi", "gian", "han", "chot", "cung", "sang", "chieu",
      "mung",
      "mong", "truoc", "den", "het", "nhat", "cham", "muon", "toi", "qua", "khong", "tu", "sau", "xong",
      "hoan",
    ]
    var start = place
    while let word = tokens.word(start - 1), words.contains(word) {
      // "Hồ sơ quá hạn trước ngày 20": what is overdue is the task, and no due text.
      if word == "han", Self.namesStanding.contains(tokens.word(start - 2) ?? "") { break }
      // "Dự toán năm sau trước ngày 15".
      if word == "sau", ["nam", "quy", "thang", "tuan"].contains(tokens.word(start - 2) ?? "") { break }
      start -= 1
    }
    // "Hoàn thành xong trước …" begins with the task.
    while start < place, ["hoan", "xong", "thoi", "gian", "muon", "qua"].contains(tokens.word(start) ?? ""),
      !(tokens.word(start) == "muon" && tokens.word(start + 1) == "nhat")
    {
      start += 1
    }
    if tokens.word(start - 1) == "tai", ["ky", "phien", "cuoc", "buoi"].contains(tokens.word(start) ?? "") {
      start -= 1
    }
    return start
  }

  func clauseEnd(after place: Int) -> Int {
    var end = place
    while end < tokens.tokens.count, !isClauseEnd(end) { end += 1 }
    return min(end, tokens.tokens.count)
  }

  func isDue(_ mention: DueMention, isRecurring: Bool) -> Bool {
    if mention.lead == .before || mention.lead == .by { return true }
    let start = ledStart(before: mention.start)
    let hasLead =
      start < mention.start
      && (start..<mention.start).contains {
        ["trong", "vao", "xong"].contains(tokens.word($0) ?? "")
      }
    if hasLead || tokens.word(mention.start) == "tu" { return true }
    let isWhole = (start == 0 || isClauseEnd(start - 1)) && isClauseEnd(mention.end)
    if isWhole { return true }
    if isRecurring, mention.grain != .period { return true }
    return mention.grain != .period && isClauseEnd(mention.end)
  }

  func isJoint(before place: Int) -> Bool {
    tokens.sign(place - 1) == "-" || tokens.word(place - 1) == "den"
  }

  /// Whether two places stand side by side as ", ", "và" or "và trước ngày" join them.
  func isList(between end: Int, and start: Int) -> Bool {
    guard end < start else { return false }
    return tokens.sign(end) == "," && end + 1 == start
      || (end..<start).contains { ["va", "hoac"].contains(tokens.word($0) ?? "") }
        && (end..<start).allSatisfy { ["va", "hoac", "truoc", "ngay"].contains(tokens.word($0) ?? "") }
  }

  /// "Khẩn trương", "thời gian tới" and such at the end of a clause: said of when, and no day.
  func isVagueDue(at index: Int) -> Bool {
    guard isClauseEnd(index - 1) || index == 0 else { return false }
    return tokens.has("khan", "truong", at: index) && isClauseEnd(index + 2)
      || tokens.has("thuong", "xuyen", at: index) && isClauseEnd(index + 2)
      || tokens.has("thoi", "gian", "toi", at: index) || tokens.has("trong", "thoi", "gian", "toi", at: index)
      || tokens.has("som", "nhat", at: index) && isClauseEnd(index + 2)
  }
}
