import BuiltInImport
import Model
import Profiles
import Store
import Testing

@testable import Intake

/// The preview against a real store: built-in figures, then files taken in one after the other.
@Suite struct PlannedConflictTests {
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

  private func conflicts(_ reading: FormReading, _ reader: StoreReader) throws -> [PlannedConflict] {
    var finder = try ConflictFinder(reader, Self.context.get())
    return try finder.conflicts(of: reading.batch, changing: reader.difference(of: reading.batch))
  }

  @Test func theSameFileAgainChangesNothing() throws {
    let reading = try reading(Self.form, "ii06a")
    let first = try withStore([]) { try $0.difference(of: reading.batch) }
    #expect(first.new.filter { $0.kind == "observation" }.count == 13)
    #expect(first.changed.isEmpty)
    let again = try withStore([reading.batch]) { reader in
      let found = try conflicts(reading, reader)
      #expect(found.isEmpty)
      return try reader.difference(of: reading.batch)
    }
    #expect(again.isEmpty)
  }

  @Test func aCorrectedFileStandsAgainstNobody() throws {
    let first = try reading(Self.form, "ii06a").batch
    let corrected = try reading(
      Self.form.replacing("| Tổng cộng | 1.050 |", with: "| Tổng cộng | 1.051 |"), "ii06a")
    try withStore([first]) { reader in
      let difference = try reader.difference(of: corrected.batch)
      let found = try conflicts(corrected, reader)
      #expect(!difference.changed.isEmpty && found.isEmpty)
    }
    #expect(
      corrected.findings.map(\.rule.string).sorted() == [
        "3 = 4 + 5 + 6", "3 = 7 + 11", "Tổng cộng = cộng 3 dòng",
      ])
  }

  private func wide(_ reporter: String, _ value: Int) throws -> FormReading {
    try reading(
      "THÁNG 6/2022\nĐơn vị báo cáo: \(reporter)\nSTT | Đơn vị | Hồ sơ tiếp nhận | ho_so_qua_han\n1 | Sở Nội vụ | \(value) | 1",
      "indicators-wide")
  }

  @Test func anotherSourceIsAConflict() throws {
    let one = try wide("Sở Nội vụ", 5)
    let other = try wide("Sở Tài chính", 6)
    let found = try withStore([one.batch]) { try conflicts(other, $0) }
    let conflict = try #require(found.first)
    #expect(found.count == 1)
    #expect(conflict.unit.vietnamese == "Sở NV" || conflict.unit.vietnamese == "Sở Nội vụ")
    #expect(conflict.period == .month(year: 2022, month: 6) && conflict.edition == nil)
    #expect(conflict.own.value == .stated(StatedNumber(text: "6", value: ExactDecimal(6))))
    #expect(conflict.others.map(\.value) == [.stated(StatedNumber(text: "5", value: ExactDecimal(5)))])
    #expect(conflict.others.map(\.reference) == one.batch.observations.prefix(1).map(\.reference))
    // What is known just so brings nothing new.
    let again = try withStore([one.batch, other.batch]) { try conflicts(other, $0) }
    #expect(again.isEmpty)
  }

  @Test func filesOfOneImportAreHeldAgainstEachOther() throws {
    let one = try wide("Sở Nội vụ", 5)
    let other = try wide("Sở Tài chính", 6)
    try withStore([]) { reader in
      var finder = try ConflictFinder(reader, Self.context.get())
      let first = try finder.conflicts(of: one.batch, changing: reader.difference(of: one.batch))
      let second = try finder.conflicts(of: other.batch, changing: reader.difference(of: other.batch))
      #expect(first.isEmpty && second.count == 1)
    }
  }

  @Test func whatARefusedFileStatedStandsAgainstNoLaterOne() throws {
    let refused = try wide("Sở Nội vụ", 5)
    let other = try wide("Sở Tài chính", 6)
    let third = try wide("Sở Y tế", 7)
    try withStore([]) { reader in
      var finder = try ConflictFinder(reader, Self.context.get())
      let first = try finder.conflicts(
        of: refused.batch, changing: reader.difference(of: refused.batch), isTakenIn: false)
      let second = try finder.conflicts(of: other.batch, changing: reader.difference(of: other.batch))
      #expect(first.isEmpty && second.isEmpty)
      // What was taken in between still counts.
      let last = try finder.conflicts(of: third.batch, changing: reader.difference(of: third.batch))
      #expect(last.count == 1)
      #expect(last.first?.others.map(\.value) == [.stated(StatedNumber(text: "6", value: ExactDecimal(6)))])
    }
  }

  @Test func earlierFilesAreKeptUpToALimit() throws {
    let one = try wide("Sở Nội vụ", 5).batch.observations
    var earlier = EarlierFacts(most: 2 * one.count)
    let periods = (1...6).map { Period.month(year: 2022, month: $0) }
    for period in periods {
      earlier.note(
        one.map { observation in
          Observation(
            id: FactID(observation.id.rawValue + period.code), definition: observation.definition,
            unit: observation.unit, unitAsStated: observation.unitAsStated, period: period,
            value: observation.value, numerator: nil, denominator: nil, asOf: nil,
            reference: observation.reference, note: "")
        })
      #expect(earlier.count <= 2 * one.count)
    }
    // The newest are those that stay.
    #expect(earlier.observations(of: periods[5]).count == one.count)
    #expect(earlier.observations(of: periods[4]).count == one.count)
    #expect(earlier.observations(of: periods[0]).isEmpty)
  }

  @Test func aPublishedRankingAgainstTheBuiltInOne() throws {
    let text =
      "Kết quả DTI năm 2022\nHạng | Tỉnh, thành phố | DTI\n1 | TP. Đà Nẵng | 0.8002\n2 | TP. Hồ Chí Minh | 0.7163\n3 | Quảng Ninh | 0.7025"
    let reading = try reading(text, "dti", today: "2024-01-01")
    let found = try withStore([]) { try conflicts(reading, $0) }
    #expect(found.map(\.unit.vietnamese) == ["Quảng Ninh"])
    #expect(found.first?.edition?.label == "2022" && found.first?.period == nil)
    #expect(reading.batch.editions.isEmpty)
  }

  @Test func anIndexOfOnesOwnBringsItsStructure() throws {
    let text = """
      KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ NĂM 2021
      STT | Cơ quan, đơn vị | Nhận thức số | Tổng điểm | Xếp hạng
      1 | Sở Nội vụ | 40 | 85 | 1
      2 | Sở Tài chính | 20 | 49 | 2
      """
    let reading = try reading(text, "own-assessment")
    let first = try withStore([]) { try $0.difference(of: reading.batch) }
    #expect(first.new.filter { $0.kind == "structure" || $0.kind == "edition" }.count == 2)
    #expect(try withStore([reading.batch]) { try $0.difference(of: reading.batch) }.isEmpty)
  }

  @Test func directivesAndTheirReports() throws {
    let list = """
      DANH SÁCH NHIỆM VỤ
      STT | Số ký hiệu | Ngày ban hành | Mục | Nội dung nhiệm vụ | Chủ trì | Hạn xử lý
      1 | 304/TB-UBND | 31/08/2022 | 4 | Việc một | Sở Tài chính | 15/9/2022
      2 | 304/TB-UBND | 31/08/2022 | 5 | Việc hai | Sở Nội vụ | 15/9/2022
      2 | 304/TB-UBND | 31/08/2022 | 5 | Việc hai | Sở Tài chính | 15/9/2022
      """
    let first = try reading(list, "directives").batch
    let kinds = try withStore([]) { try $0.difference(of: first) }.new.map(\.kind).filter { $0 != "source" }
    #expect(kinds.sorted() == ["assignment", "assignment", "directive", "directive", "document"])
    let extended = try reading(
      list.replacing("Việc một | Sở Tài chính | 15/9/2022", with: "Việc một | Sở Tài chính | 30/9/2022"),
      "directives"
    ).batch
    let again = try withStore([first]) { try $0.difference(of: extended) }
    #expect(again.new.isEmpty && again.changed.map(\.kind) == ["directive"])

    // Reports find what the store knows.
    let report = """
      BÁO CÁO TIẾN ĐỘ THÁNG 9/2022
      Đơn vị báo cáo: Sở Tài chính
      STT | Văn bản giao | Mục | Tình trạng | Kết quả
      1 | 304/TB-UBND | 4 | Hoàn thành | xong
      2 | 304/TB-UBND | 5 | Đang thực hiện | đang làm
      """
    try withStore([first]) { reader in
      let context = try ReadingContext(reader: reader, home: UnitID("49@2004-07-08"))
      let sheet = Fixtures.sheet(report)
      let form = try Fixtures.read(
        sheet, as: "reports", context: context, options: Fixtures.options("2022-10-01"))
      #expect(form.faults.map(\.description) == [])
      #expect(form.batch.reports.map { $0.assignment != nil } == [false, true])
      let difference = try reader.difference(of: form.batch)
      #expect(difference.new.map(\.kind).filter { $0 != "source" } == ["report", "report"])
    }
  }
}
