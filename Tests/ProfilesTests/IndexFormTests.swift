import Intake
import Model
import Testing

@Suite struct IndexFormTests {
  private let context: ReadingContext

  init() throws {
    context = try Fixtures.context(
      home: "51@2004-07-08",
      extra: Fixtures.units(of: "51@2004-07-08", ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"]))
  }

  private func read(
    _ text: String, _ name: String, today: String = "2025-12-01", period: Period? = nil
  ) throws -> FormReading {
    var options = try Fixtures.options(today)
    options.period = period
    return try Fixtures.read(Fixtures.sheet(text), as: name, context: context, options: options)
  }

  private func scores(_ reading: FormReading, _ unit: String) throws -> [String: String] {
    let id = try #require(UnitID(unit))
    return Dictionary(
      reading.batch.indexFigures.filter { $0.unit == id }.map {
        ($0.item?.rawValue ?? "total", $0.score?.text ?? "")
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func provincialIndexWithPillars() throws {
    let reading = try read(
      """
      KẾT QUẢ ĐÁNH GIÁ CHUYỂN ĐỔI SỐ CẤP TỈNH NĂM 2021 (DTI)
      TT | Tỉnh, thành phố | DTI | | Chính quyền số | | Kinh tế số | | Xã hội số |
      | | Giá trị | Xếp hạng | Giá trị | Xếp hạng | Giá trị | Xếp hạng | Giá trị | Xếp hạng
      1 | TP. Đà Nẵng | 0,6419 | 1 | 0,7000 | 1 | 0,6100 | 1 | 0,6000 | 1
      2 | Thừa Thiên - Huế | 0,5872 | 2/63 | 0,6400 | 2 | 0,5000 | 3 | 0,5100 | 2
      3 | Quảng Ngải | 0,4100 | 26 | | | | | |
      4 | Kon Tum | 0,3000 | 45 | | | | | |
      """, "dti")
    #expect(reading.faults.count == 1)
    #expect(reading.faults.first?.row == 6)
    #expect(reading.faults.first?.suggestion.string.contains("Quảng Ngãi") == true)
    #expect(reading.rejects.rows.map(\.number) == [6])
    #expect(reading.batch.editions == [])
    let figures = reading.batch.indexFigures
    #expect(Set(figures.map(\.edition.description)) == ["dti/2021"])
    #expect(
      try scores(reading, "48@2004-07-08") == [
        "total": "0,6419", "tru_cot_chinh_quyen_so": "0,7000", "tru_cot_kinh_te_so": "0,6100",
        "tru_cot_xa_hoi_so": "0,6000",
      ])
    let hue = figures.first { $0.item == nil && $0.rank == 2 }
    #expect(hue?.rankOf == 63)
    #expect(hue?.unitAsStated.string == "Thừa Thiên - Huế")
    #expect(hue?.rankBasis == .published)
  }

  @Test func mainIndicesAreAddedUp() throws {
    let reading = try read(
      """
      Xếp hạng DTI cấp tỉnh năm 2022
      Hạng | Tỉnh/Thành phố | Nhận thức số | Thể chế số | Hạ tầng số | Nhân lực số | An toàn thông tin mạng | Hoạt động chính quyền số | Hoạt động kinh tế số | Hoạt động xã hội số | DTI
      1 | TP. Đà Nẵng | 1.0000 | 0.9000 | 0.8253 | 0.8487 | 0.7578 | 0.8575 | 0.7836 | 0.5197 | 0.8002
      2 | TP. Hồ Chí Minh | 0.8917 | 0.9000 | 0.8258 | 0.6267 | 0.5580 | 0.8406 | 0.7611 | 0.3590 | 0.7263
      """, "dti")
    #expect(reading.faults.map(\.description) == [])
    // Đà Nẵng adds up within the tolerance of rounded inputs; the second total is wrong by a hundredth.
    #expect(reading.findings.map(\.row) == [4])
    #expect(reading.findings.first?.kind == .index)
    #expect(reading.findings.first?.computed.string == "0.71636")
    #expect(try scores(reading, "48@2004-07-08")["hoat_dong_xa_hoi_so"] == "0.5197")
    #expect(
      reading.batch.indexFigures.first { $0.item == nil && $0.rank == 2 }?.note.string.hasPrefix("lệch ")
        == true)
  }

  @Test func theEditionOf2020CountsPillars() throws {
    let reading = try read(
      """
      DTI 2020
      Xếp hạng | Tỉnh, thành phố | DTI | Chính quyền số | Kinh tế số | Xã hội số
      1 | TP. Đà Nẵng | 0.4874 | 0.5346 | 0.4155 | 0.4964
      2 | Thừa Thiên - Huế | 0.5097 | 0.5220 | 0.3040 | 0.3655
      """, "dti")
    #expect(Set(reading.batch.indexFigures.map(\.edition.description)) == ["dti/2020"])
    #expect(reading.findings.map(\.kind) == [.index, .rank])
    // The first in rank has the lower score.
    #expect(reading.findings.map(\.row) == [4, 3])
  }

  /// DTI 2024 was ranked on 34 provinces, and press quoted it on 63 too: another edition.
  @Test func theSameYearOverOtherUnitsIsAnotherEdition() throws {
    let header = "Kết quả DTI năm 2024\nHạng | Tỉnh, thành phố | DTI\n"
    let now = try read(header + "1 | Hà Nội | 0.8000\n2 | TP. Huế | 0.7900\n3 | Đà Nẵng | 0.7000", "dti")
    #expect(Set(now.batch.indexFigures.map(\.edition.description)) == ["dti/2024"])
    #expect(
      now.batch.indexFigures.map(\.unit.description) == ["01@2004-07-08", "46@2025-01-01", "48@2025-07-01"])
    let former = try read(
      header + "1 | Hà Nội | 0.8000\n2 | TP. Đà Nẵng | 0.7900\n3 | Quảng Nam | 0.7000\n4 | Kon Tum | 0.6000",
      "dti")
    #expect(former.faults.map(\.description) == [])
    #expect(former.batch.editions.map(\.id.description) == ["dti/2024-4"])
    #expect(former.batch.editions.first?.unitCount == 4)
    #expect(former.batch.indexFigures.map(\.unit.code) == ["01", "48", "49", "62"])
  }

  @Test func aYearNobodyKnowsIsRefused() throws {
    let reading = try read("DTI\nHạng | Tỉnh, thành phố | DTI\n1 | Hà Nội | 0.8", "dti")
    #expect(reading.faults.map(\.reason.vietnamese.string) == ["không rõ năm đánh giá"])
    #expect(reading.batch.indexFigures.isEmpty)
    let given = try read("DTI\nHạng | Tỉnh, thành phố | DTI\n1 | Hà Nội | 0.8", "dti", period: .year(2025))
    #expect(given.batch.editions.map(\.id.description) == ["dti/2025"])
    #expect(given.batch.editions.first?.structure == "dti-405")
    #expect(given.batch.editions.first?.methodBreak == .unconfirmed)
  }

  @Test func serviceIndexOfProvinces() throws {
    let reading = try read(
      """
      BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP THEO QUYẾT ĐỊNH 766 - Tháng 7/2025
      STT | Bộ, ngành, địa phương | Công khai, minh bạch | Tiến độ giải quyết | Dịch vụ công trực tuyến | Thanh toán trực tuyến | Số hóa hồ sơ | Mức độ hài lòng | Tổng điểm | Xếp loại
      1 | UBND tỉnh Thái Nguyên | 15,67 | 19,31 | 10,00 | 7,49 | 17,86 | 16,64 | 86,97 | Tốt
      2 | UBND tỉnh Quảng Trị | 15,00 | 19,00 | 10,00 | 7,00 | 18,00 | 17,00 | 86,56 | Xuất sắc
      """, "service-index")
    #expect(reading.faults.map(\.description) == [])
    #expect(Set(reading.batch.indexFigures.map(\.edition.description)) == ["qd766/2025-07"])
    // 12 + 10 stand for the 22 of the decision; the second total and its band are wrong.
    #expect(reading.findings.map(\.kind) == [.index, .band])
    #expect(reading.findings.map(\.row) == [4, 4])
    #expect(reading.findings.last?.computed.string == "Tốt")
  }

  @Test func serviceIndexInsideAProvinceIsAnIndexOfItsOwn() throws {
    let reading = try read(
      """
      Kết quả đánh giá theo Quyết định 766 tháng 6 năm 2024
      STT | Đơn vị | Công khai, minh bạch | Tiến độ giải quyết | Cung cấp dịch vụ trực tuyến | Số hóa hồ sơ | Mức độ hài lòng | Tổng điểm | Xếp hạng
      1 | Sở Nội vụ | 18 | 20 | 20 | 20 | 18 | 96 | 1
      2 | Sở Tư pháp | 17 | 20 | 20 | 20 | 18 | 95 | 2
      3 | Sở Y tế | 17 | 20 | 20 | 20 | 18 | 95 | 2
      """, "service-index")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.findings == [])
    #expect(reading.batch.structures.map(\.id.rawValue) == ["qd766.51"])
    #expect(reading.batch.structures.first?.index == "qd766.51")
    #expect(reading.batch.editions.map(\.id.description) == ["qd766.51/2024-06"])
    #expect(reading.batch.editions.first?.unitCount == 3)
    #expect(reading.batch.editions.first?.methodBreak == .first)
  }

  @Test func partsOfAGroupAreAddedUp() throws {
    let reading = try read(
      """
      Điểm theo QĐ 766 tháng 6/2024
      STT | Đơn vị | CKMB | TDGQ | Cung cấp dịch vụ trực tuyến | CLGQ | TTTT | MDSH | MDHL | TONG_SCORE
      1 | Sở Nội vụ | 18 | 20 | 22 | 12 | 9 | 20 | 18 | 98
      """, "service-index")
    #expect(reading.findings.map(\.rule.string) == ["Tr.tuyến = D.vụ công + Th.toán"])
    #expect(reading.findings.first?.difference == ExactDecimal(1))
  }

  @Test func otherIndices() throws {
    let par = try read(
      """
      CHỈ SỐ CẢI CÁCH HÀNH CHÍNH (PAR INDEX) NĂM 2023
      STT | Tỉnh, thành phố | Chỉ đạo điều hành | Cải cách thể chế | Cải cách thủ tục hành chính | PAR INDEX | Xếp hạng
      1 | Quảng Ninh | 9,5 | 10 | 13 | 92,18 | 1
      2 | Hải Phòng | 9,5 | 9 | 13 | 91,87 | 2
      """, "par-index")
    #expect(par.faults.map(\.description) == [])
    #expect(par.findings == [])
    #expect(par.batch.structures.map(\.id.rawValue) == ["par-index"])
    #expect(par.batch.editions.map(\.id.description) == ["par-index/2023"])
    #expect(par.batch.indexFigures.count == 8)

    let papi = try read(
      """
      Chỉ số PAPI 2023
      STT | Tỉnh, thành phố | Tham gia của người dân ở cấp cơ sở | Công khai, minh bạch | Trách nhiệm giải trình với người dân | Kiểm soát tham nhũng trong khu vực công | Thủ tục hành chính công | Cung ứng dịch vụ công | Quản trị môi trường | Quản trị điện tử | Điểm tổng hợp
      1 | Thừa Thiên Huế | 5.5 | 5.6 | 4.4 | 7.2 | 7.3 | 8.1 | 4.1 | 3.8 | 46.0
      2 | Đồng Nai | 5.5 | 5.6 | 4.4 | 7.2 | 7.3 | 8.1 | 4.1 | 3.8 | 47.0
      """, "papi")
    #expect(papi.findings.map(\.row) == [4])
    #expect(papi.findings.first?.difference == ExactDecimal(1))

    let pci = try read(
      "PCI 2023\nHạng | Tỉnh, thành phố | Gia nhập thị trường | Tính minh bạch | Điểm PCI\n1 | Quảng Ninh | 7,5 | 6,9 | 71,25",
      "pci")
    #expect(pci.batch.indexFigures.count == 3)
    let sipas = try read(
      "SIPAS năm 2023\nTT | Tỉnh, thành phố | Tiếp cận dịch vụ | Thủ tục hành chính | Chỉ số SIPAS | Xếp hạng\n1 | Thái Nguyên | 90,1% | 91% | 90,76% | 1",
      "sipas")
    #expect(sipas.batch.indexFigures.first { $0.item == nil }?.score?.value == ExactDecimal("90.76"))
  }

  @Test func ownAssessmentWithAPassMark() throws {
    let reading = try read(
      """
      KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ NĂM 2024
      STT | Cơ quan, đơn vị | Nhận thức số | Hạ tầng số | Tổng điểm | Xếp hạng | Kết luận
      1 | Sở Nội vụ | 40 | 45 | 85 | 1 | Đạt
      2 | Sở Tư pháp | 20 | 29 | 49 | 2 | Đạt
      """, "own-assessment")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.batch.editions.map(\.id.description) == ["danh-gia-noi-tinh.51/2024"])
    #expect(reading.batch.structures.first?.passMark == ExactDecimal(50))
    #expect(reading.batch.structures.first?.items.map(\.id.rawValue) == ["nhan_thuc_so", "ha_tang_so"])
    #expect(reading.findings.map(\.row) == [4])
    #expect(reading.findings.first?.computed.string == "không đạt")
  }

