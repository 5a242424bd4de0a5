import Model
import Testing

/// Drafts of tasks that nobody answers for are told before they are adopted.
@Suite struct DraftUnitTests {
  private static let department = PartyName(
    unit: UnitID(code: "H48.13", validFrom: Day(number: 0)), asStated: "Sở Tài chính", short: "Sở TC")
  private static let group = PartyName(
    unit: nil, asStated: "các sở, ban, ngành", short: "các sở, ban, ngành")

  private func content(
    _ kind: DraftContent.Kind, _ conclusion: Directive.Kind = .task, _ leads: [PartyName]
  ) -> DraftContent {
    DraftContent(kind, conclusion: conclusion, text: "báo cáo", leads: leads)
  }

  @Test func tasksWithoutAUnitAreNobodys() {
    #expect(content(.directive, .task, []).hasNoUnit)
    #expect(content(.directive, .task, [Self.group]).hasNoUnit)
    #expect(content(.directive, .task, [Self.department, Self.group]).hasNoUnit)
    #expect(content(.reassignment, .task, [Self.group]).hasNoUnit)
    #expect(!content(.directive, .task, [Self.department]).hasNoUnit)
    // A report names no lead and means all lines; a conclusion that is no task needs none.
    #expect(!content(.progress, .task, []).hasNoUnit)
    #expect(!content(.directive, .approval, []).hasNoUnit)
  }
}
