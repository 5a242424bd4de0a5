import BuiltInImport
import Intake
import Model
import Testing

@Suite struct SeedTests {
  @Test func all105RowsAppear() throws {
    let table = try BuiltInFixture.table("seed_facts.csv")
    #expect(table.rows.count == 105)
    var kinds: [Int: [String]] = [:]
    func note(_ reference: SourceReference, _ kind: String) {
      guard reference.file.string == "seed_facts.csv" else { return }
      kinds[reference.row, default: []].append(kind)
    }
    for batch in try BuiltInFixture.batches() {
      for fact in batch.observations { note(fact.reference, "observation") }
      for fact in batch.indexFigures { note(fact.reference, "figure") }
      for fact in batch.documents { note(fact.reference, fact.kind == .document ? "document" : "event") }
      for fact in batch.directives { note(fact.reference, "directive") }
    }
    #expect(Set(kinds.keys) == Set(table.rows.map(\.number)))
    for row in table.rows {
      let kind = table.cell(row, "kind") ?? ""
      let expected = kind == "ranking" || kind == "dossier" || kind == "indicator" ? "observation" : kind
      let found = kinds[row.number] ?? []
      #expect(found == [expected] || (kind == "ranking" && found == ["figure"]), "\(row.number) \(found)")
    }
    #expect(kinds.values.filter { $0 == ["directive"] }.count == 55)
    #expect(kinds.values.filter { $0 == ["observation"] }.count == 32)
    #expect(kinds.values.filter { $0 == ["figure"] }.count == 2)
    #expect(kinds.values.filter { $0 == ["event"] }.count == 8)
    #expect(kinds.values.filter { $0 == ["document"] }.count == 8)
  }

  private func observation(_ definition: DefinitionID) throws -> Observation {
    try #require(try BuiltInFixture.observations().first { $0.definition == definition })
  }

  private func definition(_ id: DefinitionID) throws -> Definition {
    try #require(try BuiltInFixture.batches().flatMap(\.definitions).first { $0.id == id })
  }

  @Test func readingsCorrectWhatTheRowsSeemToSay() throws {
    // One of the first eight is not a rank.
    #expect(try definition("lgsp_nhom_dau_tien").kind == .count)
    #expect(try BuiltInFixture.figures().filter { $0.reference.source == "bai-003" }.isEmpty)
    // Support counts, a threshold and a telephone number.
    #expect(try observation("luot_nguoi_dung_duoc_giai_dap").value?.text == "1.205")
    #expect(try definition("luot_nguoi_dung_duoc_giai_dap").group == .people)
    #expect(try observation("luot_khach_hang_dvctt_duoc_ho_tro").value?.value == ExactDecimal(1410))
    #expect(try definition("danh_gia_noi_tinh_nguong").kind == .threshold)
    #expect(try observation("danh_gia_noi_tinh_nguong").value?.bound == .atLeast)
    #expect(try definition("tong_dai_ho_tro_dvctt").kind == .identifier)
    // 29 of 29 agencies passed: numerator and denominator of an assessment.
    let assessment = try observation("danh_gia_noi_tinh_dat")
    #expect(assessment.value == nil)
    #expect(assessment.numerator?.value == ExactDecimal(29))
    #expect(assessment.denominator?.value == ExactDecimal(29))
    // Bounds and words stay what they are.
    #expect(try observation("dvctt_muc_34_cung_cap").value?.bound == .moreThan)
    #expect(try observation("dvctt_muc_34_cung_cap").value?.text == "hơn 800")
    #expect(try observation("dvctt_khong_phat_sinh_ho_so").value == nil)
    #expect(try observation("ty_le_ho_so_truc_tuyen_muc_3").value?.text == "98,54%")
    #expect(try observation("ty_le_ho_so_truc_tuyen_muc_3").value?.value == ExactDecimal("98.54"))
  }

  private func directive(_ id: DirectiveID) throws -> Directive {
    try #require(try BuiltInFixture.directives().first { $0.id == id })
  }

