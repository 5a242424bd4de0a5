import Foundation
import Testing

@testable import Model

/// Directives typed on one line, taken apart.
@Suite struct DirectiveLineTests {
  /// 20/08/2025 is a Wednesday; the next meeting is on 03/09/2025.
  private static let day = testDay("2025-08-20")
  private static let meeting = testDay("2025-09-03")

  private static let register: UnitRegister = {
    let new = UnitID(code: "51", validFrom: testDay("2025-07-01"))
    let old = UnitID(code: "62", validFrom: testDay("2004-07-08"))
    var units: [AdministrativeUnit] = []
    func add(
      _ code: String, _ name: String, _ short: String, parent: UnitID?, from: String, to: String? = nil,
      next: [UnitID] = [], aliases: [String] = [], kind: AdministrativeUnit.Kind = .department
    ) {
      units.append(
        AdministrativeUnit(
          id: UnitID(code: code, validFrom: testDay(from)), kind: kind,
          group: kind == .province ? .provinces : kind == .commune ? .communes : .departments,
          name: LocalizedText(vietnamese: CleanText(cleaning: name), english: .empty),
          shortName: LocalizedText(vietnamese: CleanText(cleaning: short), english: .empty),
          validTo: to.map { testDay($0) }, parent: parent, successors: next, officialOrder: units.count,
          aliases: aliases.map { CleanText(cleaning: $0) }))
    }
    add(
      "62", "Tỉnh Kon Tum", "Kon Tum", parent: nil, from: "2004-07-08", to: "2025-06-30", next: [new],
      kind: .province)
    add("51", "Tỉnh Quảng Ngãi", "Quảng Ngãi", parent: nil, from: "2025-07-01", kind: .province)
    let science = UnitID(code: "51.SKHCN", validFrom: testDay("2025-07-01"))
    add(
      "62.STTTT", "Sở Thông tin và Truyền thông", "Sở TTTT", parent: old, from: "2004-07-08",
      to: "2025-02-28",
      next: [science], aliases: ["Sở TT&TT"])
    add(
      "51.SKHCN", "Sở Khoa học và Công nghệ", "Sở KHCN", parent: new, from: "2025-07-01",
      aliases: ["Sở KH&CN"])
    add("51.STC", "Sở Tài chính", "Sở TC", parent: new, from: "2025-07-01", aliases: ["Sở TC"])
    add("51.SNV", "Sở Nội vụ", "Sở Nội vụ", parent: new, from: "2025-07-01")
    add(
      "51.SNNMT", "Sở Nông nghiệp và Môi trường", "Sở NN&MT", parent: new, from: "2025-07-01")
    add("51.VP", "Văn phòng UBND tỉnh", "VP UBND", parent: new, from: "2025-07-01", kind: .office)
    add("51.CAT", "Công an tỉnh", "Công an tỉnh", parent: new, from: "2025-07-01")
    add(
      "51.X1", "Phường Trương Quang Trọng", "Trương Quang Trọng", parent: new, from: "2025-07-01",
      kind: .commune)
    add("51.X2", "Xã Trường Giang", "Trường Giang", parent: new, from: "2025-07-01", kind: .commune)
    add("51.X3", "Xã Hoà Đông", "Hoà Đông", parent: new, from: "2025-07-01", kind: .commune)
    add("BKHCN", "Bộ Khoa học và Công nghệ", "Bộ KH&CN", parent: nil, from: "2025-03-02", kind: .ministry)
    return UnitRegister(units)
  }()

  private func read(_ line: String) -> DirectiveLine {
    DirectiveLineReader(
      register: Self.register, home: UnitID(code: "51", validFrom: testDay("2025-07-01")),
      due: DueReader(workdays: WorkCalendar())
    ).read(line, on: Self.day, nextMeeting: Self.meeting)
  }

