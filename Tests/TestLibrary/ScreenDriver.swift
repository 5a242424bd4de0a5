import Dashboard
import Model
import Reference
import Store

/// Drives the screens on the built-in figures without a terminal: keys in, frames out.
public struct ScreenDriver {
  public var state: State
  private var reader: any FactReader
  private var catalogue: Catalogue
  /// With the newest figures.
  private let newest: any FactReader

  /// Starts on a screen with everything loaded.
  public init(
    reader: any FactReader, screen: ScreenID = .overview, size: Size = Size(columns: 120, rows: 40),
    language: Language = .vietnamese, today: Day, home: UnitID?
  ) throws {
    self.reader = reader
    newest = reader
    state = State(
      size: size, language: language, themes: ["dark", "light"], theme: "dark", today: today,
      isTodayFixed: true, library: .builtIn, isReadOnly: true, home: home, view: ViewValue(screen: screen))
    // Nothing is written while the driver drives.
    catalogue = try Catalogue(from: reader)
    play(.resize(size))
  }

  /// Takes in an event and answers what it asks for.
  @discardableResult public mutating func play(_ event: Event) -> [Effect] {
    let (reader, catalogue) = (reader, catalogue)
    var others: [Effect] = []
    for effect in state.play(
      event, leavingLate: leavesLate, answering: { Self.answer($0, reader, catalogue) })
    {
      guard case .showFigures(let batch) = effect else {
        others.append(effect)
        continue
      }
      shownFigures.append(batch)
      others += show(batch)
    }
    return others
  }

  /// What a first frame does without is not answered, see ``Query/canWait``.
  public var leavesLate = false

  /// Answers a query that was left.
  public mutating func answer(_ query: Query) { play(Self.answer(query, reader, catalogue)) }

  /// The library cannot go back to the newest figures.
  public var keepsFigures = false

  /// The batches whose figures were asked for, one after the other.
  public private(set) var shownFigures: [BatchNumber?] = []

  private mutating func show(_ batch: BatchNumber?) -> [Effect] {
    do {
      if batch == nil, keepsFigures { throw DriverError() }
      if let batch {
        guard let other = try newest.asKnown(at: batch, records: newest.knownAt) else { throw DriverError() }
        reader = other
      } else {
        reader = newest
      }
      catalogue = try Catalogue(from: reader)
      return play(.figuresShown(batch))
    } catch {
      let telling = reader.knownAt == newest.knownAt ? nil : reader.knownAt
      return play(.figuresRefused(batch, telling: telling, Notice(.error, "no such figures")))
    }
  }

  /// Answers what the items beside the presented one need.
  /// - Returns: how many queries that took.
  public mutating func loadAhead() -> Int {
    var count = 0
    while true {
      let effects = state.askAhead()
      if effects.isEmpty { return count }
      for case .load(let query) in effects {
        count += 1
        play(Self.answer(query, reader, catalogue))
      }
    }
  }

  private static func answer(_ query: Query, _ reader: any FactReader, _ catalogue: Catalogue) -> Event {
    if case .catalogue = query { return .answer(query, .catalogue(catalogue)) }
    do {
      return .answer(query, try query.answer(from: reader, catalogue: catalogue, agenda: Self.usualAgenda))
    } catch {
      return .failure(query, Notice(.error, "the query failed"))
    }
  }

  /// The agenda that a meeting begins with, an item of every kind; the last is only spoken to.
  public static let usualAgenda: [AgendaItem] = [
    ("Thay đổi từ phiên họp trước", "What changed since the last meeting", "meeting path=line:changes", 5),
    ("Vị trí của tỉnh", "Where the province stands", "rankings", 5),
    ("Hồ sơ, dịch vụ công", "Dossiers and online services", "dossiers", 10),
    ("Nhiệm vụ đến hạn", "Directives due", "directives grouping=dueMonth", 15),
    ("Vướng mắc chưa quyết", "Open difficulties", "directives grouping=difficulties", 10),
    ("Chỉ tiêu chưa đạt", "Indicators off target", "indicators", 10),
    ("Số liệu khác nhau", "Figures that differ", "sources", 5),
    ("Tổng quan", "Overview", "overview", 5),
    ("Kết luận của chủ trì", "Conclusions of the chair", nil, nil),
  ].enumerated().map { position, item in
    AgendaItem(
      id: FactID("usual/\(position + 1)"), meeting: "usual", position: position + 1,
      title: LocalizedText(
        vietnamese: CleanText(cleaning: item.0), english: CleanText(cleaning: item.1)),
      view: item.2.map { SavedView(text: "1 \($0)") }, minutes: item.3,
      speaker: item.2 == nil ? CleanText(cleaning: "Chủ tịch UBND tỉnh") : .empty)
  }

  /// On the built-in figures, as on 03/06/2024 in Quảng Ngãi.
  public init(
    screen: ScreenID = .overview, size: Size = Size(columns: 120, rows: 40),
    language: Language = .vietnamese
  ) throws {
    guard let today = Day(year: 2024, month: 6, day: 3), let from = Day(year: 2004, month: 7, day: 8) else {
      throw DriverError()
    }
    try self.init(
      reader: StoreReader(image: BuiltIn.image), screen: screen, size: size, language: language,
      today: today, home: UnitID(code: "51", validFrom: from))
  }

  /// Presses keys by name, `"Down Down Enter"`.
  public mutating func press(_ keys: String) throws {
    for name in keys.split(separator: " ") {
      guard let key = Key(name: String(name)) else { throw DriverError() }
      play(.key(key))
    }
  }

  public mutating func resize(_ columns: Int, _ rows: Int) {
    play(.resize(Size(columns: columns, rows: rows)))
  }

  public var frame: Frame { state.frame() }

  /// What the screen gives out, all of it.
  public func exported() throws -> ExportedView {
    var copy = self
    copy.state = state.forExport()
    copy.play(.resize(copy.state.size))
    guard let view = copy.state.exported() else { throw DriverError() }
    return view
  }
}

struct DriverError: Error {}
