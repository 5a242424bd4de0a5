import Export
import Model

/// Puts the draft notice of a meeting's conclusions together, in the form of Decree 30/2020/NĐ-CP, Annexes I and III.
struct NoticeDocument {
  let subject: MeetingSubject
  let conclusions: MeetingConclusions
  let form: NoticeForm
  let issue: NoticeForm.Issue
  let signer: NoticeForm.Signer
  /// Empty leaves it open.
  let signerName: CleanText
  /// "15" of "15/TB-UBND"; empty leaves it open.
  let number: CleanText
  /// The day it is signed; nil leaves day and month open.
  let signedOn: Day?
  /// Whether the figures of the meeting are closed: told on a draft, for those who check it.
  let closed: CleanText
  let province: AdministrativeUnit?
  /// Names of a unit as it is called today.
  let names: (PartyName) -> CleanText

  private typealias Run = DocumentParagraph.Run
  private var meeting: Meeting { subject.meeting }

  /// The document, to be opened, filled in and signed by people.
  /// - Parameter day: the day the draft is made.
  func document(on day: Day) -> TextDocument {
    var blocks: [TextDocument.Block] = [head, .paragraph(DocumentParagraph(.plain, ""))]
    blocks += title + opening
    blocks += items
    blocks.append(.paragraph(DocumentParagraph(.body, NoticeText.runs(issue.closing, values))))
    blocks.append(.paragraph(DocumentParagraph(.plain, "")))
    blocks.append(signature)
    if number.isEmpty || signedOn == nil, !closed.isEmpty {
      blocks.append(.paragraph(DocumentParagraph(.note, closed)))
    }
    return TextDocument(
      title: "Thông báo kết luận: " + subject.name, language: .vietnamese, day: day, paper: .official,
      blocks: blocks, sheets: [table])
  }

  private var values: [String: CleanText] {
    let name = province?.name.vietnamese ?? .empty
    let capitals = CleanText(cleaning: name.string.uppercased())
    let record = subject.record
    let reporters = (record?.agenda ?? []).compactMap { $0.preparer.map(names) }
    var seen: Set<CleanText> = []
    let counts = record.map { RoomCounts($0) } ?? RoomCounts()
    return [
      // Within a sentence the kind of a province is no part of its name.
      "province": CleanText(cleaning: name.string.prefix(1).lowercased() + name.string.dropFirst()),
      "PROVINCE": capitals, "chair": meeting.chair, "meeting": subject.name,
      "day": CleanText(cleaning: NoticeText.spelled(meeting.day)), "venue": meeting.place,
      "attendance": .empty,
      "rooms": CleanText(cleaning: "\(counts.total.rooms)"),
      "present": CleanText(cleaning: "\(counts.total.present)"),
      "not_called": CleanText(cleaning: "\(counts.total.rooms - counts.total.present - counts.total.absent)"),
      "levels": levels(counts),
      "absent": (record?.absentRooms ?? []).map(\.name).joined(separator: ", "),
      "reporters": reporters.filter { seen.insert($0).inserted }.joined(separator: ", "),
    ]
  }

  // MARK: Head

  private var head: TextDocument.Block {
    let values = values
    func line(_ text: CleanText, isBold: Bool, size: Int = 13) -> DocumentParagraph {
      DocumentParagraph(.centred, [Run(NoticeText.text(text, values), isBold: isBold, size: size)])
    }
    var left = issue.superior.map { line($0, isBold: false) } + issue.issuer.map { line($0, isBold: true) }
    left.append(DocumentParagraph(.rule(share: 40)))
    var stated = [Run("Số: ", size: 13)]
    stated.append(number.isEmpty ? Run("……", size: 13, isOpen: true) : Run(number, size: 13))
    left.append(DocumentParagraph(.centred, stated + [Run("/" + issue.symbol, size: 13)]))
    if number.isEmpty || signedOn == nil {
      left.append(DocumentParagraph(.centred, [Run("DỰ THẢO", isItalic: true, size: 12)]))
    }
    let place = form.place.isEmpty ? province?.shortName.vietnamese ?? NoticeText.open : form.place
    let right = [
      line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", isBold: true, size: 13),
      line("Độc lập - Tự do - Hạnh phúc", isBold: true, size: 14), DocumentParagraph(.rule(share: 62)),
      DocumentParagraph(.centred, [Run(place + ", ", isItalic: true, size: 14)] + dateRuns),
    ]
    return .sideBySide(left: left, right: right, leftShare: 38)
  }

