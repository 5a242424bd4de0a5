import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What a screen wants stays at hand, however much it is.
@Suite struct AnswerCacheTests {
  /// Screen Sources wants every edition at once.
  private static func manyEditions(_ count: Int) throws -> FactBatch {
    let published = try #require(Day(year: 2024, month: 1, day: 31))
    var batch = FactBatch(kind: .reference, title: "Thử", author: "thử", reason: .empty)
    batch.editions = (0..<count).map { number in
      Edition(
        id: EditionID(index: "dti", label: "\(1900 + number)"), structure: "dti-made-up",
        period: .year(1900 + number), published: published, publishedAsStated: .empty, unitCount: 0,
        unitsOn: published, methodBreak: .no, breakNote: .empty, statedMeans: [], source: "made-up")
    }
    return batch
  }

  @Test func hundredEditionsAreAskedOnceEach() throws {
    let reader = MemoryReader([try Self.manyEditions(100)])
    let catalogue = try Catalogue(from: reader)
    let today = try #require(Day(year: 2024, month: 6, day: 3))
    var state = State(
      size: Size(columns: 120, rows: 40), language: .vietnamese, themes: ["dark"], theme: "dark",
      today: today, isTodayFixed: true, library: .builtIn, isReadOnly: true, home: nil,
      view: ViewValue(screen: .sources))
    var asked: [Query: Int] = [:]
    state.play(.resize(state.size)) { query in
      asked[query, default: 0] += 1
      guard let answer = try? query.answer(from: reader, catalogue: catalogue) else {
        return .failure(query, Notice(.error, "the query failed"))
      }
      return .answer(query, answer)
    }
    let rankings = asked.keys.count { query in
      if case .ranking = query { true } else { false }
    }
    #expect(rankings == 100)
    #expect(asked.values.allSatisfy { $0 == 1 })
    #expect(state.answers.pending.isEmpty)
    #expect(state.wantedQueries().allSatisfy { state.answers[$0] != nil })
    #expect(state.update(.key(.down)).isEmpty)
  }

  @Test func whatIsWantedNoLongerMakesRoom() {
    var cache = AnswerCache()
    let old = (0..<100).map { Query.ranking(EditionID(index: "old", label: "\($0)")) }
    let new = (0..<10).map { Query.ranking(EditionID(index: "new", label: "\($0)")) }
    for queries in [[.catalogue] + old, [.catalogue] + new] {
      for query in cache.request(queries) {
        cache.store(query == .catalogue ? .catalogue(.empty) : .history([]), for: query)
      }
      #expect(cache.request(queries).isEmpty)
    }
    #expect(old.filter { cache[$0] != nil }.count < 64)
    #expect(cache[old[0]] == nil)
    #expect(cache[.catalogue] != nil)
  }
}
