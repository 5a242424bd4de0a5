import Model
import Testing

@Suite struct FigureTests {
  private let quangNgai = "51@2004-07-08"

  private func total(_ year: String, _ unit: String) throws -> [IndexFigure] {
    let id = try BuiltInFixture.unit(unit)
    return try BuiltInFixture.figures().filter {
      $0.edition == EditionID(index: "dti", label: year) && $0.item == nil && $0.unit == id
    }
  }

  @Test func bothRanksOfQuangNamStandWithTheirSources() throws {
    let figures = try total("2021", "49@2004-07-08").sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    #expect(figures.map(\.rank) == [24, 25])
    #expect(figures.map(\.reference.source) == ["bai-004", "quangnam-PORTAL361005"])
    #expect(figures[1].note.string.contains("Bài 004 ghi 24/63"))
  }

  @Test func quangNgaiOverTheYears() throws {
    #expect(try total("2020", quangNgai).map(\.rank) == [47, 47])
    #expect(try total("2021", quangNgai).map(\.rank) == [60])
    #expect(try total("2021", quangNgai).map(\.rankBasis) == [.publishedChange])
    let of2022 = try #require(try total("2022", quangNgai).first)
    #expect(of2022.rank == 26 && of2022.rankOf == 63)
    #expect(of2022.score?.text == "0.6033")
    #expect(of2022.reference.source == "dti.gov.vn-2022")
    #expect(of2022.id == "dti/2022/51@2004-07-08/total/dti.gov.vn-2022")
    #expect(try total("2023", quangNgai).map(\.rank) == [21])
  }

  @Test func meanOf2022FromTheTableAndAsStated() throws {
    let edition = EditionID(index: "dti", label: "2022")
    let scores = try BuiltInFixture.figures().filter { $0.edition == edition && $0.item == nil }
      .compactMap(\.score?.value)
    #expect(scores.count == 63)
    let sum = scores.reduce(ExactDecimal(0), +)
    // 36.4559 ÷ 63 = 0.57866…, to four places 0.5787.
    #expect(sum == ExactDecimal("36.4559"))
    let stated = try BuiltInFixture.editions().first { $0.id == edition }?.statedMeans
    #expect(stated?.map(\.value.text) == ["0.5791"])
    #expect(stated?.map(\.reference.source) == ["kh-7501-quang-nam"])
  }

  @Test func pillarsAndActivitiesStayApart() throws {
    let id = try BuiltInFixture.unit(quangNgai)
    let edition = EditionID(index: "dti", label: "2022")
    let figures = try BuiltInFixture.figures().filter { $0.edition == edition && $0.unit == id }
    func figure(_ item: IndexItemID) -> IndexFigure? { figures.first { $0.item == item } }
    #expect(figure("tru_cot_chinh_quyen_so")?.rank == 17)
    #expect(figure("hoat_dong_chinh_quyen_so")?.score?.text == "0.5978")
    #expect(figure("hoat_dong_chinh_quyen_so")?.rank == nil)
    let structure = try BuiltInFixture.batches().flatMap(\.structures).first { $0.id == "dti-922" }
    let pillars = structure?.items.filter { $0.role == .pillar }.map(\.id)
    #expect(pillars == ["tru_cot_chinh_quyen_so", "tru_cot_kinh_te_so", "tru_cot_xa_hoi_so"])
    #expect(structure?.items.filter { $0.role == .component }.map(\.points).reduce(0, +) == 1000)
  }

  @Test func pointsOfStructuresAddUp() throws {
    let structures = try BuiltInFixture.batches().flatMap(\.structures)
    for (id, points) in [("dti-2020", 1000), ("dti-922", 1000), ("qd766", 100)] {
      let items = structures.first { $0.id.rawValue == id }?.items ?? []
      #expect(items.filter { $0.role == .component }.map(\.points).reduce(0, +) == points)
    }
    let service = try #require(structures.first { $0.id == "qd766" })
    #expect(service.items.filter { $0.role == .part }.map(\.points) == [12, 10])
    #expect(service.bands.map(\.from.description) == ["90", "80", "70", "50", "0"])
    #expect(service.bandsAreProvisional)
  }

  @Test(arguments: ["2022", "2023", "2024"]) func sumsOfTheServiceIndexAgree(year: String) throws {
    let edition = EditionID(index: "qd766", label: year)
    let figures = try BuiltInFixture.figures().filter { $0.edition == edition }
    let byUnit = Dictionary(grouping: figures, by: \.unit)
    #expect(byUnit.count == 34)
    for (unit, figures) in byUnit {
      let total = try #require(figures.first { $0.item == nil }?.score?.value)
      let items = figures.filter { $0.item != nil }.compactMap(\.score?.value)
      #expect(items.count == 5)
      #expect(items.reduce(ExactDecimal(0), +) == total, "\(unit)")
    }
  }

  @Test func quangNgaiInTheServiceIndexOf2023() throws {
    let edition = EditionID(index: "qd766", label: "2023")
    let totals = try BuiltInFixture.figures().filter { $0.edition == edition && $0.item == nil }
    let unit = try BuiltInFixture.unit("51@2025-07-01")
    let own = try #require(totals.first { $0.unit == unit }?.score)
    #expect(own.text == "70.78")
    #expect(totals.filter { ($0.score?.value ?? own.value) > own.value }.count + 1 == 22)
    let read = try BuiltInFixture.editions().first { $0.id == edition }
    #expect(read?.publishedAsStated.string == "đọc 11/2025")
  }

  @Test func readingsWithinAYearAreEditionsOfTheirOwn() throws {
    let editions = try BuiltInFixture.editions()
    let august = editions.first { $0.id == EditionID(index: "qd766", label: "2024-08-19") }
    #expect(august?.unitCount == 63)
    let totals = try BuiltInFixture.figures().filter { $0.edition == august?.id && $0.item == nil }
    #expect(totals.map(\.unit.description) == ["49@2004-07-08"])
    #expect(totals.map(\.rank) == [21])
    let july = try BuiltInFixture.figures().filter {
      $0.edition == EditionID(index: "qd766", label: "2025-07") && $0.item == nil
    }
    #expect(Set(july.map { "\($0.unit) \($0.rank ?? 0)" }) == ["44@2025-07-01 2", "51@2025-07-01 5"])
  }

  @Test func publicationOfEditions() throws {
    let editions = try BuiltInFixture.editions()
    func edition(_ year: String) -> Edition? {
      editions.first { $0.id == EditionID(index: "dti", label: year) }
    }
    #expect(edition("2022")?.published.description == "2023-07-12")
    #expect(edition("2023")?.published.description == "2025-02-28")
    #expect(edition("2023")?.publishedAsStated.string == "02/2025")
    #expect(edition("2021")?.methodBreak == .yes)
    #expect(edition("2022")?.methodBreak == .unconfirmed)
    #expect(edition("2024")?.statedMeans.count == 4)
    #expect(try BuiltInFixture.figures().filter { $0.edition == edition("2024")?.id }.isEmpty)
  }
}
