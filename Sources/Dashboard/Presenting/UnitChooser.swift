import Model

/// Asking about another unit while presenting: its name, typed without tone marks.
enum UnitChooser {
  static let longest = 30
  private static let most = 12
  /// Units that the screen does not have and for which others are offered.
  private static let mostElsewhere = 4

  /// A unit and the view that tells of it.
  struct Choice {
    let unit: AdministrativeUnit
    let view: ViewValue
    /// False where another screen is offered than the one that is shown.
    let isHere: Bool
    /// The screen that is shown does not have the unit.
    var isMissing = false
  }

  /// Units that fit, the nearest names first: those that the view can turn to, then those that another screen has.
  static func choices(_ state: State, typed: String) -> [Choice] {
    let asked = CleanText(cleaning: typed).string
    guard !asked.isEmpty else { return [] }
    let screen = Screens.screen(state.screen)
    var names: Set<CleanText> = []
    var here: [Choice] = []
    var elsewhere: [Choice] = []
    for unit in state.catalogue.register.search(asked, on: state.today) where here.count < most {
      guard names.insert(unit.name.text(in: state.language)).inserted else { continue }
      if let view = screen.view(of: unit, state) ?? fresh(unit, state) {
        here.append(Choice(unit: unit, view: view, isHere: true))
        // Any name turns the list of directives, whether there are some or not.
        if state.screen == .directives, unit.group == .provinces, here.count <= mostElsewhere {
          elsewhere += others(unit, state, isMissing: false)
        }
      } else if names.count - here.count <= mostElsewhere {
        elsewhere += others(unit, state, isMissing: true)
      }
    }
    return Array((here + elsewhere).prefix(most))
  }

  /// What the screen itself tells of a unit where a page of it is open that does not.
  private static func fresh(_ unit: AdministrativeUnit, _ state: State) -> ViewValue? {
    guard !state.view.path.isEmpty else { return nil }
    var there = state
    there.view = ViewValue(screen: state.screen)
    return Screens.screen(state.screen).view(of: unit, there)
  }

  /// Where a unit is that this screen does not have: its directives for any but a province, and what other screens that
  /// are at hand tell of it.
  private static func others(_ unit: AdministrativeUnit, _ state: State, isMissing: Bool) -> [Choice] {
    let isProvince = unit.group == .provinces
    let order: [ScreenID] =
      isProvince
      ? [.rankings, .dossiers, .indicators, .directives] : [.directives, .dossiers, .indicators]
    return order.compactMap { id in
      guard id != state.screen else { return nil }
      var there = state
      there.screen = id
      there.view = ViewValue(screen: id)
      return Screens.screen(id).view(of: unit, there).map {
        Choice(unit: unit, view: $0, isHere: false, isMissing: isMissing)
      }
    }.prefix(2).map(\.self)
  }

  /// "Sở Tài chính", "Sở Tài chính ► Nhiệm vụ" for another screen.
  static func name(_ choice: Choice, _ state: State) -> CleanText {
    let name = choice.unit.name.text(in: state.language)
    return choice.isHere ? name : name + " ► " + state.wording[choice.view.screen.label]
  }

  /// "Màn hình này không có Sở Tài chính"; nil for a unit that the screen has.
  static func missing(_ choice: Choice, _ state: State) -> CleanText? {
    !choice.isMissing
      ? nil : state.wording(.presentNoSuchUnit, choice.unit.name.text(in: state.language))
  }

  static func draw(_ state: State, _ painter: Painter, typed: String, selected: Int) {
    let choices = choices(state, typed: typed)
    let inside = OverlayBox.frame(
      state.wording[.presentUnit], columns: min(60, painter.columns - 6),
      rows: min(most + 2, painter.rows - 2), painter)
    var x = inside.text(
      state.wording[.changesHeadUnit] + " ", column: 0, row: 0, role: .prompt, attributes: [.bold])
    x = inside.text(CleanText(cleaning: typed), column: x, row: 0, role: .prompt)
    inside.placeCursor(column: x, row: 0, visible: true)
    let room = max(1, inside.rows - 2)
    let window = ScrollWindow(count: choices.count, rows: room, selected: selected, top: nil)
    if choices.indices.contains(selected), let missing = missing(choices[selected], state) {
      inside.text(missing.truncated(toColumns: inside.columns), column: 0, row: 1, role: .warning)
    }
    for (offset, position) in window.range.enumerated() {
      let row = 2 + offset
      inside.text(position == selected ? "►" : " ", column: 0, row: row)
      inside.text(
        name(choices[position], state).truncated(toColumns: inside.columns - 2), column: 2, row: row)
      if position == selected { inside.addAttributes([.selected], row: row) }
      inside.target(.row(position), row: row)
    }
    if choices.isEmpty {
      let label: Label = typed.isEmpty ? .presentUnitHelp : .presentUnknownUnit
      for (offset, line) in state.wording[label].wrapped(columns: inside.columns - 4).enumerated() {
        inside.text(line, column: 2, row: 2 + offset)
      }
    }
  }

  static func read(_ state: State, typed: String, into page: inout PlainWriter) {
    page.heading(state.wording[.presentUnit])
    for choice in choices(state, typed: typed) {
      let missing = missing(choice, state).map { [$0] } ?? []
      page.sentence(([name(choice, state)] + missing).joined(separator: "; "))
    }
  }

  /// The line that the cursor is on.
  static func plainStep(_ state: State, typed: String, selected: Int) -> CleanText {
    let choices = choices(state, typed: typed)
    guard choices.indices.contains(selected) else {
      let label: Label = typed.isEmpty ? .presentUnitHelp : .presentUnknownUnit
      return [CleanText(cleaning: typed), state.wording[label]].filter { !$0.isEmpty }.joined(separator: "; ")
    }
    let missing = missing(choices[selected], state) ?? .empty
    return [CleanText(cleaning: typed), name(choices[selected], state), missing].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }
}
