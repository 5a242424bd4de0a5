import Glibc

/// Walks over the records of separated text in a file of any size, a piece of the file at a time.
///
/// Quoted cells may hold separators, doubled quotes and line breaks; lines end in LF, CRLF or CR; a UTF-8 byte order mark
/// is skipped. Bytes are counted and hashed as they pass.
final class RecordScanner {
  /// One cell: bytes in the scanner's memory, valid until the next record.
  struct Cell {
    var start: UnsafeRawPointer
    var count: Int

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
  }

  /// What is wrong with a record as text.
  enum Trouble {
    case openQuote, textAfterQuote, quoteInside, zeroByte, tooLong
  }

  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private var buffer: UnsafeMutableRawBufferPointer
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  /// The place to go back to; what follows it stays in memory.
  private var held: (position: Int, row: Int)?
  private var separator: UInt8
  private let hashes: Bool
  /// What a byte means, by its value.
  private let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
  private var scratch: [UnsafeMutableRawBufferPointer] = []
  private var cellBuffer = UnsafeMutableBufferPointer<Cell>.allocate(capacity: 64)
  private var cellCount = 0

  /// The cells of the record.
  var cells: UnsafeBufferPointer<Cell> { UnsafeBufferPointer(rebasing: cellBuffer[..<cellCount]) }
  /// What is wrong with the record; nil for a sound one.
  private(set) var trouble: Trouble?
  /// Position of the troubled cell.
  private(set) var troubledCell = 0
  /// Row of the record counted from 1, a record of several lines as one row.
  private(set) var row = 0
  private(set) var bytesRead = 0
  private(set) var hash = ContentHash()

  /// Longest record in bytes.
  static let longestRecord = 4 << 20

  /// - Parameters:
  ///   - hashes: whether ``hash`` is wanted.
  ///   - read: fills a buffer and tells with how many bytes; 0 at the end.
  init(separator: UInt8, hashes: Bool = true, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.read = read
    self.separator = separator
    self.hashes = hashes
    buffer = .allocate(byteCount: 1 << 20, alignment: 16)
    setSeparator(separator)
  }

  deinit {
    buffer.deallocate()
    classes.deallocate()
    cellBuffer.deallocate()
    for piece in scratch { piece.deallocate() }
  }

  private enum Class {
    static let separator: UInt8 = 1
    static let lineEnd: UInt8 = 2
    static let quote: UInt8 = 3
    static let zero: UInt8 = 4
  }

  func setSeparator(_ byte: UInt8) {
    separator = byte
    classes.initialize(repeating: 0, count: 256)
    classes[0] = Class.zero
    classes[Int(UInt8(ascii: "\n"))] = Class.lineEnd
    classes[Int(UInt8(ascii: "\r"))] = Class.lineEnd
    classes[Int(UInt8(ascii: "\""))] = Class.quote
    classes[Int(byte)] = Class.separator
  }

  /// Marks the place, to read the records from here on again; they stay in memory until ``goBack()`` or ``goOn()``.
  func hold() { held = (position, row) }

  /// Goes back to the place that was marked.
  func goBack() {
    guard let held else { return }
    position = held.position
    row = held.row
    self.held = nil
  }

  /// Gives the mark up.
  func goOn() { held = nil }

  /// The first bytes of the file, without moving.
  func peek() throws -> UnsafeRawBufferPointer {
    if filled == 0 {
      try fill()
      if filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
    }
    return UnsafeRawBufferPointer(rebasing: buffer[position..<filled])
  }

  /// Reads the next record into ``cells``; false at the end.
  func next() throws -> Bool {
    if filled == 0 { _ = try peek() }
    while true {
      if !scratch.isEmpty {
        for piece in scratch { piece.deallocate() }
        scratch.removeAll(keepingCapacity: true)
      }
      switch scan() {
      case .record:
        row += 1
        return true
      case .incomplete:
        if isAtEnd {
          // The last line may lack its end; nothing at all is the end of the file.
          guard position < filled else { return false }
          return finishLast()
        }
        if filled - position >= RecordScanner.longestRecord {
          row += 1
          trouble = .tooLong
          cellCount = 0
          position = filled
          isAtEnd = true
          return true
        }
        try fill()
      }
    }
  }

  private enum Outcome { case record, incomplete }

  /// A last line without its end: as if one stood there.
  private func finishLast() -> Bool {
    if filled == buffer.count { enlarge() }
    buffer[filled] = UInt8(ascii: "\n")
    filled += 1
    if case .record = scan() {
      row += 1
      return true
    }
    // An open quote runs to the end of the file.
    row += 1
    trouble = .openQuote
    troubledCell = cellCount
    position = filled
    return true
  }

