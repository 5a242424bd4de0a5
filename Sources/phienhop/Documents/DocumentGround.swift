import Dashboard
import Export
import Model

/// What documents about directives and units are made of: figures, names and words of one session.
struct DocumentGround {
  let session: Session
  let catalogue: Catalogue
  /// nil where no home is set: everything counts.
  let home: UnitID?

  var register: UnitRegister { catalogue.register }
  var language: Language { session.language }
  var words: ProgramWords { session.words }
  var format: Format { Format(language: session.language) }
  var today: Day { session.today }

  init(_ session: Session) throws {
    self.session = session
    catalogue = try session.library.catalogue()
    home = try session.home ?? session.library.reader.home()
  }

  /// The lines of all lead units.
  /// - Parameter day: on which they stand so; nil for today.
  func leadLines(on day: Day? = nil) throws -> LeadLines {
    try LeadLines(
      from: session.library.reader, on: day ?? today, warningDays: session.warningDays,
      workdays: catalogue.calendar, province: home, register: register,
      publishedEditions: { catalogue.published($0) })
  }

  /// The unit that a code or a name means, in the home province first.
  /// - Throws: a ``Failure`` with exit code 2 that names the units near, or what stands in the place of one that ended.
  func unit(_ asked: String) throws -> AdministrativeUnit {
    do {
      let id = try ImportRequest(files: [], unit: asked).unitAsked(register, home: home, on: today, language)
      guard let unit = id.flatMap({ register.unit($0) }) else { throw Failure.usage(.errorNoUnit) }
      return unit
    } catch {
      guard case .unit(let former) = register.match(asked, on: nil), !former.exists(on: today) else {
        throw error
      }
      let party = DirectiveParty(
        asStated: CleanText(cleaning: asked),
        meaning: .ended(former, successors: register.lineage(of: former.id, on: today)))
      guard let problem = party.problem else { throw error }
      throw Failure(ExitCode.usage) { problem.text(in: $0.language) + "." }
    }
  }

  func name(_ unit: AdministrativeUnit) -> CleanText { unit.name.text(in: language) }

  /// The unit's name today, else as the source states it.
  func name(_ party: PartyName) -> CleanText {
    guard language == .vietnamese || party.unit != nil else { return party.asStated }
    return party.unit.flatMap { register.unit($0) }.map(name) ?? party.asStated
  }

  func list(_ parties: [PartyName]) -> CleanText { parties.map(name).joined(separator: "; ") }

  func text(_ directive: Directive) -> CleanText {
    language == .vietnamese && !directive.text.isEmpty
      ? directive.text : directive.title.text(in: language)
  }

  /// "mục 2, 305/TB-UBND": where the directive stands; empty where no source says.
  func place(_ directive: Directive) -> CleanText {
    let document = directive.document.flatMap { catalogue.documents[$0] }
    let number = document.map { $0.number.isEmpty ? $0.title.text(in: language) : $0.number } ?? .empty
    let item = CleanText(cleaning: directive.item)
    if item.isEmpty { return number }
    let named = words(.documentItem, [item])
    return number.isEmpty ? named : named + ", " + number
  }

  func state(_ standing: DirectiveStanding) -> CleanText {
    words.text("term.\(FieldValue.snakeCase(standing.state.rawValue))")
      ?? CleanText(cleaning: standing.state.rawValue)
  }

  /// "còn 2 ngày", "quá hạn 12 ngày"; empty without a date.
  func remaining(_ standing: DirectiveStanding) -> CleanText {
    let remaining = DirectiveWords.remaining(standing)?.text(in: language) ?? .empty
    // Of a directive that comes again the oldest period is told; the others that wait as well are counted.
    guard standing.missedInstances > 1 else { return remaining }
    let missed = Wording(language)(.directivesMissed, format.integer(standing.missedInstances))
    return remaining.isEmpty ? missed : remaining + " (" + missed + ")"
  }

  /// A number as the screens write it.
  func text(_ number: ExportedNumber) -> CleanText {
    let text =
      number.isSigned
      ? format.signed(number.value, decimals: number.decimals)
      : format.number(number.value, decimals: number.decimals)
    return number.isPercent ? text + "%" : text
  }

  /// "Số liệu đến 03/06/2024, đợt 12."
  ///
  /// A meeting to come is told of with what is known by now.
  var asOf: CleanText { asOf(min(today, session.realToday)) }

  private func asOf(_ day: Day) -> CleanText {
    words(.documentAsOf, [format.day(day), format.integer(session.library.reader.knownAt.value)])
  }

  /// The same, and whether the figures of a meeting are closed.
  func asOf(_ meeting: Meeting?) throws -> CleanText {
    guard let meeting, session.library.path != nil else { return asOf }
    // What a meeting shows is of no later day than its own.
    return asOf(min(today, session.realToday, meeting.day)) + " "
      + session.closedWords(try session.closed(for: meeting))
  }

  // MARK: Made-up figures

  /// Made-up figures to try the program on name themselves so, and every document with them does.
  /// - Parameter sources: those of what the document says.
  func isSimulated(_ sources: some Sequence<SourceID>) -> Bool {
    let unit = home.flatMap { register.unit($0) }
    let texts =
      [unit?.name.vietnamese].compactMap(\.self)
      + sources.compactMap { catalogue.sources[$0] }.flatMap { [$0.title.vietnamese, $0.publisher] }
    return texts.contains { $0.string.contains("MÔ PHỎNG") }
  }

  /// The line that says so; nothing for real figures.
  func simulation(_ sources: some Sequence<SourceID>) -> [TextDocument.Block] {
    guard isSimulated(sources) else { return [] }
    return [.paragraph(DocumentParagraph(.centred, words[.documentSimulated], isBold: true))]
  }
}
