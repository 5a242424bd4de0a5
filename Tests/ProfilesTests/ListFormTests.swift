import Intake
import Model
import Testing

/// Lists: directives, reports on them, difficulties, dossiers.
@Suite struct ListFormTests {
  private let extra: [AdministrativeUnit]

  init() throws {
    extra = try Fixtures.units(of: "49@2004-07-08", ["Sở Giao thông vận tải", "Sở Y tế", "Thanh tra tỉnh"])
  }

  private func context(_ directives: [KnownDirectives.Entry] = []) throws -> ReadingContext {
    try Fixtures.context(extra: extra, directives: directives)
  }

  private func read(
    _ text: String, _ name: String, directives: [KnownDirectives.Entry] = [], merges: [MergedCells] = [],
    options: ReadingOptions? = nil
  ) throws -> FormReading {
    try Fixtures.read(
      Fixtures.sheet(text, merges: merges), as: name, context: context(directives),
      options: options ?? Fixtures.options("2022-10-05"))
  }

  // MARK: - Directives

  private static let directives = """
    DANH SÁCH NHIỆM VỤ UBND TỈNH GIAO
    Số liệu tính đến ngày 30/09/2022
    STT | Số ký hiệu | Ngày ban hành | Mục | Nội dung nhiệm vụ | Chủ trì | Phối hợp | Hạn xử lý | Tình trạng | Tiến độ (%) | Ngày hoàn thành | Kết quả
    1 | 304/TB-UBND | 31/08/2022 | 4 | Hoàn thiện kiến trúc chính quyền điện tử | Sở TTTT | Sở Kế hoạch và Đầu tư, Sở Tài chính; các địa phương | 15/9/2022 | Hoàn thành quá hạn | 100 | 20/9/2022 | Quyết định 2114/QĐ-UBND
    2 | | | 4 | Xây dựng kho dữ liệu dùng chung | Sở Thông tin và Truyền thông | | Trong quý IV | Đang thực hiện | 40 | |
    3 | | | 5 | Báo cáo kết quả hằng tháng (từ ngày 01-05) | các cơ quan báo cáo | | Hằng tháng (từ ngày 01-05) | | | |
    4 | 305/TB-UBND | 5/9/2022 | 1 | Rà soát thủ tục | Sở Nội vụ | | khẩn trương | Chưa thực hiện | | |
    5 | | | 2 | Tổ chức tập huấn | Sở Y tế | | | | | |
    6 | | | 2 | Tổ chức tập huấn | Thanh tra tỉnh | | | Đã hoàn thành | | |
    7 | 306/TB-UBND | 6/9/22 | 1 | Việc có năm hai chữ số | Sở Y tế | | | | | |
    """

  @Test func aListBecomesDirectivesDocumentsAndReports() throws {
    let reading = try read(Self.directives, "directives")
    #expect(reading.faults.map(\.row) == [10])
    #expect(reading.faults.first?.reason.vietnamese.string == "năm có hai chữ số; hãy ghi đủ bốn")
    let batch = reading.batch
    #expect(batch.documents.map(\.number.string) == ["304/TB-UBND", "305/TB-UBND"])
    #expect(batch.documents.first?.day == (try Fixtures.day("2022-08-31")))
    #expect(batch.directives.count == 5)

    let first = batch.directives[0]
    #expect(first.leads.map(\.unit?.description) == ["49.STTTT@2004-07-08"])
    // A comma parts names, the "và" inside one does not; who is no unit stays as stated.
    #expect(first.coordinating.map(\.unit?.code) == ["49.SKHDT", "49.STC", "49.DP"])
    #expect(first.due.window == DayRange(try Fixtures.day("2022-09-15")))
    #expect(first.due.asStated.string == "15/9/2022")
    #expect(first.document == batch.documents[0].id)
    #expect(first.isTracked)

    // The document stands once for its rows; two tasks of one item are two.
    let second = batch.directives[1]
    #expect(second.document == first.document)
    #expect(second.item == "4")
    #expect(second.id != first.id)
    #expect(second.due.window?.last == (try Fixtures.day("2022-12-31")))

    let monthly = batch.directives[2]
    #expect(monthly.recurrence.rule == .monthly)
    #expect(monthly.recurrence.firstDayOfMonth == 1)
    #expect(monthly.recurrence.lastDayOfMonth == 5)
    #expect(monthly.leads.map(\.unit?.code) == ["49.CQBC"])

    #expect(batch.directives[3].due.window == nil)
    #expect(batch.directives[3].due.asStated.string == "khẩn trương")

    // One task to two units stands in two rows: one directive with a line for each.
    let training = batch.directives[4]
    #expect(training.leads.map(\.short.string) == ["Sở Y tế", "Thanh tra tỉnh"])
    #expect(batch.assignments.map(\.party.short.string) == ["Sở Y tế", "Thanh tra tỉnh"])

    #expect(batch.reports.map(\.progress) == [.done, .underWay, .notStarted, .done])
    #expect(batch.reports[0].finishedOn == (try Fixtures.day("2022-09-20")))
    #expect(batch.reports[0].percent == 100)
    #expect(batch.reports[0].text.string == "Quyết định 2114/QĐ-UBND")
    #expect(batch.reports[0].reportedOn == (try Fixtures.day("2022-09-30")))
    #expect(batch.reports[3].assignment == batch.assignments[1].id)
  }

