import Foundation
import Testing

@testable import Model

/// Reads every phrase of `due-phrases.txt`, as written and in the other ways people type it.
@Suite struct DuePhraseTests {
  private let reader = DueReader(workdays: WorkCalendar())

  struct Phrase: Sendable {
    let line: Int
    let text: String
    let assigned: Day
    let meeting: Day?
    let expected: String
  }

  static let phrases: [Phrase] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "due-phrases.txt")
    let lines = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return lines.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      number, line in
      guard !line.hasPrefix("#"), line.contains("|") else { return nil }
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard parts.count == 8, let assigned = Day(iso8601: parts[1]) else { return nil }
      return Phrase(
        line: number + 1, text: parts[0], assigned: assigned, meeting: Day(iso8601: parts[2]),
        expected: parts[3...].joined(separator: " | "))
    }
  }()

  private func described(_ phrase: String, _ line: Phrase) -> String {
    let found = reader.read(phrase, assignedOn: line.assigned, nextMeeting: line.meeting)
    var window = found.window.map(Self.described) ?? "-"
    if found.counting == .workingDays { window += " 10wd" }
    var recurrence = found.recurrence.rule == .none ? [] : [found.recurrence.rule.rawValue]
    if let first = found.recurrence.firstDayOfMonth, let last = found.recurrence.lastDayOfMonth {
      recurrence.append("\(first)-\(last)")
    }
    if let until = found.recurrence.until { recurrence.append("until \(until)") }
    if found.recurrence.alsoAdHoc { recurrence.append("adHoc") }
    let problem: String =
      switch found.problem {
      case .noSuchDay(let text): "noSuchDay \(line.expected.contains("noSuchDay *") ? "*" : text.string)"
      case let other?: "\(other)"
      case nil: ""
      }
    return [
      window, found.alternatives.map { Self.described($0.window) }.joined(separator: ";"),
      recurrence.joined(separator: " "), problem, found.remarks.map { "\($0)" }.joined(separator: " "),
    ].joined(separator: " | ")
  }

  private static func described(_ window: DayRange) -> String {
    window.first == window.last ? "\(window.first)" : "\(window.first)..\(window.last)"
  }

  @Test func readsEveryPhraseOfTheTable() {
    #expect(Self.phrases.count >= 120)
    for phrase in Self.phrases {
      let found = described(phrase.text, phrase)
      #expect(found == phrase.expected, "line \(phrase.line): \(phrase.text)")
    }
  }

  /// Composed or not, in capitals, with no-break spaces and with the tone on the other vowel a phrase reads the same.
  @Test func typingMakesNoDifference() {
    for phrase in Self.phrases {
      let text = phrase.text
      let ways = [
        text.decomposedStringWithCanonicalMapping, text.uppercased(),
        text.uppercased().decomposedStringWithCanonicalMapping,
        text.replacingOccurrences(of: " ", with: "\u{A0}"), "  \(text) ",
        text.replacingOccurrences(of: "oá", with: "óa").replacingOccurrences(of: "uý", with: "úy"),
        text.replacingOccurrences(of: "quý", with: "qúy"),
      ]
      for way in ways {
        #expect(described(way, phrase) == phrase.expected, "line \(phrase.line): \(way)")
      }
    }
  }

  /// Without any marks a phrase reads the same; only "sau" for "sáu" and "moi" are words of their own.
  @Test func marksAreNotNeeded() {
    for phrase in Self.phrases {
      let plain = String(
        String.UnicodeScalarView(
          phrase.text.precomposedStringWithCanonicalMapping.unicodeScalars.map(VietnameseText.unaccented)))
      #expect(described(plain, phrase) == phrase.expected, "line \(phrase.line): \(plain)")
    }
  }

  @Test func theSixthMonthAndTheNextOneAreToldApart() {
    let day = testDay("2024-03-10")
    func window(_ text: String) -> [String] {
      let found = reader.read(text, assignedOn: day)
      return ([found.window].compactMap(\.self) + found.alternatives.map(\.window)).map(Self.described)
    }
    #expect(window("tháng sáu") == ["2024-06-01..2024-06-30"])
    #expect(window("tháng sau") == ["2024-04-01..2024-04-30"])
    // Typed without marks both are offered.
    #expect(window("thang sau") == ["2024-04-01..2024-04-30", "2024-06-01..2024-06-30"])
    #expect(window("dau thang sau") == ["2024-04-01..2024-04-10", "2024-06-01..2024-06-10"])
  }

  @Test func everyReadingHasItsWords() {
    for phrase in Self.phrases {
      let found = reader.read(phrase.text, assignedOn: phrase.assigned, nextMeeting: phrase.meeting)
      #expect((found.window == nil) == (found.reading == nil || found.recurrence.rule == .continuous))
      // Never silent: what has no window says why.
      #expect(found.window != nil || found.problem != nil || found.recurrence.rule == .continuous)
      if let last = found.window?.last {
        #expect(found.reading?.vietnamese.string.contains(DueWords.day(last)) == true, "\(phrase.text)")
        #expect(found.reading?.english.string.contains("\(last)") == true)
      }
      for text in [found.problem?.words] + found.remarks.map(\.words) {
        #expect(text.map { !$0.vietnamese.isEmpty && !$0.english.isEmpty } ?? true)
      }
    }
  }

  @Test func holidaysMoveWorkingDaysAndAreTold() {
    let holiday = Holiday(
      day: testDay("2024-09-02"), name: LocalizedText(vietnamese: "Quốc khánh", english: "National Day"),
      isOff: true, basis: .empty)
    let reader = DueReader(workdays: WorkCalendar(holidays: [holiday]))
    #expect(
      reader.read("sau 3 ngày làm việc", assignedOn: testDay("2024-08-29")).window?.last
        == testDay("2024-09-04"))
    #expect(reader.read("trước 2/9", assignedOn: testDay("2024-08-01")).remarks == [.dayOff])
    #expect(
      reader.read(
        "trước kỳ họp 1 ngày làm việc", assignedOn: testDay("2024-08-20"), nextMeeting: testDay("2024-09-03")
      ).window?.last == testDay("2024-08-30"))
  }

  /// Nothing that is typed stops the program.
  @Test func anyMixtureOfWordsIsRead() {
    var random = SeededRandom(seed: 5)
    let words =
      Self.phrases.flatMap { $0.text.split(separator: " ").map(String.init) } + [
        "////", "99", "0", "9999", "31/2/0000", "–", "(", "năm", "tháng", "quý",
      ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...8, using: &random)).compactMap { _ in
        words.randomElement(using: &random)
      }.joined(separator: Bool.random(using: &random) ? " " : "")
      let found = reader.read(
        text, assignedOn: Day(number: Int32.random(in: -700_000...2_900_000, using: &random)),
        nextMeeting: Bool.random(using: &random) ? testDay("2024-06-03") : nil)
      #expect(found.window != nil || found.problem != nil || found.recurrence.rule == .continuous, "\(text)")
    }
  }
}