  private var dateRuns: [DocumentParagraph.Run] {
    if let signedOn {
      return [Run(CleanText(cleaning: NoticeText.spelled(signedOn)), isItalic: true, size: 14)]
    }
    func run(_ text: CleanText, isOpen: Bool = false) -> DocumentParagraph.Run {
      DocumentParagraph.Run(text, isItalic: true, size: 14, isOpen: isOpen)
    }
    let year = CleanText(cleaning: " năm \(meeting.day.components.year)")
    return [run("ngày "), run("……", isOpen: true), run(" tháng "), run("……", isOpen: true), run(year)]
  }

  private var title: [TextDocument.Block] {
    [
      .paragraph(DocumentParagraph(.centred, "THÔNG BÁO", isBold: true, size: 14)),
      .paragraph(DocumentParagraph(.centred, NoticeText.runs(form.text("title"), values, isBold: true))),
      .paragraph(DocumentParagraph(.rule(share: 30))), .paragraph(DocumentParagraph(.plain, "")),
    ]
  }

  private var opening: [TextDocument.Block] {
    let values = values
    var blocks: [TextDocument.Block] = [
      .paragraph(DocumentParagraph(.body, NoticeText.runs(form.text("opening"), values)))
    ]
    if let record = subject.record, record.roomCount() > 0 {
      // Of rooms that were never called nobody knows whether they were there.
      let isCalled = RoomCounts(record).hasBegun
      var wordings = [form.text(isCalled ? "rooms" : "rooms_not_called")]
      if !record.absentRooms.isEmpty { wordings.append(form.text("absent")) }
      let total = RoomCounts(record).total
      if isCalled, total.present + total.absent < total.rooms { wordings.append(form.text("not_called")) }
      for wording in wordings {
        blocks.append(.paragraph(DocumentParagraph(.body, NoticeText.runs(wording, values))))
      }
    }
    let wording = form.text(values["reporters"]?.isEmpty == false ? "reports" : "no_reports")
    blocks.append(.paragraph(DocumentParagraph(.body, NoticeText.runs(wording, values))))
    return blocks
  }

  /// "1/1 điểm cầu chính, 380/559 điểm cầu cấp xã": how many of each level were there.
  private func levels(_ counts: RoomCounts) -> CleanText {
    // Of a level that was never called nobody knows who was there.
    counts.levels.filter { counts[$0].present + counts[$0].absent > 0 }.map { level in
      let count = counts[level]
      return CleanText(cleaning: "\(count.present)/\(count.rooms) ") + form.words(level)
    }.joined(separator: ", ")
  }

  // MARK: Conclusions

  private var items: [TextDocument.Block] {
    guard !conclusions.items.isEmpty else {
      return [.paragraph(DocumentParagraph(.numbered(1, list: 0), [Run(NoticeText.open, isOpen: true)]))]
    }
    return conclusions.items.flatMap { item -> [TextDocument.Block] in
      if item.directives.count == 1, item.kind == .task, let only = item.directives.first, !item.leads.isEmpty
      {
        let lead = Run(heading(item) + ": ", isBold: true)
        // What is left of "2.1, 2.2" keeps its number: the notice that was signed tells it so.
        if let label = item.labels.first, label.contains(".") {
          let number = Run(CleanText(cleaning: label) + ". ")
          return [.paragraph(DocumentParagraph(.body, [number, lead] + task(only)))]
        }
        return [.paragraph(DocumentParagraph(.numbered(item.number, list: 0), [lead] + task(only)))]
      }
      let heading = DocumentParagraph(
        .numbered(item.number, list: 0), [Run(heading(item), isBold: true)], keepsWithNext: true)
      // Where one item tells several units, each task names its own.
      return [.paragraph(heading)]
        + zip(item.directives, item.labels).map { directive, label in
          let lead =
            item.leads.isEmpty && !directive.leads.isEmpty
            ? [Run(list(directive.leads) + ": ")] : []
          // A notice that was signed with dashes keeps them.
          guard label.contains(".") else {
            return .paragraph(DocumentParagraph(.dash, lead + task(directive)))
          }
          let number = Run(CleanText(cleaning: label) + ". ")
          return .paragraph(DocumentParagraph(.body, [number] + lead + task(directive)))
        }
    }
  }

