import Dashboard

/// From what was read of the keyboard to inputs: sequences become keys, what input methods replace is told from what
/// was typed, and pasted text from keys. Pure but for the moments it is given.
struct InputReader {
  private var decoder: InputDecoder
  private var retypes = RetypeReader()
  /// nil where the terminal marks what is pasted.
  private var bulk: BulkReader?

  /// - Parameter marksPaste: whether the terminal was asked to mark pasted text.
  init(_ options: TerminalOptions, marksPaste: Bool) {
    decoder = InputDecoder(escapeDelay: options.escapeDelay, pasteLimit: options.pasteLimit)
    bulk = marksPaste ? nil : BulkReader(limit: options.pasteLimit)
  }

  /// Whether mouse reports are wanted; they are swallowed otherwise.
  var takesMouse: Bool {
    get { decoder.takesMouse }
    set { decoder.takesMouse = newValue }
  }

  /// When ``read(_:at:)`` should be called though nothing came; nil if nothing waits.
  var deadline: MonotonicTime? {
    [decoder.deadline, retypes.deadline, bulk?.deadline].compactMap(\.self).min()
  }

  /// Takes what was read at `now`, and gives out what has waited long enough.
  mutating func read(_ reading: TerminalDevice.Reading, at now: MonotonicTime) -> [TerminalInput] {
    var inputs = retypes.feed(decoder.expire(at: now), at: now)
    if let text = bulk?.expire(at: now) { inputs += retypes.feed([.paste(text)], at: now) }
    switch reading {
    case .nothing: break
    case .closed: inputs += retypes.feed([.closed], at: now)
    case .bytes(let bytes):
      var keys = bytes
      if var bulk {
        let (text, rest) = bulk.feed(bytes, at: now)
        if let text { inputs += retypes.feed([.paste(text)], at: now) }
        keys = rest
        self.bulk = bulk
      }
      inputs += retypes.feed(decoder.feed(keys, at: now), at: now)
    }
    // After what was read: the letters that Backspaces wait for may have been there for a while.
    return inputs + retypes.expire(at: now)
  }
}