  @Test func mergedDocumentCellsFillOnlyTheirRows() throws {
    let reading = try read(
      """
      STT | Văn bản giao | Ngày ban hành | Nội dung nhiệm vụ | Đơn vị chủ trì | Hạn
      1 | 304/TB-UBND | 31/08/2022 | Việc một | Sở Y tế |
      2 | | | Việc hai | Sở Y tế |
      3 | | | Việc ba | Sở Y tế |
      """, "directives",
      merges: [MergedCells(rows: 2...3, columns: 1...1), MergedCells(rows: 2...3, columns: 2...2)])
    #expect(reading.batch.directives.map { $0.document != nil } == [true, true, false])
  }

  @Test func aGroupRowNamesTheDocument() throws {
    let reading = try read(
      """
      DANH MỤC NHIỆM VỤ GIAO
      STT | Nội dung | Chủ trì | Thời hạn
      I | Thông báo số 304/TB-UBND ngày 31/08/2022
      1 | Việc một | Sở Y tế | 30/09/2022
      II | Kế hoạch 2854/KH-UBND ngày 01/9/2022
      1 | Việc hai | Sở Y tế | 30-10
      """, "directives")
    #expect(reading.faults.map(\.description) == [])
    #expect(reading.batch.documents.map(\.number.string) == ["2854/KH-UBND", "304/TB-UBND"])
    #expect(reading.batch.directives.map(\.assignedOn.description) == ["2022-08-31", "2022-09-01"])
    #expect(reading.batch.directives[1].due.window?.last == (try Fixtures.day("2022-10-30")))
  }

  @Test func theSameListAgainGivesTheSameIdentifiers() throws {
    let once = try read(Self.directives, "directives").batch
    let moved = Self.directives.replacing("1 | 304/TB-UBND", with: "9 | 304/TB-UBND")
      .replacing("15/9/2022", with: "25/9/2022")
    let again = try read(moved, "directives").batch
    #expect(once.directives.map(\.id) == again.directives.map(\.id))
    #expect(once.directives[0].due != again.directives[0].due)
    #expect(once.reports.map(\.id) == again.reports.map(\.id))
    #expect(Set(once.sources.map(\.id)) == Set(again.sources.map(\.id)))
  }

  // MARK: - Reports

  private static func known() throws -> [KnownDirectives.Entry] {
    let day = try Fixtures.day("2022-08-31")
    let reference = SourceReference(source: "s", file: "f", row: 1)
    let party = PartyName(unit: UnitID("49.STC@2004-07-08"), asStated: "Sở Tài chính", short: "Sở TC")
    return [
      KnownDirectives.Entry(
        id: "nv/a", documentNumber: "304/TB-UBND", documentDay: day, item: "4",
        texts: ["Hoàn thiện kiến trúc chính quyền điện tử tỉnh"]),
      KnownDirectives.Entry(
        id: "nv/b", documentNumber: "304/TB-UBND", documentDay: day, item: "5", texts: ["Báo cáo hằng tháng"],
        assignments: [Assignment(id: "pc/b/stc", directive: "nv/b", party: party, reference: reference)]),
    ]
  }

