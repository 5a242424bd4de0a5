import BuiltInImport
import Foundation
import Model
import Reference
import Store
import Testing

/// The embedded image must be what our own import makes of the data files.
///
/// `UPDATE_IMAGE=1 swift test --filter ImageTests` writes it anew; the next build embeds it.
@Suite struct ImageTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/CReference/builtin.sqlite")

  private func build() throws -> [UInt8] {
    try StoreImage.build(batches: BuiltInFixture.batches(), recordedAt: BuiltInImport.recordedAt)
  }

  @Test func imageIsMadeFromTheDataFiles() throws {
    let made = try build()
    if ProcessInfo.processInfo.environment["UPDATE_IMAGE"] == "1" {
      try Data(made).write(to: Self.file)
      return
    }
    #expect(try Data(contentsOf: Self.file) == Data(BuiltIn.image), "builtin.sqlite is newer than this build")
    let isCurrent = Data(made) == Data(BuiltIn.image)
    #expect(isCurrent, "the data files changed: UPDATE_IMAGE=1 swift test --filter ImageTests")
  }

  @Test func makingItTwiceGivesTheSameBytes() throws {
    #expect(try build() == build())
  }

  @Test func imageTellsWhatWentIn() throws {
    let image = try build()
    try image.withUnsafeBytes { bytes in
      let reader = try StoreReader(image: bytes)
      let batches = try BuiltInFixture.batches()
      #expect(reader.knownAt == BatchNumber(3))
      #expect(try reader.units().count == batches.flatMap(\.units).count)
      #expect(try Set(reader.sources()) == Set(batches.flatMap(\.sources)))
      #expect(try Set(reader.definitions()) == Set(batches.flatMap(\.definitions)))
      #expect(try Set(reader.editions()) == Set(batches.flatMap(\.editions)))
      #expect(try Set(reader.observations(ObservationFilter())) == Set(batches.flatMap(\.observations)))
      let figures = try reader.editions().flatMap { try reader.indexFigures(edition: $0.id) }
      #expect(Set(figures) == Set(batches.flatMap(\.indexFigures)))
      let directives = batches.flatMap(\.directives)
      #expect(try Set(reader.directives(directives.map(\.id))) == Set(directives))
      #expect(try Set(reader.documents()) == Set(batches.flatMap(\.documents)))
      #expect(try Set(reader.difficulties()) == Set(batches.flatMap(\.difficulties)))
      #expect(try reader.holidays().count == batches.flatMap(\.holidays).count)
    }
  }
}
