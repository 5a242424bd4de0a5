import Model

/// Order, states and counts of all directives under one ``DirectiveOrder``; no texts, so that tens of thousands
/// stay small. Shared by reference.
public final class DirectiveList: Sendable {
  public let order: DirectiveOrder
  /// In display order, group after group.
  public let entries: [DirectiveEntry]
  public let groups: [DirectiveGroup]
  public let positions: [DirectiveID: Int]
  public let counts: DirectiveCounts

  public init(
    order: DirectiveOrder, entries: [DirectiveEntry], groups: [DirectiveGroup], counts: DirectiveCounts
  ) {
    self.order = order
    self.entries = entries
    self.groups = groups
    self.positions = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    self.counts = counts
  }
}

/// One directive in a list.
public struct DirectiveEntry: Sendable {
  public let id: DirectiveID
  public let kind: Directive.Kind
  public let standing: DirectiveStanding

  public init(id: DirectiveID, kind: Directive.Kind, standing: DirectiveStanding) {
    self.id = id
    self.kind = kind
    self.standing = standing
  }
}

/// A run of entries under one heading.
public struct DirectiveGroup: Sendable {
  public let key: ItemKey
  public let title: LocalizedText
  /// Positions in ``DirectiveList/entries``.
  public let range: Range<Int>

  public init(key: ItemKey, title: LocalizedText, range: Range<Int>) {
    self.key = key
    self.title = title
    self.range = range
  }
}

/// All of one directive.
public final class DirectiveDetail: Sendable {
  public let directive: Directive
  public let standing: DirectiveStanding
  public let assignments: [Assignment]
  public let reports: [ProgressReport]
  public let extensions: [DueExtension]

  public init(
    directive: Directive, standing: DirectiveStanding, assignments: [Assignment],
    reports: [ProgressReport], extensions: [DueExtension]
  ) {
    self.directive = directive
    self.standing = standing
    self.assignments = assignments
    self.reports = reports
    self.extensions = extensions
  }
}
