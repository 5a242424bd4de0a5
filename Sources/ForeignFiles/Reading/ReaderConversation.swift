import Glibc
import Model

/// What the parent does while the child reads: takes rows out of the stream, and judges how the child has ended.
struct ReaderConversation {
  let child: ReaderProcess
  let file: CleanText
  let limits: ReadingLimits

  /// - Throws: a ``FaultPlace``.
  func run(_ body: (ReadingEvent) -> ReadingStep) throws {
    var decoder = RowStreamDecoder(file: file)
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var received = 0
    while true {
      let count = try piece.withUnsafeMutableBytes { buffer in
        try child.read(into: buffer, milliseconds: Int32(clamping: limits.silentSeconds * 1000))
      }
      guard let count else {
        _ = child.end()
        throw FaultPlace(.silent, detail: String(limits.silentSeconds))
      }
      // The stream ends with a record that says so; without it something has happened to the child.
      guard count > 0 else { throw reason(child.wait()) }
      received += count
      guard received <= limits.sentBytes else {
        _ = child.end()
        throw FaultPlace(.sentTooMuch, detail: String(limits.sentBytes))
      }
      piece.withUnsafeBytes { decoder.feed(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      if try take(&decoder, body) {
        _ = child.end()
        return
      }
    }
  }

  /// - Returns: true at the end, or where enough has been seen.
  private func take(_ decoder: inout RowStreamDecoder, _ body: (ReadingEvent) -> ReadingStep) throws -> Bool {
    do {
      while true {
        switch try decoder.next() {
        case .hungry: return false
        case .end: return true
        case .failure(let place):
          _ = child.end()
          throw place
        case .event(let event):
          if body(event) == .stop { return true }
        }
      }
    } catch is RowStreamDecoder.Garbled {
      _ = child.end()
      throw FaultPlace(.garbled)
    }
  }

  private func reason(_ ending: ReaderProcess.Ending) -> FaultPlace {
    switch ending {
    case .signal(SIGXCPU): FaultPlace(.tooSlow, detail: String(limits.processorSeconds))
    case .signal, .exit: FaultPlace(.crashed)
    }
  }
}