  @Test func reportsFindTheirDirectives() throws {
    let reading = try read(
      """
      BÁO CÁO TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ THÁNG 9 NĂM 2022
      Đơn vị báo cáo: Sở Tài chính
      TT | Văn bản giao | Mục | Nội dung nhiệm vụ | Tình trạng | Tiến độ | Kết quả | Lý do | Gia hạn đến
      1 | Số 304/TB-UBND | 4 | | Đang thực hiện, quá hạn | 60% | Đã trình dự thảo | Chờ ý kiến bộ | 31/12/2022
      2 | 304/TB-UBND | 5 | | Hoàn thành | 100% | Đã gửi | |
      3 | | | Hoàn thiện kiến trúc chính quyền điện tử | Chờ xác nhận | | | |
      4 | 304/TB-UBND | | | Đang thực hiện | | | |
      5 | 999/TB-UBND | 1 | | Đang thực hiện | | | |
      6 | 304/TB-UBND | 5 | | Xong | | | |
      """, "reports", directives: Self.known())
    #expect(reading.reporter == UnitID("49.STC@2004-07-08"))
    let batch = reading.batch
    #expect(batch.reports.map(\.directive.rawValue) == ["nv/a", "nv/b"])
    #expect(batch.reports.map(\.progress) == [.underWay, .done])
    #expect(batch.reports.map(\.percent) == [60, 100])
    #expect(batch.reports[0].text.string == "Đã trình dự thảo; Chờ ý kiến bộ")
    #expect(batch.reports[1].assignment == "pc/b/stc")
    #expect(batch.reports[0].reportedOn == (try Fixtures.day("2022-09-30")))
    #expect(batch.extensions.map(\.window.last.description) == ["2022-12-31"])
    #expect(reading.faults.map(\.row) == [6, 7, 8, 9])
    // Most of the words are those of a known one.
    #expect(reading.faults[0].suggestion.string.contains("304/TB-UBND, 4") == true)
    #expect(reading.faults[1].reason.vietnamese.string.hasPrefix("nhiều nhiệm vụ") == true)
    #expect(reading.faults[1].suggestion.string == "4, 5")
    #expect(reading.faults[2].reason.vietnamese.string == "không tìm thấy nhiệm vụ này")
    #expect(reading.faults[3].value.string == "Xong")
  }

  // MARK: - Difficulties

