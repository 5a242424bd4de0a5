import Model
import Store
import Testing

/// Somebody else who writes into the store while the dashboard has it open: this process, another than the dashboard's.
struct Colleague {
  let writer: StoreWriter
  private let path: String

  init(store path: String) throws {
    self.path = path
    writer = try StoreWriter.open(path: path)
  }

  private static func text(_ raw: String) -> CleanText { CleanText(cleaning: raw) }

  static func batch(_ title: String) -> FactBatch {
    FactBatch(kind: .figures, title: text(title), author: text("đồng nghiệp"), reason: .empty)
  }

  /// Corrects the total of a province in DTI 2022, leaving its rank.
  func correct(code: String, from old: String, to new: String) throws {
    let value = try #require(ExactDecimal(new))
    let reader = try StoreReader.open(path: path)
    let figure = try #require(
      try reader.indexFigures(edition: EditionID(index: "dti", label: "2022")).first {
        $0.item == nil && $0.unit.code == code && $0.score?.value == ExactDecimal(old)
      })
    var batch = Self.batch("Đính chính")
    batch.indexFigures = [
      IndexFigure(
        id: figure.id, edition: figure.edition, item: nil, unit: figure.unit,
        unitAsStated: figure.unitAsStated, score: StatedNumber(text: new, value: value), rank: figure.rank,
        rankOf: figure.rankOf, rankBasis: figure.rankBasis, asOf: figure.asOf, reference: figure.reference,
        note: figure.note)
    ]
    _ = try writer.write(batch)
  }

  /// Directives of one's own that are tracked and fall due on successive days.
  static func directives(_ count: Int, prefix: String, firstDue: Day, province: UnitID) -> [Directive] {
    (0..<count).map { number in
      let title = text("\(prefix) \(number)")
      return Directive(
        id: DirectiveID("\(prefix)-\(number)"), kind: .task, province: province,
        title: LocalizedText(vietnamese: title, english: title), text: title, document: nil, item: "",
        assignedOn: firstDue + -30,
        leads: [PartyName(unit: nil, asStated: text("Sở Thông tin và Truyền thông"), short: text("Sở TTTT"))],
        coordinating: [],
        due: Due(asStated: .empty, reading: nil, window: DayRange(firstDue + number % 300)),
        recurrence: .none, isTracked: true, initialProgress: .underWay, awaitsReading: nil,
        reference: SourceReference(source: "bai-000", file: text("thử"), row: number + 1), note: .empty)
    }
  }

  /// Writes directives into the store.
  func give(_ directives: [Directive], progress: ((Int, Int) -> Void)? = nil) throws {
    var batch = Self.batch("Giao việc")
    batch.directives = directives
    _ = try writer.write(batch, progress: progress)
  }

  /// Chooses another home province for the store.
  func chooseHome(_ unit: String) throws {
    var batch = FactBatch(
      kind: .settings, title: "Chọn tỉnh khác", author: "đồng nghiệp", reason: .empty)
    batch.settings = ["home": unit]
    _ = try writer.write(batch)
  }

  static var quangNgai: UnitID {
    get throws { UnitID(code: "51", validFrom: try day("2004-07-08")) }
  }

  static func day(_ text: String) throws -> Day { try #require(Day(iso8601: text)) }
}
