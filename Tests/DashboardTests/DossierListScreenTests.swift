import Model
import TestLibrary
import Testing

@testable import Dashboard

/// A list of single dossiers of which only a part is at hand: searched, ordered and narrowed as a whole.
@Suite struct DossierListScreenTests {
  private func context(_ driver: ScreenDriver) throws -> CountedContext {
    try #require(CountedContext(driver.state))
  }

  /// A long list of single dossiers, and what it has, in its own order.
  private func longList() throws -> (driver: ScreenDriver, all: [Dossier]) {
    let province = DossierProvince(many: 3000)
    var driver = try ScreenDriver(
      reader: province.reader, screen: .dossiers, size: Size(columns: 120, rows: 40),
      today: DossierProvince.today, home: DossierProvince.home)
    try driver.press("d d d Down Enter G Enter Enter")
    let all = province.dossiers.filter {
      $0.unit == DossierProvince.otherCommune && $0.procedure == DossierProvince.marriage
    }.sorted { ($0.received, $0.code) < ($1.received, $1.code) }
    return (driver, all)
  }

  private func type(_ text: String, _ driver: inout ScreenDriver) {
    for character in text { driver.play(.key(.character(character))) }
  }

  @Test func searchFindsWhatIsFarFromThePartAtHand() throws {
    var (driver, all) = try longList()
    let wanted = all[all.count - 700]
    #expect(try #require(context(driver).window).position(of: .dossier(wanted)) == nil)
    try driver.press("/")
    type(wanted.code.rawValue.lowercased(), &driver)
    #expect(driver.state.frame().text(row: 39).contains("1 khớp"))
    #expect(driver.state.view.selected == .dossier(wanted))
    #expect(driver.state.frame().text.contains(wanted.code.rawValue))
    try driver.press("Enter")
    #expect(
      driver.state.notice?.text.string.contains("Khớp 1 trên 1") == true, "\(driver.state.notice?.text ?? "")"
    )
    // The list goes on around it, in both directions.
    let window = try #require(context(driver).window)
    #expect(window.dossiers.first == all[window.before] && window.count == all.count)
    try driver.press("Down")
    #expect(driver.state.view.selected == .dossier(all[all.count - 699]))
    // Esc while typing comes back to where one was.
    try driver.press("/")
    type(all[0].code.rawValue, &driver)
    #expect(driver.state.view.selected == .dossier(all[0]))
    try driver.press("Esc")
    #expect(driver.state.view.selected == .dossier(all[all.count - 699]))
    try driver.press("/")
    type("không có", &driver)
    try driver.press("Enter")
    #expect(driver.state.notice?.text == driver.state.wording[.noticeNoMatch])
  }

  @Test func theNextMatchIsTheNextOfTheWholeList() throws {
    var (driver, all) = try longList()
    // The words for a state are found as well; the matches lie all over the list.
    let day = DossierProvince.today
    let late = all.filter { $0.daysLate(on: day) > 0 }
    try #require(late.count > 320)
    try driver.press("/")
    type("quá hạn", &driver)
    try driver.press("Enter")
    #expect(driver.state.view.selected == .dossier(late[0]))
    for position in 1..<320 {
      try driver.press("n")
      #expect(driver.state.view.selected == .dossier(late[position]))
    }
    try driver.press("g N")
    #expect(driver.state.view.selected == late.last.map { .dossier($0) })
    #expect(driver.state.notice?.text.string.contains(driver.state.format.integer(late.count).string) == true)
    try driver.press("n")
    #expect(driver.state.view.selected == .dossier(late[0]))
  }

  /// However many matches there are, none is out of reach, and each knows its number.
  @Test func matchesAreReadPartByPart() throws {
    let (driver, all) = try longList()
    let window = try #require(context(driver).window)
    let listing = window.listing.matching(DossierText(code: "", states: [.finishedLate, .openLate]))
    let day = DossierProvince.today
    let late = all.filter { $0.daysLate(on: day) > 0 }
    let reader = DossierProvince(many: 3000).reader
    func part(_ anchor: DossierAnchor) throws -> DossierMatches {
      DossierMatches(try DossierWindow(listing, anchor, reach: 40, from: reader))
    }
    // All of them with n, from before the first on, in parts of 80.
    var matches = try part(.start)
    #expect(matches.count == late.count && matches.keys.count == 80)
    var seen: [Dossier] = []
    var current: Dossier? = all[0]
    var reads = 0
    while seen.count < late.count {
      switch matches.step(seen.isEmpty ? .here : .next, from: current) {
      case .match(let position):
        let found = try #require(matches.dossier(of: matches.keys[position]))
        seen.append(found)
        #expect(matches.number(of: position) == seen.count)
        current = found
      case .elsewhere(let anchor):
        reads += 1
        try #require(reads < late.count)
        matches = try part(anchor)
      case .none: throw Missing()
      }
    }
    #expect(seen == late)
    // Round both ends.
    #expect(matches.step(.next, from: late.last) == .elsewhere(.start))
    #expect(try part(.start).step(.next, from: late.last) != .match(0), "the last lies in another part")
    #expect(try part(.start).step(.first, from: nil) == .match(0))
    #expect(try part(.start).step(.previous, from: late[0]) == .elsewhere(.end))
    let end = try part(.end)
    #expect(end.step(.last, from: nil) == .match(end.keys.count - 1))
    #expect(end.number(of: end.keys.count - 1) == late.count)
    #expect(end.step(.previous, from: late[late.count - 80]) != .none)
  }

  private struct Missing: Error {}

  @Test func theListIsOrderedByCodeAndByDaysLate() throws {
    var (driver, all) = try longList()
    let day = DossierProvince.today
    func check(_ ordered: [Dossier], _ words: Comment) throws {
      try driver.press("g")
      var seen: [ItemKey] = []
      let page = Screens.screen(.dossiers).pageRows(driver.state)
      for start in stride(from: 0, to: ordered.count, by: page) {
        seen.append(try #require(driver.state.view.selected))
        #expect(seen.last == .dossier(ordered[start]), words)
        let window = try #require(context(driver).window)
        #expect(window.dossiers.count <= 2 * DossierWindow.reach && window.count == ordered.count)
        #expect(window.dossiers.first == ordered[window.before], words)
        try driver.press("PgDn")
      }
      try driver.press("G")
      #expect(driver.state.view.selected == ordered.last.map { .dossier($0) }, words)
    }
    let byCode = all.sorted { $0.code < $1.code }
    try driver.press("Right s")
    try check(byCode, "code")
    try driver.press("s")
    try check(byCode.reversed(), "code, last first")
    let byLateness = all.sorted {
      ($0.daysLate(on: day), $0.received, $0.code) < ($1.daysLate(on: day), $1.received, $1.code)
    }
    try driver.press("Right Right s")
    try check(byLateness.reversed(), "latest first")
    try driver.press("s")
    try check(byLateness, "latest last")
  }

  @Test func theListIsNarrowedToAStateOrAPartOfTheCode() throws {
    var (driver, all) = try longList()
    let day = DossierProvince.today
    try driver.press("f")
    type("quá hạn", &driver)
    try driver.press("Enter")
    let late = all.filter { $0.daysLate(on: day) > 0 }
    var window = try #require(context(driver).window)
    #expect(window.count == late.count && window.dossiers.first == late.first)
    #expect(driver.state.frame().text.contains("quá hạn"))
    #expect(try driver.exported().rowCount == late.count)
    try driver.press("Right Right Right s g")
    #expect(
      try #require(context(driver).window).dossiers.first?.daysLate(on: day)
        == late.map { $0.daysLate(on: day) }.max())
    try driver.press("f")
    for _ in "quá hạn" { try driver.press("Backspace") }
    type("đúng hạn", &driver)
    try driver.press("Enter")
    window = try #require(context(driver).window)
    // A withdrawn one counts as on time; its row says that it was withdrawn.
    let withdrawn = all.filter { $0.standing(on: day) == .finishedOnTime && $0.result == .withdrawn }
    #expect(!withdrawn.isEmpty)
    #expect(
      window.count == all.filter { $0.standing(on: day) == .finishedOnTime }.count - withdrawn.count)
    #expect(window.count > 0)
    try driver.press("f")
    for _ in "đúng hạn" { try driver.press("Backspace") }
    type("đã rút", &driver)
    try driver.press("Enter")
    window = try #require(context(driver).window)
    #expect(Set(window.dossiers.map(\.code)) == Set(withdrawn.map(\.code)))
    // Searching what is narrowed already finds what says both.
    try driver.press("/")
    type(withdrawn[0].code.rawValue, &driver)
    #expect(driver.state.frame().text(row: 39).contains("1 khớp"))
    try driver.press("Esc")
    try driver.press("f")
    for _ in "đã rút" { try driver.press("Backspace") }
    type(String(all[5].code.rawValue.suffix(6)), &driver)
    window = try #require(context(driver).window)
    #expect(window.dossiers.contains(all[5]) && window.count < 20)
    type("#", &driver)
    #expect(driver.state.frame().text.contains(driver.state.wording[.noticeNoMatch].string))
    try driver.press("Esc")
  }
}
