import Model

/// The monthly forms and the lists of directives of the invented province, with faults such as real ones have: some
/// wrong sums, a unit that is late, a district under the name it had, several encodings and separators.
public struct DemoForms: Sendable {
  /// One file of the folder.
  public struct File: Sendable {
    public enum Container: Sendable, Hashable {
      case text, xlsx, ods
    }

    public let name: String
    /// As text with separators, whatever the container.
    public let bytes: [UInt8]
    public let container: Container
    /// The cells, for workbooks; whole numbers are numbers.
    public let rows: [[String]]
    /// The last day of its period, when it was written.
    public let day: Day

    init(
      name: String, bytes: [UInt8], container: Container = .text, rows: [[String]] = [],
      day: Day = Day(number: 0)
    ) {
      self.name = name
      self.bytes = bytes
      self.container = container
      self.rows = rows
      self.day = day
    }
  }

  public let files: [File]
  public let directiveCount: Int

  /// Months whose Form II.06a has a sum that does not add up, counted from 0.
  static let wrongSums = [7, 18]
  /// Months in which an agency is not in the province's form and sends its own two weeks after the due day.
  static let lateReports = [4, 16]
  static let lateAgency = "\(DemoProvince.code).S6"

  public init(_ dossiers: DemoDossiers, seed: UInt64) {
    let counts = DemoCounts(dossiers)
    let directives = DemoDirectives(dossiers.province, seed: seed)
    var files: [File] = []
    for month in 0..<counts.months {
      files.append(Self.report(dossiers.province, counts, month))
      if Self.lateReports.contains(month), let late = Self.lateReport(dossiers.province, counts, month) {
        files.append(late)
      }
      if month >= counts.months - 12 { files.append(Self.portal(dossiers.province, counts, month)) }
    }
    files += directives.files
    self.files = files
    directiveCount = directives.count
  }

  private static func label(_ counts: DemoCounts, _ month: Int) -> (file: String, text: String) {
    let (year, number, _) = counts.starts[month].components
    return ("\(year)-\(DemoProvince.padded(number, 2))", "Kỳ báo cáo: Tháng \(number) năm \(year)")
  }

  /// Agencies and, while there were any, districts. Branches report through their department.
  private static func reporting(_ province: DemoProvince, _ counts: DemoCounts, _ month: Int) -> [Int] {
    province.units.indices.filter { position in
      let unit = province.units[position]
      let isThere = unit.validTo.map { $0 >= counts.starts[month] } ?? true
      return isThere && unit.parent == DemoProvince.home && unit.group != .communes
    }
  }

  /// A unit with its branches.
  private static func cell(
    _ province: DemoProvince, _ counts: DemoCounts, _ position: Int, _ month: Int
  ) -> DemoCounts.Cell {
    let own = province.units[position].id
    return province.units.indices.filter { $0 == position || province.units[$0].parent == own }
      .reduce(DemoCounts.Cell()) { $0 + counts.cell(unit: $1, month: month) }
  }

  /// Form II.06a of the agencies and districts; communes report by themselves.
  private static func report(_ province: DemoProvince, _ counts: DemoCounts, _ month: Int) -> File {
    let label = label(counts, month)
    var sheet = DemoSheet()
    sheet.rows = heads("Tỉnh Mẫu", label.text, signed: counts.starts[month + 1] + 2)
    var total = DemoCounts.Cell()
    var number = 0
    for position in reporting(province, counts, month) {
      let unit = province.units[position]
      let cell = cell(province, counts, position, month)
      if lateReports.contains(month), unit.id.code == lateAgency { continue }
      total = total + cell
      number += 1
      var name = unit.name.vietnamese.string
      if unit.id.code == "\(DemoProvince.code).H\(DemoProvince.renamedDistrict + 1)", month % 5 == 2 {
        name = DemoProvince.formerDistrictName
      }
      var row = row(number, name, cell)
      // Somebody typed over a formula.
      if wrongSums.contains(month), number == 2 { row[2] = String(cell.received + 3) }
      sheet.rows.append(row)
    }
    var last = row(0, "Tổng cộng", total)
    last[0] = ""
    sheet.rows.append(last)
    let encodings = DemoSheet.Encoding.allCases
    let isWorkbook = month % 3 == 2
    return File(
      name: "ii06a-\(label.file).\(isWorkbook ? "xlsx" : "csv")",
      bytes: sheet.bytes(separator: month % 3 == 1 ? ";" : ",", encodings[month % encodings.count]),
      container: isWorkbook ? .xlsx : .text, rows: sheet.rows, day: counts.starts[month + 1] + -1)
  }

