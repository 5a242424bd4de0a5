import Model
import Reference
import Store

/// The built-in figures under the longest names that Vietnamese offices really bear, and a few of 10,000 letters.
///
/// Every other thing has a long name, so that long and usual names stand under each other.
public struct LongNamesReader: FactReader {
  private let base: any FactReader

  public init() throws {
    base = try StoreReader(image: BuiltIn.image)
  }

  static let endless = CleanText(cleaning: String(repeating: "Chuyển đổi số quốc gia ", count: 435))

  private static let provinces: [(name: LocalizedText, short: LocalizedText)] = [
    ("Thành phố Hồ Chí Minh", "Ho Chi Minh City", "Hồ Chí Minh", "Ho Chi Minh City"),
    ("Tỉnh Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau Province", "Bà Rịa - Vũng Tàu", "Ba Ria - Vung Tau"),
    ("Tỉnh Thừa Thiên - Huế", "Thua Thien - Hue Province", "Thừa Thiên - Huế", "Thua Thien - Hue"),
  ].map { row in
    (
      LocalizedText(vietnamese: CleanText(cleaning: row.0), english: CleanText(cleaning: row.1)),
      LocalizedText(vietnamese: CleanText(cleaning: row.2), english: CleanText(cleaning: row.3))
    )
  }

  private static let offices = [
    "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    "Ban Quản lý dự án đầu tư xây dựng công trình nông nghiệp và phát triển nông thôn",
    "Trung tâm Giám sát, điều hành đô thị thông minh và an toàn thông tin mạng",
  ]

  private static let communes = [
    "Phường Trương Quang Trọng", "Xã Nguyễn Nghiêm Đông Thạnh", "Đặc khu Lý Sơn", "Xã Đăk Rơ Wa Ya Xiêr",
  ]

  private static let titles = [
    "Nghiên cứu, đề xuất cơ chế, chính sách thu hút nguồn nhân lực công nghệ thông tin chất lượng cao về tỉnh",
    "Đôn đốc, hướng dẫn các cơ quan, đơn vị, địa phương số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
  ]

