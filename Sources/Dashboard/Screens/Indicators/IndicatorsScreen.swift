import Model

/// Screen Indicators.
struct IndicatorsScreen: Screen {
  func queries(_ state: State) -> [Query] { [] }
  func caption(_ state: State) -> CleanText { "" }
  func items(_ state: State) -> any ItemList { KeyList([]) }
  func draw(_ state: State, _ painter: Painter) {}
}
