import Model
import Testing

@testable import Dashboard

@Suite struct SavedViewTests {
  @Test func aPlainViewIsAPlainText() {
    #expect(ViewValue(screen: .overview).saved.text == "1 overview")
    var view = ViewValue(screen: .directives)
    view.grouping = "lead"
    view.selected = .directive("nv/12/TB-UBND")
    view.period = .month(year: 2024, month: 5)
    view.filter = "so tai chinh"
    view.density = -1
    #expect(
      view.saved.text
        == "1 directives period=2024-05 filter=so%20tai%20chinh grouping=lead selected=directive:nv/12/TB-UBND density=-1"
    )
    #expect(ViewValue(view.saved) == view)
    #expect(view.saved.screen == "directives" && view.saved.version == 1)
  }

  @Test func everyViewComesBackAsItWent() {
    var random = SystemRandomNumberGenerator()
    let pieces = ["a", "Quảng Ngãi", "1,2", "50%", "=", "", "tab\t", "ộ", "%20", "unit:51@2025-07-01"]
    func text() -> String {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      .joined()
    }
    func keys() -> [ItemKey] { (0..<Int.random(in: 0...3, using: &random)).map { _ in ItemKey(text()) } }
    for _ in 0..<500 {
      var view = ViewValue(screen: ScreenID.allCases[Int.random(in: 0..<7, using: &random)])
      view.path = keys()
      view.marked = keys()
      view.toggled = keys()
      view.index = Bool.random(using: &random) ? IndexID(text()) : nil
      view.edition = Bool.random(using: &random) ? text() : nil
      view.period = Bool.random(using: &random) ? .quarter(year: 2024, quarter: 2) : nil
      view.filter = text()
      view.filterTyped = Bool.random(using: &random) ? text() : nil
      view.search = text()
      view.sort = Bool.random(using: &random) ? text() : nil
      view.isSortReversed = Bool.random(using: &random)
      view.grouping = Bool.random(using: &random) ? text() : nil
      view.selected = Bool.random(using: &random) ? ItemKey(text()) : nil
      view.top = Bool.random(using: &random) ? ItemKey(text()) : nil
      view.anchor = Bool.random(using: &random) ? ItemKey(text()) : nil
      view.column = Bool.random(using: &random) ? text() : nil
      view.pane = Int.random(in: 0...3, using: &random)
      view.isZoomed = Bool.random(using: &random)
      view.density = Int.random(in: -1...1, using: &random)
      #expect(ViewValue(view.saved) == view, "\(view.saved.text)")
    }
  }

  @Test(arguments: [
    "", "1", "x directives", "2 directives", "1 nowhere", "1 directives grouping", "1 directives colour=red",
    "1 directives grouping=lead grouping=due", "1 directives filter=%2", "1 directives filter=%ZZ",
    "1 directives filter=%FF", "1 directives period=never", "1 directives pane=99", "1 directives density=9",
    "1 directives sort=a,b", "1 directives zoomed=0",
  ])
  func whatIsNoViewIsRefused(text: String) {
    #expect(ViewValue(SavedView(text: text)) == nil)
  }
}
