import Model
import TestLibrary

@testable import Dashboard

/// Libraries of made-up directives, as many as a test wants.
enum ManyDirectives {
  static let today = Day(year: 2024, month: 6, day: 3) ?? Day(number: 0)

  static func directive(_ number: Int, due: DayRange?, isTracked: Bool = true, title: String? = nil)
    -> Directive
  {
    let party = PartyName(
      unit: nil, asStated: CleanText(cleaning: "Sở số \(number % 40)"),
      short: CleanText(cleaning: "Sở \(number % 40)"))
    let text = CleanText(cleaning: title ?? "Việc thứ \(number) của tỉnh")
    return Directive(
      id: DirectiveID("d\(number)"), kind: .task, province: nil,
      title: LocalizedText(vietnamese: text, english: .empty), text: .empty,
      document: DocumentID("doc\(number % 50)"), item: "\(number % 12 + 1)", assignedOn: today + -200,
      leads: [party], coordinating: [], due: Due(asStated: "", reading: nil, window: due),
      recurrence: .none, isTracked: isTracked, initialProgress: .notStarted, awaitsReading: nil,
      reference: SourceReference(source: "made-up", file: "made.csv", row: number + 2), note: .empty)
  }

  /// Every seventh without a date, the others due around today; the same for the same count.
  static func batch(_ count: Int) -> FactBatch {
    var batch = FactBatch(kind: .figures, title: "made up", author: "test", reason: "")
    batch.directives = (0..<count).map { number in
      directive(number, due: number % 7 == 0 ? nil : DayRange(today + (number * 7919 % 400 - 200)))
    }
    return batch
  }

  static func driver(_ count: Int, size: Size = Size(columns: 120, rows: 40)) throws -> ScreenDriver {
    try ScreenDriver(
      reader: MemoryReader([batch(count)]), screen: .directives, size: size, today: today, home: nil)
  }
}

extension ScreenDriver {
  /// The list the screen of directives shows.
  var list: DirectiveList? { DirectivesScreen.list(state) }
  var rows: DirectiveRows? { DirectivesScreen.rows(state) }
}
