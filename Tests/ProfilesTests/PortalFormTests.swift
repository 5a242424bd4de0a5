import Intake
import Model
import Testing

/// The five tables "theo Quyết định 766" in the shape of DOMAIN 6.2: title rows, merged headings, groups whose numbers
/// begin anew, shares as texts that are blank where they are 0 or undefined.
@Suite struct PortalFormTests {
  private let context: ReadingContext

  init() throws {
    context = try Fixtures.context(
      home: "38@2004-07-08",
      extra: Fixtures.units(of: "38@2004-07-08", ["Sở Nội vụ", "Sở Tư pháp"])
        + Fixtures.units(of: "38@2004-07-08", ["UBND huyện Hoằng Hóa"], group: .districts)
        + Fixtures.units(of: "38@2004-07-08", ["Văn phòng đăng ký đất đai"], group: .verticalAgencies))
  }

  private func read(_ text: String, _ name: String, today: String = "2024-07-01") throws -> FormReading {
    try Fixtures.read(Fixtures.sheet(text), as: name, context: context, options: Fixtures.options(today))
  }

  private static let online = """
    UBND TỈNH THANH HÓA
    BẢNG TỔNG HỢP DỊCH VỤ CÔNG TRỰC TUYẾN THEO QUYẾT ĐỊNH 766
    Từ ngày 01/01/2024 đến ngày 30/06/2024
    STT | Mã định danh | Đơn vị | Qua mạng | | Trực tiếp | | BCCI | | Trực tuyến đang giải quyết | | | | Đồng bộ DVCQG | Có nghĩa vụ tài chính | Thanh toán trên DVCQG | Tỷ lệ thanh toán
    | | | | | | | | | Trong hạn | | Quá hạn | | | | |
    | | | Số lượng | Tỷ lệ (%) | Số lượng | Tỷ lệ (%) | Số lượng | Tỷ lệ (%) | Số lượng | Tỷ lệ (%) | Số lượng | Tỷ lệ (%) | | | |
    I | | Sở, ban, ngành
    1 | 000.00.01.H56 | Sở Nội vụ | 98 | 98.00 | 1 | 1.00 | 1 | 1.00 | 3 | 75.00 | 1 | 25.00 | 98 | 40 | 10 | 25.00
    2 | 000.00.02.H56 | Sở Tư pháp | 1 234 | 61.70 | 766 | 38.30 | | | 12 | 100.00 | | | 1200 | 0 | |
    II | | Văn phòng đăng ký đất đai
    1 | 000.00.03.H56 | Văn phòng đăng ký đất đai | 0 | | 200 | 100.00 | | | | | | | | 150 | |
    III | | Cấp huyện
    1 | 000.00.04.H56 | UBND huyện Hoằng Hóa | 50 | 49.00 | 50 | 50.00 | | | | | | | 50 | 20 | 20 | 100.00
    | | Tổng cộng | 1382 | | 1017 | | 1 | | 15 | | 1 | | 1348 | 210 | 30 | 14.29
    """

