import Glibc

/// Text of another encoding into UTF-8, piece by piece, by the C library.
///
/// CP1258 and TCVN come out composed: the C library joins letters and marks that follow them.
final class CharacterConverter {
  private let converter: iconv_t
  /// Bytes of a character that the last piece did not have whole.
  private var rest: [UInt8] = []

  /// Nil where the C library does not know the encoding, or for one that cannot be read.
  init?(_ encoding: TextEncoding) {
    let name =
      switch encoding {
      case .utf8: "UTF-8"
      case .utf16LittleEndian: "UTF-16LE"
      case .utf16BigEndian: "UTF-16BE"
      case .cp1258: "CP1258"
      case .tcvn3: "TCVN"
      case .vni, .vps: ""
      }
    guard !name.isEmpty, let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1)
    else {
      return nil
    }
    self.converter = converter
  }

  deinit {
    iconv_close(converter)
  }

  /// Converts a piece and appends the text. A byte that the encoding does not have becomes U+FFFD.
  /// - Returns: how many bytes the encoding does not have.
  func append(_ bytes: UnsafeRawBufferPointer, isLast: Bool, to output: inout [UInt8]) -> Int {
    var faults = 0
    if rest.isEmpty {
      convert(bytes, to: &output, &faults)
    } else {
      let joined = rest + bytes
      rest = []
      joined.withUnsafeBytes { convert($0, to: &output, &faults) }
    }
    guard isLast else { return faults }
    if !rest.isEmpty {
      rest = []
      faults += 1
      output += Array("\u{FFFD}".utf8)
    }
    // A letter that waits for its mark.
    withRoom(&output, 16) { target, room in
      _ = iconv(converter, nil, nil, &target, &room)
    }
    return faults
  }

  /// All of a text at once.
  func converted(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    _ = bytes.withUnsafeBytes { append($0, isLast: true, to: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  private func convert(_ bytes: UnsafeRawBufferPointer, to output: inout [UInt8], _ faults: inout Int) {
    guard let start = bytes.baseAddress else { return }
    // iconv does not write through its input.
    var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(
      to: CChar.self)
    var left = bytes.count
    while left > 0 {
      var reason: Int32 = 0
      withRoom(&output, left * 3 + 16) { target, room in
        errno = 0
        if iconv(converter, &source, &left, &target, &room) == -1 { reason = errno }
      }
      switch reason {
      case EILSEQ:
        faults += 1
        source = source.map { $0 + 1 }
        left -= 1
        output += Array("\u{FFFD}".utf8)
      case EINVAL:
        rest = Array(bytes.suffix(left))
        return
      default: break
      }
    }
  }

  private func withRoom(
    _ output: inout [UInt8], _ room: Int, _ body: (inout UnsafeMutablePointer<CChar>?, inout Int) -> Void
  ) {
    let start = output.count
    output += [UInt8](repeating: 0, count: room)
    var left = room
    output.withUnsafeMutableBytes { bytes in
      var target = bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
      body(&target, &left)
    }
    output.removeLast(left)
  }
}
