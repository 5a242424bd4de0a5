import Intake
import Model
import Testing

/// Lists of units and of procedures.
@Suite struct UnitFormTests {
  private func read(_ text: String, as name: String) throws -> FormReading {
    try Fixtures.read(
      Fixtures.sheet(text), as: name, context: Fixtures.context(), options: Fixtures.options("2025-12-31"))
  }

  private static let units = """
    Danh sách đơn vị của Tỉnh Thử
    Mã đơn vị | Tên đơn vị | Tên ngắn | Loại đơn vị | Khối | Đơn vị cấp trên | Có từ ngày | Đến ngày | Thay bằng | Tên khác
    99.H1 | Huyện Thử | H. Thử | Huyện | Cấp huyện | 99 | 08/07/2004 | 30/06/2025 | 99.X1;99.X2 | Huyện Cũ
    99 | Tỉnh Thử | | Tỉnh | Tỉnh, thành phố | | 08/07/2004 | | |
    99.X1 | Xã Xác nhận | | Xã | Cấp xã | 99 | 01/07/2025 | | |
    99.X2 | Phường Hai | | Phường | Cấp xã | 99 | 01/07/2025 | | |
    99.X3 | Xã Ba | | Xã | Cấp xã | 77 | 01/07/2025 | | |
    99.X4 | Xã Bốn | | Làng | Cấp xã | 99 | 01/07/2025 | | |
    99.X5 | Xã Năm | | Xã | Cấp xã | 99 | 01/07/2025 | 30/06/2025 | |
    99.X2 | Phường Hai | | Phường | Cấp xã | 99 | 01/07/2025 | | |
    """

  @Test func unitsNameEachOtherByCode() throws {
    let reading = try read(Self.units, as: "units")
    let units = Dictionary(uniqueKeysWithValues: reading.batch.units.map { ($0.id.code, $0) })
    #expect(Set(units.keys) == ["99", "99.H1", "99.X1", "99.X2"])
    let province = try #require(units["99"])
    #expect(province.kind == .province && province.group == .provinces && province.parent == nil)
    #expect(province.id.validFrom == Day(year: 2004, month: 7, day: 8))
    let district = try #require(units["99.H1"])
    #expect(district.parent == province.id && district.kind == .district && district.group == .districts)
    #expect(district.validTo == Day(year: 2025, month: 6, day: 30))
    #expect(district.successors.map(\.code) == ["99.X1", "99.X2"])
    #expect(district.aliases == ["Huyện Cũ"] && district.shortName.vietnamese == "H. Thử")
    // What other forms take for a note is a name here.
    #expect(units["99.X1"]?.name.vietnamese == "Xã Xác nhận")
    #expect(units["99.X2"]?.shortName.vietnamese == "Phường Hai")
  }

  @Test func whatCannotBeAUnitIsRefusedWithItsRow() throws {
    let reading = try read(Self.units, as: "units")
    #expect(reading.faults.map(\.row) == [7, 8, 9, 10])
    #expect(reading.faults[0].value == "77" && reading.faults[1].value == "Làng")
    #expect(reading.takenRows == 4 && reading.rejects.rows.count == 4)
  }

  @Test func aProcedureIsWhateverHasCodeAndName() throws {
    let reading = try read(
      """
      Danh mục thủ tục hành chính
      Mã TTHC | Tên thủ tục | Lĩnh vực | Mức độ dịch vụ công
      1.001 | Đăng ký khai sinh | Hộ tịch | Toàn trình
      1.002 | Xác nhận tình trạng hôn nhân | Hộ tịch | Một phần
      1.003 | Tổng hợp | Khác | Cung cấp thông tin trực tuyến
      1.003 | Lần nữa | Khác |
      """, as: "procedures")
    #expect(reading.batch.procedures.map(\.id.rawValue) == ["1.001", "1.002", "1.003"])
    #expect(reading.batch.procedures.map(\.level) == [.whole, .partial, .informationOnly])
    #expect(reading.batch.procedures[0].field == "Hộ tịch")
    #expect(reading.faults.map(\.row) == [6])
  }
}
