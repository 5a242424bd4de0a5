/// A file of streams, as Office 97 to 2003 wrote all its documents (MS-CFB).
struct CompoundFile {
  private struct Entry {
    let name: String
    let isStream: Bool
    let start: Int
    let size: Int
  }

  /// FreeXL and we read the same bytes; what does not hold together here is refused before FreeXL sees it.
  struct Unsound: Error {}

  private let bytes: [UInt8]
  private let sectorSize: Int
  private let miniStreamLimit: Int
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var entries: [Entry] = []
  private var miniStream: [UInt8] = []

  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
  private static let headerSize = 512
  private static let entrySize = 128
  private static let miniSectorSize = 64
  /// Numbers of sectors from here on mean an end or a gap.
  private static let largestSector: UInt32 = 0xFFFF_FFFA

  init(_ bytes: [UInt8]) throws(Unsound) {
    guard bytes.count >= CompoundFile.headerSize, bytes.starts(with: CompoundFile.signature) else {
      throw Unsound()
    }
    self.bytes = bytes
    let shift = bytes.number16(30)
    guard shift == 9 || shift == 12 else { throw Unsound() }
    sectorSize = 1 << shift
    miniStreamLimit = Int(bytes.number32(56))
    table = try allocationTable()
    let miniStart = bytes.number32(60)
    if miniStart < CompoundFile.largestSector {
      miniTable = try chain(miniStart, limit: bytes.count).numbers32
    }
    let directory = try chain(bytes.number32(48), limit: bytes.count)
    for start in stride(from: 0, to: directory.count - CompoundFile.entrySize + 1, by: CompoundFile.entrySize)
    {
      let length = directory.number16(start + 64)
      let kind = directory[start + 66]
      guard kind == 1 || kind == 2 || kind == 5, length >= 2, length <= 64 else { continue }
      let units = (0..<(Int(length) / 2 - 1)).map { UInt16(directory.number16(start + $0 * 2)) }
      let entry = Entry(
        name: String(decoding: units, as: UTF16.self), isStream: kind == 2,
        start: Int(directory.number32(start + 116)), size: Int(directory.number32(start + 120)))
      entries.append(entry)
      if kind == 5, miniStart < CompoundFile.largestSector, entry.start < CompoundFile.largestSector {
        miniStream = try chain(UInt32(entry.start), limit: entry.size)
      }
    }
  }

  /// Names of all streams and storages.
  var names: Set<String> { Set(entries.map(\.name)) }

  /// The content of a stream; nil where there is none of that name.
  func stream(_ name: String) throws(Unsound) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.isStream && $0.name == name }) else { return nil }
    guard entry.size <= bytes.count else { throw Unsound() }
    if entry.size >= miniStreamLimit { return try chain(UInt32(clamping: entry.start), limit: entry.size) }
    var result: [UInt8] = []
    var sector = entry.start
    while result.count < entry.size {
      let start = sector * CompoundFile.miniSectorSize
      guard sector < miniTable.count, start + CompoundFile.miniSectorSize <= miniStream.count else {
        throw Unsound()
      }
      result += miniStream[start..<start + CompoundFile.miniSectorSize]
      sector = Int(miniTable[sector])
    }
    return Array(result.prefix(entry.size))
  }

  /// Which sector follows which.
  private func allocationTable() throws(Unsound) -> [UInt32] {
    var sectors = (0..<109).map { bytes.number32(76 + $0 * 4) }
    var next = bytes.number32(68)
    var seen = 0
    while next < CompoundFile.largestSector {
      let list = try sector(next).numbers32
      sectors += list.dropLast()
      next = list.last ?? .max
      seen += 1
      guard seen <= bytes.count / sectorSize else { throw Unsound() }
    }
    var result: [UInt32] = []
    for number in sectors where number < CompoundFile.largestSector {
      result += try sector(number).numbers32
      guard result.count <= bytes.count else { throw Unsound() }
    }
    return result
  }

  private func sector(_ number: UInt32) throws(Unsound) -> ArraySlice<UInt8> {
    let start = (Int(number) + 1) * sectorSize
    // The last sector of a file may be cut.
    guard start < bytes.count else { throw Unsound() }
    return bytes[start..<min(start + sectorSize, bytes.count)]
  }

  /// The sectors from one on, as far as they go or are wanted.
  private func chain(_ start: UInt32, limit: Int) throws(Unsound) -> [UInt8] {
    var result: [UInt8] = []
    var number = start
    while result.count < limit, number < CompoundFile.largestSector {
      result += try sector(number)
      guard result.count <= bytes.count, Int(number) < table.count else { throw Unsound() }
      number = table[Int(number)]
    }
    return Array(result.prefix(limit))
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Little-endian numbers at a place counted from the start; bytes beyond the end count as zero.
  func number16(_ offset: Int) -> Int { byte(offset) | byte(offset + 1) << 8 }

  func number32(_ offset: Int) -> UInt32 {
    UInt32(number16(offset)) | UInt32(number16(offset + 2)) << 16
  }

  func number64(_ offset: Int) -> UInt64 {
    UInt64(number32(offset)) | UInt64(number32(offset + 4)) << 32
  }

  func byte(_ offset: Int) -> Int {
    offset >= 0 && offset < count ? Int(self[startIndex + offset]) : 0
  }

  fileprivate var numbers32: [UInt32] { stride(from: 0, to: count - 3, by: 4).map { number32($0) } }
}
