import Model
import Testing

@Suite struct UnitTests {
  @Test func sixtyThreeBecomeThirtyFour() throws {
    let register = try BuiltInFixture.register()
    for (day, count) in [
      ("2020-01-01", 63), ("2024-12-31", 63), ("2025-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34),
      ("2026-04-29", 34), ("2026-04-30", 34),
    ] {
      #expect(try register.provinces(on: BuiltInFixture.day(day)).count == count, "\(day)")
    }
  }

  @Test func codesThatChangedMeaning() throws {
    let register = try BuiltInFixture.register()
    let before = try BuiltInFixture.day("2025-06-30")
    let after = try BuiltInFixture.day("2025-07-01")
    for (code, old, new) in [
      ("15", "Yên Bái", "Lào Cai"), ("24", "Bắc Giang", "Bắc Ninh"), ("44", "Quảng Bình", "Quảng Trị"),
      ("52", "Bình Định", "Gia Lai"), ("80", "Long An", "Tây Ninh"), ("82", "Tiền Giang", "Đồng Tháp"),
      ("91", "Kiên Giang", "An Giang"),
    ] {
      #expect(register.unit(code: code, on: before)?.shortName.vietnamese.string == old)
      #expect(register.unit(code: code, on: after)?.shortName.vietnamese.string == new)
    }
  }

  @Test func everyProvinceOf63LeadsToExactlyOneOf34() throws {
    let register = try BuiltInFixture.register()
    let day = try BuiltInFixture.day("2025-07-01")
    for unit in register.provinces(on: try BuiltInFixture.day("2024-01-01")) {
      #expect(register.current(of: unit.id, on: day) != nil, "\(unit.id)")
    }
    for unit in register.provinces(on: day) {
      let before = register.lineage(of: unit.id, on: try BuiltInFixture.day("2024-12-31"))
      #expect((1...3).contains(before.count), "\(unit.id)")
    }
  }

  @Test func departmentsThatEndedHaveSuccessors() throws {
    let register = try BuiltInFixture.register()
    let department = try BuiltInFixture.unit("49.STTTT@2004-07-08")
    let today = try BuiltInFixture.day("2025-08-01")
    #expect(register.current(of: department, on: today)?.id.description == "48.SKHCN@2025-07-01")
  }

  @Test func theYearOfTheLunarHolidayIsKnown() throws {
    let holidays = try BuiltInFixture.batches().flatMap(\.holidays)
    for (year, first, last) in [
      (2022, "2022-01-31", "2022-02-04"), (2023, "2023-01-20", "2023-01-26"),
      (2024, "2024-02-08", "2024-02-14"),
      (2025, "2025-01-27", "2025-01-31"), (2026, "2026-02-16", "2026-02-20"),
    ] {
      let days = holidays.filter { $0.day.year == year && $0.name.english.string == "Lunar New Year" }.map(
        \.day)
      #expect(days.min()?.description == first)
      #expect(days.max()?.description == last)
    }
    #expect(
      holidays.filter { !$0.isOff }.map(\.day.description) == ["2024-05-04", "2025-04-26", "2026-01-10"])
  }
}