  /// Line, leads, coordinating units, task, due as stated, window, rule.
  static let lines: [(String, [String], [String], String, String, String, Recurrence.Rule)] = [
    (
      "giao Sở KH&CN hoàn thành kho dữ liệu dùng chung trước 15/9, phối hợp Sở Tài chính, hằng tháng",
      ["51.SKHCN"],
      ["51.STC"], "hoàn thành kho dữ liệu dùng chung", "trước 15/9, hằng tháng", "2025-09-01..2025-09-15",
      .monthly
    ),
    (
      "giao Sở Tài chính báo cáo kết quả trước ngày 20 hằng tháng, đến hết năm 2026", ["51.STC"], [],
      "báo cáo kết quả", "trước ngày 20 hằng tháng, đến hết năm 2026", "2025-09-01..2025-09-20", .monthly
    ),
    (
      "giao Sở Tài chính xử lý dứt điểm hồ sơ quá hạn trước ngày 15/9/2025", ["51.STC"], [],
      "xử lý dứt điểm hồ sơ quá hạn", "trước ngày 15/9/2025", "2025-08-20..2025-09-15", .none
    ),
    (
      ":giao Sở KH&CN hoàn thành kho dữ liệu trước 15/9, phối hợp Sở Tài chính", ["51.SKHCN"], ["51.STC"],
      "hoàn thành kho dữ liệu", "trước 15/9", "2025-08-20..2025-09-15", .none
    ),
    (
      "giao Sở Tài chính, Sở Nội vụ tổng hợp kinh phí, hạn 30/9/2025", ["51.STC", "51.SNV"], [],
      "tổng hợp kinh phí", "hạn 30/9/2025", "2025-08-20..2025-09-30", .none
    ),
    (
      "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính và Sở Nội vụ tổ chức hội nghị vào giữa tháng 9",
      ["51.SKHCN"], ["51.STC", "51.SNV"], "tổ chức hội nghị", "vào giữa tháng 9", "2025-09-11..2025-09-20",
      .none
    ),
    (
      "giao Sở Nông nghiệp và Môi trường rà soát dữ liệu đất đai trong tháng 9", ["51.SNNMT"], [],
      "rà soát dữ liệu đất đai", "trong tháng 9", "2025-09-01..2025-09-30", .none
    ),
    (
      "giao Văn phòng UBND tỉnh báo cáo kết quả quý III trước ngày 05/10", ["51.VP"], [],
      "báo cáo kết quả quý III", "trước ngày 05/10", "2025-08-20..2025-10-05", .none
    ),
    (
      "giao Công an tỉnh thực hiện Kế hoạch số 2854/KH-UBND ngày 09/5/2022 chậm nhất 30/9", ["51.CAT"], [],
      "thực hiện Kế hoạch số 2854/KH-UBND ngày 09/5/2022", "chậm nhất 30/9", "2025-08-20..2025-09-30", .none
    ),
    (
      "giao Sở Nội vụ ban hành Kế hoạch năm 2026", ["51.SNV"], [], "ban hành Kế hoạch năm 2026", "", "-",
      .none
    ),
    (
      "giao Sở Nội vụ thực hiện Kế hoạch số 2854/KH-UBND ngày 09/5/2022", ["51.SNV"], [],
      "thực hiện Kế hoạch số 2854/KH-UBND ngày 09/5/2022", "", "-", .none
    ),
    (
      "Sở Nội vụ báo cáo tiến độ số hóa trước kỳ họp", ["51.SNV"], [], "báo cáo tiến độ số hóa",
      "trước kỳ họp",
      "2025-08-20..2025-09-03", .none
    ),
    (
      "giao Sở Nội vụ báo cáo UBND tỉnh trước ngày 20 hằng tháng", ["51.SNV"], [], "báo cáo UBND tỉnh",
      "trước ngày 20 hằng tháng", "2025-09-01..2025-09-20", .monthly
    ),
    (
      "giao Sở Nội vụ báo cáo tiến độ vào thứ 2, thứ 5 hằng tuần", ["51.SNV"], [], "báo cáo tiến độ",
      "vào thứ 2, thứ 5 hằng tuần", "-", .none
    ),
    (
      "giao Sở Nội vụ báo cáo tiến độ trước ngày 15/6 và 15/12, 6 tháng một lần", ["51.SNV"], [],
      "báo cáo tiến độ",
      "trước ngày 15/6 và 15/12, 6 tháng một lần", "2025-12-01..2025-12-15", .halfYearly
    ),
    (
      "giao Sở Nội vụ báo cáo tiến độ ngày 15 và 30 hằng tháng", ["51.SNV"], [], "báo cáo tiến độ",
      "ngày 15 và 30 hằng tháng", "-", .none
    ),
    (
      "giao Sở Tài chính trình phương án sau 10 ngày làm việc", ["51.STC"], [], "trình phương án",
      "sau 10 ngày làm việc", "2025-08-20..2025-09-03", .none
    ),
    (
      "giao Sở Tài chính trình phương án, trong vòng 2 tuần, phối hợp Công an tỉnh; Văn phòng UBND tỉnh",
      ["51.STC"],
      ["51.CAT", "51.VP"], "trình phương án", "trong vòng 2 tuần", "2025-08-20..2025-09-03", .none
    ),
    (
      "yêu cầu Sở Nội vụ khẩn trương hoàn thiện đề án đầu tuần sau", ["51.SNV"], [],
      "khẩn trương hoàn thiện đề án", "đầu tuần sau", "2025-08-25..2025-08-26", .none
    ),
    (
      "giao phường Trương Quang Trọng triển khai mô hình chợ 4.0 6 tháng cuối năm", ["51.X1"], [],
      "triển khai mô hình chợ 4.0 6 tháng cuối năm", "", "-", .none
    ),
    (
      "giao xã Hòa Đông triển khai mô hình, trong 6 tháng cuối năm", ["51.X3"], [], "triển khai mô hình",
      "trong 6 tháng cuối năm", "2025-07-01..2025-12-31", .none
    ),
    (
      "giao Sở Nội vụ tổng hợp số liệu, thường xuyên", ["51.SNV"], [], "tổng hợp số liệu", "thường xuyên",
      "-",
      .continuous
    ),
    (
      "đề nghị Bộ Khoa học và Công nghệ hướng dẫn kết nối trong quý IV", ["BKHCN"], [], "hướng dẫn kết nối",
      "trong quý IV", "2025-10-01..2025-12-31", .none
    ),
    (
      "giao Sở Nội vụ hoàn thành đề án trước 31/9", ["51.SNV"], [], "hoàn thành đề án", "trước 31/9", "-",
      .none
    ),
    (
      "giao Sở Nội vụ phải hoàn thành đề án hết quý III, phối hợp cùng Sở Tài chính.", ["51.SNV"], ["51.STC"],
      "hoàn thành đề án", "hết quý III", "2025-08-20..2025-09-30", .none
    ),
    (
      "giao Sở Nội vụ lấy ý kiến các sở, phối hợp với các ngành lấy ý kiến", ["51.SNV"], [],
      "lấy ý kiến các sở, phối hợp với các ngành lấy ý kiến", "", "-", .none
    ),
  ]

