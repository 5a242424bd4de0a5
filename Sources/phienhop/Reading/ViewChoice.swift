import Dashboard
import Model

/// The view of a screen that a command is about, as its options name it.
struct ViewChoice {
  /// The command's name, for what is said of its options.
  let command: String
  let screen: ScreenName
  let unit: String?
  let index: String?
  let edition: String?
  let period: String?
  let session: Session

  /// The state with the view open and everything of it loaded.
  /// - Throws: a ``Failure`` with exit code 2 for an option without effect, 1 for a unit, an index, an edition or a
  ///   period that the screen does not have.
  func state() throws -> State {
    var state = session.makeState(size: State.readingSize, view: screen.view)
    try session.update(&state, .resize(state.size))
    if let index { try choose(index, in: &state, missing: .readNoIndex, option: "--index") }
    if let edition { try choose(edition, in: &state, missing: .readNoEdition, option: "--edition") }
    if let period { try choose(period, in: &state, missing: .readNoPeriod, option: "--period") }
    if let unit { try show(unit, in: &state) }
    return state
  }

  /// Takes the view of the screen whose name or key fits what was asked for.
  private func choose(
    _ asked: String, in state: inout State, missing: ProgramLabel, option: String
  ) throws {
    let choices = state.choices
    guard !choices.isEmpty else { throw Failure.usage(.readIgnored, option, "\(command) \(screen.name)") }
    let wanted = VietnameseText.words(CleanText(cleaning: asked).string)
    let period = PeriodText.typed(asked)
    let fitting =
      choices.first { $0.codes.contains(asked) || (period != nil && $0.period == period) }
      ?? choices.first { choice in
        let words = choice.names.flatMap { VietnameseText.words($0.string) }
        return !wanted.isEmpty && wanted.allSatisfy(words.contains)
      }
    guard let fitting else {
      let known = choices.map { $0.names[session.language == .english ? 1 : 0].string }
        .joined(separator: "; ")
      throw Failure(ExitCode.findings) {
        $0(missing, [CleanText(cleaning: asked), CleanText(cleaning: known)])
      }
    }
    state.open(fitting.view)
    try session.update(&state, .resize(state.size))
  }

  /// Goes to a unit: its page where the screen has pages of units.
  private func show(_ asked: String, in state: inout State) throws {
    for unit in units(asked, state) {
      guard let view = state.readingView(of: unit) else { continue }
      state.open(view)
      try session.update(&state, .resize(state.size))
      return
    }
    throw Failure(ExitCode.findings) { $0(.readNoUnit, [CleanText(cleaning: asked)]) }
  }

  /// Units that a code or a name may mean, of today first.
  private func units(_ asked: String, _ state: State) -> [AdministrativeUnit] {
    let register = state.catalogue.register
    let ofCode = register.units.filter { $0.id.code == asked || $0.id.description == asked }
    var found = ofCode.filter { $0.exists(on: state.today) } + ofCode.filter { !$0.exists(on: state.today) }
    for day in [state.today, nil] {
      switch register.match(asked, on: day) {
      case .unit(let unit): found.append(unit)
      case .ambiguous(let units): found += units
      case .none: break
      }
    }
    return found
  }
}
