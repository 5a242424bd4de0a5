import Model
import Testing

/// Text as it should not be: what a careless or malicious file could hold in every field there is.
enum HostileText {
  /// Each with a letter before and behind, so that it stands among readable text.
  static let pieces: [String] = [
    "A\u{1B}[31337;7777mB", "A\u{1B}]52;c;cGhpZW5ob3A=\u{7}B", "A\u{1B}P1;31337qB\u{1B}\\C", "A\u{9B}31337mB",
    "A\u{9D}0;31337\u{9C}B", "A\u{90}31337\u{9C}B", "A\u{0}\u{7}\u{8}\u{E}\u{F}\u{7F}B",
    "A\r\n\tB\u{B}\u{C}C",
    "A\u{202E}cba\u{202C}B", "A\u{2066}B\u{2069}C\u{200E}D\u{200F}E", "A\u{200B}\u{200D}\u{2060}\u{FEFF}B",
    "\u{301}\u{323}A", "e\u{302}\u{301}\u{323}\u{31B}\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}B",
    "A\u{FE0F}\u{1F469}\u{200D}\u{1F4BB}\u{1F1FB}\u{1F1F3}B", "A\u{E000}\u{FFFF}\u{10FFFD}B", "A漢字B",
    "A\u{2028}B\u{2029}C\u{85}D",
  ]

  /// A name of ten thousand letters, without a place to break it.
  static let long = String(repeating: "Nghiễ", count: 2000)

  static func piece(_ number: Int) -> String {
    number % (pieces.count + 1) == pieces.count ? long : pieces[number % (pieces.count + 1)]
  }

  /// Units, documents, directives, figures, difficulties and sources under a home province, all named so.
  static func batch(home: UnitID, today: Day) -> FactBatch {
    func text(_ raw: String) -> CleanText { CleanText(cleaning: raw) }
    func both(_ raw: String) -> LocalizedText { LocalizedText(vietnamese: text(raw), english: text(raw)) }
    let source = SourceID(pieces[0])
    func reference(_ number: Int) -> SourceReference {
      SourceReference(
        source: source, file: text(piece(number)), sheet: text(piece(number + 1)), row: number,
        column: text(piece(number + 2)))
    }
    var batch = FactBatch(
      kind: .figures, title: text(pieces[1]), author: text(pieces[2]), reason: text(pieces[8]))
    batch.sources = [
      Source(
        id: source, kind: .file, title: both(pieces[1]), publisher: text(long), address: text(pieces[8]),
        published: today, readOn: today, note: text(pieces[10]))
    ]
    for number in 0...pieces.count {
      let raw = piece(number)
      let name = "Thù địch \(number) " + raw
      let unit = UnitID(code: "51.T\(number)", validFrom: home.validFrom)
      batch.units.append(
        AdministrativeUnit(
          id: unit, kind: .commune, group: .communes, name: both(name), shortName: both(name), validTo: nil,
          parent: home, successors: [], officialOrder: 20_000 + number, aliases: [text(raw)]))
      let document = DocumentID("thu-dich-\(number)")
      batch.documents.append(
        Document(
          id: document, kind: .document, province: home, number: text("\(number)/" + raw), title: both(raw),
          day: today + -40, dayAsStated: text(raw), issuer: text(raw), reference: reference(number),
          note: text(raw)))
      let party = PartyName(unit: unit, asStated: text(raw), short: text(raw))
      let directive = DirectiveID("thu-dich-\(number)")
      batch.directives.append(
        Directive(
          id: directive, kind: .task, province: home, title: both(name), text: text(raw + long),
          document: document, item: raw, assignedOn: today + -30, leads: [party, party],
          coordinating: [party],
          due: Due(asStated: text(raw), reading: both(raw), window: DayRange(today + number)),
          recurrence: .none, isTracked: true, initialProgress: .underWay, awaitsReading: nil,
          reference: reference(number), note: text(raw)))
      batch.reports.append(
        ProgressReport(
          id: FactID("thu-dich-bc-\(number)"), directive: directive, assignment: nil, instance: nil,
          reportedOn: today + -1, progress: .underWay, finishedOn: nil, percent: 40, text: text(raw),
          evidence: text(raw), reference: reference(number)))
      batch.difficulties.append(
        Difficulty(
          id: DifficultyID("thu-dich-kk-\(number)"), province: home, title: both(name),
          statedOn: today + -3, directive: directive, definition: nil, decidedOn: nil, decision: text(raw),
          reference: reference(number)))
      for (part, definition) in ["ho_so_tiep_nhan", "ho_so_dung_han", "ty_le_van_ban_dien_tu_hoan_toan"]
        .enumerated()
      {
        batch.observations.append(
          Observation(
            id: FactID("thu-dich-\(number)-\(part)"), definition: DefinitionID(definition), unit: unit,
            unitAsStated: text(raw), period: .month(year: 2024, month: 4),
            value: StatedNumber(text: raw, value: ExactDecimal(90 + number)), numerator: nil,
            denominator: nil, asOf: today, reference: reference(number), note: text(raw)))
      }
      // A name that no unit has is shown as the source wrote it.
      batch.observations.append(
        Observation(
          id: FactID("thu-dich-ten-\(number)"), definition: "ty_le_van_ban_dien_tu_hoan_toan", unit: nil,
          unitAsStated: text(name), period: .month(year: 2024, month: 4),
          value: StatedNumber(text: raw, value: ExactDecimal(number)), numerator: nil, denominator: nil,
          asOf: today, reference: reference(number), note: text(raw)))
    }
    return batch
  }

  /// What in the bytes a terminal would not show as letters: controls and sequences that a program of ours never
  /// sends, and letters that hide or turn others.
  static func strays(in bytes: [UInt8]) -> [String] {
    var strays: [String] = []
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        if let stray = sequence(&scalars) { strays.append(stray) }
        continue
      }
      if ["\r", "\n", "\u{8}"].contains(scalar) { continue }
      let isShown: Bool =
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator:
          false
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
      if !isShown { strays.append("U+" + String(scalar.value, radix: 16)) }
    }
    return strays
  }

  /// Takes the rest of a sequence; tells it where it is none that ncurses or the program's beginning and end send.
  private static func sequence(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
    guard let kind = rest.popFirst() else { return "ESC" }
    if ["(", ")"].contains(kind) {
      _ = rest.popFirst()
      return nil
    }
    if ["7", "8", "=", ">", "M"].contains(kind) { return nil }
    guard kind == "[" else { return "ESC \(kind)" }
    var parameters = ""
    while let next = rest.popFirst() {
      if (0x40...0x7E).contains(next.value) {
        let isForeign =
          parameters.contains("31337") || !"ABCDGHJKLMPSTX@bdfhlmrt".unicodeScalars.contains(next)
        return isForeign ? "CSI \(parameters)\(next)" : nil
      }
      parameters.unicodeScalars.append(next)
    }
    return "CSI \(parameters)"
  }
}