  private func described(_ line: DirectiveLine) -> [String] {
    let window = line.due.window.map { "\($0.first)..\($0.last)" } ?? "-"
    return [
      line.leads.map { $0.unit?.id.code ?? "?" }.joined(separator: "+"),
      line.coordinating.map { $0.unit?.id.code ?? "?" }.joined(separator: "+"), line.task.string,
      line.dueAsStated.string, window, line.recurrence.rule.rawValue,
    ]
  }

  @Test(arguments: DirectiveLineTests.lines.indices)
  func takesLinesApart(index: Int) {
    let line = Self.lines[index]
    #expect(
      described(read(line.0)) == [
        line.1.joined(separator: "+"), line.2.joined(separator: "+"), line.3, line.4, line.5, line.6.rawValue,
      ])
  }

  /// Units and dues are found in whatever way the line is typed; the task stays as typed.
  @Test func typingMakesNoDifference() {
    for line in Self.lines {
      let expected = described(read(line.0))
      for way in [
        line.0.decomposedStringWithCanonicalMapping, line.0.uppercased(),
        line.0.replacingOccurrences(of: " ", with: "\u{A0}"),
        String(
          String.UnicodeScalarView(
            line.0.unicodeScalars.map(VietnameseText.unaccented))),
      ] {
        let found = described(read(way))
        #expect(found[0] == expected[0] && found[1] == expected[1], "\(way)")
        #expect(found[4...] == expected[4...], "\(way)")
        #expect(VietnameseText.folded(found[2]) == VietnameseText.folded(expected[2]), "\(way)")
      }
    }
  }

  @Test func aUnitThatHasEndedComesWithItsSuccessors() {
    let line = read("giao Sở Thông tin và Truyền thông báo cáo trước 15/9")
    guard case .ended(let unit, let successors)? = line.leads.first?.meaning else {
      Issue.record("\(line.leads)")
      return
    }
    #expect(unit.id.code == "62.STTTT" && successors.map(\.id.code) == ["51.SKHCN"])
    #expect(line.leads[0].unit == nil && line.task.string == "báo cáo")
    #expect(
      line.problems.first?.words.vietnamese.string
        == "“Sở Thông tin và Truyền thông” đã thôi hoạt động từ sau 28/02/2025; nay là Sở Khoa học và Công nghệ"
    )
    #expect(
      line.leads[0].partyName
        == PartyName(
          unit: nil, asStated: "Sở Thông tin và Truyền thông", short: "Sở Thông tin và Truyền thông"))
  }

  @Test func anAmbiguousNameComesWithItsCandidates() {
    let line = read("giao Trường báo cáo")
    #expect(line.leads.first?.choices.map(\.id.code) == ["51.X1", "51.X2"], "\(line.leads)")
    #expect(line.problems.count == 1 && line.task.string == "báo cáo")
    // Without a home province every department of that name is one.
    let anywhere = DirectiveLineReader(
      register: UnitRegister(
        Self.register.units + [
          AdministrativeUnit(
            id: UnitID(code: "48.STC", validFrom: testDay("2025-07-01")), kind: .department,
            group: .departments,
            name: LocalizedText(vietnamese: "Sở Tài chính", english: .empty),
            shortName: LocalizedText(vietnamese: "Sở TC", english: .empty), validTo: nil,
            parent: UnitID(code: "48", validFrom: testDay("2025-07-01")), successors: [], officialOrder: 99,
            aliases: [])
        ]), home: nil, due: DueReader(workdays: WorkCalendar())
    ).read("giao Sở Tài chính báo cáo", on: Self.day)
    #expect(anywhere.leads.first?.choices.map(\.id.code) == ["51.STC", "48.STC"])
  }

  @Test func aNameThatNobodyBearsIsTold() {
    let misspelt = read("giao Sở Nội vục báo cáo trước 15/9")
    #expect(misspelt.leads.first?.choices.map(\.id.code) == ["51.SNV"], "\(misspelt.leads)")
    #expect(misspelt.leads.first?.unit == nil && misspelt.task.string == "báo cáo")
    let foreign = read("giao Sở Ngoại vụ, Biên giới báo cáo")
    #expect(foreign.leads.first?.asStated == "Sở Ngoại vụ" && foreign.problems.isEmpty == false)
    #expect(read("hoàn thành đề án trước 15/9").problems == [.noLead])
    #expect(read("giao Sở Nội vụ trước 15/9").problems == [.noTask])
    #expect(read("").problems == [.noLead, .noTask])
    #expect(read("giao Sở Nội vụ hoàn thành đề án trước 31/9").due.problem == .noSuchDay("31/9"))
    #expect(read("giao Sở Nội vụ hoàn thành đề án").due.problem == .empty)
    // A period that may be the task's is offered and not taken.
    let offered = read("giao Sở Nội vụ triển khai mô hình 6 tháng cuối năm").due
    #expect(offered.window == nil && offered.alternatives.first?.window.first == testDay("2025-07-01"))
  }

  /// Nothing that is typed stops the program, and no word of the task is lost.
  /// Where the store knows no departments a name ends where the task begins, and a short form with its head.
  @Test func anUnknownNameEndsWhereTheTaskBegins() {
    let reader = DirectiveLineReader(
      register: UnitRegister([]), home: nil, due: DueReader(workdays: WorkCalendar()))
    for (line, lead, task) in [
      ("giao Sở KH&CN hoàn thành nền tảng số trước 15/9", "Sở KH&CN", "hoàn thành nền tảng số"),
      ("giao Sở Khoa học và Công nghệ chủ trì rà soát", "Sở Khoa học và Công nghệ", "rà soát"),
      ("giao Ban Chỉ đạo CĐS xây dựng kế hoạch", "Ban Chỉ đạo CĐS", "xây dựng kế hoạch"),
      ("giao Sở TTTT lắp camera", "Sở TTTT", "lắp camera"),
    ] {
      let read = reader.read(line, on: Self.day, nextMeeting: nil)
      #expect(read.leads.map(\.asStated.string) == [lead], "\(line)")
      #expect(read.task.string == task, "\(line)")
    }
  }

  @Test func anyMixtureOfWordsIsRead() {
    var random = SeededRandom(seed: 9)
    let words =
      Self.lines.flatMap { $0.0.split(separator: " ").map(String.init) } + [
        ",", ";", ":", "31/2", "phối", "hợp",
      ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).compactMap { _ in
        words.randomElement(using: &random)
      }
      .joined(separator: " ")
      let line = read(text)
      #expect(line.due.window != nil || line.due.problem != nil || line.recurrence.rule == .continuous)
      let kept = VietnameseText.words(
        ([line.task, line.dueAsStated] + (line.leads + line.coordinating).map(\.asStated)).map(\.string)
          .joined(separator: " "))
      let dropped: Set<String> = [
        "giao", "cho", "yeu", "cau", "de", "nghi", "chi", "dao", "chu", "tri", "phoi", "hop", "voi", "cung",
        "va", "phai",
        "chat", "che", "co", "trach", "nhiem",
      ]
      let missing = VietnameseText.words(text).filter { !dropped.contains($0) && !kept.contains($0) }
      #expect(missing.isEmpty, "\(text): \(missing)")
    }
  }

  @Test func aFieldOfUnitsIsReadAsUnits() {
    let reader = DirectiveLineReader(
      register: Self.register, home: UnitID(code: "51", validFrom: testDay("2025-07-01")),
      due: DueReader(workdays: WorkCalendar()))
    func read(_ text: String) -> [String] {
      reader.parties(in: text, on: Self.day).map { $0.unit?.shortName.vietnamese.string ?? "?\($0.asStated)" }
    }
    #expect(read("Sở KH&CN, so tai chinh và Sở Nội vụ") == ["Sở KHCN", "Sở TC", "Sở Nội vụ"])
    #expect(read("Sở Giao thông, Sở TC") == ["?Sở Giao thông", "Sở TC"])
    #expect(read("xã Hòa Đông") == ["Hoà Đông"] && read(" , ;") == [] && read("") == [])
  }
}
