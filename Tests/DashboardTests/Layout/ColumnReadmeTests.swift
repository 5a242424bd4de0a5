import Foundation
import Model
import Testing

@testable import Dashboard

/// The plans of columns: what they promise, and the table of them in CONTRIBUTING.
@Suite struct ColumnReadmeTests {
  private static let file = URL(fileURLWithPath: #filePath).appendingPathComponent(
    "../../../../CONTRIBUTING.md"
  )
  .standardized

  /// More room never takes a column away, unless the plan itself changes at that width, and a column is never
  /// narrower than it must be.
  @Test(arguments: ColumnPlan.all.map(\.table.string), [-1, 0, 1])
  func roomDecides(_ table: String, _ density: Int) throws {
    let plan = try #require(ColumnPlan.all.first { $0.table.string == table })
    var before: Set<String> = []
    var offered: [String] = []
    for width in 60...300 {
      let columns = plan.columns(width: width, density: density) { rule, make in
        // Where one column stands for others their screen chooses.
        switch (table, rule.id) {
        case ("sources", "published"), ("sources", "read"): width < 110 ? [] : [make(rule.id, "", nil, 0, 0)]
        case ("sources", "day"): width >= 110 ? [] : [make(rule.id, "", nil, 0, 0)]
        case ("indicators", "unit") where density > 0: []
        default: [make(rule.id, "", nil, 0, 0)]
        }
      }
      let now = columns.map { "\($0.id) \($0.minimum)" }
      if now != offered { before = [] }
      offered = now
      let layout = TableLayout(columns, width: width)
      let kept = Set(layout.placed.map(\.column.id))
      #expect(before.subtracting(kept).isEmpty, "\(table) \(density) at \(width)")
      #expect(kept.isSuperset(of: columns.filter { $0.priority == 0 }.map(\.id)))
      for place in layout.placed {
        #expect(place.width >= place.column.minimum, "\(table) \(place.column.id) at \(width)")
      }
      before = kept
    }
  }

  /// Columns leave in the order the plan says, and only so many as must.
  @Test func theWeakestLeavesFirst() {
    let columns = ["a": 0, "b": 2, "c": 1].sorted { $0.key < $1.key }.map {
      TableColumn($0.key, head: "", minimum: 10, priority: $0.value)
    }
    func kept(_ width: Int) -> [String] { TableLayout(columns, width: width).placed.map(\.column.id) }
    #expect(kept(32) == ["a", "b", "c"])
    #expect(kept(31) == ["a", "c"])
    #expect(kept(21) == ["a", "c"])
    #expect(kept(20) == ["a"])
  }

  @Test func theTableTellsThePlans() throws {
    var part = "| table | column | from | at least | gives way | detail |\n|---|---|---|---|---|---|\n"
    for plan in ColumnPlan.all {
      let order = Set(plan.rules.map(\.givesWay)).filter { $0 > 0 }.sorted(by: >)
      for rule in plan.rules {
        let heads = rule.head.map { head in
          Language.allCases.map { Wording($0)[head].string }.joined(separator: ", ")
        }
        let name = heads ?? rule.about.string.replacing(" │ ", with: ", ")
        let from = rule.steps.first.map { $0.from == 0 ? "always" : "\($0.from)" } ?? ""
        let least = rule.steps.map { $0.from == 0 ? "\($0.minimum)" : "\($0.minimum) from \($0.from)" }
        let givesWay = order.firstIndex(of: rule.givesWay).map { "\($0 + 1)" } ?? "stays"
        let detail = rule.detail < 0 ? "" : rule.detail == 0 ? "not with `-`" : "with `+`"
        part +=
          "| \(plan.table) | \(name) | \(from) | \(least.joined(separator: ", ")) | \(givesWay) | \(detail) |\n"
      }
    }
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- columns: begin -->\n"))
    let end = try #require(text.range(of: "<!-- columns: end -->"))
    if ProcessInfo.processInfo.environment["UPDATE_README"] == "1" {
      try Data((text[..<begin.upperBound] + part + text[end.lowerBound...]).utf8).write(to: Self.file)
    } else {
      #expect(String(text[begin.upperBound..<end.lowerBound]) == part, "run the tests with UPDATE_README=1")
    }
  }
}
