import Dashboard
import Foundation
import Model
import Store
import Testing

@testable import phienhop

/// A past meeting is shown as it was known then, whatever became known since.
@Suite struct PastMeetingTests {
  private let home: TestHome
  private let store: String
  /// Ten days from now, so that the store is older than its meeting.
  private let held: Day

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    held = TimeZoneRule.vietnam.now.day + 10
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
    #expect(try run("meeting", "new", "\(held)").exitCode == 0)
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", "vi"], home: home)
  }

  /// Every screen, of the meeting as it was known then or of its day as it is known now.
  private func pictures(asKnownThen: Bool) throws -> [String] {
    var values = CommonValues()
    values.store = store
    values.language = "vi"
    if !asKnownThen { values.today = "\(held)" }
    let folders = ["XDG_CONFIG_HOME": home.path, "XDG_DATA_HOME": home.path, "XDG_STATE_HOME": home.path]
    let session = try Session(
      Preparation(values, environment: folders), meeting: asKnownThen ? "\(held)" : nil)
    return try ScreenID.allCases.map { screen in
      var state = session.makeState(size: Size(columns: 160, rows: 60), view: ViewValue(screen: screen))
      try session.update(&state, .resize(state.size))
      return state.frame().text
    }
  }

  /// The card of the province's own rank of 2022, of the meeting as it was known then.
  private func card() throws -> String {
    var values = CommonValues()
    values.store = store
    values.language = "vi"
    let folders = ["XDG_CONFIG_HOME": home.path, "XDG_DATA_HOME": home.path, "XDG_STATE_HOME": home.path]
    let session = try Session(Preparation(values, environment: folders), meeting: "\(held)")
    var view = ViewValue(screen: .rankings)
    view.edition = "2022"
    var state = session.makeState(size: Size(columns: 120, rows: 40), view: view)
    try session.update(&state, .resize(state.size))
    try session.update(&state, .key(.character("o")))
    return state.frame().text
  }

  private func table(_ option: String) throws -> String {
    try run("show", "rankings", "--unit", "51", option, "\(held)").output
  }

  private func moment(_ days: Int) -> String { "\(held + days)T03:00:00Z" }

  private func batch(_ title: String, kind: FactBatch.Kind = .figures) -> FactBatch {
    FactBatch(kind: kind, title: CleanText(cleaning: title), author: "thử", reason: "thử")
  }

  /// A fact with one of its parts as another.
  private func altered<Fact: Codable>(_ fact: Fact, _ parts: [String: Any]) throws -> Fact {
    let data = try JSONEncoder().encode(fact)
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for (key, value) in parts { object[key] = value }
    return try JSONDecoder().decode(Fact.self, from: JSONSerialization.data(withJSONObject: object))
  }

  /// The province's rank and a directive, of which the tests say something else.
  private func changing(_ reader: StoreReader) throws -> (IndexFigure, Directive) {
    let figure = try #require(
      try reader.indexFigures(edition: EditionID(index: "dti", label: "2022")).first {
        $0.item == nil && $0.unit.code == "51" && $0.rank == 26
      })
    let directive = try #require(try reader.directives(reader.directives(matching: "bao cao")).first)
    return (figure, directive)
  }

  @Test func itStaysAsItWasKnown() throws {
    let writer = try StoreWriter.open(path: store)
    let reader = try StoreReader.open(path: store)
    let (figure, directive) = try changing(reader)
    // Known on the day of the meeting, and withdrawn after it.
    var known = batch("Trước phiên họp")
    known.directives = [try altered(directive, ["id": "thu-a"])]
    let before = try writer.write(known, recordedAt: moment(-1))
    let then = try pictures(asKnownThen: true)
    let tableThen = try table("--meeting")
    #expect(then.allSatisfy { $0.prefix { !$0.isNewline }.contains("như đã biết khi ấy") })
    // Until something is known besides, now is as then but for the mark.
    let lines = { (text: String) in text.split(separator: "\n").dropFirst() }
    #expect(try lines(pictures(asKnownThen: false)[1]) == lines(then[1]))

    #expect(try card().contains("như khi họp"))

    var later = batch("Đính chính")
    later.indexFigures = [
      try altered(figure, ["rank": 40]), try altered(figure, ["id": "thu-khac", "rank": 41]),
    ]
    later.directives = [
      try altered(
        directive, ["id": "thu-b", "title": ["vietnamese": "Việc mới giao", "english": "New task"]])
    ]
    _ = try writer.write(later, recordedAt: moment(3))
    var upgrade = batch("Phiên bản mới", kind: .reference)
    upgrade.targets = try reader.targets().map { try altered($0, ["asStated": "mục tiêu đã đổi"]) }
    upgrade.definitions = try reader.definitions().map {
      try altered($0, ["name": ["vietnamese": "Tên mới", "english": "New name"]])
    }
    _ = try writer.write(upgrade, recordedAt: moment(4))
    _ = try writer.withdraw(before.number, author: "thử", reason: "thử", recordedAt: moment(5))

    for (first, second) in zip(then, try pictures(asKnownThen: true)) { #expect(first == second) }
    // Overview, rankings, directives, indicators and sources tell otherwise today.
    let now = try pictures(asKnownThen: false)
    for screen in [0, 1, 3, 4, 5] {
      #expect(lines(now[screen]) != lines(then[screen]), "screen \(screen + 1)")
    }
    let today = try card()
    #expect(today.split(separator: "\n").contains { $0.contains("Nay, ") && $0.contains("40") }, "\(today)")
    #expect(try table("--meeting") == tableThen)
    #expect(try table("--today") != tableThen)
  }

  /// What was closed before the meeting is what it shows, whatever was corrected on the same day and became of the closing.
  @Test func itShowsWhatWasClosed() throws {
    let writer = try StoreWriter.open(path: store)
    let reader = try StoreReader.open(path: store)
    let (figure, directive) = try changing(reader)
    var known = batch("Trước khi chốt")
    known.directives = [try altered(directive, ["id": "thu-a"])]
    let before = try writer.write(known, recordedAt: moment(-2))
    var closing = batch("Chốt số liệu", kind: .closing)
    let month = Period.month(year: held.year, month: held.month)
    closing.closings = [
      FigureClosing(period: month, batch: before.number, author: "thư ký", moment: moment(-1))
    ]
    let closed = try writer.write(closing, recordedAt: moment(-1))
    let shown = try pictures(asKnownThen: true)
    // The agenda is that of the day, and may change after the figures were closed.
    let text = try run("meeting", "agenda", "\(held)", "--item", "1", "--drop")
    #expect(text.exitCode == 0)

    var later = batch("Đính chính cùng ngày")
    later.indexFigures = [try altered(figure, ["rank": 40])]
    _ = try writer.write(later, recordedAt: moment(0))
    let then = try pictures(asKnownThen: true)
    // The head tells that something was corrected since; what is shown is what was closed.
    func body(_ picture: String) -> Substring { picture.drop { !$0.isNewline } }
    for screen in 0..<6 { #expect(body(then[screen]) == body(shown[screen]), "screen \(screen + 1)") }
    #expect(then[1].prefix { !$0.isNewline }.contains("đã sửa sau chốt"))
    #expect(then.allSatisfy { $0.prefix { !$0.isNewline }.contains("chốt ") })

    // What was given on the day stands in the list of the day.
    var given = batch("Giao cùng ngày")
    given.directives = [try altered(directive, ["id": "thu-b"])]
    _ = try writer.write(given, recordedAt: moment(0))
    #expect(try pictures(asKnownThen: true)[3] != then[3])
    let last = try pictures(asKnownThen: true)

    _ = try writer.withdraw(before.number, author: "thử", reason: "thử", recordedAt: moment(3))
    _ = try writer.withdraw(closed.number, author: "thử", reason: "thử", recordedAt: moment(4))
    for (first, second) in zip(last, try pictures(asKnownThen: true)) { #expect(first == second) }
    #expect(try table("--meeting") != table("--today"))
  }

  @Test func whatCannotBeShownIsOneLine() throws {
    let unknown = try run("render", "--meeting", "2001-01-01")
    #expect(unknown.exitCode == 1 && unknown.output.isEmpty)
    #expect(try run("meeting", "new", "2020-01-06").exitCode == 0)
    let early = try run("render", "--meeting", "2020-01-06")
    #expect(early.exitCode == 1 && early.errors.contains("Kho chưa biết gì vào ngày họp 2020-01-06"))
    let elsewhere = try ProgramRun("--meeting", "2020-01-06", "batch", "list", "--store", store, home: home)
    #expect(elsewhere.exitCode == 2 && elsewhere.errors.contains("--meeting"), "\(elsewhere.errors)")
  }
}
