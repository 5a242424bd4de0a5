import Foundation
import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// Choosing between sources that disagree, from the key to the figure on every screen.
@Suite struct FigureChoiceScreenTests {
  /// A store of the built-in figures that is gone with the test.
  private final class Home {
    let folder: String
    var store: String { folder + "/kho.store" }

    init() throws {
      folder = NSTemporaryDirectory() + "choice-tests-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      _ = try StoreFile.initialise(
        from: BuiltIn.image, to: store, home: try #require(UnitID("49@2004-07-08")), author: "thử")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func driver(_ screen: ScreenID) throws -> ScreenDriver {
      var driver = try ScreenDriver(
        reader: StoreReader.open(path: store), screen: screen, today: BuiltInScreens.day("2024-06-03"),
        home: UnitID("49@2004-07-08"))
      driver.state.library = .store(name: "kho.store")
      driver.state.isReadOnly = false
      return driver
    }
  }

  /// Presses keys and gives back what the program is asked to do.
  private func effects(_ driver: inout ScreenDriver, _ keys: String) throws -> [Effect] {
    try keys.split(separator: " ").flatMap { name in
      driver.play(.key(try #require(Key(name: String(name)))))
    }
  }

  /// The choice of a value by its position, with a reason.
  private func choice(_ driver: inout ScreenDriver, _ position: Int) throws -> (FigureChoice, CleanText) {
    let asked = try effects(&driver, "c \(position) Enter h ỏ i Enter")
    guard case .record(.choice(let choice, let title))? = asked.first else {
      throw DriverFailure(text: "\(asked)")
    }
    return (choice, title)
  }

  private struct DriverFailure: Error { let text: String }

  private func write(_ choice: FigureChoice, _ title: CleanText, _ home: Home) throws -> BatchNumber {
    var batch = FactBatch(kind: .settings, title: title, author: "thử", reason: choice.reason)
    batch.settings = [choice.settingKey: choice.settingValue]
    return try StoreWriter.open(path: home.store).write(batch).number
  }

  private func rank(_ driver: ScreenDriver) throws -> (rank: Int?, isDisputed: Bool) {
    let edition = EditionID(index: "dti", label: "2021")
    let table = try #require(driver.state.answers.ranking(edition))
    let row = try #require(table.rows.first { $0.unit.code == "49" })
    return (row.rank, row.hasConflict)
  }

  @Test func nothingIsAskedForWithoutAReason() throws {
    let home = try Home()
    var driver = try home.driver(.sources)
    #expect(try effects(&driver, "c 2 Enter Enter").isEmpty)
    #expect(driver.state.notice?.text == driver.state.wording[.decisionNoReason])
    #expect(try effects(&driver, "Space Space Enter").isEmpty)
    #expect(driver.state.overlays.count == 1)
    try driver.press("Esc")
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func theChosenValueIsShownAndTheRestSettled() throws {
    let home = try Home()
    var driver = try home.driver(.sources)
    let conflict = try #require(driver.state.selectedConflict)
    #expect(conflict.sides.map(\.value) == ["25", "24"])
    #expect(try rank(driver).rank == 25)
    #expect(try rank(driver).isDisputed)
    let (made, title) = try choice(&driver, 2)
    #expect(made.reason == "hỏi" && made.seen.count == 2 && title.string.hasPrefix("Chọn số: DTI 2021"))
    let batch = try write(made, title, home)

    var after = try home.driver(.sources)
    #expect(try rank(after).rank == 24)
    #expect(try !rank(after).isDisputed)
    let settled = try #require(SourceConflict.all(after.state).first { $0.subject == conflict.subject })
    #expect(settled.choice?.batch == batch && settled.chosen?.value == "24")
    #expect(after.frame.text.contains("chọn 24"))
    after.state.view.selected = settled.key
    let card = try #require(SourcesScreen().figureCard(after.state))
    #expect(card.facts.contains { $0.value == "hỏi" })
    #expect(card.facts.contains { $0.value == "thử" })
    // The card of the figure tells it, on the screen of rankings as well.
    var ranking = try home.driver(.rankings)
    try ranking.press("[ o")
    #expect(ranking.frame.text.contains("24 — hỏi (Đợt"))
    // In both languages, by the same key.
    try after.press("L")
    #expect(after.frame.text.contains("chosen: 24"))

    // u on the settled row takes the choice back, with a reason of its own.
    let asked = try effects(&after, "u x Enter")
    #expect(asked == [.record(.withdrawal(batch, reason: "x"))])
    _ = try StoreWriter.open(path: home.store).withdraw(batch, author: "thử", reason: "x")
    #expect(try rank(home.driver(.sources)).rank == 25)
    #expect(try rank(home.driver(.sources)).isDisputed)
  }

  @Test func aReasonForOneActNeverServesItsOpposite() throws {
    let home = try Home()
    var driver = try home.driver(.sources)
    let (made, title) = try choice(&driver, 2)
    let batch = try write(made, title, home)
    driver = try home.driver(.sources)
    driver.state.view.selected = try #require(
      SourceConflict.all(driver.state).first { $0.choice?.batch == batch }
    ).key
    #expect(try effects(&driver, "u x").isEmpty)
    _ = try StoreWriter.open(path: home.store).withdraw(batch, author: "khác", reason: "y")
    var after = try home.driver(.sources)
    after.state.overlays = driver.state.overlays
    #expect(try effects(&after, "Enter").isEmpty)
    #expect(after.state.notice?.text == after.state.wording[.decisionGone])
    #expect(after.state.overlays.isEmpty)
  }

  @Test func aValueIsChosenOnlyOfThoseThatWereLookedAt() throws {
    let home = try Home()
    var driver = try home.driver(.sources)
    #expect(try effects(&driver, "c 2 Enter x").isEmpty)
    guard case .decision(var dialog)? = driver.state.overlays.last else { throw DriverFailure(text: "none") }
    // As it was opened before the source that sorts first came.
    #expect(dialog.acts.count == 2)
    dialog.acts.removeFirst()
    driver.state.overlays = [.decision(dialog)]
    #expect(try effects(&driver, "Enter").isEmpty)
    #expect(driver.state.notice?.text == driver.state.wording[.decisionGone])
  }

  @Test func aChosenRankLeavesTheScoreShown() throws {
    let home = try Home()
    var driver = try home.driver(.sources)
    let edition = EditionID(index: "dti", label: "2021")
    let shown = try #require(
      driver.state.answers.ranking(edition)?.rows.first { $0.unit.code == "49" })
    let (made, title) = try choice(&driver, 2)
    _ = try write(made, title, home)
    let after = try #require(
      home.driver(.sources).state.answers.ranking(edition)?.rows.first { $0.unit.code == "49" })
    #expect(after.rank == 24 && shown.rank == 25)
    #expect(after.total.id == shown.total.id && after.score(nil) == shown.score(nil))
  }

