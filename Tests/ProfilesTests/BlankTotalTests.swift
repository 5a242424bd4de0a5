import Intake
import Model
import Testing

/// What blank cells of Form II.06a say: zero in a part, nothing in a total over parts that are not.
@Suite struct BlankTotalTests {
  private func read(_ rows: String, reporter: String = "Sở Nội vụ", extra: [AdministrativeUnit] = []) throws
    -> FormReading
  {
    let heading = ProcedureFormTests.heading.replacing("Sở Nội vụ", with: reporter)
    return try Fixtures.read(
      Fixtures.sheet(heading + rows), as: "ii06a", context: Fixtures.context(extra: extra),
      options: Fixtures.options())
  }

  @Test func aBlankTotalIsNotGiven() throws {
    let reading = try read(
      """
      1 | Tổ chức bộ máy | | 15 | 3 | 2 | 18 | 10 | 8 | | 2 | 2 |
      2 | Tôn giáo | 5 | 5 | | | | 3 | 2 | | | |
      | Tổng cộng | | 20 | 3 | 2 | | 13 | 10 | | 2 | 2 |
      """)
    #expect(reading.faults.map(\.description) == [])
    // Each is told with what it should be.
    #expect(reading.findings.map(\.computed.string) == ["20", "5", "25", "23"], "\(reading.findings)")
    #expect(reading.findings.allSatisfy { $0.stated == "—" && $0.kind == .identity })
    let values = reading.values(of: "Sở Nội vụ")
    #expect(values["ii06a_tiep_nhan"] == nil && values["ii06a_da_giai_quyet"] == nil)
    #expect(values["ii06a_tiep_nhan_truc_tuyen"] == "20" && values["ii06a_da_giai_quyet_qua_han"] == "0")
  }

  @Test func aBlankTotalOverNothingIsZero() throws {
    let reading = try read(
      """
      1 | Tổ chức bộ máy | 2 | 2 | | | 2 | 2 | | | | |
      | Tổng cộng | 2 | 2 | | | 2 | 2 | | | | |
      """)
    #expect(reading.findings.isEmpty)
    #expect(reading.values(of: "Sở Nội vụ")["ii06a_dang_giai_quyet"] == "0")
  }

  /// The whole row of the total left blank is no report of zeros either.
  @Test func aBlankTotalRowIsNotZero() throws {
    let reading = try read(
      """
      1 | Tổ chức bộ máy | 2 | 2 | | | 2 | 2 | | | | |
      | Tổng cộng | | 2 | | | 2 | | | | | |
      """)
    #expect(reading.findings.map(\.computed.string) == ["2"], "\(reading.findings)")
    let values = reading.values(of: "Sở Nội vụ")
    #expect(values["ii06a_tiep_nhan"] == nil && values["ii06a_da_giai_quyet_truoc_han"] == nil)
    #expect(values["ii06a_da_giai_quyet"] == "2")
  }

  /// "Lĩnh vực, công việc giải quyết theo cấp": the words are fields of work, even where an office has them in its name.
  @Test func fieldsAreNoOffices() throws {
    let offices = try Fixtures.units(
      of: "49@2004-07-08", ["Thuế tỉnh", "Kho bạc Nhà nước khu vực"], group: .verticalAgencies)
    let short = offices.map { office in
      AdministrativeUnit(
        id: office.id, kind: office.kind, group: office.group, name: office.name,
        shortName: LocalizedText(
          vietnamese: office.name.vietnamese == "Thuế tỉnh" ? "Thuế" : "Kho bạc", english: .empty),
        validTo: nil, parent: office.parent, successors: [], officialOrder: office.officialOrder, aliases: [])
    }
    let rows = """
      1 | Thuế | | | | | | | | | | |
      2 | Kho bạc | | | | | | | | | | |
      3 | Tôn giáo | 2 | 2 | | | 2 | 2 | | | | |
      | Tổng cộng | 2 | 2 | | | 2 | 2 | | | | |
      """
    let reading = try read(rows, reporter: "UBND tỉnh Quảng Nam", extra: short)
    #expect(reading.faults.map(\.description) == [])
    #expect(Set(reading.batch.observations.map(\.unit)) == [UnitID("49@2004-07-08")])
    #expect(reading.skipped.filter { $0.reason == .part }.count == 3)
    // Named in full they are offices.
    let named = try read(
      rows.replacing("| Thuế |", with: "| Thuế tỉnh |"), reporter: "UBND tỉnh Quảng Nam", extra: short)
    #expect(Set(named.batch.observations.compactMap(\.unit)).count == 2)
  }

  /// A name that is nearly that of a province is not taken for it, nor for somebody unknown.
  @Test func theNearestUnitIsNamed() throws {
    let rows = ProcedureFormTests.sound
    let foreign = try read(rows, reporter: "UBND tỉnh Quảng Ngải")
    #expect(foreign.faults.map(\.suggestion.string) == ["Tỉnh Quảng Ngãi"], "\(foreign.faults)")
    let table = """
      TT | Đơn vị | Chỉ tiêu | Kỳ | Giá trị
      1 | Quảng Ngải | so_ngay_xu_ly_trung_binh | 2022-06 | 12
      2 | Khánh Hòa | so_ngay_xu_ly_trung_binh | 2022-06 | 12
      3 | Đà Nẵng | so_ngay_xu_ly_trung_binh | 2022-06 | 12
      """
    for rows in [table, table.split(separator: "\n").prefix(3).joined(separator: "\n")] {
      let reading = try Fixtures.read(
        Fixtures.sheet(rows), as: "indicators-long", context: Fixtures.context(), options: Fixtures.options())
      #expect(reading.faults.map(\.suggestion.string) == ["Tỉnh Quảng Ngãi"], "\(reading.faults)")
    }
  }
}
