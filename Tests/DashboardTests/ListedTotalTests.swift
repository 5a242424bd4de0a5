import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What a form states of a whole beside what is counted of the units that it lists.
@Suite struct ListedTotalTests {
  /// A province's form that lists some of its units is held against those, and says how many they are.
  @Test func aTotalIsHeldAgainstTheUnitsThatItsTableLists() throws {
    let plain = DossierProvince()
    let may = Period.month(year: 2025, month: 5)
    var batch = plain.batch
    batch.observations = [(DossierProvince.home, 23), (DossierProvince.justice, 20)].map { unit, count in
      Observation(
        id: FactID("t\(count)"), definition: "ii06a_tiep_nhan_trong_ky", unit: unit, unitAsStated: "",
        period: may,
        value: StatedNumber(text: String(count), value: ExactDecimal(count)), numerator: nil,
        denominator: nil,
        asOf: nil, reference: SourceReference(source: "s", file: "ii06a.csv", row: 1), note: "")
    }
    var driver = try ScreenDriver(
      reader: MemoryReader([batch], dossiers: plain.dossiers), screen: .dossiers,
      size: Size(columns: 140, rows: 40), today: DossierProvince.today, home: DossierProvince.home)
    try driver.press("[")
    let whole = try #require(CountedContext(driver.state)?.whole)
    #expect(whole.listed?.units == 1 && whole.listed?.tally[.received] == 20 && whole.received > 23)
    let text = driver.frame.text
    #expect(text.contains("biểu 23 (1 đơn vị), lệch +3"), "\(text)")
  }
}
