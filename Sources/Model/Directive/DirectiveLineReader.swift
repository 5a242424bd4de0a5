/// Takes a directive typed on one line apart: `giao Sở KH&CN hoàn thành … trước 15/9, phối hợp Sở Tài chính, hằng tháng`.
///
/// Names and dates are found without regard to tone marks, capitals and composition. Nothing is decided here: what is
/// ambiguous comes back with its candidates, a unit that has ended with its successors.
public struct DirectiveLineReader: Sendable {
  private let register: UnitRegister
  private let home: UnitID?
  private let due: DueReader

  /// - Parameter home: the province whose units are meant; nil to look among all.
  public init(register: UnitRegister, home: UnitID?, due: DueReader) {
    self.register = register
    self.home = home
    self.due = due
  }

  /// - Parameters:
  ///   - line: as typed.
  ///   - day: the day the directive is given.
  ///   - nextMeeting: for "kỳ họp đến"; nil where it is not known.
  public func read(_ line: String, on day: Day, nextMeeting: Day? = nil) -> DirectiveLine {
    let typed = CleanText(cleaning: line).string.trimmed.drop { $0 == ":" }
    var words = typed.split(separator: " ").map(String.init)
    let finder = PartyFinder(register: register, home: home, day: day)
    let orders: [[String]] = [["giao", "cho"], ["giao"], ["yeu", "cau"], ["de", "nghi"], ["chi", "dao"]]
    var hasOrder = false
    for order in orders where Self.begins(words, with: order) {
      words.removeFirst(order.count)
      hasOrder = true
      break
    }
    let (leads, count) = parties(at: 0, in: words, finder, isNamed: hasOrder)
    words.removeFirst(count)
    if Self.begins(words, with: ["chu", "tri"]) { words.removeFirst(2) }
    let coordinating = takeCoordinating(from: &words, finder)

    let text = words.joined(separator: " ")
    let places = Set(due.places(in: text, assignedOn: day, nextMeeting: nextMeeting))
    let dueText = PartyFinder.plain(words.indices.filter(places.contains).map { words[$0] })
    var reading = due.read(dueText, assignedOn: day, nextMeeting: nextMeeting)
    if dueText.isEmpty, let window = due.read(text, assignedOn: day, nextMeeting: nextMeeting).window {
      // "Kế hoạch năm 2026" is no due; that it may be meant as one is offered.
      reading = DueReading(
        window: nil, recurrence: .none, counting: .calendarDays, reading: nil,
        alternatives: [DueAlternative(window)], problem: .empty)
    }
    var task = words.indices.filter { !places.contains($0) }.map { words[$0] }
    for lead in [["co", "trach", "nhiem"], ["phai"]] where Self.begins(task, with: lead) {
      task.removeFirst(lead.count)
    }
    return DirectiveLine(
      asTyped: CleanText(cleaning: String(typed).trimmed), leads: leads, coordinating: coordinating,
      task: CleanText(cleaning: PartyFinder.plain(task)), dueAsStated: CleanText(cleaning: dueText),
      due: reading)
  }

  /// Units named side by side and nothing else, as a field for leads has them: "Sở Tài chính, Sở Nội vụ".
  /// - Returns: what no unit bears comes back unknown, with the nearest.
  public func parties(in text: String, on day: Day) -> [DirectiveParty] {
    let finder = PartyFinder(register: register, home: home, day: day)
    var words = CleanText(cleaning: text).string.split(separator: " ").map(String.init)
    var found: [DirectiveParty] = []
    while !words.isEmpty {
      let (names, count) = parties(at: 0, in: words, finder, isNamed: false)
      found += names
      words.removeFirst(count)
      // Up to the next comma it is one name that nobody bears as written.
      var name: [String] = []
      while let word = words.first {
        if name.isEmpty, ["va", "cung"].contains(VietnameseText.folded(word)) {
          words.removeFirst()
          continue
        }
        name.append(words.removeFirst())
        if word.last.map({ ",;".contains($0) }) == true { break }
      }
      let stated = PartyFinder.plain(name)
      if !stated.isEmpty {
        found.append(
          DirectiveParty(asStated: CleanText(cleaning: stated), meaning: finder.meaning(of: stated)))
      }
    }
    return found
  }

  /// Names side by side: "Sở Tài chính, Sở Nội vụ và UBND các xã".
  private func parties(
    at start: Int, in words: [String], _ finder: PartyFinder, isNamed: Bool
  ) -> ([DirectiveParty], Int) {
    var found: [DirectiveParty] = []
    var index = start
    while index < words.count {
      let isJoined = found.isEmpty || words[index - 1].last.map { ",;".contains($0) } == true
      var place = index
      if !found.isEmpty, ["va", "cung"].contains(VietnameseText.folded(words[index])) {
        place += 1
      } else if !isJoined {
        break
      }
      if let (parties, count) = finder.parties(at: place, in: words) {
        found += parties
        index = place + count
      } else if found.isEmpty, isNamed, let (party, count) = finder.unknownName(at: place, in: words) {
        found.append(party)
        index = place + count
      } else {
        break
      }
    }
    return (found, index - start)
  }

  /// Takes "phối hợp (với) …" out of the words, wherever it stands.
  private func takeCoordinating(from words: inout [String], _ finder: PartyFinder) -> [DirectiveParty] {
    var found: [DirectiveParty] = []
    var index = 0
    while index + 1 < words.count {
      guard Self.begins(words[index...], with: ["phoi", "hop"]) else {
        index += 1
        continue
      }
      var place = index + 2
      while place < words.count,
        ["voi", "cung", "chat", "che", ":"].contains(VietnameseText.folded(words[place]))
      {
        place += 1
      }
      let isClause = index == 0 || words[index - 1].last.map { ",;".contains($0) } == true
      let (names, count) = parties(at: place, in: words, finder, isNamed: isClause)
      // "Phối hợp với các ngành lấy ý kiến" names nobody that can be told from the task.
      let isEnd =
        place + count >= words.count || words[place + count - 1].last.map { ",;.".contains($0) } == true
      // "Phối hợp UBND cấp xã trước 15/9": a due ends the clause as well.
      let isBeforeDue =
        place + count < words.count
        && ["truoc", "trong", "den", "cham", "han", "hang", "dinh"]
          .contains(PartyFinder.plain([VietnameseText.folded(words[place + count])]))
      guard let last = names.last,
        isEnd || last.unit != nil || !last.choices.isEmpty || last.isGroup && isBeforeDue
      else {
        index += 1
        continue
      }
      found += names
      words.removeSubrange(index..<(place + count))
      // A comma that stood before the clause only.
      if index > 0, index == words.count { words[index - 1] = PartyFinder.plain([words[index - 1]]) }
    }
    return found
  }

  private static func begins(_ words: some RandomAccessCollection<String>, with folded: [String]) -> Bool {
    words.count >= folded.count
      && zip(words, folded).allSatisfy { PartyFinder.plain([VietnameseText.folded($0)]) == $1 }
  }
}