  private func text(_ vietnamese: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: vietnamese), english: .empty)
  }

  public var knownAt: BatchNumber { base.knownAt }
  public func batches() throws -> [BatchRecord] { try base.batches() }
  public func settings() throws -> [String: String] { try base.settings() }
  public func targets() throws -> [Target] { try base.targets() }
  public func rows(of batch: BatchNumber, after position: BatchRow.Position?) throws -> BatchPage {
    try base.rows(of: batch, after: position)
  }
  public func structures() throws -> [IndexStructureVersion] { try base.structures() }
  public func holidays() throws -> [Holiday] { try base.holidays() }
  public func editions() throws -> [Edition] { try base.editions() }
  public func figureCounts() throws -> [EditionID: Int] { try base.figureCounts() }
  public func difficulties() throws -> [Difficulty] { try base.difficulties() }

  public func sources() throws -> [Source] {
    try base.sources().enumerated().map { position, one in
      guard position % 2 == 0 else { return one }
      let title =
        position == 4
        ? LocalizedText(vietnamese: Self.endless, english: .empty)
        : text(
          "Báo cáo kết quả thực hiện nhiệm vụ chuyển đổi số sáu tháng đầu năm và phương hướng sáu tháng cuối năm"
        )
      return Source(
        id: one.id, kind: one.kind, title: title,
        publisher: CleanText(cleaning: Self.offices[position % Self.offices.count]), address: one.address,
        published: one.published, readOn: one.readOn, note: one.note)
    }
  }

  public func units() throws -> [AdministrativeUnit] {
    try base.units().enumerated().map { position, one in
      var name = one.name
      var short = one.shortName
      if position == 12 {
        name = LocalizedText(vietnamese: Self.endless, english: .empty)
        short = name
      } else if one.group == .provinces, position % 2 == 0 {
        (name, short) = Self.provinces[position % Self.provinces.count]
      } else if one.group == .communes, position % 2 == 0 {
        name = text(Self.communes[position % Self.communes.count])
        short = name
      } else if one.group == .departments, position % 2 == 0 {
        name = text(Self.offices[position % Self.offices.count])
        short = name
      }
      return AdministrativeUnit(
        id: one.id, kind: one.kind, group: one.group, name: name, shortName: short, validTo: one.validTo,
        parent: one.parent, successors: one.successors, isSpecialZone: one.isSpecialZone,
        officialOrder: one.officialOrder, aliases: one.aliases)
    }
  }

  public func definitions() throws -> [Definition] {
    try base.definitions().enumerated().map { position, one in
      guard position % 3 == 0 else { return one }
      return Definition(
        id: one.id, kind: one.kind, group: one.group,
        name: text(
          "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận và giải quyết trực tuyến toàn trình đúng hạn"),
        unitOfMeasure: one.unitOfMeasure, numerator: one.numerator, denominator: one.denominator,
        formula: one.formula, levelSystem: one.levelSystem, basis: one.basis,
        higherIsBetter: one.higherIsBetter)
    }
  }

  public func documents() throws -> [Document] {
    try base.documents().enumerated().map { position, one in
      guard position % 2 == 0 else { return one }
      return Document(
        id: one.id, kind: one.kind, province: one.province, number: "1234/QĐ-BTTTT-BNNPTNT-UBND",
        title: position == 2
          ? LocalizedText(vietnamese: Self.endless, english: .empty) : text(Self.titles[0]),
        day: one.day, dayAsStated: one.dayAsStated, issuer: CleanText(cleaning: Self.offices[1]),
        reference: one.reference, note: one.note)
    }
  }

  public func indexFigures(edition: EditionID) throws -> [IndexFigure] {
    try base.indexFigures(edition: edition)
  }
  public func indexFigures(index: IndexID, unit: UnitID) throws -> [IndexFigure] {
    try base.indexFigures(index: index, unit: unit)
  }
  public func indexTotals(index: IndexID) throws -> [IndexFigure] { try base.indexTotals(index: index) }
  public func observations(_ filter: ObservationFilter) throws -> [Observation] {
    try base.observations(filter)
  }
  public func directiveOutlines() throws -> [DirectiveOutline] { try base.directiveOutlines() }

  public func directives(_ ids: [DirectiveID]) throws -> [Directive] {
    try base.directives(ids).enumerated().map { position, one in
      let office = CleanText(cleaning: Self.offices[position % Self.offices.count])
      return Directive(
        id: one.id, kind: one.kind, province: one.province,
        title: position == 3
          ? LocalizedText(vietnamese: Self.endless, english: .empty) : text(Self.titles[position % 2]),
        text: position == 3 ? Self.endless : one.text, document: one.document, item: one.item,
        assignedOn: one.assignedOn, leads: [PartyName(unit: nil, asStated: office, short: office)],
        coordinating: one.coordinating + [PartyName(unit: nil, asStated: office, short: office)],
        due: one.due, recurrence: one.recurrence, isTracked: one.isTracked,
        initialProgress: one.initialProgress, awaitsReading: one.awaitsReading, reference: one.reference,
        note: one.note)
    }
  }

  public func directives(matching foldedText: String) throws -> [DirectiveID] {
    try base.directives(matching: foldedText)
  }
  public func assignments(of directive: DirectiveID) throws -> [Assignment] {
    try base.assignments(of: directive)
  }
  public func reports(of directive: DirectiveID) throws -> [ProgressReport] {
    try base.reports(of: directive)
  }
  public func extensions(of directive: DirectiveID) throws -> [DueExtension] {
    try base.extensions(of: directive)
  }
  public func history(of fact: FactID) throws -> [FactVersion] { try base.history(of: fact) }
}
