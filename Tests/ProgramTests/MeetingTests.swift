import Dashboard
import Foundation
import Model
import Testing

@testable import phienhop

/// `phienhop meeting` and `phienhop changes`.
struct MeetingTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func run(_ arguments: String..., language: String = "vi") throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", language], home: home)
  }

  private func agenda(_ meeting: String) throws -> [String] {
    try run("meeting", "agenda", meeting, "--format", "json").rows().compactMap { $0["title"] as? String }
  }

  @Test func aMeetingIsMadeListedAndShown() throws {
    let none = try run("meeting", "list")
    #expect(none.exitCode == 1 && none.output.hasPrefix("Kho chưa có phiên họp nào."))
    let made = try run(
      "meeting", "new", "2025-08-04", "--chair", "Chủ tịch UBND tỉnh", "--body", "BCĐ Chuyển đổi số",
      "--body",
      "BCĐ Cải cách hành chính", "--ordinal", "6")
    #expect(made.exitCode == 0 && made.errors == "")
    #expect(made.output == "Đã lập phiên họp 2025-08-04, ngày 04/08/2025, 9 nội dung; đợt 5.\n")
    // What is not said is as before, and the number the next one.
    #expect(try run("meeting", "new", "01/09/2025").output.hasPrefix("Đã lập phiên họp 2025-09-01"))
    let rows = try run("meeting", "list", "--format", "json").rows()
    #expect(rows.compactMap { $0["meeting"] as? String } == ["2025-09-01", "2025-08-04"])
    #expect(rows.compactMap { $0["ordinal"] as? Int } == [7, 6])
    #expect(
      rows.allSatisfy { ($0["bodies"] as? [String]) == ["BCĐ Chuyển đổi số", "BCĐ Cải cách hành chính"] })
    #expect(
      rows.allSatisfy {
        $0["meeting_kind"] as? String == "monthly" && $0["meeting_state"] as? String == "meeting_planned"
      })

    let shown = try run("meeting", "show", "2025-08-04")
    #expect(shown.exitCode == 0)
    for line in [
      "Mã phiên: 2025-08-04", "Ngày: 04/08/2025", "Loại: Hằng tháng", "Tình trạng: Chuẩn bị", "Phiên thứ: 6",
      "Ban: BCĐ Chuyển đổi số; BCĐ Cải cách hành chính", "Chủ trì: Chủ tịch UBND tỉnh",
      "Thay đổi từ phiên họp trước", "9 nội dung, 75 phút.",
    ] {
      #expect(shown.output.contains(line), "\(line)")
    }
    let english = try run("meeting", "show", "04/08/2025", language: "en")
    #expect(
      english.output.contains("What changed since the last meeting")
        && english.output.contains("9 items, 75 minutes."))
    // One batch, undone as one.
    #expect(try run("batch", "undo", "6", "--reason", "x").exitCode == 0)
    #expect(try run("meeting", "list", "--format", "json").rows().count == 1)
  }

  @Test func theAgendaIsChangedOneThingAtATime() throws {
    #expect(try run("meeting", "new", "2025-08-04").exitCode == 0)
    let before = try agenda("2025-08-04")
    #expect(before.count == 9 && before[6] == "Kinh phí")
    let moved = try run("meeting", "agenda", "2025-08-04", "--item", "7", "--to", "2")
    #expect(moved.exitCode == 0 && moved.errors.hasPrefix("Đã ghi chương trình phiên họp 2025-08-04"))
    #expect(try agenda("2025-08-04")[1] == "Kinh phí")
    #expect(
      try run(
        "meeting", "agenda", "2025-08-04", "--add", "Chợ 4.0", "--view", "directives filter=cho", "--minutes",
        "7",
        "--speaker", "Sở Công Thương", "--to", "1"
      ).exitCode == 0)
    #expect(try run("meeting", "agenda", "2025-08-04", "--item", "2", "--drop").exitCode == 0)
    #expect(
      try run("meeting", "agenda", "2025-08-04", "--item", "3", "--title", "Vị trí", "--minutes", "8")
        .exitCode == 0)
    let rows = try run("meeting", "agenda", "2025-08-04", "--format", "json").rows()
    #expect(rows.compactMap { $0["position"] as? Int } == Array(1...9))
    #expect(
      rows[0]["title"] as? String == "Chợ 4.0" && rows[0]["view"] as? String == "1 directives filter=cho")
    #expect(rows[0]["speaker"] as? String == "Sở Công Thương" && rows[0]["minutes"] as? Int == 7)
    #expect(rows[1]["title"] as? String == "Kinh phí")
    #expect(rows[2]["title"] as? String == "Vị trí" && rows[2]["minutes"] as? Int == 8)
    // What changes nothing writes nothing.
    let same = try run("meeting", "agenda", "2025-08-04", "--item", "3", "--minutes", "8")
    #expect(same.exitCode == 0 && same.errors == "")
  }

  @Test func faultsAreOneCalmLine() throws {
    #expect(try run("meeting", "new", "2025-08-04").exitCode == 0)
    let faults: [([String], Int32, String)] = [
      (["meeting", "new", "31/2/2025"], 2, "“31/2/2025” không phải ngày"),
      (["meeting", "new", "04/08/2025"], 2, "đã có phiên họp 2025-08-04"),
      (["meeting", "new", "2025-09-01", "--ordinal", "0"], 2, "--ordinal"),
      (["meeting", "new", "2025-09-01", "--kind", "weekly"], 2, "--kind"),
      (["meeting", "new", "2025-09-01", "--read-only"], 2, "chế độ chỉ đọc"),
      (["meeting", "show", "2025-01-01"], 1, "Không có phiên họp “2025-01-01”. Gần nhất: 2025-08-04."),
      (
        ["meeting", "agenda", "2025-08-04", "--item", "12", "--drop"], 2,
        "không có nội dung 12; có từ 1 đến 9"
      ),
      (["meeting", "agenda", "2025-08-04", "--drop"], 2, "--item"),
      (["meeting", "agenda", "2025-08-04", "--add", "A", "--drop"], 2, "--add"),
      (
        ["meeting", "agenda", "2025-08-04", "--item", "1", "--view", "nowhere"], 2,
        "“nowhere” không phải khung nhìn"
      ),
      (["meeting", "agenda", "2025-08-04", "--item", "1", "--minutes", "9999"], 2, "--minutes"),
      (["meeting"], 2, "new, list, show, agenda, rooms"),
      (["changes", "--since", "hôm qua"], 2, "“hôm qua” không phải ngày"),
      (["changes", "--since", "2099-01-01"], 2, "không trước hôm nay"),
    ]
    for (arguments, code, line) in faults {
      let found = try ProgramRun(arguments + ["--store", store, "--lang", "vi"], home: home)
      #expect(found.exitCode == code, "\(arguments): \(found.errors)")
      #expect(found.errors.contains(line), "\(arguments): \(found.errors)")
      #expect(found.errors.split(separator: "\n").count == 1 && found.output == "", "\(arguments)")
    }
    let missing = try ProgramRun("meeting", "new", "2025-08-04", "--lang", "vi", home: home)
    #expect(missing.exitCode == 3 && missing.output == "")
  }

  @Test func aDayHasSeveralMeetings() throws {
    #expect(try run("meeting", "new", "2025-08-04").exitCode == 0)
    let second = try run("meeting", "new", "2025-08-04", "--another", "--kind", "ad-hoc")
    #expect(second.output.hasPrefix("Đã lập phiên họp 2025-08-04-2, ngày 04/08/2025, 0 nội dung"))
    let several = try run("meeting", "show", "04/08/2025")
    #expect(several.exitCode == 2 && several.errors.contains("2025-08-04, 2025-08-04-2"))
    #expect(try run("meeting", "show", "2025-08-04-2").output.contains("Chương trình chưa có nội dung nào."))
    #expect(try run("meeting", "show", "2025-08-04").output.contains("Loại: Hằng tháng"))
  }

  /// One's own agenda takes the place of the default one; what is wrong in it is named by line and key.
  @Test func onesOwnAgendaCounts() throws {
    let file = ".config/phienhop/agenda.toml"
    try home.write(
      "[[item]]\ntitle = \"Mở đầu\"\n\n[[item]]\ntitle = \"Hồ sơ\"\nview = \"dossiers\"\nminutes = 12\n",
      to: file)
    #expect(try run("meeting", "new", "2025-08-04").exitCode == 0)
    #expect(try agenda("2025-08-04") == ["Mở đầu", "Hồ sơ"])
    let faults: [(String, String)] = [
      ("[[item]]\ntitle = \"A\"\n[[item]]\ntitle = \"B\"\nview = \"nowhere\"\n", ":5"),
      ("[[item]]\ntitel = \"A\"\n", ":2"), ("[[item]]\nminutes = 5\n", "title"),
      ("[[item]]\ntitle = \"A\"\nminutes = 0\n", ":3"), ("item = 5\n", "item"), ("items = []\n", "item"),
    ]
    for (text, place) in faults {
      try home.write(text, to: file)
      let refused = try run("meeting", "new", "2025-09-01", language: "en")
      #expect(refused.exitCode == 2 && refused.errors.contains("agenda.toml"), "\(refused.errors)")
      #expect(refused.errors.contains(place.replacingOccurrences(of: ":", with: "")), "\(refused.errors)")
      #expect(refused.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func theDefaultAgendaIsSound() throws {
    let template = try AgendaTemplate.builtIn()
    #expect(template.items.count == 9)
    for item in template.items {
      #expect(!item.title.english.isEmpty && item.minutes != nil && !item.preparer.isEmpty)
      #expect(item.view.flatMap { ViewValue($0) } != nil)
    }
    #expect(template.items.first?.title.vietnamese == "Thay đổi từ phiên họp trước")
    // Each shows what its title says, whenever it is presented.
    let views = template.items.compactMap { $0.view.flatMap { ViewValue($0) } }
    #expect(views.compactMap(\.narrowing) == [.dueSinceLast, .open, .missed, .open])
    #expect(views.contains { $0.grouping == "own" })
  }

  @Test func changesSinceTheLastMeetingArePrinted() throws {
    // Without a meeting as the dashboard's view has it.
    let month = try run("changes", "--today", "2021-01-01")
    #expect(
      month.exitCode == 0 && month.output.contains("kể từ một tháng trước, 01/12/2020"), "\(month.errors)")
    #expect(try run("meeting", "new", "2022-08-01").exitCode == 0)
    let told = try run("changes", "--since", "2022-08-01", "--today", "2023-08-01")
    #expect(told.exitCode == 0, "\(told.errors)")
    // Published on 12/07/2023: 26 of 63, after 47 of 63 for 2020.
    #expect(told.output.contains("Đổi hạng") && told.output.contains("26/63"), "\(told.output)")
    #expect(told.output.contains("Từ 01/08/2022 đến 01/08/2023"))
    #expect(told.output.contains("Lúc ấy chưa có kho"))
    let rows = try run("changes", "--today", "2023-08-01", "--format", "json").rows()
    #expect(rows.contains { $0["change"] as? String == "change_rank" && $0["after"] as? String == "26/63" })
    let english = try run("changes", "--since", "01/08/2022", "--today", "2022-08-03", language: "en")
    #expect(english.exitCode == 0 && english.output.contains("Nothing changed from"), "\(english.output)")
  }
}
