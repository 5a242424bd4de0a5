import Foundation
import Intake
import Model
import Store
import Testing

/// The same file is known again, also by stores that know files by the short hash of earlier versions.
struct KnownFileTests {
  private let home: TestHome
  private let store: String

  init() throws {
    home = try TestHome()
    store = home.path + "/figures.store"
    #expect(try ProgramRun("store", "init", "--home", "51", "--store", store, home: home).exitCode == 0)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = home.path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(["import"] + arguments + ["--store", store, "--lang", "en"], home: home)
  }

  private static let form = """
    TT,Đơn vị,Chỉ tiêu,Kỳ,Giá trị
    1,Quảng Ngãi,so_ngay_xu_ly_trung_binh,2024-05,12

    """
  private static let list = """
    Mã hồ sơ,Đơn vị,Mã TTHC,Kênh nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả
    H1,Tỉnh Quảng Ngãi,1.001,Trực tuyến,01/03/2025,10/03/2025,05/03/2025

    """

  @Test(arguments: [Self.form, Self.list]) func theSameContentIsKnownUnderAnyName(_ text: String) throws {
    let first = try run(file("a.csv", text), "--yes")
    #expect(first.exitCode == 0, "\(first.output)")
    let again = try run(file("b.csv", text), "--yes")
    #expect(again.exitCode == 0 && again.output.contains("taken in before"), "\(again.output)")
    // The hash in the store is that of the whole content.
    let batch = try #require(try StoreReader.open(path: store).batches().last)
    let hash = try #require(SecureHash())
    Array(text.utf8).withUnsafeBytes { hash.add($0) }
    #expect(try StoreReader.open(path: store).batch(contentHash: hash.digits())?.number == batch.number)
    // One other byte is another file.
    #expect(try !run(file("c.csv", text + "\n"), "--yes").output.contains("taken in before"))
  }

  /// A file whose correction stands is known, and told to be corrected since; somebody may say that it counts again. What
  /// the preview counts is what the result counts, and neither tells a key of the store.
  @Test func aFileThatWasCorrectedSinceCountsAgainWhenSaid() throws {
    let first = try file("a.csv", Self.form)
    let corrected = try file("b.csv", Self.form.replacing(",12", with: ",13"))
    #expect(try run(first, "--yes").exitCode == 0)
    let changed = try run(corrected, "--yes")
    #expect(
      changed.output.contains("0 new, 1 changed") && changed.output.contains("b.csv, 1 "), "\(changed.output)"
    )
    #expect(!changed.output.contains("obs/") && changed.output.contains(": 12 → 13"), "\(changed.output)")
    let known = try run(first, "--yes")
    #expect(known.exitCode == 1 && known.output.contains("--again"), "\(known.output)")
    let again = try run(first, "--yes", "--again")
    #expect(again.exitCode == 0 && again.output.contains(": 13 → 12"), "\(again.output)")
    let third = try run(first, "--yes", "--again")
    #expect(third.exitCode == 0 && third.output.contains("0 new, 0 changed"), "\(third.output)")
  }

  /// As a version that knew files by FNV-1a wrote them: a batch of one file has the hash, one of several has sources.
  @Test func filesOfEarlierVersionsAreKnown() throws {
    let writer = try StoreWriter.open(path: store)
    func short(_ text: String) -> String { ContentHash.of([Array(text.utf8)]) }
    #expect(short(Self.form).count == 16)
    var batch = FactBatch(
      kind: .figures, title: "a.csv", author: "thử", reason: .empty, contentHash: short(Self.form))
    batch.settings = ["thử": "1"]
    let written = try writer.write(batch)
    var other = FactBatch(kind: .figures, title: "b.csv, c.csv", author: "thử", reason: .empty)
    other.sources = [
      Source(
        id: SourceID("tep/ho-so/" + short(Self.list)), kind: .file,
        title: LocalizedText(vietnamese: "b.csv", english: "b.csv"), publisher: .empty, address: "b.csv",
        published: nil, readOn: Day(iso8601: "2025-04-01"), note: .empty)
    ]
    let several = try writer.write(other)
    for (text, number) in [(Self.form, written.number.value), (Self.list, several.number.value)] {
      let again = try run(file("again.csv", text), "--yes")
      #expect(again.exitCode == 0 && again.output.contains("batch \(number)"), "\(again.output)")
    }
  }
}