  @Test func kindsOfConclusions() throws {
    let directives = try BuiltInFixture.directives()
    #expect(directives.count == 55)
    #expect(directives.allSatisfy { !$0.isTracked })
    #expect(
      directives.filter { $0.kind == .generalRequest }.map(\.id) == ["000.20", "001.19", "003.19", "003.20"])
    #expect(directives.filter { $0.kind == .requestUpward }.map(\.id) == ["003.22"])
    #expect(directives.filter { $0.kind == .goal }.map(\.id) == ["002.9"])
    #expect(
      directives.filter { $0.initialProgress == .underWay }.map(\.id)
        == ["001.3", "001.4", "001.5", "001.6", "001.7"])
  }

  @Test func dueTextsAreReadOnlyWhereADateCanBe() throws {
    func window(_ id: DirectiveID) throws -> String {
      try directive(id).due.window.map { "\($0.first) \($0.last)" } ?? "—"
    }
    #expect(try window("000.20") == "—")
    #expect(try directive("000.20").due.asStated.string == "trong năm 2022")
    #expect(try window("001.15") == "2024-06-11 2024-06-20")
    #expect(try directive("001.15").due.asStated.string == "giữa tháng 6")
    #expect(try window("001.18") == "2024-09-01 2024-09-30")
    #expect(try window("004.4") == "2022-09-01 2022-09-05")
    #expect(try window("004.21") == "—")
    #expect(try directive("004.21").due.asStated.string == "kỳ họp đến")
    #expect(try window("004.27") == "2025-12-31 2025-12-31")
    #expect(try directive("000.14").due.asStated.string == "khẩn trương")
    #expect(try directive("004.8").due.asStated.isEmpty)
    let goal = try directive("002.9")
    #expect(goal.due.window == nil)
    #expect(goal.awaitsReading == EditionID(index: "dti", label: "2022"))
    #expect(goal.recurrence.rule == .yearly)
  }

  @Test func recurrences() throws {
    let directives = try BuiltInFixture.directives()
    #expect(directives.filter { $0.recurrence.rule == .continuous }.count == 7)
    #expect(
      directives.filter { $0.recurrence.rule == .monthly }.map(\.id)
        == ["004.4", "004.5", "004.6", "004.7", "004.16", "004.26"])
    let meeting = try directive("004.4").recurrence
    #expect(meeting.firstDayOfMonth == 1 && meeting.lastDayOfMonth == 5 && meeting.until == nil)
    let report = try directive("000.15").recurrence
    #expect(report.rule == .quarterly && report.alsoAdHoc)
    #expect(report.until?.description == "2022-12-31")
  }

  @Test func partiesAreUnitsOfTheirDayWithTheNamesAsStated() throws {
    let register = try BuiltInFixture.register()
    for directive in try BuiltInFixture.directives() {
      for party in directive.leads + directive.coordinating {
        let unit = try #require(party.unit.flatMap(register.unit))
        #expect(unit.exists(on: directive.assignedOn), "\(directive.id)")
        #expect(!party.asStated.isEmpty && !party.short.isEmpty)
      }
    }
    #expect(try directive("001.3").leads.isEmpty)
    #expect(try directive("004.26").leads.map(\.short.string) == ["Sở TC", "Sở KHĐT", "Sở TTTT"])
    let implied = try directive("000.18")
    #expect(implied.leads.map(\.isImplied) == [true])
    #expect(implied.coordinating.map(\.asStated.string) == ["Bưu điện tỉnh"])
    #expect(try directive("002.9").leads.map(\.short.string) == ["Tỉnh Quảng Ngãi"])
  }

  @Test func itemsOfTheNotice() throws {
    let items = try BuiltInFixture.directives().filter { $0.document == "004.2" }.map(\.item)
    let counts = Dictionary(items.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts == ["1": 4, "2": 8, "3": 3, "4": 3, "5": 3, "6": 3])
  }

  @Test func difficulties() throws {
    let difficulties = try BuiltInFixture.batches().flatMap(\.difficulties)
    #expect(difficulties.filter { $0.reference.source == "bai-002" }.count == 10)
    #expect(difficulties.filter { $0.reference.source == "bai-003" }.count == 4)
    #expect(difficulties.allSatisfy { $0.decidedOn == nil })
    #expect(Set(difficulties.map(\.statedOn.description)) == ["2022-01-19", "2022-04-26"])
  }
}
