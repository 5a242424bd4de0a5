import Intake
import Model

/// Takes the built-in data files in through the same door as a user's files.
public enum BuiltInImport {
  /// What is wrong with the data files; none of it may be shipped.
  public struct Refused: Error, CustomStringConvertible {
    public let faults: [IntakeFault]
    public var description: String { faults.map(\.description).joined(separator: "\n") }
  }

  /// The time label of the built-in batches: the day this version of the data was put together. A fixed one, so
  /// that the same files make the same image.
  public static let recordedAt = "2026-11-21T00:00:00Z"

  /// The batches of the built-in figures, in the order they enter a store: reference data, figures, and what the
  /// five articles say.
  ///
  /// - Throws: ``Refused`` with every fault of every file.
  public static func batches() throws(Refused) -> [FactBatch] {
    var reader = BuiltInReader()
    let batches = reader.read()
    guard reader.faults.isEmpty else { throw Refused(faults: reader.faults) }
    return batches
  }
}

/// Reads the files in the order they need each other.
private struct BuiltInReader {
  var faults: [IntakeFault] = []
  private var tables: [String: Table] = [:]
  private static let author = CleanText("Phiên Họp")
  private static let reason = CleanText("Kèm theo chương trình")

  mutating func read() -> [FactBatch] {
    for name in BuiltInFiles.names {
      guard let bytes = BuiltInFiles.bytes(of: name) else { continue }
      let reading = CSVReader.read(bytes, name: name)
      faults += reading.faults
      tables[name] = reading.table
    }
    var context = IntakeContext(register: UnitRegister([]), companions: tables)

    let reference = readReference(&context)
    var figures = batch(
      .figures, "Số liệu kèm theo",
      [
        "dti_2020_2023.csv", "dti_components_2022.csv", "dti_components_2023.csv", "dti_component_ranks.csv",
        "dti_national_means.csv", "qd766_scores.csv", "online_services.csv",
      ])
    take("dti_2020_2023.csv", DTIForm.self, context, &figures)
    take("dti_components_2022.csv", DTIComponentForm.self, context, &figures)
    take("dti_components_2023.csv", DTIComponentForm.self, context, &figures)
    take("dti_component_ranks.csv", DTIComponentRankForm.self, context, &figures)
    take("dti_national_means.csv", NationalMeanForm.self, context, &figures)
    take("qd766_scores.csv", ServiceIndexForm.self, context, &figures)
    take("online_services.csv", OnlineServicesForm.self, context, &figures)

    var articles = batch(
      .figures, "Nhiệm vụ và số liệu của bài 000–004",
      ["seed_facts.csv", "seed_readings.csv", "seed_difficulties.csv"])
    take("seed_facts.csv", SeedForm.self, context, &articles)
    take("seed_difficulties.csv", SeedDifficultyForm.self, context, &articles)
    return [reference, figures, articles]
  }

  /// Each form sees what the ones before it read.
  private mutating func readReference(_ context: inout IntakeContext) -> FactBatch {
    var reference = batch(
      .reference, "Danh mục kèm theo",
      [
        "sources.csv", "provinces.csv", "provinces_2025.csv", "provinces_changes.csv", "province_aliases.csv",
        "units.csv", "definitions.csv", "qd766_criteria.csv", "targets.csv", "index_structures.csv",
        "index_items.csv", "index_bands.csv", "editions.csv", "dti_editions.csv", "holidays.csv",
        "note_wordings.csv",
      ])
    context.noteWordings = tables["note_wordings.csv"].map(NoteWordingForm.wordings) ?? [:]
    take("sources.csv", SourceForm.self, context, &reference)
    take("provinces.csv", ProvinceForm.self, context, &reference)
    take("provinces_2025.csv", Province2025Form.self, context, &reference)
    take("units.csv", UnitForm.self, context, &reference)
    take("province_aliases.csv", ProvinceAliasForm.self, context, &reference)
    take("provinces_changes.csv", ProvinceChangeForm.self, context, &reference)
    take("definitions.csv", DefinitionForm.self, context, &reference)
    take("qd766_criteria.csv", CriterionForm.self, context, &reference)
    take("index_structures.csv", StructureForm.self, context, &reference)
    take("holidays.csv", HolidayForm.self, context, &reference)
    take("note_wordings.csv", NoteWordingForm.self, context, &reference)
    context = IntakeContext(
      register: UnitRegister(reference.units), sources: reference.sources,
      definitions: reference.definitions, structures: reference.structures, companions: tables,
      noteWordings: context.noteWordings)
    take("targets.csv", TargetForm.self, context, &reference)
    take("editions.csv", EditionForm.self, context, &reference)
    context.editions = Dictionary(
      reference.editions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return reference
  }

  private func batch(_ kind: FactBatch.Kind, _ title: String, _ names: [String]) -> FactBatch {
    FactBatch(
      kind: kind, title: CleanText(cleaning: title), author: Self.author, reason: Self.reason,
      contentHash: ContentHash.of(names.compactMap(BuiltInFiles.bytes)))
  }

  private mutating func take(
    _ name: String, _ form: any Form.Type, _ context: IntakeContext, _ batch: inout FactBatch
  ) {
    guard let table = tables[name] else {
      faults.append(
        IntakeFault(
          file: CleanText(cleaning: name), row: 0,
          reason: LocalizedText(vietnamese: CleanText("thiếu tệp"), english: CleanText("file missing"))))
      return
    }
    faults += form.read(table, context: context, into: &batch)
  }
}
