import Dashboard
import Intake
import Model

/// What facts of a batch are called where their changes are told, as the screens call them: no key of the store.
struct FactNames {
  private let words: ProgramWords
  private let context: ReadingContext
  private let format: Format
  private let observations: [FactID: Observation]
  private let figures: [FactID: IndexFigure]

  /// - Parameter batch: what the file states; nil where it states nothing.
  init(words: ProgramWords, context: ReadingContext, batch: FactBatch?) {
    self.words = words
    self.context = context
    format = Format(language: words.language)
    observations = Dictionary(
      (batch?.observations ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    figures = Dictionary(
      (batch?.indexFigures ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// "Sở Tài chính, Tháng 5/2024, Hồ sơ tiếp nhận (II.06a)"; for what is no figure its kind, as the line of the change
  /// itself tells which.
  func name(of entry: BatchDifference.Entry) -> CleanText {
    if let one = observations[FactID(entry.id)] {
      return joined([
        unit(one.unit, one.unitAsStated), format.period(one.period),
        context.definitions[one.definition]?.name.text(in: words.language)
          ?? CleanText(cleaning: one.definition.rawValue),
      ])
    }
    if let one = figures[FactID(entry.id)] {
      return joined([
        unit(one.unit, one.unitAsStated),
        CleanText(cleaning: one.edition.index.rawValue.uppercased() + " " + one.edition.label), item(of: one),
      ])
    }
    return words.text("fact." + entry.kind) ?? CleanText(cleaning: entry.kind)
  }

  private func joined(_ parts: [CleanText]) -> CleanText {
    parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func unit(_ id: UnitID?, _ stated: CleanText) -> CleanText {
    id.flatMap { context.register.unit($0)?.shortName.text(in: words.language) } ?? stated
  }

  /// The item by its short name; empty for the total.
  private func item(of figure: IndexFigure) -> CleanText {
    guard let item = figure.item else { return .empty }
    let structure = context.editions[figure.edition].flatMap { context.structures[$0.structure] }
    return structure?.items.first { $0.id == item }?.shortName.text(in: words.language)
      ?? CleanText(cleaning: item.rawValue)
  }
}
