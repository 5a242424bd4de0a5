import Intake
import Model
import Testing

/// Indicators, budget, infrastructure, data sets, feedback.
@Suite struct OtherFormTests {
  private let context: ReadingContext

  init() throws {
    context = try Fixtures.context(
      home: "51@2004-07-08",
      extra: Fixtures.units(of: "51@2004-07-08", ["Sở Nội vụ", "Sở Tư pháp"])
        + Fixtures.units(
          of: "51@2025-07-01", ["Xã Bình Minh", "Xã Bình Chương", "Phường Nghĩa Lộ"], group: .communes,
          from: "2025-07-01"))
  }

  private func read(
    _ text: String, _ name: String, today: String = "2025-09-02", period: String? = nil
  ) throws -> FormReading {
    var options = try Fixtures.options(today)
    options.period = period.flatMap { Period(code: $0) }
    return try Fixtures.read(Fixtures.sheet(text), as: name, context: context, options: options)
  }

  // MARK: - Indicators

  @Test func wideIndicators() throws {
    let reading = try read(
      """
      KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THÁNG 6 NĂM 2024
      STT | Đơn vị | Hồ sơ tiếp nhận | Giải quyết đúng hạn (%) | ho_so_qua_han | Cột lạ
      1 | Sở Nội vụ | 1.020 | 98,54 | 3 | a
      2 | Khối doanh nghiệp | 12 | | | b
      3 | Sở Tu pháp | 5 | | | c
      """, "indicators-wide")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.ignoredColumns.map(\.string) == ["Cột lạ"])
    #expect(
      reading.values(of: "Sở Nội vụ") == [
        "ho_so_tiep_nhan": "1020", "ty_le_dung_han": "98.54", "ho_so_qua_han": "3",
      ])
    // Whom no unit bears stays under its name.
    #expect(reading.batch.observations.first { $0.unitAsStated.string == "Khối doanh nghiệp" }?.unit == nil)
    #expect(reading.values(of: "Sở Tu pháp") == ["ho_so_tiep_nhan": "5"])
  }

  /// A row whose code and name are those of two units goes back; a number of the row's own says nothing.
  @Test func aCodeThatContradictsTheNameIsRefused() throws {
    let reading = try read(
      """
      KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THÁNG 6 NĂM 2024
      Mã đơn vị | Đơn vị | Hồ sơ tiếp nhận
      51.departments.0 | Sở Nội vụ | 1
      51.departments.1 | Sở Nội vụ | 2
      01 | Sở Tư pháp | 3
      """, "indicators-wide")
    #expect(
      reading.faults.map(\.description) == [
        #"tep.csv:4 Đơn vị "Sở Nội vụ": mã và tên là hai đơn vị khác nhau (có thể là Sở Tư pháp, Sở Nội vụ)"#
      ])
    #expect(reading.values(of: "Sở Nội vụ") == ["ho_so_tiep_nhan": "1"])
    #expect(reading.values(of: "Sở Tư pháp") == ["ho_so_tiep_nhan": "3"])
    // So it is in what the program wrote out, where the code decides what a name alone leaves open.
    let own = try read(
      """
      Ngày đang xem: 02/09/2025
      Mã đơn vị | Mã có nghĩa này từ | Đơn vị | Hồ sơ tiếp nhận | Giải quyết đúng hạn (%) [T]
      51.departments.0 | 08/07/2004 | Sở Tư pháp | 1 | 50
      51.departments.1 | 08/07/2004 | Tư pháp của tỉnh | 2 | 60
      """, "indicators-wide", period: "2024-06")
    #expect(own.faults.map(\.row) == [3] && own.faults.first?.suggestion == "Sở Nội vụ, Sở Tư pháp")
    #expect(own.values(of: "Tư pháp của tỉnh") == ["ho_so_tiep_nhan": "2"])
    // What the program computed no source states, and somebody may have mended it: it is named.
    #expect(own.ignoredColumns.contains("Giải quyết đúng hạn (%) [T]"))
  }

  @Test func longIndicators() throws {
    let reading = try read(
      """
      BÁO CÁO CHỈ TIÊU
      STT | Chỉ tiêu | Đơn vị tính | Đơn vị | Kỳ | Giá trị
      1 | Hồ sơ đúng hạn | hồ sơ | Sở Nội vụ | Quý I/2024 | 40
      2 | Thủ tục toàn trình | % | Sở Nội vụ | 2024 | 50,4
      3 | Thủ tục toàn trình | thủ tục | Sở Nội vụ | tháng 5.2024 | 12
      4 | Thủ tục toàn trình | | Sở Nội vụ | 2024 | 12
      5 | Hồ sơ đung hạnn | | Sở Nội vụ | 2024 | 12
      6 | Hồ sơ đúng hạn | | Sở Nội vụ | kỳ này | 12
      """, "indicators-long")
    #expect(
      reading.batch.observations.map { "\($0.definition) \($0.period.code) \($0.value?.text ?? "")" } == [
        "ho_so_dung_han 2024-Q1 40", "ty_le_tthc_toan_trinh 2024 50,4",
        "so_tthc_da_cung_cap_toan_trinh 2024-05 12",
      ])
    #expect(reading.faults.map(\.row) == [6, 7, 8])
    #expect(reading.faults[0].suggestion.string.contains("so_tthc_da_cung_cap_toan_trinh") == true)
    #expect(reading.faults[1].suggestion.string.hasPrefix("Hồ sơ đúng hạn") == true)
  }

  @Test func indicatorsWithAColumnForEachUnit() throws {
    let reading = try read(
      """
      SỐ LIỆU CHỈ TIÊU THÁNG 6/2024
      STT | Chỉ tiêu | ĐVT | Sở Nội vụ | Sở Tư pháp
      1 | Hồ sơ tiếp nhận | hồ sơ | 10 | 20
      2 | Hồ sơ quá hạn | hồ sơ | 1 |
      """, "indicators-by-unit")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.values(of: "Sở Nội vụ") == ["ho_so_tiep_nhan": "10", "ho_so_qua_han": "1"])
    #expect(reading.values(of: "Sở Tư pháp") == ["ho_so_tiep_nhan": "20"])
    #expect(reading.batch.observations.first?.reference.column.string == "Sở Nội vụ")
  }

  @Test func indicatorsWithAColumnForEachPeriod() throws {
    let reading = try read(
      """
      SỐ LIỆU CHỈ TIÊU
      Đơn vị báo cáo: | Sở Tư pháp
      STT | Chỉ tiêu | Tháng 1/2024 | Tháng 2/2024 | Quý I/2024
      1 | Hồ sơ tiếp nhận | 10 | 20 | 30
      """, "indicators-by-period")
    #expect(reading.faults.map(\.description) == [])
    #expect(
      reading.batch.observations.map { "\($0.unit?.code ?? "") \($0.period.code) \($0.value?.text ?? "")" }
        == [
          "51.departments.1 2024-01 10", "51.departments.1 2024-02 20", "51.departments.1 2024-Q1 30",
        ])
  }

  // MARK: - Budget

  @Test func budgetBySource() throws {
    let reading = try read(
      """
      TÌNH HÌNH GIẢI NGÂN KINH PHÍ CHUYỂN ĐỔI SỐ
      Lũy kế từ đầu năm đến ngày 30/06/2024
      | | | | Đơn vị tính: tỷ đồng
      STT | Đơn vị | Nguồn vốn | Kế hoạch | Đã phân bổ | Giải ngân | Tỷ lệ (%)
      1 | Sở Nội vụ | Ngân sách trung ương | 1,5 | 1,2 | 0,75 | 50
      | | Ngân sách tỉnh | 2 | 2 | 1 | 50
      2 | Sở Tư pháp | NSTW | 0,5 | 0,5 | 0,1 | 30
      | Tổng cộng | | 4 | 3,7 | 1,85 | 46,25
      """, "budget")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.period?.code == "+2024-01-01..2024-06-30")
    let first = reading.values(of: "Sở Nội vụ")
    #expect(first["kinh_phi_trung_uong_ke_hoach"] == "1500")
    #expect(first["kinh_phi_dia_phuong_giai_ngan"] == "1000")
    #expect(first["kinh_phi_trung_uong_ty_le_giai_ngan"] == "50")
    #expect(reading.findings.map(\.row) == [7])
    #expect(reading.findings.first?.difference == ExactDecimal(10))
    let whole = reading.batch.observations.filter { $0.unit == UnitID("51@2004-07-08") }
    #expect(whole.first { $0.definition == "kinh_phi_tong_ke_hoach" }?.value?.value == ExactDecimal(4000))
  }

  @Test func aBudgetWithoutAMeasureIsRefused() throws {
    let reading = try read(
      "KINH PHÍ NĂM 2024\nSTT | Đơn vị | Kế hoạch | Giải ngân\n1 | Sở Nội vụ | 1500 | 700", "budget")
    #expect(reading.faults.map(\.reason.vietnamese.string).first?.hasPrefix("không rõ đơn vị tính") == true)
    #expect(reading.batch.observations.isEmpty)
    let stated = try read(
      "KINH PHÍ NĂM 2024\nSTT | Đơn vị | Kế hoạch (triệu đồng) | Giải ngân (đồng)\n1 | Sở Nội vụ | 1500 | 700000000",
      "budget")
    #expect(stated.values(of: "Sở Nội vụ")["kinh_phi_tong_giai_ngan"] == "700")
  }

  @Test func budgetWithSourcesAsHeadings() throws {
    let reading = try read(
      """
      KINH PHÍ CHUYỂN ĐỔI SỐ NĂM 2024 | | | | | | Đơn vị tính: triệu đồng
      STT | Đơn vị | Tổng số | | Ngân sách trung ương | | Ngân sách địa phương |
      | | Kế hoạch | Giải ngân | Kế hoạch | Giải ngân | Kế hoạch | Giải ngân
      1 | Sở Nội vụ | 3.500 | 1.750 | 1.500 | 750 | 2.000 | 1.000
      2 | Sở Tư pháp | 900 | 100 | 500 | 100 | 300 | 0
      """, "budget-wide")
    // "3.500" alone may be three and a half; nothing in the sheet settles it.
    #expect(Set(reading.faults.map(\.row)) == [4])
    #expect(reading.faults.allSatisfy { $0.reason.vietnamese.string.hasPrefix("đọc được hai cách") })
    #expect(reading.findings.map(\.rule.string) == ["tổng kế hoạch = cộng các nguồn"])
    var options = try Fixtures.options("2025-01-02")
    options.locale = .vietnamese
    let sheet = Fixtures.sheet(
      "KINH PHÍ NĂM 2024 | Đơn vị tính: triệu đồng\nSTT | Đơn vị | Tổng số | Ngân sách trung ương |\n| | Kế hoạch | Kế hoạch | Giải ngân\n1 | Sở Nội vụ | 3.500 | 1.500 | 750"
    )
    let given = try Fixtures.read(sheet, as: "budget-wide", context: context, options: options)
    #expect(given.values(of: "Sở Nội vụ")["kinh_phi_tong_ke_hoach"] == "3500")
  }

  // MARK: - Infrastructure, data sets, feedback

  @Test func infrastructureByCommune() throws {
    let reading = try read(
      """
      HẠ TẦNG SỐ CÁC XÃ, PHƯỜNG THÁNG 8 NĂM 2025
      TT | Xã, phường | Số thôn | Thôn có cáp quang | Tỷ lệ thôn có cáp quang | Trạm BTS | Băng thông (Mbps)
      1 | Xã Bình Minh | 8 | 8 | 100 | 4 | 300
      2 | UBND xã Bình Chương | 6 | 3 | 45 | 2 | 150
      3 | Phường Nghỉa Lộ | 10 | 10 | 100 | 9 | 1000
      4 | Huyện Bình Sơn | 10 | 10 | 100 | 9 | 1000
      """, "infrastructure")
    #expect(reading.faults.map(\.row) == [5, 6])
    #expect(reading.faults.first?.suggestion.string == "Phường Nghĩa Lộ")
    #expect(reading.values(of: "Xã Bình Minh")["ha_tang_bang_thong"] == "300")
    #expect(reading.findings.map(\.difference) == [ExactDecimal(-5)])
    #expect(
      reading.rejects.header == [
        "TT", "Xã, phường", "Số thôn", "Thôn có cáp quang", "Tỷ lệ thôn có cáp quang", "Trạm BTS",
        "Băng thông (Mbps)",
      ])
    #expect(
      reading.rejects.rows.map(\.cells).first == ["3", "Phường Nghỉa Lộ", "10", "10", "100", "9", "1000"])
    #expect(reading.rejects.rows.first?.reasons.count == 1)
  }

  @Test func dataSetsAreCounted() throws {
    let reading = try read(
      """
      DANH MỤC CƠ SỞ DỮ LIỆU DÙNG CHUNG (tính đến ngày 30/06/2024)
      STT | Tên cơ sở dữ liệu | Đơn vị chủ quản | Chia sẻ | Kết nối LGSP | Dữ liệu mở
      1 | CSDL cán bộ | Sở Nội vụ | Có | x |
      2 | CSDL hội | Sở Nội vụ | Không | | x
      3 | CSDL hộ tịch | Sở Tư pháp | Có | Chưa | Không
      """, "data-sets")
    #expect(reading.faults.map(\.description) == [])
    #expect(
      reading.values(of: "Sở Nội vụ") == [
        "csdl_tong": "2", "csdl_dung_chung": "1", "csdl_lgsp": "1", "csdl_mo": "1",
      ])
    #expect(reading.values(of: "Sở Tư pháp")["csdl_mo"] == "0")
    #expect(reading.batch.observations.first?.note.string == "Phiên Họp đếm từ 2 dòng")
  }

  @Test func feedbackByUnit() throws {
    let reading = try read(
      """
      KẾT QUẢ XỬ LÝ PHẢN ÁNH, KIẾN NGHỊ THÁNG 6/2024
      STT | Đơn vị | Tiếp nhận | Đã xử lý | | Đang xử lý | Tỷ lệ đúng hạn
      | | | Đúng hạn | Quá hạn | |
      """.replacing("Đã xử lý | | Đang", with: "Đã xử lý | Đúng hạn | Quá hạn | Đang").replacing(
        "\n| | | Đúng hạn | Quá hạn | |", with: "")
          + """

          1 | Sở Nội vụ | 20 | 18 | 17 | 1 | 2 | 94,44
          2 | Sở Tư pháp | 5 | 4 | 4 | | | 100
          """, "feedback")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.findings.map(\.rule.string) == ["Tiếp nhận = đã xử lý + đang xử lý"])
    #expect(reading.values(of: "Sở Nội vụ")["pakn_ty_le_dung_han"] == "94.44")
  }

  /// Hotline 1022 of Quảng Nam in September 2024, DOMAIN 6: 1.382 = 316 + 14 + 161 + 106 + 39 + 746.
  @Test func feedbackByChannel() throws {
    let reading = try read(
      """
      TỔNG ĐÀI 1022 THÁNG 9 NĂM 2024
      STT | Kênh tiếp nhận | Số lượng
      1 | Điện thoại | 316
      2 | Email | 14
      3 | Facebook | 161
      4 | Zalo OA | 106
      5 | Web, ứng dụng | 39
      6 | Chatbot | 746
      | Tổng cộng | 1.382
      """, "feedback-channels")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.findings == [])
    #expect(
      reading.values(of: "Tỉnh Quảng Ngãi") == [
        "pakn_kenh_dien_thoai": "316", "pakn_kenh_thu_dien_tu": "14", "pakn_kenh_facebook": "161",
        "pakn_kenh_zalo": "106", "pakn_kenh_web_ung_dung": "39", "pakn_kenh_chatbot": "746",
        "pakn_tiep_nhan": "1382",
      ])
  }
}