  @Test func onlineServices() throws {
    let reading = try read(Self.online, "portal-online")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.period == .halfYear(year: 2024, half: 1))
    #expect(reading.reporter == UnitID("38@2004-07-08"))
    #expect(reading.skipped.filter { $0.reason == .group }.map(\.row) == [7, 10, 12])
    let judicial = reading.values(of: "Sở Tư pháp")
    // A blank that separates thousands, a blank count that is 0, a blank share without cases that is none.
    #expect(judicial["cong_qua_mang"] == "1234")
    #expect(judicial["cong_buu_chinh"] == "0")
    #expect(judicial["cong_nghia_vu_tai_chinh"] == "0")
    #expect(judicial["cong_ty_le_thanh_toan_dvcqg"] == nil)
    #expect(judicial["cong_tiep_nhan_moi_kenh"] == "2000")
    // A blank share with cases is 0.
    let land = reading.values(of: "Văn phòng đăng ký đất đai")
    #expect(land["cong_ty_le_qua_mang"] == "0")
    #expect(land["cong_ty_le_thanh_toan_dvcqg"] == "0")
    // 49.00 where 50 of 100 are.
    #expect(reading.findings.map(\.kind) == [.ratio])
    #expect(reading.findings.first?.row == 13)
    #expect(reading.findings.first?.difference == ExactDecimal(-1))
    let noted = reading.batch.observations.first {
      $0.definition == "cong_ty_le_qua_mang" && $0.unitAsStated.string == "UBND huyện Hoằng Hóa"
    }
    #expect(noted?.note.string == "lệch -1: qua mạng / (qua mạng + trực tiếp + BCCI) (ghi 49.00, tính 50)")
    #expect(noted?.value?.text == "49.00")
    #expect(noted?.numerator?.value == ExactDecimal(50))
    #expect(noted?.denominator?.value == ExactDecimal(100))
    // The total is the province's own figure.
    let whole = reading.batch.observations.filter { $0.unit == UnitID("38@2004-07-08") }
    #expect(whole.first { $0.definition == "cong_qua_mang" }?.value?.value == ExactDecimal(1382))
    #expect(Set(whole.map(\.reference.row)) == [14])
  }

  @Test func aTotalThatIsNotTheSumIsTold() throws {
    let wrong = Self.online.replacing("Tổng cộng | 1382", with: "Tổng cộng | 1383")
    let reading = try read(wrong, "portal-online")
    let sum = reading.findings.filter { $0.kind == .sum }
    #expect(sum.map(\.row) == [14])
    #expect(sum.first?.rule.string == "Tổng cộng = cộng 4 dòng")
    #expect(sum.first?.difference == ExactDecimal(1))
    #expect(sum.first?.computed.string == "1382")
    // Taken in all the same, with the difference beside it.
    let whole = reading.batch.observations.first {
      $0.unit == UnitID("38@2004-07-08") && $0.definition == "cong_qua_mang"
    }
    #expect(whole?.value?.value == ExactDecimal(1383))
    #expect(whole?.note.string.hasPrefix("lệch 1: Tổng cộng") == true)
  }

  @Test func progress() throws {
    let reading = try read(
      """
      TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ THEO QUYẾT ĐỊNH 766
      Từ ngày 01/03/2024 đến ngày 31/03/2024
      STT | Mã định danh | Đơn vị | Tổng số | Đã giải quyết | | | | | | | Đang giải quyết | | | |
      | | | | Tổng số | Trước hạn | | Đúng hạn | | Quá hạn | | Tổng số | Trong hạn | | Quá hạn |
      | | | | | Số lượng | Tỷ lệ | Số lượng | Tỷ lệ | Số lượng | Tỷ lệ | | Số lượng | Tỷ lệ | Số lượng | Tỷ lệ
      1 | | Sở Nội vụ | 120 | 100 | 60 | 60,00 | 38 | 38,00 | 2 | 2,00 | 20 | 19 | 95,00 | 1 | 5,00
      2 | | Sở Tư pháp | 31 | 30 | 10 | 33,33 | 19 | 63,33 | | | 1 | 1 | 100,00 | |
      """, "portal-progress")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.period == .month(year: 2024, month: 3))
    #expect(
      reading.findings.map(\.rule.string) == ["Đã giải quyết = trước hạn + đúng hạn + quá hạn"])
    #expect(reading.findings.first?.row == 7)
    #expect(reading.values(of: "Sở Nội vụ")["cong_ty_le_dung_han"] == "38.00")
    #expect(reading.values(of: "Sở Nội vụ")["cong_tien_do_truoc_dung_han"] == "98")
    #expect(reading.values(of: "Sở Nội vụ")["cong_tien_do_dang_qua_han"] == "1")
  }

  @Test func digitised() throws {
    let reading = try read(
      """
      SỐ HÓA HỒ SƠ THEO QUYẾT ĐỊNH 766 (Từ ngày 01/01/2024 đến ngày 10/05/2024)
      STT | Mã định danh | Đơn vị | Tiếp nhận | Chưa số hóa TPHS | Có số hóa TPHS | Tỷ lệ số hóa TPHS | Tái sử dụng | Tái sử dụng từ DVCQG | Đã giải quyết | Chưa số hóa kết quả | Đã số hóa kết quả | Tỷ lệ số hóa kết quả
      1 | | Sở Nội vụ | 200 | 20 | 180 | 90.00% | 30 | 5 | 150 | 50 | 100 | 66.67%
      2 | | Sở Tư pháp | 10 | 5 | 6 | 60.00% | | | 4 | | 4 | 100.00%
      """, "portal-digitised")
    #expect(reading.faults.map(\.description) == [])
    let first = try Fixtures.day("2024-01-01")
    #expect(reading.period == .cumulative(from: first, to: try Fixtures.day("2024-05-10")))
    #expect(reading.values(of: "Sở Nội vụ")["cong_ty_le_so_hoa_ket_qua"] == "66.67")
    #expect(reading.findings.map(\.rule.string) == ["Tiếp nhận = chưa số hóa TPHS + có số hóa TPHS"])
    #expect(reading.findings.first?.difference == ExactDecimal(-1))
  }

  @Test func payment() throws {
    let reading = try read(
      """
      THANH TOÁN TRỰC TUYẾN THEO QUYẾT ĐỊNH 766 | Số liệu tính đến ngày 10/05/2024
      STT | Đơn vị | Hồ sơ có nghĩa vụ tài chính | Thanh toán trực tuyến | Tỷ lệ thanh toán trực tuyến
      1 | Sở Nội vụ | 40 | 10 | 25,00
      2 | Sở Tư pháp | 0 | 0 |
      """, "portal-payment")
    #expect(reading.faults.map(\.description) == [])
    // The table only says what it is as of.
    #expect(reading.period == .cumulative(from: nil, to: try Fixtures.day("2024-05-10")))
    #expect(reading.values(of: "Sở Nội vụ")["cong_tt_ty_le"] == "25.00")
    #expect(reading.values(of: "Sở Tư pháp")["cong_tt_ty_le"] == nil)
  }

  @Test func procedures() throws {
    let reading = try read(
      """
      THỦ TỤC PHÁT SINH HỒ SƠ THEO QUYẾT ĐỊNH 766 QUÝ I NĂM 2024
      STT | Đơn vị | Tổng số TTHC | TTHC phát sinh hồ sơ | Không phát sinh hồ sơ | Tỷ lệ phát sinh hồ sơ | Số DVCTT | DVCTT phát sinh hồ sơ | Tỷ lệ DVCTT phát sinh hồ sơ
      1 | Sở Nội vụ | 90 | 60 | 30 | 66,66 | 50 | 10 | 20,00
      2 | Sở Tư pháp | 12 | 4 | 7 | 33,33 | 10 | 1 | 10,00
      """, "portal-procedures")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.period == .quarter(year: 2024, quarter: 1))
    // 66,66 is cut and not rounded; sources do both.
    #expect(reading.findings.map(\.row) == [4])
    #expect(reading.findings.first?.rule.string == "Tổng số TTHC = phát sinh + không phát sinh")
    #expect(reading.values(of: "Sở Nội vụ")["cong_ty_le_dvctt_phat_sinh"] == "20.00")
  }
}
