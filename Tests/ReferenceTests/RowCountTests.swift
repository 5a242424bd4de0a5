import BuiltInImport
import Intake
import Model
import Testing

/// Every row of every file of figures becomes facts; nothing is dropped.
@Suite struct RowCountTests {
  private func figures(of file: String) throws -> [IndexFigure] {
    try BuiltInFixture.figures().filter { $0.reference.file.string == file }
  }

  @Test func provincialIndexTable() throws {
    let table = try BuiltInFixture.table("dti_2020_2023.csv")
    let figures = try figures(of: "dti_2020_2023.csv")
    #expect(table.rows.count == 173)
    #expect(Set(figures.filter { $0.item == nil }.map(\.reference.row)) == Set(table.rows.map(\.number)))
    #expect(figures.filter { $0.item == nil }.count == 173)
    let pillarCells = table.rows.reduce(0) { sum, row in
      sum
        + ["government", "economy", "society"].filter {
          table.cell(row, "pillar_\($0)_rank") != "" || table.cell(row, "pillar_\($0)_score") != ""
        }.count
    }
    #expect(figures.filter { $0.item != nil }.count == pillarCells)
    for (year, count) in [("2020", 19), ("2021", 28), ("2022", 63), ("2023", 63)] {
      #expect(figures.filter { $0.item == nil && $0.edition.label == year }.count == count)
    }
  }

  @Test(arguments: ["2022", "2023"]) func mainIndices(year: String) throws {
    let name = "dti_components_\(year).csv"
    let table = try BuiltInFixture.table(name)
    let figures = try figures(of: name)
    #expect(table.rows.count == 63)
    #expect(Set(figures.map(\.unit)).count == 63)
    let cells = table.rows.reduce(0) { sum, row in
      sum + DTIComponentForm.items.filter { table.cell(row, $0) != "" }.count
    }
    #expect(figures.count == cells)
    #expect(figures.allSatisfy { $0.item?.rawValue.hasPrefix("tru_cot") == false && $0.rank == nil })
  }

  @Test func ranksOfMainIndices() throws {
    let figures = try figures(of: "dti_component_ranks.csv")
    #expect(figures.count == 16)
    #expect(figures.allSatisfy { $0.rank != nil && $0.rankOf == 63 })
  }

  @Test func nationalMeans() throws {
    let table = try BuiltInFixture.table("dti_national_means.csv")
    let means = try BuiltInFixture.editions().flatMap(\.statedMeans).filter {
      $0.reference.file.string == "dti_national_means.csv"
    }
    let index = try BuiltInFixture.observations().filter {
      $0.reference.file.string == "dti_national_means.csv"
    }
    #expect(table.rows.count == 10)
    #expect(means.count == 8)
    #expect(index.map(\.value?.text) == ["0.7326", "0.7955"])
    #expect(Set((means.map(\.reference) + index.map(\.reference)).map(\.row)) == Set(2...11))
  }

  @Test func serviceIndex() throws {
    let table = try BuiltInFixture.table("qd766_scores.csv")
    let figures = try figures(of: "qd766_scores.csv")
    let means = try BuiltInFixture.editions().flatMap(\.statedMeans).filter {
      $0.reference.file.string == "qd766_scores.csv"
    }
    #expect(table.rows.count == 629)
    #expect(means.map(\.value.text) == ["75.5"])
    // A rank joins the total it belongs to, and its row is named in the note.
    let joined = figures.filter { $0.score != nil && $0.rank != nil }
    #expect(joined.count == 2)
    #expect(figures.count + means.count + joined.count == 629)
    let rows = Set(figures.map(\.reference.row) + means.map(\.reference.row))
    let missing = table.rows.filter { !rows.contains($0.number) }
    #expect(missing.map { table.cell($0, "indicator") } == ["xep_hang", "xep_hang"])
    #expect(joined.map(\.note.string) == missing.map { "hạng ở dòng \($0.number)" })
  }

  @Test func onlineServices() throws {
    let table = try BuiltInFixture.table("online_services.csv")
    let observations = try BuiltInFixture.observations().filter {
      $0.reference.file.string == "online_services.csv"
    }
    #expect(table.rows.count == 265)
    #expect(observations.map(\.reference.row) == table.rows.map(\.number))
    #expect(
      observations.filter { $0.unit == nil }.map(\.unitAsStated.string) == [
        "Khối bộ, ngành", "Khối tỉnh, thành phố",
      ])
  }

  @Test func referenceFiles() throws {
    let reference = try #require(try BuiltInFixture.batches().first)
    let expectations: [(String, Int)] = [
      ("sources.csv", reference.sources.count), ("targets.csv", reference.targets.count),
      ("editions.csv", reference.editions.count), ("holidays.csv", reference.holidays.count),
      ("index_structures.csv", reference.structures.count),
      ("index_items.csv", reference.structures.flatMap(\.items).count),
      ("index_bands.csv", reference.structures.flatMap(\.bands).count),
      ("provinces_changes.csv", reference.documents.count),
    ]
    for (name, count) in expectations {
      #expect(try BuiltInFixture.table(name).rows.count == count, "\(name)")
    }
    let criteria = reference.definitions.filter { $0.id.rawValue.hasPrefix("qd766.") }
    #expect(criteria.count == 24)
    #expect(
      try reference.definitions.count - criteria.count == BuiltInFixture.table("definitions.csv").rows.count)
    let provinces = reference.units.filter { $0.group == .provinces }
    // 63, then 23 of the 34 with another territory, Huế as a city and Đồng Nai once more as a city.
    #expect(provinces.count == 63 + 23 + 1 + 1)
    let aliases = Set(provinces.flatMap(\.aliases).map(\.string))
    let table = try BuiltInFixture.table("province_aliases.csv")
    #expect(Set(table.rows.compactMap { table.cell($0, "alias") }) == aliases)
  }
}
