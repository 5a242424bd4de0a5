import Foundation
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  /// Files taken in from the screen of sources, and choices between sources that disagree.
  @Suite struct ImportKeyTests {
    /// Form II.06a of the province for one month.
    private func form(received: Int) -> String {
      """
      Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,
      Đơn vị báo cáo: UBND tỉnh Quảng Ngãi,,,,,,,,,,,,
      Kỳ báo cáo: Tháng 5 năm 2024,,,,,,,,,,,,
      TT,"Lĩnh vực, công việc giải quyết theo cấp",Tiếp nhận,,,,Đã giải quyết,,,,Đang giải quyết,,
      ,,Tổng số,Trực tuyến,"Trực tiếp, dịch vụ bưu chính",Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn
      1,2,3,4,5,6,7,8,9,10,11,12,13
      1,Đất đai,\(received),80,30,10,100,60,38,2,20,18,2
      ,Tổng cộng,\(received),80,30,10,100,60,38,2,20,18,2

      """
    }

    private func put(_ text: String, _ name: String, _ home: HomeFolder) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: home.path + "/files/" + name))
    }

    /// A home with a store and a folder of files.
    private func home() throws -> HomeFolder {
      let home = try HomeFolder()
      try home.makeStore()
      try FileManager.default.createDirectory(
        atPath: home.path + "/files", withIntermediateDirectories: true)
      return home
    }

    private func batches(_ home: HomeFolder) throws -> Int {
      try home.command("batch", "list", "--format", "csv").output.split(separator: "\r\n").count - 1
    }

    /// From the start to the preview of a file, by the chooser.
    private func choose(_ file: String, _ run: DashboardRun, until words: String = "Nhập vào kho?") throws {
      try run.press("6", "i")
      try run.terminal.wait(for: "the folder") { run.text.contains("files/") }
      for letter in "files" { try run.press(String(letter)) }
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the file") { run.text.contains(file) }
      for letter in file.prefix(while: { $0 != "." }) { try run.press(String(letter)) }
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the preview") { run.text.contains(words) }
    }

    @Test func aFileIsChosenShownAndTakenIn() throws {
      let home = try home()
      try put(form(received: 123), "may.csv", home)
      let before = try batches(home)
      let run = try DashboardRun(in: home)
      try choose("may.csv", run)
      #expect(run.text.contains("14 mới, 0 đổi, 0 như cũ, từ chối 0, không khớp 4"))
      #expect(run.text.contains("3 = 4 + 5 + 6"))
      #expect(run.text.contains("ghi 123, tính 120"))
      #expect(run.text.contains("dòng 7"))

      // No is what Enter says unless one has asked for yes.
      try run.press(Keys.enter)
      #expect(run.foot.contains("Đã thôi, kho giữ nguyên"))
      #expect(try batches(home) == before)

      // The folder is the one that was used last.
      try run.press("i")
      try run.terminal.wait(for: "the folder") { run.text.contains("may.csv") }
      try run.press("m", "a", "y")
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the preview") { run.text.contains("Nhập vào kho?") }
      try run.press(Keys.tab)
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the batch") { run.foot.contains("Đã nhập đợt 5") }
      #expect(try batches(home) == before + 1)
      // What reads gives way to what answers keys.
      let nice = try niceness(of: run)
      #expect(nice["phienhop-clerk"] == max(10, nice["phienhop"] ?? 0), "\(nice)")
      try run.terminal.wait(for: "the checks") { run.text.contains("ghi 123, tính 120") }
      #expect(run.text.contains("may.csv"))

      // From what does not add up to its file and row, and from the batch to its rows.
      try run.press(Keys.tab)
      try run.press(Keys.down)
      try run.press("o")
      #expect(run.text.contains("Phép kiểm") && run.text.contains("may.csv, dòng 8, cột Tiếp nhận"))
      try run.press(Keys.escape)
      // Past the reports to the batches.
      try run.press(Keys.tab)
      #expect(
        run.text.contains("Tháng 5/2024: 0 chưa nộp, 0 còn hạn, 0 nộp trễ, 0 trong hạn, 1 không rõ ngày nhận")
      )
      try run.press(Keys.tab)
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the rows") { run.tabs.contains("14 mới, 0 đổi") }
      #expect(run.text.contains("Quảng Ngãi") && run.text.contains("123"))
      try run.quit()
      let shown = try home.command("show", "indicators", "--format", "csv", "--today", "2024-06-03").output
      #expect(shown.contains("ii06a_tiep_nhan"))
    }

    /// A list that comes after its form is held against it, as the command does.
    @Test func aListAfterItsFormIsTold() throws {
      let home = try home()
      try put(form(received: 120), "form.csv", home)
      #expect(try home.command("import", home.path + "/files/form.csv", "--yes").exitCode == 0)
      try put(
        """
        Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả
        H1,Tỉnh Quảng Ngãi,1.001,Trực tuyến,01/05/2024,10/05/2024,05/05/2024
        H2,Tỉnh Quảng Ngãi,1.001,Trực tiếp,31/05/2024,10/06/2024,

        """, "list.csv", home)
      let run = try DashboardRun(in: home)
      try choose("list.csv", run)
      try run.press(Keys.tab)
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the comparison") { run.foot.contains("số lệch giữa hồ sơ và biểu II.06a") }
      try run.quit()
    }

    /// Ctrl-C in the middle of the writing: the terminal is given back, and the store has all of the list or nothing.
    @Test func controlCWhileWritingLeavesAllOrNothing() throws {
      let home = try home()
      var text = "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả\n"
      for number in 0..<20_000 {
        text +=
          "H\(number),Tỉnh Quảng Ngãi,1.00\(number % 9),Trực tuyến,\(10 + number % 19)/05/2024,30/05/2024,\n"
      }
      try put(text, "list.csv", home)
      let before = try batches(home)
      let run = try DashboardRun(in: home)
      try choose("list.csv", run)
      try run.press(Keys.tab)
      try run.terminal.type(Array(Keys.enter.utf8))
      try run.terminal.wait(for: "the writing") {
        run.text.contains("Đang ghi vào kho") || run.foot.contains("Đã nhập đợt")
      }
      try run.terminal.type([0x03])
      let ending = try run.terminal.waitForExit()
      #expect(ending == .code(130), "\(ending)")
      run.expectGivenBack()
      let check = try home.command("store", "check")
      #expect(check.exitCode == 0, "\(check.output)")
      let isIn = try batches(home) > before
      let told = try home.command("import", home.path + "/files/list.csv", "--dry-run", "--lang", "en").output
      #expect(told.contains(isIn ? "taken in before" : "20,000 new, 0 changed"), "\(told)")
      // What lies beside the store is what SQLite keeps there.
      let beside = try FileManager.default.contentsOfDirectory(
        atPath: (home.store as NSString).deletingLastPathComponent)
      #expect(beside.allSatisfy { $0.hasPrefix("phienhop.store") && !$0.hasSuffix("-journal") }, "\(beside)")
    }

    /// A file that leaves open how its letters are written, which period it is of, and what "1.020" is.
    @Test func whatAFileLeavesOpenIsSettledOnTheScreen() throws {
      let home = try home()
      // "TT,Đơn vị,Chỉ tiêu,Giá trị" and "1,Quảng Ngãi,so_ngay_xu_ly_trung_binh,"1.020"" in TCVN3, by iconv.
      let bytes: [UInt8] =
        Array("TT,".utf8) + [0xA7, 0xAC] + Array("n v".utf8) + [0xDE] + Array(",Ch".utf8) + [0xD8]
        + Array(" ti".utf8) + [0xAA] + Array("u,Gi".utf8) + [0xB8] + Array(" tr".utf8) + [0xDE]
        + Array("\n1,Qu".utf8) + [0xB6] + Array("ng Ng".utf8) + [0xB7]
        + Array("i,so_ngay_xu_ly_trung_binh,\"1.020\"\n".utf8)
      try Data(bytes).write(to: URL(fileURLWithPath: home.path + "/files/days.csv"))
      let before = try batches(home)
      let run = try DashboardRun(in: home)
      try choose("days.csv", run, until: "Không có gì để nhập")
      #expect(run.text.contains("Chưa rõ: bảng mã (tcvn3)"))
      #expect(run.foot.contains("s Đặt cách đọc"))
      try run.press("s")
      try run.press(Keys.right)
      #expect(run.text.contains("bảng mã          tcvn3"))
      try run.press(Keys.enter)
      try run.terminal.wait(for: "what is open still") {
        run.text.contains("Chưa rõ: kỳ, cách viết số (vi, en)")
      }
      #expect(run.text.contains("1.020"))
      try run.press("s")
      // A period that cannot be read is mended in its place.
      for letter in "thang" { try run.press(String(letter)) }
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the fault") { run.foot.contains("Không đọc được kỳ “thang”") }
      for _ in "thang" { try run.press(Keys.backspace) }
      for letter in "2024-05" { try run.press(String(letter)) }
      for _ in 0..<3 { try run.press(Keys.down) }
      try run.press(Keys.right)
      #expect(run.text.contains("vi: 1.020 là một nghìn không trăm hai mươi"))
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the preview") { run.text.contains("Nhập vào kho?") }
      #expect(run.text.contains("2 mới, 0 đổi, 0 như cũ, từ chối 0"))
      #expect(!run.text.contains("Chưa rõ"))
      try run.press(Keys.tab)
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the batch") { run.foot.contains("Đã nhập đợt 5") }
      try run.quit()
      #expect(try batches(home) == before + 1)
      let shown = try home.command("show", "indicators", "--format", "csv", "--today", "2024-06-03").output
      let row = try #require(
        shown.split(separator: "\r\n").first {
          $0.contains("so_ngay_xu_ly_trung_binh") && $0.contains("2024-05")
        })
      #expect(row.contains("1020") || row.contains("1.020"), "\(row)")
    }

    @Test func escapeLeavesTheStoreAsItWas() throws {
      let home = try home()
      try put(form(received: 120), "may.csv", home)
      let before = try home.checksum(home.store)
      let run = try DashboardRun(in: home, ["--read-only"])
      try run.press("6", "i")
      #expect(run.foot.contains("Kho mở chỉ để đọc"))
      try run.quit()
      let second = try DashboardRun(in: home)
      try second.press("6", "i")
      try second.terminal.wait(for: "the folder") { second.text.contains("files/") }
      try second.press(Keys.escape)
      try second.press("2")
      #expect(second.tabs.contains("[2 Xếp hạng]"))
      try second.quit()
      #expect(try home.checksum(home.store) == before)
    }

    @Test func aConflictIsSettledWithAReasonAndTakenBack() throws {
      let home = try home()
      let run = try DashboardRun(in: home)
      // Two sources state the rank of Quảng Nam in 2021; the program shows 25.
      try run.press("2", "[")
      try run.terminal.wait(for: "the edition") { run.text.contains("2021") && run.text.contains("25≠") }
      try run.press("6")
      try run.terminal.wait(for: "the conflict") { run.text.contains("hạng 25 / 24") }
      try run.press("c")
      #expect(run.text.contains("1  25 — ") && run.text.contains("2  24 — "))
      try run.press("2")
      try run.press(Keys.enter)
      // Nothing is recorded without a reason.
      try run.press(Keys.enter)
      #expect(run.foot.contains("Gõ lý do"))
      for letter in ["S", "o"] { try run.press(letter) }
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the batch") { run.foot.contains("Đã ghi lựa chọn ở đợt 5") }
      try run.terminal.wait(for: "the section") { run.text.contains("Hai nguồn khác nhau, đã chọn") }
      #expect(run.text.contains("chọn 24"))

      // The edition is the one that was looked at before.
      try run.press("2")
      try run.terminal.wait(for: "the figure") {
        run.text.split(separator: "\n").contains { $0.contains(" 24 ") && $0.contains("Quảng Nam") }
      }
      #expect(!run.text.contains("25≠"))
      try run.quit()

      // It outlives the program, and the commands know it.
      let listed = try home.command("batch", "list", "--format", "csv").output
      #expect(listed.contains("Chọn số: DTI 2021: Quảng Nam hạng 25 / 24"))
      #expect(listed.contains("So"))
      let shown = try home.command(
        "show", "rankings", "--edition", "2021", "--unit", "49", "--format", "csv"
      ).output
      let rows = shown.split(separator: "\r\n")
      #expect(rows.contains { $0.contains(",24,") && $0.contains(",true") })
      #expect(rows.contains { $0.contains(",25,") && $0.contains(",false") })
      let undone = try home.command("batch", "undo", "5", "--reason", "nhầm")
      #expect(undone.exitCode == 0, "\(undone.output)")

      let again = try DashboardRun(in: home)
      try again.press("6")
      try again.terminal.wait(for: "the conflict") { again.text.contains("hạng 25 / 24") }
      #expect(!again.text.contains("Hai nguồn khác nhau, đã chọn"))
      try again.quit()
    }
  }
}
