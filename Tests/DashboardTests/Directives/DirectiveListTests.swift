import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The list of directives: states, groups, order, filter and search.
@Suite struct DirectiveListTests {
  @Test func countsOfTheBuiltInDirectives() throws {
    let list = try #require(try ScreenDriver(screen: .directives).list)
    #expect(list.entries.count == 55)
    let counts = [
      DirectiveState.overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate,
    ].map { list.counts[$0] }
    #expect(counts == [0, 4, 5, 1, 10, 35])
    #expect(list.counts.total == 55)
  }

  @Test func onlyTasksCountInRates() throws {
    let list = try #require(try ScreenDriver(screen: .directives).list)
    let tasks = list.entries.filter { $0.kind == .task }.count
    #expect(tasks < 55)
    #expect(list.counts.overdueRate(.all).of == tasks)
    #expect(list.counts.overdueRate(.finishedOrOverdue).of == 0)
  }

  @Test(arguments: DirectiveOrder.Grouping.allCases)
  func groupsHoldEveryDirectiveOnce(_ grouping: DirectiveOrder.Grouping) throws {
    var driver = try ScreenDriver(screen: .directives)
    while DirectivesScreen.order(driver.state).grouping != grouping { try driver.press("v") }
    let list = try #require(driver.list)
    #expect(list.order.grouping == grouping)
    #expect(list.groups.map(\.range.count).reduce(0, +) == 55)
    #expect(Set(list.entries.map(\.id)).count == 55)
    var end = 0
    for group in list.groups {
      #expect(group.range.lowerBound == end)
      #expect(!group.range.isEmpty)
      end = group.range.upperBound
    }
    #expect(Set(list.groups.map(\.key)).count == list.groups.count)
  }

  @Test func statesComeByUrgencyAndDaysInOrder() throws {
    let list = try #require(try ScreenDriver(screen: .directives).list)
    #expect(
      list.groups.map(\.state) == [.dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate])
    for group in list.groups {
      let days = list.entries[group.range].map { $0.standing.window?.last.number ?? .max }
      if group.state != .awaitingConfirmation { #expect(days == days.sorted()) }
    }
  }

  @Test func itemTenComesAfterItemFour() {
    #expect(NaturalOrder.compare("4", "10") == -1)
    #expect(NaturalOrder.compare("004.10", "004.9") == 1)
    #expect(NaturalOrder.compare("a2b", "a2b") == nil)
    #expect(NaturalOrder.compare("", "1") == -1)
    #expect(NaturalOrder.compare("2", "2a") == -1)
    // Numbers longer than any integer.
    let long = String(repeating: "9", count: 60)
    #expect(NaturalOrder.compare(long, "1" + long) == -1)
  }

  @Test func sortingByColumnReversesAndReturns() throws {
    var driver = try ManyDirectives.driver(300)
    let usual = try #require(driver.list).entries.map(\.id)
    try driver.press("Right Right s")
    let up = try #require(driver.list)
    #expect(up.order.sort == DirectiveColumn.due.rawValue)
    try driver.press("s")
    let down = try #require(driver.list)
    #expect(down.order.isReversed)
    for group in down.groups where group.state == .overdue || group.state == .inTime {
      let days = down.entries[group.range].map { $0.standing.window?.last.number ?? .max }
      #expect(days == days.sorted(by: >))
    }
    try driver.press("s")
    #expect(try #require(driver.list).entries.map(\.id) == usual)
  }

  @Test func filteringKeepsWhatContainsTheTextWithoutTones() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("f b a o Space c a o Enter")
    let list = try #require(driver.list)
    #expect(list.order.filter == "bao cao")
    #expect(list.unfilteredCount == 55)
    #expect(!list.entries.isEmpty && list.entries.count < 55)
    let shown = list.entries.indices.compactMap { list.index.text(at: $0) }
    #expect(shown.count == list.entries.count)
    #expect(shown.allSatisfy { $0.contains("bao cao") })
    try driver.press("Esc")
    #expect(try #require(driver.list).entries.count == 55)
  }

  @Test func aDocumentNumberIsFound() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("f p h i e n Space h o p Space t h u Space 6 Enter")
    let list = try #require(driver.list)
    #expect(list.entries.count == 11)
    #expect(list.entries.allSatisfy { $0.document == "001.1" })
  }

  // MARK: Search index

  @Test func indexFindsWhatScanningFinds() {
    var random = SeededNumbers(seed: 5)
    let letters = Array("abc dn\u{0111}01")
    func text(_ count: Int) -> String {
      String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
    }
    for _ in 0..<40 {
      let texts = (0..<60).map { _ in text(Int.random(in: 0...30, using: &random)) }
      let index = DirectiveListIndex(texts)
      #expect(index.count == texts.count)
      for _ in 0..<20 {
        let needle = text(Int.random(in: 1...5, using: &random))
        let plain = texts.indices.filter { position in
          let haystack = Array(texts[position].utf8)
          let wanted = Array(needle.utf8)
          guard haystack.count >= wanted.count else { return false }
          return (0...(haystack.count - wanted.count)).contains {
            Array(haystack[$0..<($0 + wanted.count)]) == wanted
          }
        }
        #expect(index.matches(needle) == plain)
      }
      for position in texts.indices { #expect(index.text(at: position) == texts[position]) }
    }
    #expect(DirectiveListIndex([]).matches("a").isEmpty)
    #expect(DirectiveListIndex(["abc"]).matches("").isEmpty)
    #expect(DirectiveListIndex(["ab", "cd"]).matches("bc").isEmpty)
    #expect(DirectiveListIndex(["ab"]).text(at: 1) == nil)
  }
}