  private func scan() -> Outcome {
    guard let base = buffer.baseAddress else { return .incomplete }
    trouble = nil
    let start = UnsafeRawPointer(base)
    let end = start + filled
    let classes = classes
    let separator = separator
    var cells = cellBuffer
    var count = 0
    var next = start + position
    // Properties of a class cost a look each; they are set once at the end.
    defer { cellCount = count }
    while true {
      let begin = next
      if count == cells.count { cells = enlargeCells() }
      if next < end, next.load(as: UInt8.self) == UInt8(ascii: "\"") {
        guard let (cell, after) = quoted(from: next, to: end, number: count) else { return .incomplete }
        cells[count] = cell
        next = after
      } else {
        while next < end {
          let kind = classes[Int(next.load(as: UInt8.self))]
          if kind != 0 {
            if kind <= Class.lineEnd { break }
            note(kind == Class.quote ? .quoteInside : .zeroByte, cell: count)
          }
          next += 1
        }
        guard next < end else { return .incomplete }
        cells[count] = Cell(start: begin, count: next - begin)
      }
      count += 1
      let byte = next.load(as: UInt8.self)
      next += 1
      if byte == separator { continue }
      if byte == UInt8(ascii: "\r") {
        // Whether a line feed belongs to it is in the next piece.
        guard next < end || isAtEnd else { return .incomplete }
        if next < end, next.load(as: UInt8.self) == UInt8(ascii: "\n") { next += 1 }
      }
      position = next - start
      return .record
    }
  }

  private func enlargeCells() -> UnsafeMutableBufferPointer<Cell> {
    let larger = UnsafeMutableBufferPointer<Cell>.allocate(capacity: cellBuffer.count * 2)
    _ = larger.update(fromContentsOf: cellBuffer)
    cellBuffer.deallocate()
    cellBuffer = larger
    return larger
  }

  /// Reads a quoted cell; gives it, and where the separator or line end behind it stands; nil where the memory ends
  /// before.
  private func quoted(
    from start: UnsafeRawPointer, to end: UnsafeRawPointer, number: Int
  ) -> (cell: Cell, after: UnsafeRawPointer)? {
    let quote = UInt8(ascii: "\"")
    var next = start + 1
    var doubled = 0
    while true {
      guard next < end else { return nil }
      let byte = next.load(as: UInt8.self)
      next += 1
      if byte == 0 { note(.zeroByte, cell: number) }
      guard byte == quote else { continue }
      guard next < end else { return nil }
      guard next.load(as: UInt8.self) == quote else { break }
      doubled += 1
      next += 1
    }
    let inside = Cell(start: start + 1, count: next - start - 2)
    while next < end {
      let kind = classes[Int(next.load(as: UInt8.self))]
      if kind == Class.separator || kind == Class.lineEnd {
        return (doubled == 0 ? inside : undoubled(inside, doubled), next)
      }
      note(.textAfterQuote, cell: number)
      next += 1
    }
    return nil
  }

  private func undoubled(_ cell: Cell, _ doubled: Int) -> Cell {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, cell.count - doubled), alignment: 1)
    scratch.append(piece)
    var to = 0
    var from = 0
    while from < cell.count, to < piece.count {
      let byte = cell.start.load(fromByteOffset: from, as: UInt8.self)
      piece[to] = byte
      to += 1
      from += byte == UInt8(ascii: "\"") ? 2 : 1
    }
    return Cell(
      start: UnsafeRawPointer(piece.baseAddress ?? UnsafeMutableRawPointer(mutating: cell.start)), count: to)
  }

  private func note(_ new: Trouble, cell: Int) {
    guard trouble == nil else { return }
    trouble = new
    troubledCell = cell
  }

  private func fill() throws {
    guard let base = buffer.baseAddress else { return }
    let kept = held?.position ?? position
    if kept > 0 {
      base.copyMemory(from: base + kept, byteCount: filled - kept)
      filled -= kept
      position -= kept
      held?.position = 0
    }
    if filled == buffer.count { enlarge() }
    guard let base = buffer.baseAddress else { return }
    let room = UnsafeMutableRawBufferPointer(start: base + filled, count: buffer.count - filled)
    let count = try read(room)
    if count == 0 { isAtEnd = true }
    if hashes { hash.add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count])) }
    bytesRead += count
    filled += count
  }

  private func enlarge() {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    buffer.deallocate()
    buffer = larger
  }
}
