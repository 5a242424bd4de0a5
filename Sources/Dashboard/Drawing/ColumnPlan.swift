import Model

/// One row of a table's plan: a column, the widths it has, and when it gives way.
struct ColumnRule: Sendable {
  /// The room a column takes from a width of the table on.
  struct Step: Sendable {
    /// Columns of the table from which on the step holds; that of the first step is where the column appears.
    let from: Int
    /// Smallest width it is useful at.
    let minimum: Int
    /// Width it would like.
    let ideal: Int
    /// Share of what is left; 0 for none.
    let flex: Int
    /// nil: that of the rule.
    let alignment: Alignment?

    init(_ from: Int, _ minimum: Int, _ ideal: Int? = nil, flex: Int = 0, _ alignment: Alignment? = nil) {
      self.from = from
      self.minimum = minimum
      self.ideal = max(minimum, ideal ?? minimum)
      self.flex = flex
      self.alignment = alignment
    }
  }

  let id: String
  /// The head of the column; nil where the data give it, as with the indices of a ranking.
  let head: Label?
  let shortHead: Label?
  /// What the column is called in the documents where the data give its head.
  let about: CleanText
  let alignment: Alignment
  /// The largest gives way first; 0 never does. Of equals the last one gives way first.
  let givesWay: Int
  /// The least detail it belongs to: −1 always, 0 usually, 1 only where more is asked for.
  let detail: Int
  let steps: [Step]

  init(
    _ id: String, _ head: Label?, short: Label? = nil, about: CleanText = "", alignment: Alignment = .leading,
    givesWay: Int = 0, detail: Int = -1, _ steps: Step...
  ) {
    self.id = id
    self.head = head
    self.shortHead = short
    self.about = about
    self.alignment = alignment
    self.givesWay = givesWay
    self.detail = detail
    self.steps = steps
  }

  /// The step that holds at a width; nil where the column is not there. More detail brings a column to tables that
  /// are usually too narrow for it.
  func step(width: Int, density: Int) -> Step? {
    guard density >= detail else { return nil }
    return steps.last { $0.from <= width } ?? (density > 0 ? steps.first : nil)
  }
}

/// Which columns a table has at a width, declared once for the screen, the documents and the tests.
///
/// A screen names its columns in order; where there is not room for all, those with the largest
/// ``ColumnRule/givesWay`` leave first. Widths are those of the table, which is the screen less a pane beside it.
struct ColumnPlan: Sendable {
  /// What the table is called in the documents.
  let table: CleanText
  let rules: [ColumnRule]

  init(_ table: CleanText, _ rules: ColumnRule...) {
    self.table = table
    self.rules = rules
  }

  /// The columns at a width, before any gives way.
  func columns(width: Int, density: Int = 0, _ wording: Wording) -> [TableColumn] {
    columns(width: width, density: density) { rule, make in
      guard let head = rule.head else { return [] }
      return [make(rule.id, wording[head], rule.shortHead.map { wording[$0] }, 0, 0)]
    }
  }

  /// Makes a column of a rule: its key, its heads, and smallest and best widths where the data ask for more.
  typealias Make = (
    _ id: String, _ head: CleanText, _ shortHead: CleanText?, _ minimum: Int, _ ideal: Int
  ) -> TableColumn

  /// The columns at a width where one rule may stand for several columns, or for none.
  /// - Parameter withBeyond: those of wider tables too, as ``TableColumn/isBeyond``, so that they can be chosen.
  func columns(
    width: Int, density: Int = 0, withBeyond: Bool = false, _ columns: (ColumnRule, Make) -> [TableColumn]
  ) -> [TableColumn] {
    rules.flatMap { rule -> [TableColumn] in
      let usual = rule.step(width: width, density: density)
      let beyond = withBeyond && density >= rule.detail ? rule.steps.first : nil
      guard let step = usual ?? beyond else { return [] }
      return columns(rule) { id, head, shortHead, minimum, ideal in
        TableColumn(
          id, head: head, shortHead: shortHead, minimum: max(step.minimum, minimum),
          ideal: max(step.ideal, ideal), alignment: step.alignment ?? rule.alignment,
          priority: rule.givesWay, flex: step.flex, isBeyond: usual == nil)
      }
    }
  }

  /// All tables there are.
  static let all: [ColumnPlan] = [
    RankingsLayout.plan, DossierIndexView.plan, RatioLayout.plan, StatementList.plan, CountedView.plan,
    CountedDossiers.plan, DirectiveLayout.plan,
    DifficultyList.plan, IndicatorsView.plan, IndicatorPage.plan, SourceTexts.conflictPlan,
    SourceTexts.checkPlan, SourceTexts.reportSummaryPlan,
    SourceTexts.reportPlan, SourceTexts.batchPlan, SourceTexts.sourcePlan, BatchRowsPage.plan,
    ImportOverlay.plan, MeetingScreen.plan, ChangesPage.plan, ChangesPage.besidePlan,
    AgendaPage.plan, DraftsPage.plan,
  ]
}

extension TableColumn {
  /// The column with another share of what is left, where a screen gives it all there is.
  func flexing(_ flex: Int) -> TableColumn {
    TableColumn(
      id, head: head, shortHead: shortHead, minimum: minimum, ideal: ideal, alignment: alignment,
      priority: priority, flex: flex, isBeyond: isBeyond)
  }

  /// The column with room for more, where there is any.
  func widened(to ideal: Int) -> TableColumn {
    TableColumn(
      id, head: head, shortHead: shortHead, minimum: minimum, ideal: max(self.ideal, ideal),
      alignment: alignment, priority: priority, flex: flex, isBeyond: isBeyond)
  }

  /// The column with less room than it usually wants.
  func wanting(_ ideal: Int) -> TableColumn {
    TableColumn(
      id, head: head, shortHead: shortHead, minimum: minimum, ideal: ideal, alignment: alignment,
      priority: priority, flex: flex, isBeyond: isBeyond)
  }

  /// The column as one that stays, because it was chosen.
  func staying() -> TableColumn { givingWay(0) }

  /// The column as one that gives way at another time; it belongs to the table whatever its width.
  func givingWay(_ priority: Int) -> TableColumn {
    TableColumn(
      id, head: head, shortHead: shortHead, minimum: minimum, ideal: ideal, alignment: alignment,
      priority: priority, flex: flex)
  }
}
