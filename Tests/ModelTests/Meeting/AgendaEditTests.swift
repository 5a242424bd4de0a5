import Model
import Testing

/// What a person does to an agenda, on an agenda that somebody else may have changed meanwhile.
@Suite struct AgendaEditTests {
  private func text(_ text: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: text), english: .empty)
  }

  private func item(_ number: Int, dropped: Bool = false) -> AgendaItem {
    AgendaItem(
      id: FactID("m/\(number)"), meeting: "m", position: number, title: text("mục \(number)"), view: nil,
      isDropped: dropped)
  }

  private func record(_ items: [AgendaItem]) throws -> MeetingRecord {
    let day = try #require(Day(year: 2024, month: 7, day: 5))
    return MeetingRecord(
      meeting: Meeting(id: "m", kind: .monthly, province: nil, day: day), agenda: items, rooms: [],
      attendance: [])
  }

  @Test func aNewItemIsTheLastAndTakesNoNameThatWasUsed() throws {
    let all = [item(1), item(2), item(3, dropped: true)]
    let added = AgendaEdit.add(title: text("mới"), view: SavedView(text: "1 rankings"))
      .items(in: try record(all), all: all)
    #expect(added.map(\.id) == ["m/4"] && added.first?.position == 3)
    #expect(added.first?.view?.screen == "rankings")
  }

  @Test func renamingTouchesTheTitleAlone() throws {
    let all = [item(1), item(2)]
    let renamed = AgendaEdit.rename("m/2", title: text("khác")).items(in: try record(all), all: all)
    #expect(renamed == [item(2).titled(text("khác"))])
    #expect(AgendaEdit.rename("m/2", title: text("mục 2")).items(in: try record(all), all: all).isEmpty)
    #expect(AgendaEdit.rename("m/9", title: text("khác")).items(in: try record(all), all: all).isEmpty)
  }

  @Test func whatFollowsADroppedItemMovesUp() throws {
    let all = [item(1), item(2), item(3)]
    let dropped = AgendaEdit.drop("m/2").items(in: try record(all), all: all)
    #expect(dropped == [item(2).dropped(), item(3).at(2)])
    let again = all.map { $0.id == "m/2" ? $0.dropped() : $0 }
    #expect(AgendaEdit.drop("m/2").items(in: try record(again), all: again).isEmpty)
  }

  @Test func itemsThatAnOrderDoesNotNameFollow() throws {
    let all = [item(1), item(2), item(3)]
    let moved = AgendaEdit.reorder(["m/2", "m/1"]).items(in: try record(all), all: all)
    #expect(moved == [item(2).at(1), item(1).at(2)])
  }
}