  @Test func difficulties() throws {
    let reading = try read(
      """
      TỔNG HỢP KHÓ KHĂN, VƯỚNG MẮC
      Kỳ báo cáo: Tháng 9/2022
      STT | Đơn vị | Khó khăn, vướng mắc | Kiến nghị, đề xuất | Văn bản giao | Mục | Ngày quyết định | Ý kiến chỉ đạo
      1 | Sở Tài chính | Thiếu kinh phí duy trì | Bố trí vốn | 304/TB-UBND | 4 | |
      2 | Sở Nội vụ | Thiếu nhân lực | | | | 15/9/2022 | Giao Sở Nội vụ xây dựng đề án
      3 | Sở Nội vụ | Việc không có | | 1/TB-UBND | | |
      """, "difficulties", directives: Self.known())
    #expect(reading.faults.map(\.row) == [6])
    let found = reading.batch.difficulties
    #expect(
      found.map(\.title.vietnamese.string) == [
        "Sở TC: Thiếu kinh phí duy trì; kiến nghị: Bố trí vốn", "Sở Nội vụ: Thiếu nhân lực",
      ])
    #expect(found[0].directive == "nv/a")
    #expect(found[0].statedOn == (try Fixtures.day("2022-09-30")))
    #expect(found[1].decidedOn == (try Fixtures.day("2022-09-15")))
    #expect(found[1].decision.string == "Giao Sở Nội vụ xây dựng đề án")
  }

  // MARK: - Dossiers

  static let dossiers = """
    DANH SÁCH HỒ SƠ
    STT | Mã hồ sơ | Mã TTHC | Tên thủ tục | Lĩnh vực | Cơ quan giải quyết | Họ tên người nộp | Số điện thoại | Địa chỉ | Hình thức nộp | Ngày tiếp nhận | Ngày hẹn trả | Ngày trả kết quả | Trạng thái | Số hóa
    1 | 000.00.01.H47-220901-0001 | 1.001234 | Cấp phép | Nội vụ | Sở Nội vụ | Nguyễn Văn An | 0905123456 | Thôn 2, xã Tam Lãnh | Trực tuyến | 01/09/2022 08:15 | 08/09/2022 | 07/09/2022 | Đã trả kết quả | x
    2 | 000.00.01.H47-220901-0002 | 1.001234 | Cấp phép | Nội vụ | Sở Nội vụ | Trần Thị Bé | 0914 111 222 | Tổ 5, phường An Mỹ | | 01/09/2022 | 08/09/2022 | | Đang giải quyết |
    3 | 000.00.01.H47-220901-0003 | 1.001234 | Cấp phép | Nội vụ | Sở Nội Vu | Lê Văn C | 0914111223 | Tổ 6, phường An Mỹ | Qua BCCI | 9/9/2022 | 1/9/2022 | | Đang xử lý |
    4 | 000.00.01.H47-220901-0001 | 1.001234 | Cấp phép | Nội vụ | Sở Nội vụ | Lê Văn D | 0914111224 | Tổ 7, phường An Mỹ | Trực tiếp | 01/09/2022 | | | |
    5 | 000.00.01.H47-220901-0005 | 1.001234 | Cấp phép | Nội vụ | Sở Ngoại vu | Lê Văn E | 0914111225 | Tổ 8, phường An Mỹ | Bồ câu | 31/02/2022 | | | |
    """

  @Test func dossiersAreReadWithoutTheirCitizens() throws {
    let reading = try read(Self.dossiers, "dossiers")
    #expect(reading.personalColumns.map(\.kind) == [.name, .telephone, .address])
    #expect(reading.dossiers.map(\.code.last) == ["1", "2", "3"])
    let first = reading.dossiers[0]
    #expect(first.unit == UnitID("49.SNV@2004-07-08"))
    #expect(first.channel == .online)
    #expect(first.received == (try Fixtures.day("2022-09-01")))
    #expect(first.receivedSecond == 8 * 3600 + 15 * 60)
    #expect(first.due == (try Fixtures.day("2022-09-08")))
    #expect(first.finished == (try Fixtures.day("2022-09-07")))
    #expect(first.status == .resolved)
    #expect(first.digitised == true)
    #expect(reading.dossiers[1].channel == nil)
    // In a column that the list has, a blank means no.
    #expect(reading.dossiers[1].digitised == false)
    #expect(reading.dossiers[2].channel == .postal)
    // Due before it was received: taken in and told.
    #expect(reading.findings.map(\.kind) == [.order])
    #expect(reading.findings.map(\.row) == [5])
    #expect(Set(reading.faults.map(\.row)) == [6, 7])
    #expect(reading.faults.filter { $0.row == 7 }.count == 3)
    // What is sent back holds no citizen either.
    for row in reading.rejects.rows {
      #expect(!row.cells.contains { $0.contains("Lê Văn") || $0.contains("0914") || $0.contains("An Mỹ") })
    }
  }

  @Test func personalColumnsStayWhereAskedFor() throws {
    var options = try Fixtures.options("2022-10-05")
    options.keepsPersonal = true
    let reading = try read(Self.dossiers, "dossiers", options: options)
    #expect(reading.personalColumns.count == 3)
    #expect(reading.rejects.rows.first?.cells.contains("Lê Văn D") == true)
  }

  @Test func aLongListIsReadRowByRow() throws {
    let sheet = Fixtures.sheet(Self.dossiers)
    let context = try context()
    let match = try Fixtures.match(sheet, context: context)
    let form = FormReader(match, context: context, options: try Fixtures.options())
    let whole = form.read(sheet, file: "hs.csv")
    let sample = RawSheet(name: "", rows: Array(sheet.rows.prefix(4)))
    var reader = try #require(form.dossierReader(sample: sample, file: "hs.csv").reader)
    var dossiers: [DossierEntry] = []
    var faults: [IntakeFault] = []
    for row in sheet.rows where row.number > 2 {
      switch reader.read(row) {
      case .dossier(let dossier): dossiers.append(dossier)
      case .refused(let found): faults += found
      case .skipped: break
      }
    }
    // Whether a code comes twice is known to the store, not to the reader of rows.
    #expect(dossiers.filter { $0.row != 6 } == whole.dossiers)
    #expect(faults == whole.faults.filter { $0.row != 6 })
  }
}