  private func heading(_ item: MeetingConclusions.Item) -> CleanText {
    if !item.leads.isEmpty {
      let names = list(item.leads).string
      return CleanText(cleaning: names.prefix(1).uppercased() + names.dropFirst())
    }
    if item.kind == .task, conclusions.hasStatedNumbers { return "Giao nhiệm vụ:" }
    return item.kind == nil ? "Các nội dung:" : form.words(item.kind)
  }

  private func list(_ parties: [PartyName]) -> CleanText { parties.map(names).joined(separator: ", ") }

  /// "Nội dung; phối hợp: Sở A; thời hạn: trước 15/9."
  private func task(_ directive: Directive) -> [DocumentParagraph.Run] {
    var text = directive.text.isEmpty ? directive.title.vietnamese : directive.text
    if text.string.hasSuffix(".") { text = CleanText(cleaning: String(text.string.dropLast())) }
    var runs = [Run(text)]
    if !directive.coordinating.isEmpty { runs.append(Run("; phối hợp: " + list(directive.coordinating))) }
    let due = Self.due(directive)
    if !due.isEmpty { runs.append(Run("; thời hạn: " + due)) }
    runs.append(Run("."))
    return runs
  }

  /// As stated, its days written out; where nothing is stated the day.
  static func due(_ directive: Directive) -> CleanText { NoticeDue(directive).text }

  // MARK: Foot

  private var signature: TextDocument.Block {
    let values = values
    var left = [DocumentParagraph(.plain, "Nơi nhận:", isBold: true, isItalic: true, size: 12)]
    let lines = issue.recipients.map { line -> CleanText in
      line == "{units}" ? recipients : NoticeText.text(line, values)
    }.filter { !$0.isEmpty }
    for (position, line) in lines.enumerated() {
      left.append(
        DocumentParagraph(.note, "- " + line + (position == lines.count - 1 ? "." : ";"), size: 11))
    }
    let offices = signer == .head ? issue.head : issue.deputy
    var right = offices.map { DocumentParagraph(.centred, $0, isBold: true, size: 14) }
    right += (0..<4).map { _ in DocumentParagraph(.centred, " ", size: 14) }
    right.append(
      DocumentParagraph(
        .centred,
        [
          signerName.isEmpty
            ? Run(NoticeText.open, isBold: true, size: 14, isOpen: true)
            : Run(signerName, isBold: true, size: 14)
        ]))
    return .sideBySide(left: left, right: right, leftShare: 52)
  }

  /// The units that have something to do; too many are told together.
  private var recipients: CleanText {
    var seen: Set<CleanText> = []
    let parties = conclusions.items.flatMap(\.directives).flatMap { $0.leads + $0.coordinating }
    let all = parties.map(names).filter { seen.insert($0).inserted }
    if all.count > 12 { return "Các cơ quan, đơn vị, địa phương được giao nhiệm vụ" }
    return all.joined(separator: ", ")
  }

  /// Items with the keys of their directives, so that next month's status refers to them.
  private var table: DocumentTable {
    DocumentTable(
      title: "Kết luận",
      columns: [
        DocumentTable.Column("Mục", share: 1), DocumentTable.Column("Chủ trì", share: 4),
        DocumentTable.Column("Nội dung", share: 10), DocumentTable.Column("Phối hợp", share: 4),
        DocumentTable.Column("Hạn như nêu", share: 3), DocumentTable.Column("Hạn", share: 2),
        DocumentTable.Column("Mã", share: 3),
      ],
      rows: conclusions.items.flatMap { item in
        zip(item.directives, item.labels).map { directive, label in
          .cells([
            .text(CleanText(cleaning: label)), .text(list(directive.leads)),
            .text(directive.text.isEmpty ? directive.title.vietnamese : directive.text),
            .text(list(directive.coordinating)), .text(directive.due.asStated),
            .day(directive.due.window?.last),
            .text(CleanText(cleaning: directive.id.rawValue)),
          ])
        }
      })
  }
}
