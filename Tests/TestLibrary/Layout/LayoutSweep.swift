import Dashboard
import Foundation
import Model
import Reference
import Store
import Synchronization

/// Draws views at many sizes on several threads while audits watch; see ``DrawingAudit``.
public struct LayoutSweep: Sendable {
  /// What a view is drawn with.
  public struct Subject: Hashable, Sendable, CustomStringConvertible {
    public let language: Language
    /// The longest names that offices bear instead of those of the built-in figures.
    public let hasLongNames: Bool
    /// The invented province with dossiers one by one instead of the built-in figures.
    public let hasDossiers: Bool
    /// The province with a meeting that hundreds of rooms follow.
    public let hasRooms: Bool

    public init(_ language: Language, longNames: Bool, dossiers: Bool = false, rooms: Bool = false) {
      self.language = language
      hasLongNames = longNames
      hasDossiers = dossiers
      hasRooms = rooms
    }

    public var description: String {
      language.rawValue + (hasLongNames ? ", long names" : "") + (hasDossiers ? ", dossiers" : "")
        + (hasRooms ? ", rooms" : "")
    }

    public static let all = Language.allCases.flatMap { language in
      [(false, false), (true, false), (false, true)].flatMap { dossiers, rooms in
        [false, true].map { Subject(language, longNames: $0, dossiers: dossiers, rooms: rooms) }
      }
    }

    /// Whether a view is one of what the subject has.
    func has(_ view: LayoutView) -> Bool { view.needsDossiers == hasDossiers && view.needsRooms == hasRooms }

    /// A driver on the overview, as on 03/06/2024 in Quảng Ngãi.
    public func driver() throws -> ScreenDriver {
      if hasRooms { return try RoomProvince(longNames: hasLongNames).driver(language: language) }
      if hasDossiers {
        return try ScreenDriver(
          reader: DossierProvince(longNames: hasLongNames).reader, language: language,
          today: DossierProvince.today, home: DossierProvince.home)
      }
      guard let today = Day(iso8601: "2024-06-03"), let since = Day(iso8601: "2004-07-08") else {
        throw DriverError()
      }
      let reader: any FactReader =
        hasLongNames ? try LongNamesReader() : try StoreReader(image: BuiltIn.image)
      return try ScreenDriver(
        reader: reader, language: language, today: today, home: UnitID(code: "51", validFrom: since))
    }
  }

  /// A fault with the first size it was seen at.
  public struct Finding: Sendable, CustomStringConvertible {
    public let view: LayoutView
    public let subject: Subject
    public let size: Size
    public let fault: String

    public var description: String {
      // The longest names would fill the log.
      "\(view) \(size.columns)x\(size.rows) \(subject): \(fault.prefix(240))"
    }
  }

  public var views = LayoutView.all
  public var subjects = Subject.all
  /// Widths, each of which a thread takes as one piece of work.
  public var columns: [Int]
  /// Heights for a width and the number of a view among the views.
  public var rows: @Sendable (_ columns: Int, _ view: Int) -> [Int]

  public init(columns: [Int], rows: @escaping @Sendable (_ columns: Int, _ view: Int) -> [Int]) {
    self.columns = columns
    self.rows = rows
  }

  /// What was drawn and what was wrong with it.
  public struct Outcome: Sendable {
    public var frames = 0
    /// One for each kind of fault of a view.
    public var findings: [Finding] = []
    fileprivate var told: Set<String> = []

    /// - Returns: false for a kind of fault of a view that is told already.
    @discardableResult fileprivate mutating func tell(_ finding: Finding) -> Bool {
      let kind = finding.fault.filter { !$0.isNumber }.prefix(60)
      guard told.insert("\(finding.view) \(finding.subject) \(kind)").inserted else { return false }
      findings.append(finding)
      return true
    }
  }

  /// - Throws: what the figures throw that cannot be read.
  /// - Parameter report: told each finding as it is found, from any thread.
  public func run(
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    report: @escaping @Sendable (Finding) -> Void = { _ in }
  ) throws -> Outcome {
    let pieces = Pieces(
      subjects.flatMap { subject in
        views.indices.filter { subject.has(views[$0]) }.map { (subject, $0) }
      }, report)
    let helpers = (1..<max(1, threads)).map { _ in
      Thread { work(pieces) }
    }
    for helper in helpers {
      helper.stackSize = 8 << 20
      helper.start()
    }
    work(pieces)
    return try pieces.finished()
  }

  private func work(_ pieces: Pieces) {
    pieces.begin()
    var drivers: [Subject: ScreenDriver] = [:]
    let audit = DrawingAudit(size: Size(columns: 1, rows: 1))
    while let (subject, view) = pieces.next() {
      do {
        let base = try drivers[subject] ?? subject.driver()
        drivers[subject] = base
        pieces.add(try sweep(view, subject, base, audit))
      } catch {
        pieces.fail(error)
      }
    }
    pieces.end()
  }

  private func sweep(
    _ number: Int, _ subject: Subject, _ base: ScreenDriver, _ audit: DrawingAudit
  ) throws -> Outcome {
    let view = views[number]
    var outcome = Outcome()
    var driver = base
    try driver.press(view.keys)
    for columns in columns {
      for rows in rows(columns, number) {
        let size = Size(columns: columns, rows: rows)
        driver.resize(columns, rows)
        outcome.frames += 1
        for fault in driver.state.faults(seenBy: audit) {
          // Heads that are names of the data may be longer than any column.
          if subject.hasLongNames, case .cut(_, .columnHead, _, _) = fault { continue }
          outcome.tell(Finding(view: view, subject: subject, size: size, fault: fault.description))
        }
      }
    }
    return outcome
  }
}

/// Pieces of work shared out among threads, and what came of them.
private final class Pieces: @unchecked Sendable {
  // NSCondition guards everything below.
  private let condition = NSCondition()
  private var waiting: [(LayoutSweep.Subject, Int)]
  private var working = 0
  private var outcome = LayoutSweep.Outcome()
  private var failure: (any Error)?
  private let report: @Sendable (LayoutSweep.Finding) -> Void

  init(_ pieces: [(LayoutSweep.Subject, Int)], _ report: @escaping @Sendable (LayoutSweep.Finding) -> Void) {
    waiting = pieces.reversed()
    self.report = report
  }

  private func guarded<Value>(_ body: () -> Value) -> Value {
    condition.lock()
    defer { condition.unlock() }
    return body()
  }

  func begin() { guarded { working += 1 } }
  func next() -> (LayoutSweep.Subject, Int)? { guarded { failure == nil ? waiting.popLast() : nil } }
  func fail(_ error: any Error) { guarded { failure = failure ?? error } }

  func add(_ part: LayoutSweep.Outcome) {
    guarded {
      outcome.frames += part.frames
      for finding in part.findings where outcome.tell(finding) { report(finding) }
    }
  }

  func end() {
    guarded {
      working -= 1
      condition.signal()
    }
  }

  func finished() throws -> LayoutSweep.Outcome {
    condition.lock()
    defer { condition.unlock() }
    while working > 0 { condition.wait() }
    if let failure { throw failure }
    return outcome
  }
}