  @Test func anyRankingIsNamedByItsTitle() throws {
    let one = try read(
      "Bảng xếp hạng mức độ sẵn sàng ICT năm 2019\nHạng | Tỉnh, thành phố | Hạ tầng | Nhân lực | Tổng điểm\n1 | Đà Nẵng | 0,9 | 0,8 | 0,95",
      "ranking")
    let other = try read(
      "Bảng xếp hạng thương mại điện tử năm 2019\nHạng | Tỉnh, thành phố | Tổng điểm\n1 | Hà Nội | 84,3",
      "ranking")
    #expect(one.batch.editions.map(\.id.label) == ["2019"])
    #expect(one.batch.indexFigures.count == 3)
    #expect(one.batch.editions.first?.id.index != other.batch.editions.first?.id.index)
  }

  @Test func ranksAndMeansAreNoUnits() throws {
    let reading = try read(
      """
      DTI năm 2023
      Hạng | Tỉnh, thành phố | DTI
      1 | Hà Nội | 0.8
      2 | Hải Phòng | 0.7
      2 | Cần Thơ | 0.7
      5 | Kon Tum | 0.6
      4 | Gia Lai | 0.65
      | Trung bình cả nước | 0.6783
      """, "dti")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.skipped.map(\.row) == [8])
    #expect(reading.findings == [])
  }
}
