import Model

/// The lists of the invented province as files, in the shape in which units and portals send theirs.
public struct DemoLists: Sendable {
  /// A file of the folder.
  public enum File: String, Sendable, CaseIterable {
    case units = "don-vi.csv"
    case procedures = "thu-tuc.csv"
    case dossiers = "ho-so.csv"
  }

  private let dossiers: DemoDossiers
  private var province: DemoProvince { dossiers.province }

  public init(_ dossiers: DemoDossiers) {
    self.dossiers = dossiers
  }

  /// Writes one file piece by piece.
  public func write(_ file: File, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    var output = Output()
    switch file {
    case .units: try writeUnits(&output, take)
    case .procedures: try writeProcedures(&output, take)
    case .dossiers: try writeDossiers(&output, take)
    }
    try output.flush(take)
  }

  private func writeUnits(_ output: inout Output, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    output.line(["MÔ PHỎNG: Danh sách đơn vị của Tỉnh Mẫu"] + Array(repeating: "", count: 10))
    output.line([
      "Mã đơn vị", "Tên đơn vị", "Tên tiếng Anh", "Tên ngắn", "Loại đơn vị", "Khối", "Đơn vị cấp trên",
      "Có từ ngày", "Đến ngày", "Thay bằng", "Tên khác",
    ])
    for unit in province.units {
      output.line([
        unit.id.code, unit.name.vietnamese.string, unit.name.english.string, unit.shortName.vietnamese.string,
        Self.kind(unit.kind), Self.group(unit.group), unit.parent?.code ?? "",
        DemoSheet.day(unit.id.validFrom),
        unit.validTo.map(DemoSheet.day) ?? "", unit.successors.map(\.code).joined(separator: ";"),
        unit.aliases.map(\.string).joined(separator: ";"),
      ])
      try output.flushIfFull(take)
    }
  }

  private static func kind(_ kind: AdministrativeUnit.Kind) -> String {
    switch kind {
    case .province: "Tỉnh"
    case .department: "Sở, ban"
    case .district: "Huyện"
    case .commune: "Xã"
    default: "Cơ quan"
    }
  }

  private static func group(_ group: AdministrativeUnit.Group) -> String {
    switch group {
    case .provinces: "Tỉnh, thành phố"
    case .departments: "Sở, ban, ngành"
    case .communes: "Cấp xã"
    case .verticalAgencies: "Ngành dọc"
    case .districts: "Cấp huyện"
    case .others: "Khác"
    }
  }

  private func writeProcedures(_ output: inout Output, _ take: (UnsafeRawBufferPointer) throws -> Void) throws
  {
    output.line(["MÔ PHỎNG: Danh mục thủ tục hành chính của Tỉnh Mẫu", "", "", ""])
    output.line(["Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Mức độ dịch vụ công"])
    for plan in province.plans {
      let level =
        switch plan.procedure.level {
        case .whole: "Toàn trình"
        case .partial: "Một phần"
        default: "Cung cấp thông tin"
        }
      output.line([
        plan.procedure.id.rawValue, plan.procedure.name.string, plan.procedure.field.string, level,
      ])
      try output.flushIfFull(take)
    }
  }

  private static let headings = [
    "Mã hồ sơ", "Mã đơn vị", "Mã TTHC", "Kênh nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả",
    "Tình trạng", "Có phí", "Thanh toán trực tuyến", "Số hóa thành phần", "Số hóa kết quả", "Đồng bộ",
  ]

  /// Rows above the first dossier: the title and the headings.
  public static let headingRows = 2

  private func writeDossiers(_ output: inout Output, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    let blanks = Array(repeating: "", count: Self.headings.count - 1)
    output.line(["MÔ PHỎNG: Danh sách hồ sơ của Tỉnh Mẫu"] + blanks)
    output.line(Self.headings)
    let units = province.units.map { ($0.id.code, Array(",\($0.id.code),".utf8)) }
    let procedures = province.plans.map { Array(($0.procedure.id.rawValue + ",").utf8) }
    let channels: [DossierChannel?: [UInt8]] = [
      .online: Array("Trực tuyến,".utf8), .inPerson: Array("Trực tiếp,".utf8),
      .postal: Array("Bưu chính,".utf8),
      nil: Array(",".utf8),
    ]
    let results: [DossierResult?: [UInt8]] = [
      .awaitingSupplement: Array("Chờ bổ sung,".utf8), .refused: Array("Từ chối,".utf8),
      .withdrawn: Array("Rút,".utf8),
      nil: Array(",".utf8),
    ]
    var days = DayTexts()
    try dossiers.forEachDraft { draft in
      let received = days.text(draft.received)
      output.bytes.append(UInt8(ascii: "H"))
      output.bytes += units[draft.unit].0.utf8
      output.bytes.append(UInt8(ascii: "-"))
      // 03/01/2024 is 240103 in a code.
      output.bytes += [received[8], received[9], received[3], received[4], received[0], received[1]]
      output.bytes.append(UInt8(ascii: "-"))
      output.number(draft.serial, width: 4)
      output.bytes += units[draft.unit].1
      output.bytes += procedures[draft.plan]
      output.bytes += channels[draft.channel] ?? [UInt8(ascii: ",")]
      output.bytes += received
      output.bytes += days.text(draft.due)
      if let finished = draft.finished {
        output.bytes += days.text(finished)
      } else {
        output.bytes.append(UInt8(ascii: ","))
      }
      output.bytes += results[draft.result] ?? [UInt8(ascii: ",")]
      output.mark(province.plans[draft.plan].hasFee)
      output.mark(draft.isPaidOnline)
      output.mark(draft.hasComponents)
      output.mark(draft.hasResult)
      output.mark(draft.isSynced, isLast: true)
      try output.flushIfFull(take)
    }
  }

  /// Bytes on their way into a file.
  private struct Output {
    var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1 << 20) }

    mutating func line(_ cells: [String]) {
      for (position, cell) in cells.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        if cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) {
          bytes += Array("\"\(cell.replacing("\"", with: "\"\""))\"".utf8)
        } else {
          bytes += Array(cell.utf8)
        }
      }
      bytes.append(UInt8(ascii: "\n"))
    }

    mutating func number(_ value: Int, width: Int) {
      bytes += DemoProvince.padded(value, width).utf8
    }

    mutating func mark(_ isSet: Bool, isLast: Bool = false) {
      if isSet { bytes.append(UInt8(ascii: "x")) }
      bytes.append(isLast ? UInt8(ascii: "\n") : UInt8(ascii: ","))
    }

    mutating func flushIfFull(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
      if bytes.count > 1 << 20 - 4_096 { try flush(take) }
    }

    mutating func flush(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
      try bytes.withUnsafeBytes(take)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}

/// `03/01/2024,` for day numbers.
private struct DayTexts {
  private var texts: [Int32: [UInt8]] = [:]

  mutating func text(_ number: Int32) -> [UInt8] {
    if let known = texts[number] { return known }
    let (year, month, day) = Day(number: number).components
    let text = Array(
      "\(DemoProvince.padded(day, 2))/\(DemoProvince.padded(month, 2))/\(DemoProvince.padded(year, 4)),".utf8)
    texts[number] = text
    return text
  }
}