  /// The other way round: whoever chooses a score has said nothing of the rank.
  @Test func aChosenScoreLeavesTheRankUndecided() throws {
    let home = try Home()
    let edition = EditionID(index: "dti", label: "2021")
    let unit = try #require(UnitID("49@2004-07-08"))
    func figure(_ id: FactID, _ score: String, rank: Int?) throws -> IndexFigure {
      IndexFigure(
        id: id, edition: edition, item: nil, unit: unit, unitAsStated: "Quảng Nam",
        score: StatedNumber(text: score, value: try #require(ExactDecimal(score))), rank: rank, rankOf: nil,
        rankBasis: nil, asOf: nil, reference: SourceReference(source: "khác", file: "khác.csv", row: 1),
        note: .empty)
    }
    let other = try figure("khác-1", "0.1234", rank: 30)
    var batch = FactBatch(kind: .figures, title: "khác", author: "thử", reason: "thử")
    batch.sources = [
      Source(
        id: "khác", kind: .file, title: LocalizedText(vietnamese: "Khác", english: "Other"),
        publisher: .empty, address: .empty, published: nil, readOn: try BuiltInScreens.day("2024-06-01"),
        note: .empty)
    ]
    batch.indexFigures = [other, try figure("khác-2", "0.2222", rank: nil)]
    let writer = try StoreWriter.open(path: home.store)
    _ = try writer.write(batch)
    func row() throws -> RankingRow {
      try #require(
        home.driver(.sources).state.answers.ranking(edition)?.rows.first { $0.unit.code == "49" })
    }
    let before = try row()
    let figures = try StoreReader.open(path: home.store).indexFigures(edition: edition)
      .filter { $0.unit == unit && $0.item == nil }
    let conflict = try #require(figures.conflicts().first { $0.subject == .score })
    let chosen = try #require(other.statement(of: .score))
    let choice = FigureChoice(
      subject: conflict.subjectKey, chosen: chosen,
      seen: conflict.figures.compactMap { $0.statement(of: .score) }, reason: "thử")
    _ = try write(choice, "chọn", home)
    let after = try row()
    #expect(before.rank == 25 && after.rank == 25)
    #expect(before.total.id != other.id && after.total.id == other.id)
    #expect(
      SourceConflict.all(try home.driver(.sources).state).contains { $0.choice == nil && $0.unit == unit })
  }

  @Test func theBuiltInFiguresAndReadOnlyStoresSayWhy() throws {
    var driver = try ScreenDriver(screen: .sources)
    try driver.press("c")
    #expect(driver.state.notice?.text == driver.state.wording[.reasonBuiltIn])
    try driver.press("i")
    #expect(driver.state.notice?.text == driver.state.wording[.reasonBuiltIn])
    let home = try Home()
    var other = try home.driver(.sources)
    other.state.isReadOnly = true
    try other.press("u")
    #expect(other.state.notice?.text == other.state.wording[.reasonReadOnly])
    #expect(other.state.overlays.isEmpty)
  }
}
