/// The screens by name.
enum Screens {
  static func screen(_ id: ScreenID) -> any Screen {
    switch id {
    case .overview: OverviewScreen()
    case .rankings: RankingsScreen()
    case .dossiers: DossiersScreen()
    case .directives: DirectivesScreen()
    case .indicators: IndicatorsScreen()
    case .sources: SourcesScreen()
    case .meeting: MeetingScreen()
    }
  }
}
