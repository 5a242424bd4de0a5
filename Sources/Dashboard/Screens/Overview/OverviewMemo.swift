import Model
import Synchronization

/// Keeps what the overview says until something it is made of changes, because one key asks for it several times.
final class OverviewMemo: Sendable {
  /// Everything the contents are made of; the same ingredients make the same contents.
  struct Ingredients: Equatable {
    let catalogue: ObjectIdentifier
    let ranking: ObjectIdentifier?
    let service: ObjectIdentifier?
    let directives: ObjectIdentifier?
    let hasRows: Bool
    let size: Size
    let language: Language
    let today: Day
    let home: UnitID?
    let edition: String?
    let secondEdition: String?
    let isZoomed: Bool
    let pane: Int
    let library: LibraryKind

    init(_ state: State, _ screen: OverviewScreen) {
      catalogue = ObjectIdentifier(state.catalogue)
      ranking = screen.rankingEdition(state).flatMap { state.answers.ranking($0.id) }
        .map { ObjectIdentifier($0) }
      service = screen.serviceEdition(state).flatMap { state.answers.ranking($0.id) }
        .map { ObjectIdentifier($0) }
      let summary = screen.directives(state)
      directives = summary.map { ObjectIdentifier($0) }
      hasRows = summary.flatMap { state.answers.directiveRows($0.shownIDs) } != nil
      size = state.size
      language = state.language
      today = state.today
      home = state.home
      edition = state.view.edition
      secondEdition = state.view.secondEdition
      isZoomed = state.view.isZoomed
      pane = state.view.isZoomed ? state.view.pane : 0
      library = state.library
    }
  }

  private struct Kept {
    let ingredients: Ingredients
    let contents: OverviewContents
  }

  private let kept = Mutex<Kept?>(nil)

  func contents(_ state: State, _ screen: OverviewScreen) -> OverviewContents {
    let ingredients = Ingredients(state, screen)
    return kept.withLock { kept in
      if let kept, kept.ingredients == ingredients { return kept.contents }
      // The copy has a memo of its own, so that memo and contents do not keep each other alive.
      var copy = state
      copy.overviewMemo = OverviewMemo()
      let contents = OverviewContents(copy, screen)
      kept = Kept(ingredients: ingredients, contents: contents)
      return contents
    }
  }
}
