import Intake
import Model
import Testing

@Suite struct FormTests {
  private let context: IntakeContext
  private let header =
    "edition_year,province_name,rank,rank_of,score,pillar_government_rank,pillar_government_score,"
    + "pillar_economy_rank,pillar_economy_score,pillar_society_rank,pillar_society_score,source_url,rank_basis,"
    + "note\n"

  init() throws {
    let start = try #require(Day(iso8601: "2004-07-08"))
    let published = try #require(Day(iso8601: "2023-07-12"))
    let unit = AdministrativeUnit(
      id: UnitID(code: "51", validFrom: start), kind: .province, group: .provinces,
      name: LocalizedText(vietnamese: CleanText("Tỉnh Quảng Ngãi"), english: CleanText("Quang Ngai")),
      shortName: LocalizedText(vietnamese: CleanText("Quảng Ngãi"), english: CleanText("Quang Ngai")),
      validTo: nil, parent: nil, successors: [], officialOrder: 51, aliases: [])
    func source(_ id: SourceID, _ address: String) -> Source {
      Source(
        id: id, kind: .press,
        title: LocalizedText(vietnamese: CleanText(cleaning: id.rawValue), english: .empty),
        publisher: CleanText(cleaning: id.rawValue), address: CleanText(cleaning: address), published: nil,
        readOn: nil, note: .empty)
    }
    let name = LocalizedText(vietnamese: CleanText("DTI"), english: CleanText("DTI"))
    let pillar = IndexItem(
      id: "tru_cot_chinh_quyen_so", role: .pillar, parent: nil, name: name, shortName: name, points: 700)
    let structure = IndexStructureVersion(
      id: "dti-922", index: "dti", name: name, shortName: name, scale: .weightedUnit, decimals: 4,
      tolerance: ExactDecimal(significand: 1, scale: 4), maximum: ExactDecimal(1), items: [pillar], bands: [],
      bandsAreProvisional: false, passMark: nil, basis: .empty)
    let edition = Edition(
      id: EditionID(index: "dti", label: "2022"), structure: "dti-922", period: .year(2022),
      published: published, publishedAsStated: .empty, unitCount: 1, unitsOn: published, methodBreak: .no,
      breakNote: .empty, statedMeans: [], source: "a")
    context = IntakeContext(
      register: UnitRegister([unit]), sources: [source("a", "https://a.vn"), source("b", "https://b.vn")],
      structures: [structure], editions: [edition], noteWordings: ["tied": "đồng hạng"])
  }

  private func take(_ rows: String) throws -> (figures: [IndexFigure], faults: [IntakeFault]) {
    let (table, faults) = CSVReader.read(Array((header + rows).utf8), name: "dti.csv")
    #expect(faults.isEmpty)
    let read = try #require(table)
    var batch = FactBatch(kind: .figures, title: .empty, author: .empty, reason: .empty)
    let formFaults = DTIForm.read(read, context: context, into: &batch)
    return (batch.indexFigures, formFaults)
  }

  @Test func aRowBecomesATotalAndItsPillars() throws {
    let (figures, faults) = try take(
      "2022,UBND tỉnh Quảng Ngãi,26,63,0.6030,17,,,,,,https://a.vn | https://b.vn,published,tied\n")
    #expect(faults.isEmpty)
    #expect(
      figures.map(\.id.rawValue) == [
        "dti/2022/51@2004-07-08/total/a", "dti/2022/51@2004-07-08/tru_cot_chinh_quyen_so/a",
      ])
    // The text stays as published, its zero included.
    #expect(figures[0].score?.text == "0.6030")
    #expect(figures[0].score?.value.scale == 4)
    #expect(figures[0].note.string == "đồng hạng; nguồn khác: b")
    #expect(figures[0].reference.row == 2)
    #expect(figures[0].reference.file.string == "dti.csv")
    #expect(figures[1].score == nil)
    #expect(figures[1].rank == 17)
  }

  @Test func everyFaultOfARowIsToldAndTheRowAddsNothing() throws {
    let (figures, faults) = try take("2022,Quảng Xyz,x,63,\"0,6033\",,,,,,,https://c.vn,guessed,\n")
    #expect(figures.isEmpty)
    #expect(Set(faults.map(\.column.string)).isSuperset(of: ["province_name", "source_url"]))
    #expect(faults.first { $0.column.string == "province_name" } != nil)
  }

  @Test func aDecimalCommaIsRefusedWithTheLikelyNumber() throws {
    let (figures, faults) = try take("2022,Quảng Ngãi,26,63,\"0,6033\",,,,,,,https://a.vn,published,\n")
    #expect(figures.isEmpty)
    #expect(faults.map(\.column.string) == ["score"])
    #expect(faults.first?.value.string == "0,6033")
    #expect(faults.first?.suggestion.string == "0.6033")
    #expect(faults.first?.row == 2)
  }

  @Test func ranksBeyondTheDenominatorAreRefused() throws {
    let (_, faults) = try take("2022,Quảng Ngãi,64,63,,,,,,,,https://a.vn,published,\n")
    #expect(faults.map(\.column.string) == ["rank"])
  }

  @Test func anUnknownEditionIsRefused() throws {
    let (_, faults) = try take("2031,Quảng Ngãi,1,63,,,,,,,,https://a.vn,published,\n")
    #expect(faults.map(\.value.string) == ["dti/2031"])
  }

  @Test func missingColumnsAreToldAtTheHeading() {
    let (table, _) = CSVReader.read(Array("edition_year,rank\n2022,1\n".utf8), name: "dti.csv")
    var batch = FactBatch(kind: .figures, title: .empty, author: .empty, reason: .empty)
    let faults = table.map { DTIForm.read($0, context: context, into: &batch) } ?? []
    #expect(faults.count == DTIForm.columns.count - 2)
    #expect(faults.allSatisfy { $0.row == 1 })
  }

  @Test func aDayAsPeopleWriteItIsSuggested() throws {
    let (table, _) = CSVReader.read(
      Array(
        "id,kind,title_vi,title_en,publisher,address,published,read_on,note\nx,press,,,,u,3/6/2024,,\n".utf8),
      name: "s.csv")
    var batch = FactBatch(kind: .reference, title: .empty, author: .empty, reason: .empty)
    let faults = SourceForm.read(try #require(table), context: context, into: &batch)
    #expect(faults.map(\.suggestion.string) == ["2024-06-03"])
    #expect(batch.sources.isEmpty)
  }
}
