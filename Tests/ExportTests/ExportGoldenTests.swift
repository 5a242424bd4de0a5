import Dashboard
import Foundation
import Testing

/// Every screen as Markdown, HTML and CSV, its pages as Markdown, as on 03/06/2024 in Quảng Ngãi, against reviewed files.
///
/// `UPDATE_GOLDEN=1 swift test --filter ExportGoldenTests` rewrites the files; look at each before it is committed.
@Suite struct ExportGoldenTests {
  @Test(arguments: SampleViews.screens, [ExportFormat.markdown, .html, .csv])
  func screen(_ sample: SampleViews.Sample, _ format: ExportFormat) throws {
    try expect(sample.view().text(format), "\(sample.name).\(format.fileExtension)")
  }

  @Test(arguments: SampleViews.ways) func page(_ sample: SampleViews.Sample) throws {
    try expect(sample.view().text(.markdown), "\(sample.name).md")
  }

  @Test(arguments: [ExportFormat.markdown, .html, .csv]) func english(_ format: ExportFormat) throws {
    let sample = SampleViews.Sample(name: "dossiers-ratios", screen: .dossiers, keys: "x")
    try expect(sample.view(.english).text(format), "dossiers-ratios-en.\(format.fileExtension)")
  }

  private func expect(_ text: String, _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name)")
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_GOLDEN"] == "1", environment["CI"] == nil {
      try Data(text.utf8).write(to: file)
      return
    }
    let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard expected != text else { return }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }
    let words =
      line.map { "line \($0 + 1):\nexpected \($1.0)\n     got \($1.1)" } ?? "number of lines differs"
    Issue.record("Golden/\(name) \(words)")
  }
}
