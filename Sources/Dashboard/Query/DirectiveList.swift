import Model

/// Order, states and counts of all directives under one ``DirectiveOrder``; no texts but those searched in, so
/// that tens of thousands stay small. Shared by reference.
public final class DirectiveList: Sendable {
  public let order: DirectiveOrder
  /// In display order, group after group.
  public let entries: [DirectiveEntry]
  public let groups: [DirectiveGroup]
  /// Positions in ``entries`` by key.
  public var positions: [DirectiveID: Int] { positionsOnDemand.value }
  public let counts: DirectiveCounts
  /// Directives of the library assigned by the order's day, those that the filter leaves out included.
  public let unfilteredCount: Int
  /// Folded texts of all entries, by position.
  public var index: DirectiveListIndex { indexOnDemand.value }
  /// The keys of ``entries`` in runs of ``blockSize``: what is read at once. Shared, so that asking for the
  /// rows around the cursor copies nothing.
  public let blocks: [[DirectiveID]]
  /// Positions in ``entries`` of what stands on a document.
  public var byDocument: [DocumentID: [Int]] { byDocumentOnDemand.value }
  /// Sources of the documents that directives stand on, the one with most directives first.
  public let sources: [SourceID]
  /// How many provinces the directives belong to.
  public let provinceCount: Int
  /// Open directives whose figure has reached its target: their completion is proposed.
  public let reached: [DirectiveID: FigureProgress]

  /// Rows read at once.
  public static let blockSize = 64

  private let positionsOnDemand: OnDemand<[DirectiveID: Int]>
  private let byDocumentOnDemand: OnDemand<[DocumentID: [Int]]>
  private let indexOnDemand: OnDemand<DirectiveListIndex>

  /// - Parameter index: makes the index of the entries' texts, when somebody first searches.
  public init(
    order: DirectiveOrder, entries: [DirectiveEntry], groups: [DirectiveGroup], counts: DirectiveCounts,
    unfilteredCount: Int? = nil,
    index: @escaping @Sendable () -> DirectiveListIndex = { DirectiveListIndex([String]()) },
    sources: [SourceID] = [], reached: [DirectiveID: FigureProgress] = [:]
  ) {
    self.reached = reached
    self.order = order
    self.entries = entries
    self.groups = groups
    positionsOnDemand = OnDemand {
      var positions: [DirectiveID: Int] = Dictionary(minimumCapacity: entries.count)
      for (position, entry) in entries.enumerated() { positions[entry.id] = position }
      return positions
    }
    self.counts = counts
    self.unfilteredCount = unfilteredCount ?? entries.count
    indexOnDemand = OnDemand(index)
    self.sources = sources
    blocks = stride(from: 0, to: entries.count, by: Self.blockSize).map { start in
      entries[start..<min(start + Self.blockSize, entries.count)].map(\.id)
    }
    byDocumentOnDemand = OnDemand {
      var byDocument: [DocumentID: [Int]] = [:]
      for (position, entry) in entries.enumerated() {
        if let document = entry.document { byDocument[document, default: []].append(position) }
      }
      return byDocument
    }
    var provinces: Set<UnitID> = []
    var last: UnitID?
    // Runs of one province are long.
    for entry in entries where entry.province != last {
      last = entry.province
      if let last { provinces.insert(last) }
    }
    provinceCount = provinces.count
  }
}

/// One directive in a list.
public struct DirectiveEntry: Sendable {
  public let id: DirectiveID
  public let kind: Directive.Kind
  public let standing: DirectiveStanding
  public let province: UnitID?
  public let document: DocumentID?
  /// The edition whose publication a target in words waits for.
  public let awaitsReading: EditionID?
  public let extensionCount: Int
  public let latestReport: ReportOutline?

  public init(
    id: DirectiveID, kind: Directive.Kind, standing: DirectiveStanding, province: UnitID? = nil,
    document: DocumentID? = nil, awaitsReading: EditionID? = nil, extensionCount: Int = 0,
    latestReport: ReportOutline? = nil
  ) {
    self.id = id
    self.kind = kind
    self.standing = standing
    self.province = province
    self.document = document
    self.awaitsReading = awaitsReading
    self.extensionCount = extensionCount
    self.latestReport = latestReport
  }

  /// - Parameter day: reports and extensions of later days are left out.
  init(
    _ register: DirectiveRegister, _ row: DirectiveRegister.Row, _ standing: DirectiveStanding, on day: Day
  ) {
    self.init(
      id: register.id(of: row), kind: row.kind, standing: standing, province: register.province(of: row),
      document: register.document(of: row), awaitsReading: register.awaitsReading(of: row),
      extensionCount: register.extensionCount(of: row, on: day),
      latestReport: register.latestReportOfAny(of: row, on: day))
  }
}

/// A run of entries under one heading.
public struct DirectiveGroup: Sendable {
  public let key: ItemKey
  public let title: LocalizedText
  /// Positions in ``DirectiveList/entries``.
  public let range: Range<Int>
  /// The state all entries share, where they are grouped by state.
  public let state: DirectiveState?
  public let counts: DirectiveCounts
  /// Entries by kind of conclusion.
  public let kinds: [Directive.Kind: Int]
  /// Entries that go on without a date (thường xuyên).
  public let continuousCount: Int
  /// Whether rates may be shown: not of what a committee or a collective leads, nor of what nobody does.
  public let isScored: Bool

  public init(
    key: ItemKey, title: LocalizedText, range: Range<Int>, state: DirectiveState? = nil,
    counts: DirectiveCounts = DirectiveCounts(tasks: [:]), kinds: [Directive.Kind: Int] = [:],
    continuousCount: Int = 0, isScored: Bool = true
  ) {
    self.key = key
    self.title = title
    self.range = range
    self.state = state
    self.counts = counts
    self.kinds = kinds
    self.continuousCount = continuousCount
    self.isScored = isScored
  }

  /// Grouped by state, what is finished or has no date comes as one line until it is opened; every other
  /// heading is open.
  public var isUsuallyClosed: Bool {
    switch state {
    case .noDate, .done, .doneLate, .dropped: true
    default: false
    }
  }

  /// The pressing states need no heading: each row tells its state.
  public var hasHeading: Bool { state == nil || isUsuallyClosed }
}

/// All of one directive.
public final class DirectiveDetail: Sendable {
  /// A unit's own line and how it stands.
  public struct Line: Sendable {
    public let assignment: Assignment
    public let standing: DirectiveStanding
  }

  public let directive: Directive
  public let standing: DirectiveStanding
  public let assignments: [Assignment]
  /// Newest first.
  public let reports: [ProgressReport]
  /// Newest first.
  public let extensions: [DueExtension]
  /// One for each of ``assignments``.
  public let lines: [Line]
  /// Windows of the instances that come next, the one to be answered first; empty without recurrence.
  public let instances: [DayRange]
  /// Earlier and present versions of the directive as the store knew it, oldest first.
  public let versions: [FactVersion]
  /// The figure that it goes back to, then and now; nil where it goes back to none.
  public let figure: FigureProgress?

  public init(
    directive: Directive, standing: DirectiveStanding, assignments: [Assignment],
    reports: [ProgressReport], extensions: [DueExtension], lines: [Line] = [], instances: [DayRange] = [],
    versions: [FactVersion] = [], figure: FigureProgress? = nil
  ) {
    self.figure = figure
    self.directive = directive
    self.standing = standing
    self.assignments = assignments
    self.reports = reports
    self.extensions = extensions
    self.lines = lines
    self.instances = instances
    self.versions = versions
  }
}
