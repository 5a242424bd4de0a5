import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What is shown as now is now, and what is not says so.
@Suite struct FreshnessTests {
  private static let loadCatalogue = Effect.load(.catalogue)

  private func state(_ library: MemoryReader, home: UnitID? = nil, isTodayFixed: Bool = false) throws -> State
  {
    let catalogue = try Catalogue(from: library)
    var state = State(
      size: Size(columns: 120, rows: 40), language: .vietnamese, themes: ["dark"], theme: "dark",
      today: ManyDirectives.today, isTodayFixed: isTodayFixed, library: .store(name: "thử"),
      isReadOnly: false,
      home: home)
    state.play(.resize(state.size)) { query in
      (try? .answer(query, query.answer(from: library, catalogue: catalogue)))
        ?? .failure(query, Notice(.error, "the query failed"))
    }
    return state
  }

  private static func settings(_ home: String) -> FactBatch {
    var batch = FactBatch(kind: .settings, title: "made up", author: "test", reason: "")
    batch.settings = ["home": home]
    return batch
  }

  private func header(_ state: State) -> String { state.frame().text(row: 0) }

  // MARK: Frozen

  @Test func unfreezingAsksAgainThoughNothingWasCounted() throws {
    var state = try state(MemoryReader([]))
    _ = state.update(.key(.character("p")))
    #expect(state.update(.key(.character("p"))).contains(Self.loadCatalogue))
    #expect(!state.isFrozen)
  }

  @Test func whatWasTakenInWhileFreezingStaysCounted() throws {
    var state = try state(MemoryReader([]))
    _ = state.update(.key(.character("p")))
    // The look at the store was under way when the key came.
    _ = state.update(.storeChanged)
    _ = state.update(.changesWait(0))
    #expect(state.waitingChanges == 1)
    #expect(header(state).contains("1 thay đổi chờ"))
    _ = state.update(.changesWait(2))
    #expect(state.waitingChanges == 3)
    _ = state.update(.key(.character("p")))
    _ = state.update(.key(.character("p")))
    _ = state.update(.changesWait(1))
    #expect(state.waitingChanges == 1)
  }

  @Test func aNewStoreIsNotFrozen() throws {
    var state = try state(MemoryReader([]))
    _ = state.update(.key(.character("p")))
    _ = state.update(.changesWait(4))
    let effects = state.update(.storeOpened(.store(name: "mới"), home: nil, isReadOnly: false))
    #expect(!state.isFrozen && state.waitingChanges == 0)
    #expect(effects.contains(Self.loadCatalogue))
    #expect(header(state).contains("● Tự cập nhật"))
  }

  // MARK: The day

  @Test func theDayWaitsWhileFrozen() throws {
    var state = try state(MemoryReader([]))
    let tomorrow = ManyDirectives.today + 1
    _ = state.update(.key(.character("p")))
    let picture = state.frame()
    let event = try #require(state.dayChange(on: tomorrow))
    _ = state.update(event)
    #expect(state.today == ManyDirectives.today)
    #expect(state.frame() == picture)
    #expect(state.dayChange(on: tomorrow) == nil, "told once")
    _ = state.update(.key(.character("p")))
    #expect(state.today == tomorrow)
    #expect(header(state).contains("04/06/2024"))
  }

  @Test func theClockChangesTheDay() throws {
    var moving = try state(MemoryReader([]))
    #expect(moving.dayChange(on: moving.today) == nil)
    // Forwards after the machine slept, backwards when its clock was set.
    for days in [3, -1] {
      let day = ManyDirectives.today + days
      _ = moving.update(try #require(moving.dayChange(on: day)))
      #expect(moving.today == day)
    }
    let fixed = try state(MemoryReader([]), isTodayFixed: true)
    #expect(fixed.dayChange(on: fixed.today + 1) == nil)
  }

  // MARK: Home

  @Test func theHomeFollowsTheStoreUnlessGiven() throws {
    let first = try #require(UnitID("51@2004-07-08"))
    let second = try #require(UnitID("48@2004-07-08"))
    let before = MemoryReader([Self.settings(first.description)])
    let after = try Catalogue(from: MemoryReader([Self.settings(second.description)]))
    var following = try state(before)
    #expect(following.home == first)
    _ = following.update(.storeChanged)
    _ = following.update(.answer(.catalogue, .catalogue(after)))
    #expect(following.home == second)

    var given = try state(before, home: first)
    _ = given.update(.storeChanged)
    _ = given.update(.answer(.catalogue, .catalogue(after)))
    #expect(given.home == first)
  }

  // MARK: Failures

  @Test func figuresThatCouldNotBeReadAgainAreNotCalledCurrent() throws {
    var driver = try ScreenDriver(screen: .directives)
    let query = try #require(
      driver.state.wantedQueries().first { if case .directives = $0 { true } else { false } })
    let list = driver.state.answers[query]
    #expect(list != nil)
    let asked = driver.state.update(.storeChanged)
    #expect(asked.contains(.load(query)))
    _ = driver.state.update(.answer(.catalogue, .catalogue(driver.state.catalogue)))
    _ = driver.state.update(.failure(query, Notice(.error, "hỏng")))
    _ = driver.state.update(.key(.down))
    #expect(driver.state.answers[query] != nil, "old figures stay")
    #expect(header(driver.state).contains("! Chưa đọc lại được"))
    // Asking again is no success yet.
    #expect(driver.state.update(.key(.character("r"))).contains(.load(query)))
    #expect(header(driver.state).contains("! Chưa đọc lại được"))
    _ = driver.state.update(.key(.character("L")))
    #expect(header(driver.state).contains("! Not reloaded"))
    _ = driver.state.update(.answer(query, try #require(list)))
    #expect(!driver.state.isBehind)
    #expect(!header(driver.state).contains("Not reloaded"))
  }

  @Test(arguments: [true, false])
  func aStoreThatCannotBeLookedAtIsNotCalledLive(_ changed: Bool) throws {
    var state = try state(MemoryReader([]))
    _ = state.update(.refreshFailed(Notice(.error, "hỏng")))
    _ = state.update(.key(.down))
    #expect(header(state).contains("! Chưa đọc lại được"))
    _ = state.update(changed ? .storeChanged : .nothingNew)
    #expect(header(state).contains("● Tự cập nhật"))
  }

  @Test func withoutAWatcherTheHeaderSaysSo() throws {
    var state = try state(MemoryReader([]))
    _ = state.update(.watchingFailed)
    #expect(header(state).contains("○ Không tự cập nhật, bấm r"))
    _ = state.update(.key(.character("L")))
    #expect(header(state).contains("○ No live updates, press r"))
  }
}
