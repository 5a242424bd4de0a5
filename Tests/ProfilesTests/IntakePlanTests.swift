import BuiltInImport
import Intake
import Model
import Profiles
import Store
import Testing

/// The preview against a real store: built-in figures, then files taken in one after the other.
@Suite struct IntakePlanTests {
  private static let context = Result { try Fixtures.context(home: "49@2004-07-08") }

  private func reading(_ text: String, _ name: String, today: String = "2022-10-01") throws -> FormReading {
    try Fixtures.read(
      Fixtures.sheet(text), as: name, context: Self.context.get(), options: Fixtures.options(today),
      file: "bieu.xlsx")
  }

  /// A store's image with the built-in batches and further ones.
  private func withStore<Value>(
    _ batches: [FactBatch], _ body: (StoreReader) throws -> Value
  ) throws -> Value {
    let image = try StoreImage.build(
      batches: BuiltInImport.batches() + batches, recordedAt: BuiltInImport.recordedAt)
    return try image.withUnsafeBytes { try body(StoreReader(image: $0)) }
  }

  private static let form = ProcedureFormTests.heading + ProcedureFormTests.sound

  @Test func theSameFileAgainChangesNothing() throws {
    let reading = try reading(Self.form, "ii06a")
    let first = try withStore([]) { try IntakePlan([reading], reader: $0, title: "bieu.xlsx") }
    #expect(first.newCount == 13)
    #expect(first.changedCount == 0)
    #expect(first.batch.sources.count == 1)
    #expect(!first.isUnchanged)
    // The rows moved, and nothing else did.
    let moved = try self.reading("\n\n" + Self.form, "ii06a")
    let again = try withStore([first.batch]) { try IntakePlan([moved], reader: $0, title: "bieu.xlsx") }
    #expect(again.sameCount == 13)
    #expect(again.isUnchanged)
    #expect(again.batch.observations.isEmpty)
    #expect(again.batch.sources.isEmpty)
    #expect(again.conflicts.isEmpty)
  }

