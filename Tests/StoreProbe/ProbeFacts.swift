import Model

/// Made-up facts of each kind, the same for the same numbers.
enum ProbeFacts {
  static let day = Day(year: 2024, month: 5, day: 28) ?? Day(number: 0)
  static let home = UnitID(code: "51", validFrom: Day(year: 2004, month: 7, day: 8) ?? Day(number: 0))
  static let source = SourceID("probe")

  static func text(_ raw: String) -> CleanText { CleanText(cleaning: raw) }
  static func both(_ raw: String) -> LocalizedText {
    LocalizedText(vietnamese: text(raw), english: text(raw))
  }

  static var reference: SourceReference { SourceReference(source: source, file: text("probe.csv"), row: 2) }

  static func batch(_ title: String) -> FactBatch {
    FactBatch(kind: .figures, title: text(title), author: text("probe"), reason: .empty)
  }

  static func directive(_ id: String, title: String) -> Directive {
    let days = DayRange(day + 10)
    return Directive(
      id: DirectiveID(id), kind: .task, province: home, title: both(title),
      text: text("Toàn văn của \(title)"), document: "doc", item: "4", assignedOn: day,
      leads: [PartyName(unit: nil, asStated: text("Sở Thông tin và Truyền thông"), short: text("Sở TTTT"))],
      coordinating: [], due: Due(asStated: text("trong 10 ngày"), reading: nil, window: days),
      recurrence: .none,
      isTracked: true, initialProgress: .underWay, awaitsReading: nil, reference: reference, note: .empty)
  }

  static func observation(_ id: String, value: Int) -> Observation {
    Observation(
      id: FactID(id), definition: "ratio", unit: home, unitAsStated: text("Quảng Ngãi"),
      period: .month(year: 2024, month: 5),
      value: StatedNumber(text: "\(value)", value: ExactDecimal(value)), numerator: nil,
      denominator: nil,
      asOf: day, reference: reference, note: .empty)
  }

