import Foundation
import Testing

@testable import phienhop

/// `phienhop meeting rooms`: rooms of a meeting, taken over by the next one, and a roll call that the notice tells of.
struct RoomsTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/rooms.store"
    #expect(try ProgramRun("store", "init", "--home", "38", "--store", store, home: home).exitCode == 0)
    #expect(
      try run("meeting", "new", "2025-08-04", "--chair", "Chủ tịch A", "--place", "Hội trường").exitCode == 0)
    try home.write(
      """
      Cấp\tTên
      chính\tSở Khoa học và Công nghệ
      xã\tUBND xã Hoằng Đông
      xã\tUBND xã Hoằng Đồng
      phường,UBND phường Hạc Thành
      thôn\tThôn 1, xã Hoằng Đông

      """, to: "rooms.tsv")
  }

  private func run(_ arguments: String..., language: String = "vi") throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", language], home: home)
  }

  private func rooms(_ meeting: String) throws -> [[String: Any]] {
    try run("meeting", "rooms", meeting, "--format", "json").rows()
  }

  private func names(_ meeting: String, _ attendance: String) throws -> [String] {
    try rooms(meeting).filter { $0["attendance"] as? String == attendance }.compactMap {
      $0["room"] as? String
    }
  }

  @Test func roomsAreAddedMarkedAndTold() throws {
    let none = try run("meeting", "rooms", "2025-08-04")
    #expect(none.exitCode == 1 && none.output.contains("chưa có điểm cầu"))
    let added = try run("meeting", "rooms", "2025-08-04", "--add", "rooms.tsv")
    #expect(added.exitCode == 0, "\(added.errors)")
    #expect(added.errors.contains("Đã thêm 5 điểm cầu vào phiên họp 2025-08-04, 0 điểm cầu đã có"))
    #expect(added.output.contains("Điểm cầu: 5; có mặt 0, vắng 0, chưa gọi 5."))
    let again = try run("meeting", "rooms", "2025-08-04", "--add", "rooms.tsv")
    #expect(again.exitCode == 0 && again.errors == "Không có gì mới để ghi.\n")

    let rows = try rooms("2025-08-04")
    #expect(
      rows.compactMap { $0["level"] as? String } == [
        "room_province", "room_commune", "room_commune", "room_commune", "room_hamlet",
      ])
    // Whose room it is follows from its name.
    #expect(rows.last?["room"] as? String == "Thôn 1, xã Hoằng Đông")

    let marked = try run(
      "meeting", "rooms", "2025-08-04", "--mark", "UBND xã Hoằng Đông=present", "--mark", "hac thanh=vắng",
      "--mark", "so khoa hoc=present")
    #expect(marked.exitCode == 0, "\(marked.errors)")
    #expect(marked.errors.contains("Đã ghi điểm danh 3 điểm cầu"))
    #expect(try names("2025-08-04", "room_absent") == ["UBND phường Hạc Thành"])
    #expect(try run("meeting", "rooms", "2025-08-04", "--mark", "hac thanh=not-called").exitCode == 0)
    #expect(try names("2025-08-04", "room_absent") == [])
    #expect(try run("meeting", "rooms", "2025-08-04", "--mark", "hac thanh=absent").exitCode == 0)

    let shown = try run("meeting", "show", "2025-08-04").output
    for line in [
      "Tỉnh: 1 điểm cầu; có mặt 1, vắng 0, chưa gọi 0.", "Xã: 3 điểm cầu; có mặt 1, vắng 1, chưa gọi 1.",
      "Điểm cầu: 5; có mặt 2, vắng 1, chưa gọi 2.", "Điểm cầu vắng: UBND phường Hạc Thành",
    ] {
      #expect(shown.contains(line), "\(line)")
    }
    #expect(try run("meeting", "show", "2025-08-04", language: "en").output.contains("Absent rooms:"))
    let minutes = try run("minutes", "2025-08-04", "--format", "txt").output
    #expect(
      minutes.contains(
        "Cuộc họp kết nối với 5 điểm cầu, 2 điểm cầu có mặt: 1/1 điểm cầu chính, 1/3 điểm cầu cấp xã"
      ), "\(minutes)")
    #expect(minutes.contains("Điểm cầu vắng: UBND phường Hạc Thành."))
    // A mark is a batch with author and time, and is withdrawn as one.
    let batches = try run("batch", "list", "--format", "json").rows()
    let last = batches.max { ($0["batch"] as? Int ?? 0) < ($1["batch"] as? Int ?? 0) }
    #expect(last?["batch_title"] as? String == "Điểm danh phiên họp 2025-08-04", "\(batches)")
  }

  @Test func theNextMeetingHasTheSameRooms() throws {
    #expect(try run("meeting", "rooms", "2025-08-04", "--add", "rooms.tsv").exitCode == 0)
    #expect(try run("meeting", "rooms", "2025-08-04", "--mark", "hac thanh=present").exitCode == 0)
    let made = try run("meeting", "new", "2025-09-01")
    #expect(made.output.contains("Lấy 5 điểm cầu của phiên trước."))
    #expect(try rooms("2025-09-01").count == 5)
    #expect(try names("2025-09-01", "room_present") == [])
    let empty = try run("meeting", "new", "2025-10-01", "--empty")
    #expect(!empty.output.contains("điểm cầu"))
    #expect(try rooms("2025-10-01").isEmpty)
    let taken = try run("meeting", "rooms", "2025-10-01", "--from", "2025-08-04")
    #expect(taken.exitCode == 0 && taken.errors.contains("Đã thêm 5 điểm cầu"))
    // The roll was not called there, and the notice says no more than is known.
    let minutes = try run("minutes", "2025-09-01", "--format", "txt").output
    #expect(minutes.contains("Cuộc họp kết nối với 5 điểm cầu.") && !minutes.contains("có mặt"))
  }

  @Test func faultsAreOneCalmLine() throws {
    #expect(try run("meeting", "rooms", "2025-08-04", "--add", "rooms.tsv").exitCode == 0)
    try home.write("xã\tA\nlàng\tB\n", to: "wrong.tsv")
    try home.write("xã A\n", to: "plain.tsv")
    try home.write("xã\t\n", to: "empty.tsv")
    let faults: [([String], Int32, String)] = [
      (["--add", "missing.tsv"], 2, "missing.tsv"),
      (["--add", "wrong.tsv"], 4, "wrong.tsv, dòng 2: “làng” không phải cấp"),
      (["--add", "plain.tsv"], 4, "plain.tsv, dòng 1"), (["--add", "empty.tsv"], 4, "thiếu tên"),
      (["--from", "2020-01-01"], 1, "2020-01-01"),
      (["--mark", "hac thanh"], 2, "TÊN=present"), (["--mark", "hac thanh=maybe"], 2, "TÊN=present"),
      (["--mark", "UBND xã Khác=present"], 1, "không có điểm cầu “UBND xã Khác”"),
      (["--mark", "hoang dong=present"], 2, "UBND xã Hoằng Đông, UBND xã Hoằng Đồng"),
      (["--mark", "hac thanh=present", "--read-only"], 2, "chế độ chỉ đọc"),
    ]
    for (arguments, code, line) in faults {
      let found = try ProgramRun(
        ["meeting", "rooms", "2025-08-04"] + arguments + ["--store", store, "--lang", "vi"], home: home)
      #expect(found.exitCode == code, "\(arguments): \(found.errors)")
      #expect(found.errors.contains(line), "\(arguments): \(found.errors)")
      #expect(found.errors.split(separator: "\n").count == 1 && found.output == "", "\(arguments)")
    }
    #expect(try names("2025-08-04", "room_not_called").count == 5)
  }

  @Test func presentingBeginsOnTheWaitingScreen() throws {
    #expect(try run("meeting", "rooms", "2025-08-04", "--add", "rooms.tsv").exitCode == 0)
    let picture = try run(
      "render", "--size", "80x24", "--today", "2025-08-04", "--keys", "F5 0 Enter")
    #expect(picture.output.contains("1 + 3 + 1 = 5: khớp"), "\(picture.output) \(picture.errors)")
  }

  @Test func aRoomIsTakenOffAloneAndNumbersAreCounted() throws {
    try home.write("thôn,Điểm cầu 10\nthôn,Điểm cầu 2\nthôn,Điểm cầu 1\n", to: "numbers.csv")
    _ = try run("meeting", "rooms", "2025-08-04", "--add", "numbers.csv")
    #expect(
      try rooms("2025-08-04").compactMap { $0["room"] as? String } == [
        "Điểm cầu 1", "Điểm cầu 2", "Điểm cầu 10",
      ])
    let removed = try run("meeting", "rooms", "2025-08-04", "--remove", "diem cau 2")
    #expect(
      removed.exitCode == 0 && removed.errors.contains("Đã bỏ điểm cầu Điểm cầu 2 khỏi phiên họp 2025-08-04"))
    #expect(try rooms("2025-08-04").compactMap { $0["room"] as? String } == ["Điểm cầu 1", "Điểm cầu 10"])
    // Unknown now, and there again once it is added.
    #expect(try run("meeting", "rooms", "2025-08-04", "--remove", "diem cau 2").exitCode == 1)
    _ = try run("meeting", "rooms", "2025-08-04", "--add", "numbers.csv")
    #expect(try rooms("2025-08-04").count == 3)
  }

  @Test func aRollCallIsOneLineOfTheListOfBatches() throws {
    try home.write("thôn,Điểm cầu 1\nthôn,Điểm cầu 2\nthôn,Điểm cầu 3\n", to: "numbers.csv")
    _ = try run("meeting", "rooms", "2025-08-04", "--add", "numbers.csv")
    for number in 1...3 {
      _ = try run("meeting", "rooms", "2025-08-04", "--mark", "diem cau \(number)=present")
    }
    let table = try run("batch", "list").output
    #expect(table.contains("Điểm danh phiên họp 2025-08-04 (gộp 3 đợt)"))
    #expect(table.components(separatedBy: "Điểm danh phiên họp").count == 2)
    let rows = try run("batch", "list", "--format", "json").rows()
    #expect(rows.count { ($0["batch_title"] as? String)?.hasPrefix("Điểm danh") == true } == 3)
  }
}