  @Test func aCorrectedFileSupersedesItsOwnFigures() throws {
    let first = try reading(Self.form, "ii06a").batch
    let corrected = try reading(
      Self.form.replacing("| Tổng cộng | 1.050 |", with: "| Tổng cộng | 1.051 |"), "ii06a")
    let plan = try withStore([first]) { try IntakePlan([corrected], reader: $0, title: "bieu.xlsx") }
    #expect(plan.newCount == 0)
    let changed = plan.differences.filter { !$0.isSame }
    // The wrong total is noted beside every figure of the sums it is in.
    #expect(changed.contains { $0.item == "ii06a_tiep_nhan" })
    let total = changed.first { $0.item == "ii06a_tiep_nhan" }
    guard case .changed(let from, let to) = total?.change else {
      Issue.record("not changed")
      return
    }
    #expect(from.string == "1.050")
    #expect(to.string.hasPrefix("1.051; lệch 1: 3 = 4 + 5 + 6"))
    #expect(
      plan.findings.map(\.rule.string).sorted() == ["3 = 4 + 5 + 6", "3 = 7 + 11", "Tổng cộng = cộng 3 dòng"])
    #expect(plan.conflicts.isEmpty)
    #expect(plan.batch.observations.count == changed.count)
  }

  @Test func whatIsNoLongerInTheFileIsNamed() throws {
    let both =
      "THÁNG 6/2022\nSTT | Đơn vị | Hồ sơ tiếp nhận | ho_so_qua_han\n1 | Sở Nội vụ | 5 | 1\n2 | Sở Tài chính | 7 | 1"
    let first = try reading(both, "indicators-wide").batch
    let shorter = try reading(String(both.dropLast("\n2 | Sở Tài chính | 7 | 1".count)), "indicators-wide")
    let plan = try withStore([first]) { try IntakePlan([shorter], reader: $0, title: "bieu.xlsx") }
    #expect(plan.sameCount == 2)
    #expect(Set(plan.absent.map(\.unitAsStated.string)) == ["Sở Tài chính"])
    #expect(plan.absent.count == 2)
  }

  @Test func anotherSourceIsAConflict() throws {
    let one = try reading(
      "THÁNG 6/2022\nĐơn vị báo cáo: Sở Nội vụ\nSTT | Đơn vị | Hồ sơ tiếp nhận | ho_so_qua_han\n1 | Sở Nội vụ | 5 | 1",
      "indicators-wide")
    let other = try reading(
      "THÁNG 6/2022\nĐơn vị báo cáo: Sở Tài chính\nSTT | Đơn vị | Hồ sơ tiếp nhận | ho_so_qua_han\n1 | Sở Nội vụ | 6 | 1",
      "indicators-wide")
    let plan = try withStore([one.batch]) { try IntakePlan([other], reader: $0, title: "b.xlsx") }
    #expect(plan.newCount == 2)
    guard case .observation(let conflict)? = plan.conflicts.first, plan.conflicts.count == 1 else {
      Issue.record("\(plan.conflicts)")
      return
    }
    #expect(conflict.definition == "ho_so_tiep_nhan")
    #expect(conflict.observations.map { $0.value?.text } == ["5", "6"])
  }

  @Test func aPublishedRankingAgainstTheBuiltInOne() throws {
    let reading = try reading(
      "Kết quả DTI năm 2022\nHạng | Tỉnh, thành phố | DTI\n1 | TP. Đà Nẵng | 0.8002\n2 | TP. Hồ Chí Minh | 0.7163\n3 | Quảng Ninh | 0.7025",
      "dti",
      today: "2024-01-01")
    let plan = try withStore([]) { try IntakePlan([reading], reader: $0, title: "dti.csv") }
    #expect(plan.newCount == 3)
    #expect(plan.batch.editions.isEmpty)
    let subjects = plan.conflicts.compactMap { conflict -> String? in
      if case .figure(let figure) = conflict { "\(figure.unit.code) \(figure.subject)" } else { nil }
    }
    #expect(subjects == ["22 score"])
    // Read again on another day it says the same.
    let later = try self.reading(
      "Kết quả DTI năm 2022\nHạng | Tỉnh, thành phố | DTI\n1 | TP. Đà Nẵng | 0.8002\n2 | TP. Hồ Chí Minh | 0.7163\n3 | Quảng Ninh | 0.7025",
      "dti",
      today: "2024-02-01")
    let again = try withStore([plan.batch]) { try IntakePlan([later], reader: $0, title: "dti.csv") }
    #expect(again.isUnchanged)
  }

  @Test func anIndexOfOnesOwnBringsItsStructure() throws {
    let text = """
      KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ NĂM 2021
      STT | Cơ quan, đơn vị | Nhận thức số | Tổng điểm | Xếp hạng
      1 | Sở Nội vụ | 40 | 85 | 1
      2 | Sở Tài chính | 20 | 49 | 2
      """
    let plan = try withStore([]) {
      try IntakePlan([reading(text, "own-assessment")], reader: $0, title: "a.csv")
    }
    #expect(plan.differences.filter { $0.kind == .structure || $0.kind == .edition }.count == 2)
    let again = try withStore([plan.batch]) { reader in
      try IntakePlan([reading(text, "own-assessment")], reader: reader, title: "a.csv")
    }
    #expect(again.isUnchanged)
  }

  @Test func directivesAndTheirReports() throws {
    let list = """
      DANH SÁCH NHIỆM VỤ
      STT | Số ký hiệu | Ngày ban hành | Mục | Nội dung nhiệm vụ | Chủ trì | Hạn xử lý
      1 | 304/TB-UBND | 31/08/2022 | 4 | Việc một | Sở Tài chính | 15/9/2022
      2 | 304/TB-UBND | 31/08/2022 | 5 | Việc hai | Sở Nội vụ | 15/9/2022
      2 | 304/TB-UBND | 31/08/2022 | 5 | Việc hai | Sở Tài chính | 15/9/2022
      """
    let first = try withStore([]) {
      try IntakePlan([reading(list, "directives")], reader: $0, title: "nv.xlsx")
    }
    #expect(first.differences.map(\.kind) == [.document, .directive, .directive, .assignment, .assignment])
    let extended = list.replacing(
      "Việc một | Sở Tài chính | 15/9/2022", with: "Việc một | Sở Tài chính | 30/9/2022")
    let again = try withStore([first.batch]) {
      try IntakePlan([reading(extended, "directives")], reader: $0, title: "nv.xlsx")
    }
    #expect(again.differences.filter { !$0.isSame }.map(\.kind) == [.directive])

    // Reports find what the store knows.
    let report = """
      BÁO CÁO TIẾN ĐỘ THÁNG 9/2022
      Đơn vị báo cáo: Sở Tài chính
      STT | Văn bản giao | Mục | Tình trạng | Kết quả
      1 | 304/TB-UBND | 4 | Hoàn thành | xong
      2 | 304/TB-UBND | 5 | Đang thực hiện | đang làm
      """
    try withStore([first.batch]) { reader in
      let context = try ReadingContext(reader: reader, home: UnitID("49@2004-07-08"))
      let sheet = Fixtures.sheet(report)
      let form = try Fixtures.read(
        sheet, as: "reports", context: context, options: Fixtures.options("2022-10-01"))
      #expect(form.faults.map(\.description) == [])
      #expect(form.batch.reports.map { $0.assignment != nil } == [false, true])
      let plan = try IntakePlan([form], reader: reader, title: "bc.xlsx")
      #expect(plan.differences.map(\.kind) == [.report, .report])
      #expect(plan.newCount == 2)
    }
  }
}
