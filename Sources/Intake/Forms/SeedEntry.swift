import Model

/// One fact of an article with its reading, on the way into the batch.
struct SeedEntry {
  let id: String
  /// Number of the article, "002".
  let seed: String
  var reading: RowScanner

  mutating func read(_ fact: inout RowScanner, context: IntakeContext, into batch: inout FactBatch) {
    let source = SourceID("bai-\(seed)")
    if context.source(source) == nil { fact.refuse("seed_file", FaultReason.unknownSource) }
    guard let day = fact.day("doc_date"),
      let province = fact.unit("province", on: day, register: context.register), fact.isSound
    else { return }
    let stated = Stated(day: day, province: province.id, source: source)
    switch reading.required("kind") {
    case "observation": observation(&fact, stated, context: context, into: &batch)
    case "figure": figure(&fact, stated, context: context, into: &batch)
    case "document": document(&fact, stated, kind: .document, into: &batch)
    case "meeting": document(&fact, stated, kind: .meeting, into: &batch)
    case "milestone": document(&fact, stated, kind: .milestone, into: &batch)
    case "target":
      document(&fact, stated, kind: .document, into: &batch)
      target(stated, context: context, into: &batch)
    default: directive(&fact, stated, context: context, into: &batch)
    }
  }

  private struct Stated {
    let day: Day
    let province: UnitID
    let source: SourceID
  }

  private var isSound: Bool { reading.isSound }

  // MARK: Figures

  private mutating func observation(
    _ fact: inout RowScanner, _ stated: Stated, context: IntakeContext, into batch: inout FactBatch
  ) {
    let definition = DefinitionID(reading.required("definition"))
    if context.definitions[definition] == nil { reading.refuse("definition", FaultReason.unknownReference) }
    let period = reading.period("period")
    let asOf = reading.optionalDay("as_of")
    let value = number(&fact)
    let numerator = count(fact, "numerator")
    let denominator = count(fact, "denominator")
    guard fact.isSound, isSound, let period else { return }
    let code = PeriodCode.write(period)
    batch.observations.append(
      Observation(
        id: FactID("obs/\(definition)/\(stated.province)/\(code)/\(stated.source)"), definition: definition,
        unit: stated.province, unitAsStated: fact.clean("province"), period: period,
        value: numerator == nil ? value : nil, numerator: numerator, denominator: denominator, asOf: asOf,
        reference: fact.reference(stated.source, column: value == nil ? "" : "value"),
        note: reading.clean("note")))
  }

  /// The value with the text as the article has it, which must show the same digits.
  private mutating func number(_ fact: inout RowScanner) -> StatedNumber? {
    guard let value = fact.optionalDecimal("value") else { return nil }
    let text = reading.required("stated")
    let digits = text.filter(\.isASCIIDigit)
    guard digits == fact.text("value").filter(\.isASCIIDigit) else {
      reading.refuse("stated", FaultReason.outOfRange, suggestion: fact.text("value"))
      return nil
    }
    let bound: StatedNumber.Bound
    if reading.text("bound").isEmpty {
      bound = .exact
    } else if let word = reading.word("bound", StatedNumber.Bound.self) {
      bound = word
    } else {
      return nil
    }
    return StatedNumber(text: text, value: value, bound: bound)
  }

  /// Counts above and below the line; "không nêu" and other words are none.
  private func count(_ fact: RowScanner, _ column: String) -> StatedNumber? {
    let text = fact.text(column)
    guard !text.isEmpty, text.allSatisfy(\.isASCIIDigit) else { return nil }
    return ExactDecimal(text).map { StatedNumber(text: text, value: $0) }
  }

  private mutating func figure(
    _ fact: inout RowScanner, _ stated: Stated, context: IntakeContext, into batch: inout FactBatch
  ) {
    let parts = reading.required("edition").parts(separatedBy: "/")
    let edition = parts.count == 2 ? EditionID(index: IndexID(parts[0]), label: parts[1]) : nil
    if edition.flatMap({ context.editions[$0] }) == nil {
      reading.refuse("edition", FaultReason.unknownReference)
    }
    let rankOf = fact.integer("denominator", in: 1...1000)
    let rank = fact.integer("value", in: 1...(rankOf ?? 1000))
    let asOf = reading.optionalDay("as_of")
    guard fact.isSound, isSound, let edition else { return }
    batch.indexFigures.append(
      IndexFigure(
        id: FactID("\(edition)/\(stated.province)/total/\(stated.source)/\(id)"), edition: edition, item: nil,
        unit: stated.province, unitAsStated: fact.clean("province"), score: nil, rank: rank, rankOf: rankOf,
        rankBasis: .published, asOf: asOf, reference: fact.reference(stated.source, column: "value"),
        note: reading.clean("note")))
  }

  // MARK: Documents and targets

  private mutating func document(
    _ fact: inout RowScanner, _ stated: Stated, kind: Document.Kind, into batch: inout FactBatch
  ) {
    let day = reading.optionalDay("day")
    _ = reading.required("title_vi")
    guard isSound else { return }
    batch.documents.append(
      Document(
        id: DocumentID(id), kind: kind, province: stated.province, number: reading.clean("number"),
        title: reading.localized("title"), day: day, dayAsStated: reading.clean("day_as_stated"),
        issuer: reading.clean("issuer"), reference: fact.reference(stated.source),
        note: reading.clean("note")))
  }

