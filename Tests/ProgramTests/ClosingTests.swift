import Dashboard
import Foundation
import Model
import Store
import Testing

@testable import phienhop

/// `phienhop close`, and that wall, slip, brief and changes of one meeting tell the same.
struct ClosingTests {
  private let home: TestHome
  private let store: String
  private static let heading = "STT,Nội dung nhiệm vụ,Chủ trì,Phối hợp,Thời hạn,Ngày giao\n"

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func run(_ arguments: String..., language: String = "vi") throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", language], home: home)
  }

  /// Form II.06a of a province's department for May 2025.
  private func form(_ name: String, late: Int) throws -> String {
    let text = """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
      Kỳ báo cáo: Tháng 5 năm 2025,,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      1,Sở Tài chính,120,80,30,10,100,\(100 - 38 - late),38,\(late),20,18,2

      """
    try home.write(text, to: name)
    return name
  }

  @Test func aPeriodIsClosedListedAndTakenBack() throws {
    #expect(try run("close", "list").exitCode == 1)
    let closed = try run("close", "5/2025", "--note", "đủ báo cáo")
    #expect(closed.exitCode == 0 && closed.errors == "")
    #expect(closed.output.hasPrefix("Đã chốt số liệu Tháng 5/2025 bằng đợt 5: số như kho biết đến đợt 4.\n"))
    #expect(closed.output.contains("Báo cáo chưa có: "))
    let again = try run("close", "2025-05")
    #expect(again.output.contains("(đợt 4) được thay"))
    let rows = try run("close", "list", "--format", "json").rows()
    #expect(rows.count == 1 && rows[0]["closed_period"] as? String == "2025-05")
    #expect(rows[0]["known_at"] as? Int == 5 && rows[0]["corrected_since"] as? Int == 0)
    let batches = try run("batch", "list")
    #expect(
      batches.output.contains("Tháng 5/2025: chốt đến đợt 4")
        && batches.output.contains("đủ báo cáo"))
    #expect(try run("batch", "show", "5").output.contains("Kỳ đã chốt: 1"))
    #expect(try run("batch", "undo", "6", "--reason", "chưa đủ").exitCode == 0)
    #expect(try run("close", "list", "--format", "json").rows().first?["known_at"] as? Int == 4)
    #expect(try run("batch", "undo", "5", "--reason", "chưa đủ").exitCode == 0)
    #expect(try run("close", "list").exitCode == 1)

    for (arguments, code, words) in [
      (["close", "2025"], Int32(2), "không phải tháng hay quý"), (["close", "x"], 2, "“x”"),
      (["close", "12/2099"], 2, "chưa bắt đầu"), (["close", "5/2025", "--read-only"], 2, "chỉ đọc"),
      (["close", "5/2025", "--meeting", "2020-01-01"], 1, "phiên họp"), (["close"], 2, "thiếu"),
    ] {
      let fault = try ProgramRun(arguments + ["--store", store, "--lang", "vi"], home: home)
      #expect(
        fault.exitCode == code && fault.errors.contains(words)
          && fault.errors.split(separator: "\n").count == 1,
        "\(arguments) \(fault.errors)")
    }
  }

  @Test func whatComesAfterAClosingIsTold() throws {
    #expect(try run("import", form("a.csv", late: 2), "--yes").exitCode <= 1)
    #expect(try run("meeting", "new", "2025-06-03").exitCode == 0)
    #expect(try run("meeting", "show", "2025-06-03").output.contains("Số liệu chưa chốt."))
    #expect(try run("close", "5/2025").exitCode == 0)
    let preview = try run("import", form("b.csv", late: 7), "--yes")
    #expect(preview.output.contains(" số của kỳ đã chốt Tháng 5/2025 (chốt "), "\(preview.output)")
    #expect(preview.output.split(separator: "\n").count { $0.contains("kỳ đã chốt") } == 1)
    let shown = try run("meeting", "show", "2025-06-03").output
    #expect(shown.contains("Số liệu chốt ngày ") && shown.contains("số đã sửa sau chốt."), "\(shown)")
    let corrected = try #require(
      try run("close", "list", "--format", "json").rows().first?["corrected_since"] as? Int)
    #expect(corrected > 0)
    let report = try run("report", "2025-05", "--format", "txt")
    #expect(
      report.output.contains("Số liệu chốt ngày ")
        && report.output.contains("\(corrected) số đã sửa sau chốt"))
    #expect(try run("report", "2025-04", "--format", "txt").output.contains("Số liệu chưa chốt."))
    #expect(try run("minutes", "2025-06-03", "--format", "txt").output.contains("Số liệu chốt ngày "))
    #expect(try run("brief", "2025-06-03", "--format", "txt").output.contains("Số liệu chốt ngày "))
    let changes = try run("changes", "--since", "2025-05-01", "--today", "2025-06-03", "--format", "json")
      .rows()
    #expect(changes.count { $0["after_closing"] as? String == "2025-05" } == corrected, "\(changes)")
  }

  // MARK: What documents tell

  private func rank(_ rank: Int) throws {
    let reader = try StoreReader.open(path: store)
    let old = try #require(
      try reader.indexFigures(edition: EditionID(index: "dti", label: "2022")).first {
        $0.item == nil && $0.unit.code == "51" && $0.rank == 26
      })
    var batch = FactBatch(kind: .figures, title: "Đính chính", author: "thử", reason: "thử")
    batch.indexFigures = [
      IndexFigure(
        id: old.id, edition: old.edition, item: nil, unit: old.unit, unitAsStated: old.unitAsStated,
        score: old.score, rank: rank, rankOf: old.rankOf, rankBasis: old.rankBasis, asOf: old.asOf,
        reference: old.reference, note: old.note)
    ]
    _ = try StoreWriter.open(path: store).write(batch)
  }

  /// Before and on the day of a meeting documents tell the figures that were closed for it, as its wall will.
  @Test func documentsTellTheClosedFigures() throws {
    #expect(try run("meeting", "new", "2024-06-03").exitCode == 0)
    #expect(try run("close", "5/2024").exitCode == 0)
    func texts() throws -> [String] {
      try [
        ["slip", "51", "--meeting", "2024-06-03", "--today", "2024-06-02", "--format", "txt"],
        ["brief", "2024-06-03", "--today", "2024-06-03", "--format", "txt"],
        ["report", "2024-05", "--today", "2024-06-03", "--format", "txt"],
      ].map { try ProgramRun($0 + ["--store", store, "--lang", "vi"], home: home).output }
    }
    func told(_ text: String) -> String {
      // The foot says what was corrected; the tables are those that were closed.
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.contains("sửa sau chốt") && !$0.contains("Số liệu chốt") && !$0.contains("41") }
        .joined(separator: "\n")
    }
    let closed = try texts()
    try rank(41)
    let later = try texts()
    for (position, text) in later.enumerated() {
      #expect(text.contains("1 số đã sửa sau chốt"), "\(position) \(text)")
      #expect(text.contains("26"), "\(position) \(text)")
    }
    #expect(later[0].contains("26/63") && !later[0].contains("41"))
    #expect(told(later[0]) == told(closed[0]))
    // The report names what was corrected, with what it says now.
    #expect(later[2].contains("Số đã sửa sau chốt") && later[2].contains("41"), "\(later[2])")
    #expect(!closed[2].contains("Số đã sửa sau chốt"))
    // The desk shows the newest.
    #expect(try run("show", "rankings", "--unit", "51", "--today", "2024-06-03").output.contains("41"))
  }

  /// A meeting from before the store is shown where its figures were closed later, and its home is found by what is known now.
  @Test func aMeetingBeforeTheStoreIsShownAsItWasClosed() throws {
    #expect(try run("meeting", "new", "2024-06-03").exitCode == 0)
    let none = try run("render", "--meeting", "2024-06-03")
    #expect(none.exitCode == 1 && none.errors.contains("Kho chưa biết gì"))
    #expect(try run("close", "5/2024", "--meeting", "2024-06-03").exitCode == 0)
    let before = try run("render", "--meeting", "2024-06-03", "--home", "51")
    #expect(before.exitCode == 0 && before.output.contains("Phiên 03/06/2024"), "\(before.errors)")
    let ranks = ["show", "rankings", "--unit", "51"]
    func shown(_ more: String...) throws -> String {
      try ProgramRun(ranks + more + ["--store", store, "--lang", "vi"], home: home).output
    }
    let then = try shown("--meeting", "2024-06-03")
    try rank(41)
    #expect(try !then.isEmpty && shown("--meeting", "2024-06-03") == then)
    #expect(try shown("--today", "2024-06-03") != then)
  }

  @Test func batchesTellTheTimeOfTheOffice() throws {
    let store = home.path + "/clock.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
    let writer = try StoreWriter.open(path: store)
    var batch = FactBatch(kind: .settings, title: "thử", author: "thử", reason: "thử")
    batch.settings = ["a": "b"]
    _ = try writer.write(batch, recordedAt: "2030-01-04T20:30:00Z")
    let list = try ProgramRun("batch", "list", "--store", store, "--lang", "vi", home: home)
    #expect(list.output.contains("05/01/2030 03:30") && !list.output.contains("2030-01-04"), "\(list.output)")
    let rows = try ProgramRun("batch", "list", "--store", store, "--format", "json", home: home).rows()
    #expect(rows.contains { $0["recorded_at"] as? String == "2030-01-04T20:30:00Z" })
  }

  // MARK: One meeting, one day, one knowledge

  private func moment(_ day: Day) -> String { "\(day)T03:00:00Z" }

  /// A meeting ten days from now with a directive known before its closing, and another that came after it.
  private func meetingWithClosing() throws -> Day {
    let held = TimeZoneRule.vietnam.now.day + 10
    #expect(try run("meeting", "new", "\(held)").exitCode == 0)
    let writer = try StoreWriter.open(path: store)
    let reader = try StoreReader.open(path: store)
    let units = UnitRegister(try reader.units())
    let finance = try #require(
      units.units.first { $0.group == .departments && $0.exists(on: held) })
    func directive(_ id: DirectiveID, _ title: String) -> Directive {
      let text = CleanText(cleaning: title)
      return Directive(
        id: id, kind: .task, province: try? reader.home(),
        title: LocalizedText(vietnamese: text, english: text),
        text: .empty, document: nil, item: "", assignedOn: held + -60,
        leads: [
          PartyName(unit: finance.id, asStated: finance.name.vietnamese, short: finance.shortName.vietnamese)
        ],
        coordinating: [],
        due: Due(asStated: .empty, reading: nil, window: DayRange(first: held + -60, last: held + -3)),
        recurrence: .none, isTracked: true, initialProgress: .underWay, awaitsReading: nil,
        reference: SourceReference(source: "s", file: .empty, row: 0), note: .empty)
    }
    var known = FactBatch(kind: .figures, title: "trước", author: "thử", reason: "thử")
    known.directives = [directive("thu-truoc", "Việc giao trước khi chốt")]
    let before = try writer.write(known, recordedAt: moment(held + -3))
    var closing = FactBatch(kind: .closing, title: "chốt", author: "thử", reason: "thử")
    closing.closings = [
      FigureClosing(
        period: .month(year: held.year, month: held.month), batch: before.number, author: "thử",
        moment: moment(held + -2))
    ]
    _ = try writer.write(closing, recordedAt: moment(held + -2))
    var later = FactBatch(kind: .figures, title: "sau", author: "thử", reason: "thử")
    later.directives = [directive("thu-sau", "Việc ghi vào sau khi chốt")]
    _ = try writer.write(later, recordedAt: moment(held + -1))
    var after = FactBatch(kind: .figures, title: "hôm sau", author: "thử", reason: "thử")
    after.directives = [directive("thu-mai", "Việc ghi vào hôm sau")]
    _ = try writer.write(after, recordedAt: moment(held + 1))
    return held
  }

  @Test func wallSlipBriefAndChangesTellTheSame() throws {
    let held = try meetingWithClosing()
    let unit = try #require(
      try StoreReader.open(path: store).directives(["thu-truoc"]).first?.leads.first?.unit)
    let mine = "Việc giao trước khi chốt"
    let other = "Việc ghi vào sau khi chốt"
    func texts(_ today: Day, _ wall: [String]) throws -> [String] {
      let day = ["--today", "\(today)"]
      return try [
        ["read", "directives"] + wall,
        ["changes", "--since", "\(held + -30)", "--format", "csv", "--today", "\(held)"],
        ["slip", unit.code, "--meeting", "\(held)", "--format", "txt"] + day,
        ["brief", "\(held)", "--format", "txt"] + day,
      ].map { try ProgramRun($0 + ["--store", store, "--lang", "vi"], home: home).output }
    }
    // Before and on the day everything shows what is known now, as it stands on the day of the meeting.
    for today in [held + -2, held] {
      let all = try texts(today, ["--today", "\(held)"])
      for (position, text) in all.enumerated() {
        #expect(text.contains(mine) && text.contains(other), "\(today) \(position) \(text)")
      }
      // Overdue by three days on the day of the meeting, whenever it is printed.
      #expect(all[0].contains("qua 3 ngày") && all[2].contains("quá hạn 3 ngày"), "\(all[2])")
    }
    // When it is over, all show its directives as the day left them: closing figures takes none back.
    for today in [held + 1, held + 40] {
      let all = try texts(today, ["--meeting", "\(held)"])
      for position in [0, 2, 3] {
        #expect(
          all[position].contains(mine) && all[position].contains(other)
            && !all[position].contains("Việc ghi vào hôm sau"),
          "\(today) \(position) \(all[position])")
      }
      #expect(all[2].contains("quá hạn 3 ngày") && !all[2].contains("43 ngày"))
    }
    let beside = try run("changes", "--meeting", "\(held)", "--format", "json").rows()
    #expect(
      beside.contains { $0["change"] as? String == "change_directive" && $0["id"] as? String == "thu-mai" })
    #expect(!beside.contains { $0["id"] as? String == "thu-sau" })
    #expect(try run("changes", "--meeting", "\(held)").output.contains("Số liệu chốt ngày "))
    let both = try run("changes", "--meeting", "\(held)", "--since", "2024-01-01")
    #expect(both.exitCode == 2 && both.errors.split(separator: "\n").count == 1)
  }

  /// Of two units of one name a slip is about the one that was asked for.
  @Test func aSlipIsOfTheUnitAndNotOfItsName() throws {
    let session = try Session(
      Preparation(
        CommonValues(store: store, language: "vi", today: "2024-06-03"), environment: ["HOME": home.path]))
    let ground = try DocumentGround(session)
    let provinces = ground.register.provinces(on: session.today)
    let own = try #require(provinces.first { $0.id.code == "51" })
    let other = try #require(provinces.first { $0.id.code == "48" })
    // The other one under the name of the first.
    let twin = AdministrativeUnit(
      id: other.id, kind: other.kind, group: other.group, name: own.name, shortName: own.shortName,
      validTo: other.validTo, parent: nil, successors: other.successors, officialOrder: other.officialOrder,
      aliases: [])
    func rank(_ unit: AdministrativeUnit) throws -> [String] {
      try UnitFigures(ground: ground, unit: unit, day: session.today).parts().flatMap(\.rows)
        .filter { $0.name == "Hạng" }.map { "\($0.value)" }
    }
    let ownRanks = try rank(own)
    let otherRanks = try rank(other)
    #expect(!ownRanks.isEmpty && ownRanks != otherRanks)
    #expect(try rank(twin).allSatisfy { !ownRanks.contains($0) || otherRanks.contains($0) })
  }

  /// Decisions of the country and of other provinces signed on the day are no conclusions of this meeting.
  @Test func minutesHoldWhatIsOfTheProvince() throws {
    #expect(try run("meeting", "new", "2025-06-03").exitCode == 0)
    let writer = try StoreWriter.open(path: store)
    let reader = try StoreReader.open(path: store)
    let day = try #require(Day(iso8601: "2025-06-03"))
    let home = try reader.home()
    let reference = SourceReference(source: "s", file: .empty, row: 0)
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    func add(_ name: String, _ province: UnitID?, hasDocument: Bool = true) {
      let title = LocalizedText(vietnamese: CleanText(cleaning: name), english: .empty)
      let document: DocumentID? = hasDocument ? DocumentID("vb-\(name)") : nil
      if let document {
        batch.documents.append(
          Document(
            id: document, kind: .document, province: province, number: .empty, title: title, day: day,
            dayAsStated: .empty, issuer: .empty, reference: reference, note: .empty))
      }
      batch.directives.append(
        Directive(
          id: DirectiveID(name), kind: .task, province: province, title: title, text: .empty,
          document: document,
          item: "", assignedOn: day, leads: [], coordinating: [],
          due: Due(asStated: .empty, reading: nil, window: nil), recurrence: .none, isTracked: true,
          initialProgress: .underWay, awaitsReading: nil, reference: reference, note: .empty))
    }
    let other = try reader.units().first { $0.id.code == "48" && $0.exists(on: day) }?.id
    add("Việc của tỉnh", home)
    add("Việc tỉnh không văn bản", home, hasDocument: false)
    add("Việc toàn quốc", nil)
    add("Việc toàn quốc không văn bản", nil, hasDocument: false)
    add("Việc tỉnh khác", other)
    _ = try writer.write(batch)
    let text = try run("minutes", "2025-06-03", "--format", "txt").output
    #expect(text.contains("Việc của tỉnh") && text.contains("Việc tỉnh không văn bản"))
    #expect(!text.contains("Việc toàn quốc") && !text.contains("Việc tỉnh khác"), "\(text)")
  }
}
