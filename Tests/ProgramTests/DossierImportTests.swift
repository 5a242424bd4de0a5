import Foundation
import Testing

/// Lists of dossiers through `phienhop import`, and `phienhop batch` on them.
struct DossierImportTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(arguments + ["--store", store, "--lang", "en"], home: home)
  }

  private static let headings = "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả"

  private func list(_ name: String, _ rows: [String], headings: String = headings) throws -> String {
    let path = home.path + "/" + name
    let text = ([headings] + rows).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private static func row(_ number: Int, finished: String = "", unit: String = "Tỉnh Quảng Ngãi") -> String {
    "H51-\(number),\(unit),1.001,Trực tuyến,03/03/2025,10/03/2025,\(finished)"
  }

  private func standing() throws -> Int {
    let info = try run("store", "info").output
    return Int(info.split(separator: "\n").first { $0.hasPrefix("Facts") }?.filter(\.isNumber) ?? "") ?? 0
  }

  @Test func aListIsTakenInCorrectedUndoneAndRedone() throws {
    let empty = try standing()
    let first = try run("import", list("1.csv", (1...5).map { Self.row($0) }), "--yes")
    #expect(first.exitCode == 0, "\(first.output) \(first.errors)")
    #expect(first.output.contains("5 rows taken, 0 refused"))
    #expect(first.output.contains("Dossiers against the store: 5 new, 0 changed, 0 as known"))
    let full = try standing()
    #expect(full >= empty + 5)

    let again = try run("import", home.path + "/1.csv", "--yes")
    #expect(again.exitCode == 0 && again.output.contains("This very file was taken in before"))
    #expect(try standing() == full)

    let corrected = try list("2.csv", (1...5).map { Self.row($0, finished: $0 == 2 ? "07/03/2025" : "") })
    let change = try run("import", corrected, "--yes")
    #expect(change.exitCode == 0)
    #expect(change.output.contains("0 new, 1 changed, 4 as known"))
    #expect(change.output.contains("H51-2: Finished — → 2025-03-07"), "\(change.output)")

    #expect(try run("batch", "undo", "6", "--reason", "wrong file").exitCode == 0)
    let back = try run("import", corrected, "--dry-run")
    #expect(back.output.contains("0 new, 1 changed, 4 as known"), "\(back.output)")
    #expect(try run("batch", "redo", "6", "--reason", "it was right").exitCode == 0)
    let known = try run("import", corrected, "--dry-run")
    #expect(known.output.contains("taken in before"), "\(known.output)")

    let batches = try run("batch", "list", "--format", "csv").output
    #expect(batches.contains("wrong file") && batches.contains("it was right"))
    let shown = try run("batch", "show", "6")
    #expect(shown.exitCode == 0 && shown.output.contains("Dossiers: 0 new, 1 changed, 4 same, 0 repeated"))
    #expect(try run("store", "check").exitCode == 0)
  }

  /// Text in UTF-8 is read row by row, anything else as a sheet: every word means the same in both.
  @Test func everyWordMeansTheSameInAnyContainer() throws {
    let columns =
      "Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Mức độ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Tình trạng,Có phí,"
      + "Thanh toán trực tuyến,Số hóa thành phần,Số hóa kết quả,Đồng bộ"
    let words = try String(contentsOf: Self.words, encoding: .utf8).split(separator: "\n").dropFirst()
    var rows: [String] = []
    for line in words {
      let parts = line.split(separator: ",").map(String.init)
      // The older four levels are kept apart by rows alone.
      if parts.count != 3 || parts[0] == "level", parts[1].hasPrefix("level") { continue }
      for word in parts[2].split(separator: ";").map(String.init) {
        var cells = ["H51-\(rows.count)", "Tỉnh Quảng Ngãi", "1.001", "", "", "03/03/2025", "10/03/2025", ""]
        cells += ["", "", "", "", "", ""]
        switch parts[0] {
        case "channel": cells[3] = word
        case "level": cells[4] = word
        case "result":
          cells[8] = word
          if ["granted", "refused", "withdrawn"].contains(parts[1]) { cells[7] = "07/03/2025" }
        default: for column in 9...13 { cells[column] = word }
        }
        rows.append(cells.joined(separator: ","))
      }
    }
    #expect(rows.count > 50)
    let path = try list("1.csv", rows, headings: columns)
    let first = try run("import", path, "--yes")
    #expect(
      first.exitCode == 0 && first.output.contains("\(rows.count) rows taken, 0 refused"), "\(first.output)")

    let text = try String(contentsOfFile: path, encoding: .utf8)
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] }
    let other = home.path + "/2.csv"
    try Data(bytes).write(to: URL(fileURLWithPath: other))
    let second = try run("import", other, "--dry-run")
    #expect(second.output.contains("0 new, 0 changed, \(rows.count) as known"), "\(second.output)")
  }

  private static let words = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/CDossierWords/words.csv")

  /// What the program itself wrote out does not come in a second time.
  @Test func exportedDirectivesAreKnown() throws {
    let path = home.path + "/directives.csv"
    #expect(try run("export", "directives", "--output", path).exitCode == 0)
    let again = try run("import", path, "--dry-run")
    #expect(again.output.contains("0 new, 0 changed, 0 as known"), "\(again.output) \(again.errors)")
    #expect(again.output.contains("0 rows taken, 0 refused, 60 skipped"), "\(again.output)")
  }

  @Test func refusedRowsHoldTheListUpAndComeBackInAFile() throws {
    let rows = [
      Self.row(1), Self.row(2, unit: "Tỉnh Quảng Ngải"), Self.row(3, finished: "01/03/2025"), Self.row(1),
    ]
    let path = try list("1.csv", rows)
    let before = try standing()
    let refused = try run("import", path, "--yes")
    #expect(refused.exitCode == 4)
    #expect(refused.output.contains("row 3") && refused.output.contains("Quảng Ngãi"))
    #expect(try standing() == before)
    let rejects = home.path + "/rejects.csv"
    let rest = try run("import", path, "--yes", "--accept-valid", "--rejects", rejects)
    #expect(rest.exitCode == 1, "\(rest.output) \(rest.errors)")
    #expect(rest.output.contains("row 5: an earlier row has the dossier code H51-1 too"))
    #expect(rest.output.contains("Dossiers against the store: 1 new"))
    let sentBack = try String(contentsOfFile: rejects, encoding: .utf8)
    #expect(sentBack.contains("H51-2") && sentBack.contains("H51-3") && !sentBack.contains("H51-1,"))
    #expect(try run("store", "check").exitCode == 0)
  }

  /// A code that stands twice is only seen while dossiers are put in order: nothing stays of the others.
  @Test func aCodeTwiceLeavesTheStoreAsItWas() throws {
    let before = try standing()
    let result = try run("import", list("1.csv", [Self.row(1), Self.row(1)]), "--yes")
    #expect(result.exitCode == 4, "\(result.output)")
    #expect(try standing() == before)
  }

  @Test func citizensStayOutAndSecretRowsAreRefused() throws {
    let rows = [
      Self.row(1) + ",Nguyễn Văn An,Thường", Self.row(2) + ",Trần Thị Bình,Mật",
      Self.row(3, unit: "Nơi nào đó") + ",Lê Văn Cường,Thường",
    ]
    let path = try list("1.csv", rows, headings: Self.headings + ",Người nộp,Độ mật")
    let rejects = home.path + "/rejects.csv"
    let result = try run("import", path, "--dry-run", "--rejects", rejects)
    #expect(result.exitCode == 4)
    #expect(result.output.contains("Columns with personal data, left out: Người nộp"))
    #expect(result.output.contains("1 rows taken, 2 refused"))
    #expect(try !String(contentsOfFile: rejects, encoding: .utf8).contains("Cường"))
  }

  /// The same rows in another encoding come through the reader of all other files.
  @Test func anotherEncodingGivesTheSameDossiers() throws {
    // After the merger, since a sheet read as a whole takes its units as they are on one day.
    let rows = (1...4).map { Self.row($0).replacing("/03/2025", with: "/09/2025") }
    #expect(try run("import", list("1.csv", rows), "--yes").exitCode == 0)
    let text = ([Self.headings] + rows).joined(separator: "\r\n") + "\r\n"
    let path = home.path + "/utf16.csv"
    var bytes = Data([0xFF, 0xFE])
    for unit in text.utf16 { bytes.append(contentsOf: [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]) }
    try bytes.write(to: URL(fileURLWithPath: path))
    let result = try run("import", path, "--dry-run")
    #expect(result.output.contains("0 new, 0 changed, 4 as known"), "\(result.output)")
  }

  @Test func whatCannotBeUndoneIsTold() throws {
    let none = try run("batch", "undo", "99", "--reason", "x")
    #expect(none.exitCode != 0 && none.errors.split(separator: "\n").count == 1)
    #expect(try run("batch", "redo", "2", "--reason", "x").exitCode != 0)
    #expect(try run("batch", "undo", "2", "--reason", "").exitCode == 2)
    #expect(try run("batch", "undo", "2", "--reason", "x", "--read-only").exitCode == 2)
    #expect(try run("batch").exitCode == 2)
  }
}
