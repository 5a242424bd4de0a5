import Foundation
import Testing

/// What is drawn must be in the fonts of the room's machines: Consolas, Lucida Console and the Linux console among them.
@Suite struct SymbolTests {
  /// The symbols of the design, the corners and branches of lines, arrows of keys, and what is printed in every text.
  /// All are in Windows Glyph List 4, which every terminal font on Windows has.
  private static let known = Set(
    "−≠√■○●◊▲▼►◄×─│┃━╾║▀▄█▌┌┐└┘├┤┬┴┼←→↑↓…–—·±“”‘’".unicodeScalars)

  private static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  }

  /// Every screen, size and language that is kept as a picture.
  @Test func onlySymbolsThatEveryFontHasAreDrawn() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".txt") }
    #expect(files.count > 100)
    for file in files {
      let text = try String(contentsOf: Self.folder.appendingPathComponent(file), encoding: .utf8)
      let unknown = Set(text.unicodeScalars).filter { scalar in
        !scalar.isASCII && !scalar.properties.isAlphabetic && !Self.known.contains(scalar)
      }
      #expect(unknown.isEmpty, "\(file): \(unknown.map { String($0) })")
    }
  }
}
