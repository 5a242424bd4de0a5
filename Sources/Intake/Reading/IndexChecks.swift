import Model

/// Recomputes what an index states: totals of items, items of parts, ranks of scores, bands of totals.
struct IndexChecks {
  let structure: IndexStructureVersion
  let edition: Edition
  let cells: CellReader
  let work: SheetWork
  private(set) var findings: [IntakeFinding] = []
  private var notes: [Int: [CleanText]] = [:]

  init(structure: IndexStructureVersion, edition: Edition, cells: CellReader, work: SheetWork) {
    self.structure = structure
    self.edition = edition
    self.cells = cells
    self.work = work
  }

  /// - Returns: notes by row number, for the totals.
  mutating func run(_ entries: [IndexBuilder.Entry]) -> [Int: CleanText] {
    for entry in entries {
      checkTotal(entry)
      checkParts(entry)
      checkBand(entry)
      checkPassMark(entry)
    }
    for item in [nil] + structure.items.map(\.id) { checkRanks(entries, item) }
    return notes.mapValues { $0.joined(separator: "; ") }
  }

  private mutating func checkTotal(_ entry: IndexBuilder.Entry) {
    guard let (field, total) = entry.scores[nil], let stated = total.exact else { return }
    var values: [IndexItemID: ExactDecimal] = [:]
    for (item, score) in entry.scores {
      if let item { values[item] = score.score.exact }
    }
    // A component that is not stated is the sum of its parts, where these are.
    for item in structure.items where values[item.id] == nil {
      let parts = structure.items.filter { $0.parent == item.id }.map { values[$0.id] }
      if !parts.isEmpty, parts.allSatisfy({ $0 != nil }) {
        values[item.id] = parts.compactMap(\.self).total()
      }
    }
    guard case .differs(let difference) = structure.reconciled(stated: stated, with: values) else { return }
    tell(
      .index, entry, field, rule: CleanText("tổng theo các chỉ số chính"), stated: total.text,
      computed: (stated - difference).rounded(scale: structure.decimals + 1).trimmed.description, difference)
  }

  private mutating func checkParts(_ entry: IndexBuilder.Entry) {
    for item in structure.items {
      let parts = structure.items.filter { $0.parent == item.id }
      guard !parts.isEmpty, let (field, score) = entry.scores[item.id], let stated = score.exact,
        case .differs(let difference) = Reconciliation.sum(
          stated: stated, parts: parts.map { entry.scores[$0.id]?.score.exact },
          tolerance: structure.tolerance)
      else { continue }
      let names = parts.map(\.shortName.vietnamese).joined(separator: " + ")
      tell(
        .index, entry, field, rule: item.shortName.vietnamese + " = " + names, stated: score.text,
        computed: (stated - difference).trimmed.description, difference)
    }
  }

  /// A band that is stated in words must be the one that the total earns.
  private mutating func checkBand(_ entry: IndexBuilder.Entry) {
    let stated = entry.row.text("band")
    guard !stated.isEmpty, let total = entry.scores[nil]?.score.exact, let band = structure.band(of: total)
    else { return }
    let own = [band.name.vietnamese, band.shortName.vietnamese, band.name.english].map {
      CellText.key($0.string)
    }
    guard !own.contains(CellText.key(stated.string)) else { return }
    tell(
      .band, entry, "band", rule: CleanText("xếp loại theo điểm"), stated: stated.string,
      computed: band.name.vietnamese.string, nil)
  }

  /// "Đạt" or "không đạt" against the pass mark.
  private mutating func checkPassMark(_ entry: IndexBuilder.Entry) {
    guard let word = entry.row.word("passed"), let total = entry.scores[nil]?.score.exact,
      let passes = structure.passes(total), let mark = structure.passMark, passes != (word == "yes")
    else { return }
    tell(
      .band, entry, "passed", rule: CleanText(cleaning: "đạt từ \(mark) điểm"),
      stated: entry.row.text("passed").string, computed: passes ? "đạt" : "không đạt", nil)
  }

  /// Ranks against scores. Scores are published rounded, so among equal ones any order is right; where not all
  /// ranked units are in the file only the order is compared.
  private mutating func checkRanks(_ entries: [IndexBuilder.Entry], _ item: IndexItemID?) {
    let both = entries.compactMap { entry -> (IndexBuilder.Entry, ExactDecimal, Int, String)? in
      guard let score = entry.scores[item]?.score.exact, let rank = entry.ranks[item] else { return nil }
      return (entry, score, rank.rank, rank.field)
    }
    guard both.count > 1 else { return }
    let isWhole = both.count == edition.unitCount && both.count == entries.count
    if isWhole {
      for (entry, score, rank, field) in both {
        let better = both.filter { $0.1 > score }.count
        let equal = both.filter { $0.1 == score }.count
        guard !(better + 1...better + equal).contains(rank) else { continue }
        tell(
          .rank, entry, field, rule: CleanText("hạng theo điểm"), stated: String(rank),
          computed: String(better + 1), ExactDecimal(rank - better - 1))
      }
      return
    }
    let byScore = both.sorted { $0.1 == $1.1 ? $0.2 < $1.2 : $0.1 > $1.1 }
    for (above, below) in zip(byScore, byScore.dropFirst()) where above.1 > below.1 && above.2 > below.2 {
      tell(
        .rank, below.0, below.3, rule: CleanText("hạng theo điểm"), stated: String(below.2),
        computed: "> \(above.2)", nil)
    }
  }

  private mutating func tell(
    _ kind: IntakeFinding.Kind, _ entry: IndexBuilder.Entry, _ field: String, rule: CleanText, stated: String,
    computed: String, _ difference: ExactDecimal?
  ) {
    let found = work.finding(
      kind, row: entry.row.row.number, column: cells.heading(of: field), rule: rule,
      stated: CleanText(cleaning: stated), computed: CleanText(cleaning: computed), difference: difference)
    findings.append(found)
    notes[entry.row.row.number, default: []].append(found.note)
  }
}