  /// "Tỉnh Mẫu, ngày 03 tháng 6 năm 2025".
  private static func signature(_ day: Day) -> String {
    let (year, month, number) = day.components
    return "Tỉnh Mẫu, ngày \(DemoProvince.padded(number, 2)) tháng \(month) năm \(year)"
  }

  /// What stands above the rows.
  /// - Parameter signed: when it was sent.
  private static func heads(_ reporter: String, _ period: String, signed: Day) -> [[String]] {
    [
      ["MÔ PHỎNG: Biểu số II.06a/VPCP/KSTT"],
      ["TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"],
      [
        "Đơn vị báo cáo: \(reporter)", "",
        signature(signed),
      ],
      [period],
      [
        "TT", "Lĩnh vực, công việc giải quyết theo cấp", "Tiếp nhận", "", "", "", "Đã giải quyết", "", "", "",
        "Đang giải quyết", "", "",
      ],
      [
        "", "", "Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước", "Tổng số",
        "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn",
      ],
      (1...13).map { String($0) },
    ]
  }

  /// The form of the agency that is not in the province's, as it comes on day 20.
  private static func lateReport(_ province: DemoProvince, _ counts: DemoCounts, _ month: Int) -> File? {
    guard let position = province.units.indices.first(where: { province.units[$0].id.code == lateAgency })
    else { return nil }
    let label = label(counts, month)
    let cell = cell(province, counts, position, month)
    let signed = counts.starts[month + 1] + 19
    var sheet = DemoSheet()
    sheet.rows = heads(province.units[position].name.vietnamese.string, label.text, signed: signed)
    sheet.rows.append(row(1, "Các lĩnh vực", cell))
    var last = row(0, "Tổng cộng", cell)
    last[0] = ""
    sheet.rows.append(last)
    return File(
      name: "ii06a-\(label.file)-nop-sau.csv", bytes: sheet.bytes(separator: ",", .utf8WithMark),
      rows: sheet.rows, day: signed)
  }

  private static func row(_ number: Int, _ name: String, _ cell: DemoCounts.Cell) -> [String] {
    [String(number), name]
      + [
        cell.received, cell.online, cell.inPerson + cell.postal, cell.carried, cell.finished, cell.early,
        cell.onTime, cell.late, cell.open, cell.openInTime, cell.openLate,
      ].map(String.init)
  }

  /// The portal's table of online services, agency by agency.
  private static func portal(_ province: DemoProvince, _ counts: DemoCounts, _ month: Int) -> File {
    let label = label(counts, month)
    var sheet = DemoSheet()
    sheet.rows = [
      ["MÔ PHỎNG: Dịch vụ công trực tuyến theo Quyết định 766"],
      ["Đơn vị báo cáo: Tỉnh Mẫu", "", signature(counts.starts[month + 1] + 2)], [label.text],
      [
        "TT", "Mã đơn vị", "Tên đơn vị", "Tổng số", "Qua mạng", "", "Trực tiếp", "", "BCCI", "",
        "Đồng bộ DVCQG",
        "Hồ sơ có NVTC", "Thanh toán trên DVCQG",
      ],
      ["", "", "", "", "Số lượng", "Tỷ lệ", "Số lượng", "Tỷ lệ", "Số lượng", "Tỷ lệ", "", "", ""],
    ]
    for (number, position) in reporting(province, counts, month).enumerated() {
      let unit = province.units[position]
      let cell = cell(province, counts, position, month)
      let sum = cell.online + cell.inPerson + cell.postal
      func share(_ count: Int) -> String { sum == 0 ? "" : percent(count, of: sum) }
      sheet.rows.append([
        String(number + 1), unit.id.code, unit.name.vietnamese.string, String(sum), String(cell.online),
        share(cell.online), String(cell.inPerson), share(cell.inPerson), String(cell.postal),
        share(cell.postal), String(cell.synced), String(cell.withFee), String(cell.paid),
      ])
    }
    let isWorkbook = month % 4 == 3
    let ending = isWorkbook ? "ods" : month % 2 == 0 ? "csv" : "tsv"
    return File(
      name: "truc-tuyen-\(label.file).\(ending)",
      bytes: sheet.bytes(separator: month % 2 == 0 ? "," : "\t", .utf8WithMark),
      container: isWorkbook ? .ods : .text, rows: sheet.rows, day: counts.starts[month + 1] + -1)
  }

  /// "45,67%".
  static func percent(_ count: Int, of whole: Int) -> String {
    let hundredths = (count * 20_000 + whole) / (2 * whole)
    return "\(hundredths / 100),\(DemoProvince.padded(hundredths % 100, 2))%"
  }
}
