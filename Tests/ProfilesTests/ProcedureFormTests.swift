import Intake
import Model
import Profiles
import Testing

/// Form II.06a/VPCP/KSTT in the shape of DOMAIN 6.1.
@Suite struct ProcedureFormTests {
  static let heading = """
    Biểu số II.06a/VPCP/KSTT | | | Tình hình, kết quả giải quyết TTHC tại cơ quan, đơn vị trực tiếp giải quyết TTHC
    Ban hành theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020 | | | | Đơn vị báo cáo: | Sở Nội vụ
    | | | Kỳ báo cáo: Quý II/2022 | | Đơn vị nhận báo cáo: | Văn phòng UBND tỉnh
    | | | (Từ ngày 15/03/2022 đến ngày 14/06/2022)
    | | | | | | | | | | | Đơn vị tính: Số hồ sơ TTHC
    TT | Lĩnh vực, công việc giải quyết theo cấp | Tiếp nhận | | | | Đã giải quyết | | | | Đang giải quyết | |
    | | Tổng số | Trực tuyến | Trực tiếp, dịch vụ bưu chính | Từ kỳ trước | Tổng số | Trước hạn | Đúng hạn | Quá hạn | Tổng số | Trong hạn | Quá hạn
    (1) | (2) | (3)=(4)+(5)+(6) | (4) | (5) | (6) | (7)=(8)+(9)+(10) | (8) | (9) | (10) | (11)=(12)+(13) | (12) | (13)

    """

  static let sound = """
    1 | Tổ chức bộ máy | 20 | 15 | 3 | 2 | 18 | 10 | 8 | | 2 | 2 |
    2 | Thi đua, khen thưởng | 1.030 | 1.000 | 20 | 10 | 1.020 | 1.000 | 15 | 5 | 10 | 8 | 2
    3 | Tôn giáo | | | | | | | | | | |
    | Tổng cộng | 1.050 | 1.015 | 23 | 12 | 1.038 | 1.010 | 23 | 5 | 12 | 10 | 2

    Người lập biểu | | | | | | | | THỦ TRƯỞNG ĐƠN VỊ
    """

  @Test func aReportOfADepartmentBecomesItsFigures() throws {
    let context = try Fixtures.context()
    let reading = try Fixtures.read(
      Fixtures.sheet(Self.heading + Self.sound), as: "ii06a", context: context, options: Fixtures.options())
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.findings.map(\.note.string) == [])
    #expect(reading.reporter == UnitID("49.SNV@2004-07-08"))
    // The days are those of quarter II of the reporting calendar.
    #expect(reading.period == ReportingCalendar().quarter(2, of: 2022))
    let values = reading.values(of: "Sở Nội vụ")
    #expect(
      values == [
        "ii06a_tiep_nhan": "1050", "ii06a_tiep_nhan_truc_tuyen": "1015",
        "ii06a_tiep_nhan_truc_tiep_buu_chinh": "23", "ii06a_tu_ky_truoc": "12", "ii06a_da_giai_quyet": "1038",
        "ii06a_da_giai_quyet_truoc_han": "1010", "ii06a_da_giai_quyet_dung_han": "23",
        "ii06a_da_giai_quyet_qua_han": "5", "ii06a_dang_giai_quyet": "12",
        "ii06a_dang_giai_quyet_trong_han": "10", "ii06a_dang_giai_quyet_qua_han": "2",
        "ii06a_tiep_nhan_trong_ky": "1038", "ii06a_da_giai_quyet_truoc_dung_han": "1033",
      ])
    #expect(Set(reading.batch.observations.map(\.definition)).isSubset(of: Set(context.definitions.keys)))
    #expect(reading.skipped.filter { $0.reason == .part }.map(\.row) == [9, 10, 11])
    #expect(reading.skipped.filter { $0.reason == .total }.map(\.row) == [12])
    #expect(reading.skipped.filter { $0.reason == .note }.map(\.row) == [14])
    #expect(reading.batch.observations.first?.reference.row == 12)
    #expect(reading.batch.observations.first?.reference.column.string == "Tiếp nhận / Tổng số")
    #expect(reading.batch.observations.first?.value?.text == "1.050")
  }

  /// Figures of nobody known, or of another province, are not taken for the home province's.
  @Test(arguments: ["Sở Không Có", "Tỉnh Quảng Ngãi"])
  func aReportOfSomebodyElseIsRefused(name: String) throws {
    let heading = Self.heading.replacing("Sở Nội vụ", with: name)
    #expect(heading != Self.heading)
    let reading = try Fixtures.read(
      Fixtures.sheet(heading + Self.sound), as: "ii06a", context: Fixtures.context(),
      options: Fixtures.options())
    #expect(reading.batch.observations.isEmpty && reading.takenRows == 0)
    let fault = try #require(reading.faults.first)
    #expect(fault.value.string == name && fault.row > 0 && fault.doubt != nil)
  }
}
