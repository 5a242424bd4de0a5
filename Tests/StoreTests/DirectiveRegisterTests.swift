import Model
import TestLibrary
import Testing

@testable import Store
@testable import StoreProbe

/// The register of directives says what the facts say: after any batches, corrections and withdrawals, at any state of
/// knowledge, on any day.
@Suite struct DirectiveRegisterTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func registerSaysWhatTheFactsSay(_ seed: UInt64) throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    var random = RandomDirectives(seed: seed)
    var written: [BatchNumber] = []
    for step in 0..<14 {
      if let victim = written.randomElement(using: &random.numbers), random.numbers.percent(20) {
        // One that a later batch builds on stays.
        do {
          _ = try writer.withdraw(victim, author: clean("thử"), reason: clean("rút"))
          written.removeAll { $0 == victim }
        } catch StoreError.laterBatchBuilds {}
      } else {
        written.append(try writer.write(random.batch("\(seed)-\(step)")).number)
      }
    }
    let newest = try StoreReader.open(path: scratch.store)
    for batch in 1...newest.knownAt.value {
      try expectSame(newest.at(BatchNumber(batch)), &random, "seed \(seed), batch \(batch)")
    }
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)

    // Made again from the facts it is the same register, though it may begin elsewhere.
    let before = try newest.directiveRegister().outlines
    let connection = try StoreConnection.writing(path: scratch.store)
    try connection.run { sql in
      try sql.db.inTransaction {
        try RegisterWriter.rebuild(sql)
        return .commit
      }
    }
    #expect(try newest.directiveRegister().outlines == before)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  private func expectSame(
    _ reader: StoreReader, _ random: inout RandomDirectives, _ place: Comment
  ) throws {
    let register = try reader.directiveRegister()
    let outlines = try reader.directiveOutlines()
    #expect(register.outlines == outlines.map(\.withoutText), place)
    let calendar = WorkCalendar(holidays: try reader.holidays())
    let published = random.publishedEditions()
    for _ in 0..<3 {
      let today = ProbeFacts.day + Int.random(in: -40...400, using: &random.numbers)
      let warningDays = Int.random(in: 0...30, using: &random.numbers)
      var standings: [String: DirectiveStanding] = [:]
      register.visitStandings(
        of: register.rows.indices, on: today, warningDays: warningDays, workdays: calendar,
        publishedEditions: { published[$0] },
        { place, standing in standings[register.id(of: register.rows[place]).rawValue] = standing })
      #expect(standings.count == outlines.count)
      for outline in outlines {
        let expected = outline.standing(
          on: today, warningDays: warningDays, workdays: calendar, publishedEditions: { published[$0] })
        #expect(standings[outline.id.rawValue] == expected, "\(place), \(outline.id) on \(today)")
        #expect(register.place(of: outline.id).map { register.id(of: register.rows[$0]) } == outline.id)
      }
    }
    #expect(register.place(of: DirectiveID("none of these")) == nil)
    let texts = try reader.directiveTexts()
    #expect(texts.count == register.count)
  }

  /// A whole segment is written from time to time, and single directives between.
  @Test func segmentsAreMostlySmall() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    var many = ProbeFacts.batch("nhiều")
    many.directives = (0..<400).map { ProbeFacts.directive("n\($0)", title: "Việc \($0)") }
    _ = try writer.write(many)
    for number in 0..<5 {
      var one = ProbeFacts.batch("một \(number)")
      one.directives = [ProbeFacts.directive("n\(number)", title: "Việc đổi \(number)")]
      _ = try writer.write(one)
    }
    let connection = try StoreConnection.copying(path: scratch.store)
    let rows = try connection.run {
      try $0.strings("SELECT is_whole || ' ' || row_count FROM directive_register ORDER BY batch")
    }
    #expect(rows == ["1 1", "1 401"] + Array(repeating: "0 1", count: 5))
  }

  // MARK: Damage

  /// Whatever stands in a segment, reading it gives a register or a fault, and nothing traps.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func damagedSegmentsAreFaults(_ seed: UInt64) throws {
    var random = RandomDirectives(seed: seed)
    let whole = RegisterSegment(try outlines(&random)).bytes
    for _ in 0..<60 {
      var bytes = whole
      switch Int.random(in: 0..<4, using: &random.numbers) {
      case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random.numbers))
      case 1: bytes.append(UInt8.random(in: 0...255, using: &random.numbers))
      case 2:
        for _ in 0..<3 {
          bytes[Int.random(in: bytes.indices, using: &random.numbers)] = .random(
            in: 0...255, using: &random.numbers)
        }
      default:
        bytes.insert(
          contentsOf: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
          at: Int.random(in: bytes.indices, using: &random.numbers))
      }
      // A register that a changed byte still makes can be gone through.
      if let register = try? read(bytes) {
        #expect(register.outlines.count == register.count)
      }
    }
    #expect(throws: DamagedSegment.self) { try read(Array(whole.dropLast())) }
    #expect(throws: DamagedSegment.self) { try read(whole + [0]) }
    #expect(throws: DamagedSegment.self) { try read([]) }
    #expect(try read(whole).outlines == outlines(&random, again: seed).map(\.withoutText))
  }

  private func outlines(_ random: inout RandomDirectives, again seed: UInt64? = nil) throws
    -> [DirectiveOutline]
  {
    if let seed { random = RandomDirectives(seed: seed) }
    let scratch = try Scratch()
    let writer = try scratch.filled()
    for step in 0..<3 { _ = try writer.write(random.batch("\(step)")) }
    return try StoreReader.open(path: scratch.store).directiveOutlines()
  }

  private func read(_ bytes: [UInt8]) throws -> DirectiveRegister {
    var assembly = RegisterAssembly()
    try bytes.withUnsafeBytes { bytes in try assembly.add(bytes, isOldest: true) }
    return assembly.finish()
  }

  /// A damaged register is one line that names the batch, a finding of the check, and never a wrong count.
  @Test func damageInAStoreIsTold() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let connection = try StoreConnection.writing(path: scratch.store)
    func set(_ segment: String) throws {
      try connection.run { try $0.run("UPDATE directive_register SET segment = \(segment)") }
    }
    try set("zeroblob(40)")
    let reader = try StoreReader.open(path: scratch.store)
    let error = #expect(throws: StoreError.self) { try reader.directiveRegister() }
    let details = error?.details ?? ""
    #expect(details.contains("batch 1"))
    #expect(try StoreCheck(path: scratch.store).findings.count == 1)
    // One that is whole but says something else than the facts.
    let other = RegisterSegment([]).bytes.map { String($0, radix: 16).leftPadded }.joined()
    try set("x'\(other)'")
    #expect(try reader.directiveRegister().count == 0)
    #expect(try StoreCheck(path: scratch.store).findings.count == 1)
  }
}

extension DirectiveRegister {
  fileprivate var outlines: [DirectiveOutline] { rows.map { outline(of: $0) } }
}

extension DirectiveOutline {
  fileprivate var withoutText: DirectiveOutline {
    DirectiveOutline(
      id: id, kind: kind, province: province, document: document, item: item, assignedOn: assignedOn,
      lead: lead, window: assignedWindow, counting: counting, recurrence: recurrence, isTracked: isTracked,
      initialProgress: initialProgress, awaitsReading: awaitsReading, reports: reports,
      extensions: extensions, lines: lines)
  }
}

extension String {
  fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