  /// A goal without a figure: a target in words that waits for a person's reading.
  private mutating func target(_ stated: Stated, context: IntakeContext, into batch: inout FactBatch) {
    let definition = DefinitionID(reading.required("definition"))
    if context.definitions[definition] == nil { reading.refuse("definition", FaultReason.unknownReference) }
    let year = reading.integer("period", in: 2000...2100)
    guard isSound else { return }
    batch.targets.append(
      Target(
        id: TargetID("bai-\(id)"), definition: definition, unit: stated.province, value: nil,
        asStated: reading.clean("title_vi"), year: year, basis: reading.clean("note")))
  }

  // MARK: Directives

  private mutating func directive(
    _ fact: inout RowScanner, _ stated: Stated, context: IntakeContext, into batch: inout FactBatch
  ) {
    let kind = reading.word("kind", Directive.Kind.self)
    let progress = reading.word("progress", Progress.self)
    let document = DocumentID(reading.required("document"))
    guard let standsOn = batch.documents.first(where: { $0.id == document }) else {
      reading.refuse("document", FaultReason.unknownReference)
      return
    }
    let assignedOn = standsOn.day ?? stated.day
    let due = due(fact)
    let recurrence = recurrence()
    let leads = parties("leads", fact.text("lead_unit"), on: assignedOn, stated, context: context)
    let coordinating = parties(
      "coordinating", fact.text("coordinating_units"), on: assignedOn, stated, context: context)
    var awaits: EditionID?
    let edition = reading.text("awaits").parts(separatedBy: "/")
    if edition.count == 2 {
      awaits = EditionID(index: IndexID(edition[0]), label: edition[1])
      if awaits.flatMap({ context.editions[$0] }) == nil {
        reading.refuse("awaits", FaultReason.unknownReference)
      }
    }
    _ = reading.required("text_vi")
    guard isSound, let kind, let progress, let due, let recurrence else { return }
    batch.directives.append(
      Directive(
        id: DirectiveID(id), kind: kind, province: stated.province, title: reading.localized("title"),
        text: reading.clean("text_vi"), document: document, item: reading.text("item"),
        assignedOn: assignedOn, leads: leads,
        coordinating: coordinating, due: due, recurrence: recurrence, isTracked: false,
        initialProgress: progress, awaitsReading: awaits, reference: fact.reference(stated.source),
        note: reading.clean("note")))
  }

  private mutating func due(_ fact: RowScanner) -> Due? {
    let first = reading.optionalDay("due_first")
    let last = reading.optionalDay("due_last")
    var window: DayRange?
    switch (first, last) {
    case (let first?, let last?):
      window = DayRange(first: first, last: last)
      if window == nil { reading.refuse("due_last", FaultReason.daysReversed) }
    case (nil, nil): break
    default: reading.refuse("due_first", FaultReason.missingValue)
    }
    // What the list says about a missing date is not the source's wording.
    var asStated = fact.text("due_as_stated")
    for suffix in ["không nêu", "(không ngày)"] where asStated.hasSuffix(suffix) {
      asStated = asStated.dropLast(suffix.count).trimmed
    }
    guard isSound else { return nil }
    return Due(
      asStated: CleanText(cleaning: asStated),
      reading: reading.text("due_reading_vi").isEmpty ? nil : reading.localized("due_reading"), window: window
    )
  }

  private mutating func recurrence() -> Recurrence? {
    let rule = reading.word("recurrence", Recurrence.Rule.self)
    let first = reading.optionalInteger("first_day", in: 1...31)
    let last = reading.optionalInteger("last_day", in: 1...31)
    let until = reading.optionalDay("until")
    let alsoAdHoc = reading.flag("ad_hoc") ?? false
    guard isSound, let rule else { return nil }
    return Recurrence(
      rule: rule, firstDayOfMonth: first, lastDayOfMonth: last, until: until, alsoAdHoc: alsoAdHoc)
  }

  /// Units by code, with the names as the source writes them in the same order. `*` marks a party that the
  /// source does not name but implies; `<code>.TINH` is the province itself. No code: the source names none.
  private mutating func parties(
    _ column: String, _ asStated: String, on day: Day, _ stated: Stated, context: IntakeContext
  ) -> [PartyName] {
    let codes = reading.text(column).parts(separatedBy: ";")
    guard !codes.isEmpty else { return [] }
    let names = asStated.parts(separatedBy: ";")
    guard names.count == codes.count else {
      reading.refuse(column, FaultReason.ragged(codes.count, names.count), suggestion: asStated)
      return []
    }
    var parties: [PartyName] = []
    for (code, name) in zip(codes, names) {
      let isImplied = code.hasSuffix("*")
      var plain = name
      if isImplied, let bracket = name.firstRange(of: " (ngầm") {
        plain = String(name[..<bracket.lowerBound])
      }
      let bare = isImplied ? String(code.dropLast()) : code
      let isProvince = bare.hasSuffix(".TINH")
      let id =
        isProvince
        ? stated.province : reading.unitID(column, text: bare, on: day, register: context.register)
      guard let id, let unit = context.register.unit(id) else { continue }
      parties.append(
        PartyName(
          unit: id, asStated: CleanText(cleaning: plain),
          short: isProvince ? unit.name.vietnamese : unit.shortName.vietnamese, isImplied: isImplied))
    }
    return parties
  }
}
