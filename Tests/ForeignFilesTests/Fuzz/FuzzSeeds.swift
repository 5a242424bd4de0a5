import Foundation
import TestLibrary

@testable import ForeignFiles

/// What is mutated: the committed fixtures, and archives taken apart so that the markup inside can be damaged.
enum FuzzSeeds {
  /// The parts of an archive in its order.
  typealias Parts = [(name: String, bytes: [UInt8])]

  /// Fixtures with one of these endings, in order of name.
  static func names(_ endings: String...) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path).sorted().filter { name in
      endings.contains { name.hasSuffix("." + $0) }
    }
  }

  static func files(_ names: [String]) throws -> [[UInt8]] { try names.map(Fixture.bytes) }

  /// An archive's parts, unpacked.
  static func parts(_ name: String) throws -> Parts {
    let file = try OpenFile(Fixture.path(name))
    let archive = try ArchiveReader(descriptor: file.descriptor, limits: ReadingLimits())
    return try archive.names.map { part in
      var bytes: [UInt8] = []
      try archive.read(part) {
        bytes += $0
        return true
      }
      return (part, bytes)
    }
  }

  /// An archive of these parts with true sizes and checksums, so that readers come as far as the markup.
  static func archive(_ parts: Parts) -> [UInt8] {
    var zip = ZipWriter()
    for part in parts { zip.add(part.name, part.bytes) }
    return zip.bytes
  }
}