  /// The content of the kept store file of schema 1: a fact of every kind.
  static func everyKind() -> FactBatch {
    var batch = batch("Mọi loại")
    batch.kind = .reference
    batch.contentHash = "probe-1"
    let edition = EditionID(index: "dti", label: "2022")
    let number = StatedNumber(text: "0,4097", value: ExactDecimal("0.4097") ?? ExactDecimal(0))
    batch.sources = [
      Source(
        id: source, kind: .press, title: both("Nguồn thử"), publisher: text("Báo"),
        address: text("probe.csv"),
        published: day, readOn: nil, note: .empty)
    ]
    batch.units = [
      AdministrativeUnit(
        id: home, kind: .province, group: .provinces, name: both("Tỉnh Quảng Ngãi"),
        shortName: both("Quảng Ngãi"), validTo: nil, parent: nil, successors: [], officialOrder: 33,
        aliases: [text("Q. Ngãi"), text("Quảng\\Ngãi")])
    ]
    batch.definitions = [
      Definition(
        id: "ratio", kind: .ratio, group: .dossiers, name: both("Tỷ lệ"), unitOfMeasure: both("%"),
        numerator: nil, denominator: nil, formula: both("a / b"), levelSystem: .empty,
        basis: text("NĐ 42/2022"),
        higherIsBetter: true)
    ]
    batch.targets = [
      Target(
        id: "t", definition: "ratio", unit: home, value: ExactDecimal(80), asStated: text("80 %"), year: 2025,
        basis: text("KH"))
    ]
    batch.structures = [
      IndexStructureVersion(
        id: "dti-922", index: "dti", name: both("Chỉ số"), shortName: both("DTI"), scale: .weightedUnit,
        decimals: 4, tolerance: ExactDecimal("0.0001") ?? ExactDecimal(0), maximum: ExactDecimal(1),
        items: [
          IndexItem(
            id: "hd", role: .component, parent: nil, name: both("Hoạt động"), shortName: both("HĐ"),
            points: 100)
        ],
        bands: [Band(name: both("Tốt"), shortName: both("T"), from: ExactDecimal("0.80") ?? ExactDecimal(0))],
        bandsAreProvisional: true, passMark: nil, basis: text("QĐ 922"))
    ]
    batch.editions = [
      Edition(
        id: edition, structure: "dti-922", period: .year(2022), published: day,
        publishedAsStated: text("tháng 5"),
        unitCount: 63, unitsOn: day, methodBreak: .no, breakNote: .empty,
        statedMeans: [StatedMean(item: nil, value: number, reference: reference)], source: source)
    ]
    batch.indexFigures = [
      IndexFigure(
        id: "f1", edition: edition, item: nil, unit: home, unitAsStated: text("Quảng Ngãi"), score: number,
        rank: 26,
        rankOf: 63, rankBasis: .published, asOf: nil, reference: reference, note: .empty)
    ]
    batch.observations = [observation("o1", value: 98)]
    batch.documents = [
      Document(
        id: "doc", kind: .document, province: home, number: text("2114/QĐ-UBND"), title: both("Quyết định"),
        day: day,
        dayAsStated: text("28/5"), issuer: text("UBND tỉnh"), reference: reference, note: .empty)
    ]
    batch.directives = [directive("d1", title: "Hoàn thiện báo cáo")]
    let party = PartyName(unit: home, asStated: text("Sở Y tế"), short: text("Sở YT"), isImplied: true)
    batch.assignments = [Assignment(id: "a1", directive: "d1", party: party, reference: reference)]
    batch.reports = [
      ProgressReport(
        id: "r1", directive: "d1", assignment: "a1", instance: nil, reportedOn: day + 3, progress: .done,
        finishedOn: day + 2, percent: 100, text: text("Xong"), evidence: .empty, reference: reference)
    ]
    batch.extensions = [
      DueExtension(
        id: "e1", directive: "d1", assignment: nil, grantedOn: day + 4, window: DayRange(day + 30),
        document: text("CV 12"), reason: text("Chờ kinh phí"), reference: reference)
    ]
    batch.difficulties = [
      Difficulty(
        id: "k1", province: home, title: both("Thiếu kinh phí"), statedOn: day, directive: "d1",
        definition: nil, decidedOn: nil, decision: .empty, reference: reference)
    ]
    batch.holidays = [Holiday(day: day, name: both("Nghỉ"), isOff: true, basis: text("BLLĐ"))]
    batch.settings = ["home": home.description]
    let meeting: MeetingID = "2024-06-03"
    batch.meetings = [
      Meeting(
        id: meeting, kind: .monthly, state: .held, province: home, day: day + 6, ordinal: 6, bodies: [party],
        chair: text("Chủ tịch UBND tỉnh"), place: text("Hội trường"), note: text("Trực tuyến"))
    ]
    batch.agendaItems = [
      AgendaItem(
        id: "2024-06-03/1", meeting: meeting, position: 1, title: both("Nhiệm vụ"),
        view: SavedView(text: "1 directives grouping=lead"), minutes: 10, speaker: text("Chánh Văn phòng"),
        preparer: party, forms: ["ii06a", "a\tb"], notes: text("Nêu ba việc")),
      AgendaItem(
        id: "2024-06-03/2", meeting: meeting, position: 2, title: both("Việc khác"), view: nil,
        isDropped: true),
    ]
    batch.meetingRooms = [
      MeetingRoom(meeting: meeting, level: .commune, name: text("Xã Trường Giang"), unit: home)
    ]
    batch.attendance = [
      Attendance(room: batch.meetingRooms[0].id, meeting: meeting, state: .absent, note: text("Mất điện"))
    ]
    let figure = FigureLink(
      subject: .observation("ratio"), unit: home, period: .month(year: 2024, month: 5),
      value: ExactDecimal(significand: 4120, scale: 2), fact: "o1", target: ExactDecimal(80),
      higherIsBetter: true)
    batch.directiveFigures = [
      DirectiveFigure(id: "2024-06-03/ghi/001", link: figure),
      DirectiveFigure(
        id: "d1",
        link: FigureLink(
          subject: .score("dti", "tru1"), unit: home, period: .year(2023),
          value: ExactDecimal(significand: 7078, scale: 4), fact: nil, target: nil, higherIsBetter: nil)),
      DirectiveFigure(
        id: "d\t2",
        link: FigureLink(
          subject: .rank("dti"), unit: home, period: .year(2023), value: ExactDecimal(30), fact: "f",
          target: ExactDecimal(25), higherIsBetter: false)),
    ]
    var content = DraftContent(
      .directive, conclusion: .goal, directives: ["d1", "d\t2"], difficulty: "k1", disposition: .sentUpward,
      figure: FigureMention(
        definition: "ratio", unit: home, name: text("Tỷ lệ, Quảng Ngãi"), value: text("41,2%"),
        target: text("80%"), link: figure), asTyped: text("giao Sở Y tế … trước 15/9"),
      text: text("làm việc"),
      leads: [party, party], coordinating: [party],
      due: Due(
        asStated: text("trước 15/9"), reading: both("15/09/2024"), window: DayRange(day + 40),
        counting: .workingDays),
      recurrence: Recurrence(
        rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 5, until: day + 400, alsoAdHoc: true),
      percent: 40, evidence: text("CV 12"))
    batch.drafts = [
      MeetingDraft(
        id: "2024-06-03/ghi/001", meeting: meeting, number: 1, content: content, author: text("thư ký"),
        moment: "2024-06-03T02:00:00Z", state: .withdrawn, reason: text("ghi nhầm"))
    ]
    content = DraftContent(.progress, directives: ["d1"], text: text("đang làm"))
    batch.drafts.append(
      MeetingDraft(content, in: meeting, after: batch.drafts, author: text("thư ký"), moment: "m"))
    batch.closings = [
      FigureClosing(
        period: .month(year: 2024, month: 5), batch: BatchNumber(1), author: text("thư ký"),
        moment: "2024-06-01T02:00:00Z", note: text("đủ báo cáo"), meeting: meeting),
      FigureClosing(
        period: .quarter(year: 2024, quarter: 1), batch: BatchNumber(1), author: text("thư ký"), moment: "m"),
    ]
    return batch
  }
}
