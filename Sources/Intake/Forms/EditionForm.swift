import Model

/// `editions.csv` with its companions: `dti_editions.csv`, whose publication must agree, and
/// `dti_national_means.csv` and `qd766_scores.csv`, whose national means the editions carry.
public enum EditionForm: Form {
  public static let columns = [
    "index", "label", "structure", "period", "published", "published_as_stated", "unit_count", "units_on",
    "method_break", "break_note", "source",
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var faults: [IntakeFault] = []
    var means: [EditionID: [StatedMean]] = [:]
    if let stated = context.companions["dti_national_means.csv"] {
      faults += NationalMeanForm.means(in: stated, context: context, into: &means)
    }
    if let scores = context.companions["qd766_scores.csv"] {
      faults += ServiceIndexForm.means(in: scores, context: context, into: &means)
    }
    faults += eachRow(of: table) { row in
      let id = EditionID(index: IndexID(row.required("index")), label: row.required("label"))
      let structure = StructureID(row.required("structure"))
      let period = row.period("period")
      let published = row.day("published")
      let count = row.integer("unit_count", in: 1...10_000)
      let unitsOn = row.day("units_on")
      let methodBreak = row.word("method_break", Edition.Break.self)
      let source = SourceID(row.required("source"))
      if context.structures[structure]?.index != id.index {
        row.refuse("structure", FaultReason.unknownReference)
      }
      if context.source(source) == nil { row.refuse("source", FaultReason.unknownReference) }
      guard row.isSound, let period, let published, let count, let unitsOn, let methodBreak else { return }
      guard context.register.provinces(on: unitsOn).count == count else {
        row.refuse("unit_count", FaultReason.outOfRange)
        return
      }
      checkAgainstList(&row, id: id, published: published, count: count, context: context)
      guard row.isSound else { return }
      batch.editions.append(
        Edition(
          id: id, structure: structure, period: period, published: published,
          publishedAsStated: row.clean("published_as_stated"), unitCount: count, unitsOn: unitsOn,
          methodBreak: methodBreak, breakNote: row.clean("break_note"), statedMeans: means[id] ?? [],
          source: source))
    }
    let known = Set(batch.editions.map(\.id))
    for (edition, unplaced) in means where !known.contains(edition) {
      faults += unplaced.map {
        IntakeFault(
          file: $0.reference.file, row: $0.reference.row, value: CleanText(cleaning: edition.description),
          reason: FaultReason.unknownReference)
      }
    }
    return faults
  }

  /// The list of DTI editions says the same of publication, units and break in its own form.
  private static func checkAgainstList(
    _ row: inout RowScanner, id: EditionID, published: Day, count: Int, context: IntakeContext
  ) {
    guard id.index == "dti", let list = context.companions["dti_editions.csv"] else { return }
    guard let entry = list.rows.first(where: { list.cell($0, "edition_year") == id.label }) else {
      row.refuse("label", FaultReason.unknownReference)
      return
    }
    let day = list.cell(entry, "published") ?? ""
    if !published.description.hasPrefix(day) {
      row.refuse("published", FaultReason.outOfRange, suggestion: day)
    }
    let units = (list.cell(entry, "units") ?? "").parts(separatedBy: " and ")
    if !units.contains("\(count)") { row.refuse("unit_count", FaultReason.outOfRange) }
  }
}

/// `dti_national_means.csv`: means of all provinces, which editions carry, and the national index, which is a
/// figure of the whole country.
public enum NationalMeanForm: Form {
  public static let columns = ["edition_year", "indicator", "value", "source_url"]

  private static let mean = "provincial_dti_mean"
  private static let pillarOfIndicator: [String: IndexItemID] = [
    "provincial_pillar_government_mean": "tru_cot_chinh_quyen_so",
    "provincial_pillar_economy_mean": "tru_cot_kinh_te_so",
    "provincial_pillar_society_mean": "tru_cot_xa_hoi_so",
  ]

  private static func isMean(_ indicator: String) -> Bool {
    indicator == mean || pillarOfIndicator[indicator] != nil
  }

  static func means(
    in table: Table, context: IntakeContext, into means: inout [EditionID: [StatedMean]]
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let indicator = row.text("indicator")
      guard isMean(indicator) else { return }
      let value = row.number("value")
      let sources = row.sources("source_url", context: context)
      guard row.isSound, let value, let sources else { return }
      means[EditionID(index: "dti", label: row.text("edition_year")), default: []].append(
        StatedMean(
          item: pillarOfIndicator[indicator], value: value,
          reference: row.reference(sources.first.id, column: "value")))
    }
  }

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      let indicator = row.required("indicator")
      guard !isMean(indicator) else { return }
      guard indicator == "national_dti" else {
        row.refuse("indicator", FaultReason.unknownWord)
        return
      }
      let year = row.integer("edition_year", in: 2000...2100)
      let value = row.number("value")
      let sources = row.sources("source_url", context: context)
      guard row.isSound, let year, let value, let sources else { return }
      let name = "Cả nước"
      let day = Day(year: year, month: 12, day: 31)
      guard let unit = context.register.match(name, on: day, in: .others).unit else {
        row.refuse("indicator", FaultReason.unknownUnit, value: name)
        return
      }
      batch.observations.append(
        Observation(
          id: FactID("obs/dti_quoc_gia/\(unit.id)/\(year)/\(sources.first.id)"), definition: "dti_quoc_gia",
          unit: unit.id, unitAsStated: unit.name.vietnamese, period: .year(year), value: value,
          numerator: nil,
          denominator: nil, asOf: nil, reference: row.reference(sources.first.id, column: "value"),
          note: .empty))
    }
  }
}
