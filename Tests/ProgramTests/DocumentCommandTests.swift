import Dashboard
import Foundation
import Model
import Testing

@testable import phienhop

/// Minutes, reminders, slips, briefs, reports and standings, on the figures that the program carries and a store of them.
struct DocumentCommandTests {
  private let home: TestHome

  init() throws { home = try TestHome() }

  private func run(_ arguments: String..., language: String = "vi") throws -> ProgramRun {
    try ProgramRun(arguments + ["--today", "2024-06-03", "--lang", language], home: home)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: home.path + "/" + name)
  }

  // MARK: Minutes

  /// The notice of seed 004: its items keep their numbers, and every one its lead, coordination and due.
  @Test func theNoticeHasTheFormOfTheDecree() throws {
    let text = try run("minutes", "31/08/2022", "--format", "txt")
    #expect(text.exitCode == 0 && text.errors == "")
    for line in [
      "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM\nSố: ……/TB-UBND\nDỰ THẢO\n",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Nam, ngày …… tháng …… năm 2022\n",
      "THÔNG BÁO\nKết luận của Phó Chủ tịch UBND tỉnh Hồ Quang Bửu tại buổi làm việc về chuyển đổi số của tỉnh\n",
      "Ngày 31 tháng 8 năm 2022, tại ……………, Phó Chủ tịch UBND tỉnh Hồ Quang Bửu đã chủ trì",
      "kết luận như sau:\n1. Giao nhiệm vụ:\n- Văn phòng UBND tỉnh: Xếp lịch họp",
      "\n2. Sở Thông tin và Truyền thông\n", "; phối hợp: doanh nghiệp viễn thông.\n",
      "; thời hạn: hằng tháng (từ ngày 01-05).\n", "thực hiện./.\n", "Nơi nhận:\n- Chủ tịch", "- Lưu: VT.\n",
      "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n",
    ] {
      #expect(text.output.contains(line), "\(line)")
    }
    let marked = try run("minutes", "2022-08-31", "--format", "md", language: "en")
    #expect(
      marked.output.contains("**THÔNG BÁO**")
        && marked.output.contains("\n2. **Sở Thông tin và Truyền thông**\n"))
    let deputy = try run(
      "minutes", "2022-08-31", "--format", "txt", "--form", "TB-VP", "--signer", "deputy", "--signer-name",
      "Trần Văn B")
    #expect(deputy.output.contains("VĂN PHÒNG\nSố: ……/TB-VP\n"))
    #expect(deputy.output.contains("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nTrần Văn B\n"))
    let committee = try run("minutes", "2022-08-31", "--format", "txt", "--form", "bcd")
    #expect(committee.output.contains("/TB-BCĐ\n"))
  }

  @Test func aWordFileIsWrittenOnceAndReplacesNothingUnasked() throws {
    let made = try run("minutes", "2022-08-31")
    #expect(made.output == "Đã ghi thong-bao-ket-luan-2022-08-31.docx.\n" && made.exitCode == 0)
    let again = try run("minutes", "2022-08-31")
    #expect(again.exitCode == 2 && again.errors.contains("thong-bao-ket-luan-2022-08-31.docx"))
    #expect(try run("minutes", "2022-08-31", "--force").exitCode == 0)
    #expect(try run("minutes", "2022-08-31", "--output", "b.xlsx").exitCode == 0 && exists("b.xlsx"))
    let nowhere = try run("minutes", "2022-08-31", "--output", "/nirgends/a.docx")
    #expect(nowhere.exitCode == 5 && nowhere.errors.split(separator: "\n").count == 1)
    let full = try run("minutes", "2022-08-31", "--output", "/dev/full", "--force")
    #expect(full.exitCode == 5 && full.errors.split(separator: "\n").count == 1)
  }

  @Test func aFormOfOnesOwnStandsInItsPlace() throws {
    let builtIn = try NoticeForm.builtIn()
    #expect(builtIn.issues.map(\.symbol) == ["TB-UBND", "TB-VP", "TB-BCĐ"])
    #expect(builtIn.issues.allSatisfy { $0.head.count >= 2 && $0.deputy.contains("PHÓ CHÁNH VĂN PHÒNG") })
    let file = try String(
      contentsOf: URL(fileURLWithPath: #filePath).appendingPathComponent("../../../notices/notice.toml")
        .standardized,
      encoding: .utf8)
    try home.write(
      file.replacing("form = \"ubnd\"", with: "form = \"bcd\""), to: ".config/phienhop/notice.toml")
    #expect(try run("minutes", "2022-08-31", "--format", "txt").output.contains("/TB-BCĐ\n"))
    // A file from before there was a roll call is read as it was.
    let levels = try #require(file.range(of: "[levels]"))
    let kinds = try #require(file.range(of: "[kinds]"))
    let older = file[..<levels.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("rooms_not_called") && !$0.hasPrefix("absent") }.joined(separator: "\n")
    try home.write(older + "\n" + file[kinds.lowerBound...], to: ".config/phienhop/notice.toml")
    let read = try run("minutes", "2022-08-31", "--format", "txt")
    #expect(read.exitCode == 0 && read.output.contains("/TB-UBND\n"), "\(read.errors)")
    for (old, new, words) in [
      ("signer = \"head\"", "signer = \"boss\"", "dòng 10: khóa “signer”"),
      ("place = \"\"", "plase = \"\"", "plase"), ("form = \"ubnd\"", "form = \"x\"", "ubnd, vp, bcd"),
      ("[text]\ntitle", "[text]\ntitel", "titel"), ("symbol = \"TB-VP\"", "symbol = 1", "forms.symbol"),
    ] {
      try home.write(file.replacing(old, with: new), to: ".config/phienhop/notice.toml")
      let fault = try run("minutes", "2022-08-31")
      #expect(fault.exitCode == 2 && fault.errors.contains(words), "\(fault.errors)")
      #expect(fault.errors.split(separator: "\n").count == 1)
    }
  }

  /// Next month's status refers to "mục 2 Thông báo số 305/TB-UBND".
  @Test func itemNumbersAreRecordedWithTheNotice() throws {
    let store = ["--store", home.path + "/a.store"]
    #expect(try ProgramRun(["store", "init", "--home", "51"] + store, home: home).exitCode == 0)
    try home.write(
      """
      STT,Nội dung nhiệm vụ,Chủ trì,Phối hợp,Thời hạn,Ngày giao
      1,Số hóa hồ sơ đất đai,Sở Nông nghiệp,Sở Tài chính,15/06/2024,03/06/2024
      2,Báo cáo kinh phí,Sở Tài chính,,hằng tháng,03/06/2024
      3,Lập dự toán,Sở Tài chính,,trước 20/6,03/06/2024

      """, to: "nv.csv")
    func run(_ arguments: String...) throws -> ProgramRun {
      try ProgramRun(arguments + store + ["--lang", "vi"], home: home)
    }
    let taken = try run("import", "nv.csv", "--yes", "--profile", "directives", "--today", "2024-06-03")
    #expect(taken.exitCode <= 1, "\(taken.output) \(taken.errors)")
    #expect(try run("meeting", "new", "2024-06-03", "--chair", "Chủ tịch A", "--ordinal", "7").exitCode == 0)
    let draft = try run("minutes", "2024-06-03", "--format", "txt", "--today", "2024-06-04")
    #expect(
      draft.output.contains("Kết luận của Chủ tịch A tại phiên họp thứ 7\n")
        && draft.output.contains("DỰ THẢO"))
    #expect(draft.output.contains("; phối hợp: Sở Tài chính; thời hạn: ngày 15/6/2024.\n"))
    #expect(try run("minutes", "2024-06-03", "--record").exitCode == 2)
    // "-" is standard output and no file, for text and for what is none.
    let piped = try run("minutes", "2024-06-03", "--output", "-", "--format", "txt")
    #expect(piped.exitCode == 0 && piped.output.hasPrefix("ỦY BAN NHÂN DÂN\n"))
    #expect(try run("minutes", "2024-06-03", "--output", "-").output.hasPrefix("PK"))
    #expect(try run("export", "directives", "--output", "-", "--format", "xlsx").output.hasPrefix("PK"))
    #expect(!FileManager.default.fileExists(atPath: home.path + "/-") && !exists("-"))
    let final = try run(
      "minutes", "2024-06-03", "--format", "txt", "--number", "305", "--signed", "08/06/2024", "--record")
    #expect(
      final.exitCode == 0 && final.errors.contains("305/TB-UBND") && final.errors.contains("3 kết luận"))
    #expect(final.output.contains("Số: 305/TB-UBND\n") && final.output.contains("ngày 08 tháng 6 năm 2024"))
    #expect(!final.output.contains("DỰ THẢO"))
    let items = try run("show", "directives", "--format", "json").rows()
      .filter { $0["document_number"] as? String == "305/TB-UBND" }
    #expect(Set(items.compactMap { $0["item"] as? String }) == ["1", "2.1", "2.2"])
    #expect(final.output.contains("\n2.2. Lập dự toán; thời hạn: trước ngày 20/6/2024.\n"), "\(final.output)")
    let reminder = try run("remind", "--today", "2024-06-13", "--format", "txt")
    #expect(reminder.output.contains("mục ") && reminder.output.contains(", 305/TB-UBND"))
    // The notice was signed on another day, and its conclusions are the meeting's all the same, under their numbers.
    #expect(try run("minutes", "2024-06-03", "--format", "txt").output.contains("; thời hạn: hằng tháng.\n"))
    let again = try run(
      "minutes", "2024-06-03", "--format", "txt", "--number", "306", "--signed", "09/06/2024", "--record")
    #expect(again.errors.contains("không ghi gì vào kho"))
  }

  // MARK: Units

  @Test func onlyWhoHasSomethingIsReminded() throws {
    let text = try run("remind", "--home", "49", "--format", "txt")
    #expect(text.exitCode == 0)
    #expect(text.output.ranges(of: "Kính gửi:").count == 4)
    #expect(text.output.contains("Kính gửi: Sở Nội vụ\nCòn 2 đến 3 ngày: 1."))
    #expect(text.output.contains("; Hạn: 05/06/2024; còn 2 ngày; Văn bản: mục 1, Thông báo kết luận"))
    // The same directives a month earlier need no reminder.
    let early = try ProgramRun(
      "remind", "--home", "49", "--today", "2024-05-20", "--lang", "vi", home: home)
    #expect(early.exitCode == 0 && early.output == "" && early.errors.contains("không ghi tệp"))
    #expect(!exists("nhac-viec-2024-05-20.docx"))
    let one = try run("remind", "--home", "49", "--unit", "Sở Nội vụ", "--format", "txt", language: "en")
    #expect(one.output.ranges(of: "To:").count == 1 && one.output.contains("Due in 2 to 3 days"))
    let none = try run("remind", "--home", "49", "--unit", "Sở Tài chính")
    #expect(none.exitCode == 1 && none.errors.contains("Sở Tài chính"))
    let each = try run("remind", "--home", "49", "--each", "--format", "txt")
    #expect(each.exitCode == 0 && each.output.split(separator: "\n").count == 4)
    #expect(exists("nhac-viec-so-noi-vu-2024-06-03.txt"))
    #expect(try run("remind", "--output", "a.xlsx").exitCode == 0 && exists("a.xlsx"))
  }

  @Test func aSlipShowsWhatTheScreensShow() throws {
    let slip = try run("slip", "51", "--home", "51", "--format", "txt")
    #expect(slip.exitCode == 0)
    for line in [
      "Xếp hạng: Tỉnh Quảng Ngãi, DTI năm 2022:", "- DTI; Số liệu: 0,6033;", "- Hạng; Số liệu: 22/34",
      "Ý kiến của đơn vị", "Nhiệm vụ: đơn vị chủ trì:",
    ] {
      #expect(slip.output.contains(line), "\(line) \(slip.output)")
    }
    #expect(try run("slip", "51", "--home", "51").exitCode == 0 && exists("phieu-quang-ngai-2024-06-03.docx"))
    // An ended unit is told with what stands in its place.
    let ended = try ProgramRun("slip", "Tỉnh Kon Tum", "--today", "2025-08-01", "--lang", "vi", home: home)
    #expect(
      ended.exitCode == 2 && ended.errors.contains("đã thôi hoạt động") && ended.errors.contains("Quảng Ngãi")
    )
    let nothing = try run("slip", "Văn phòng Chính phủ")
    #expect(nothing.exitCode != 0 && nothing.errors.split(separator: "\n").count == 1)
  }

  @Test func standingsSayWhatTheyAreAShareOf() throws {
    let text = try run("standing", "--format", "md")
    #expect(text.exitCode == 0 && text.output.contains("| Đúng hạn / cơ sở |"))
    #expect(text.output.contains("Không chấm điểm") && !text.output.contains("| Điểm |"))
    // Committees lead directives of these figures, and are not among the units.
    #expect(!text.output.contains("Ban Chỉ đạo") && text.output.contains("của ban chỉ đạo, tên gọi chung"))
    try home.write(
      "basis = \"QĐ 12/QĐ-UBND\"\n[points]\non_time = 2\nno_date = \"0.5\"\n",
      to: ".config/phienhop/standing.toml")
    let scored = try run("standing", "--format", "md")
    #expect(scored.output.contains("| Điểm |") && scored.output.contains("căn cứ: QĐ 12/QĐ-UBND"))
    for rule in ["[points]\non_time = 2\n", "basis = \"x\"\n", "basis = \"x\"\n[points]\nontime = 2\n"] {
      try home.write(rule, to: ".config/phienhop/standing.toml")
      let fault = try run("standing")
      #expect(fault.exitCode == 2 && fault.errors.contains("standing.toml"), "\(rule)")
    }
  }

  // MARK: The agenda

  @Test func briefAndReportFollowTheAgenda() throws {
    let brief = try run("brief", "2024-05-28", "--home", "51", "--format", "txt")
    #expect(brief.exitCode == 0)
    let report = try run("report", "2024-05", "--home", "51", "--format", "html")
    #expect(report.exitCode == 0 && report.output.contains("<rect width="))
    for text in [brief.output, report.output] {
      let places = [
        "Đáng chú ý", "1. Thay đổi từ phiên họp trước", "2. Vị trí của tỉnh", "3. Hồ sơ, dịch vụ công",
        "4. Nhiệm vụ đến hạn", "9. Số liệu các nguồn còn khác nhau",
      ].map { text.range(of: $0)?.lowerBound }
      #expect(
        places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
      #expect(text.contains("Dưới bình quân 63 tỉnh") && text.contains("Nguồn: [1] Bảng DTI 2022"))
    }
    // The own province is there, however few lines there are.
    #expect(brief.output.contains("Tỉnh, thành phố: Quảng Ngãi; DTI: 0,6033"))
    let wordFile = try run("report", "2024-05", "--home", "51", "--output", "r.docx", language: "en")
    #expect(wordFile.output == "Wrote r.docx.\n" && exists("r.docx"))
    for (arguments, code) in [
      (["report", "2024"], Int32(2)), (["report", "2024-13"], 2), (["report", "2025-01"], 2),
      (["brief", "2020-01-01"], 1), (["minutes", "2020-01-01"], 1),
      (["minutes", "2022-08-31", "--notice", "9/X"], 1),
      (["minutes", "2022-08-31", "--form", "x"], 2), (["slip", "Sở Không Có"], 2), (["slip"], 2),
      (["report"], 2),
    ] {
      let fault = try ProgramRun(arguments + ["--today", "2024-06-03", "--lang", "vi"], home: home)
      #expect(
        fault.exitCode == code && fault.errors.split(separator: "\n").count == 1,
        "\(arguments) \(fault.errors)")
    }
  }
}
