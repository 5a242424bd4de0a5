import Dashboard
import Model

extension Session {
  /// What a view shows on a day, all of it.
  ///
  /// - Parameters:
  ///   - value: the view.
  ///   - day: states are those of this day.
  func shown(_ value: ViewValue, on day: Day) throws -> ExportedView {
    var state = makeState(size: State.readingSize, view: ViewValue(screen: value.screen))
    state.today = day
    state.view = value
    try update(&state, .resize(state.size))
    return try exported(state, from: library)
  }

  /// Views of a screen that can be asked for by name, with the state that shows the screen as it begins.
  func opened(_ screen: ScreenID, on day: Day) throws -> State {
    var state = makeState(size: State.readingSize, view: ViewValue(screen: screen))
    state.today = day
    try update(&state, .resize(state.size))
    return state
  }
}
