import Dashboard
import Model

/// Tells the Backspaces of an input method from those of a person. Pure: inputs and moments in, inputs out.
///
/// UniKey, EVKey, OpenKey and ibus-bamboo let the first o of "oo" through and answer the second one with a Backspace
/// and "ô", all at once. A person does not type a letter within ``quiet`` milliseconds after Backspace. So Backspaces
/// behind letters are held for that long: with letters at their heels they are ``TerminalInput/retyped(deletions:text:)``,
/// else Backspace keys. Where no letter came before there is nothing an input method could replace, and nothing waits.
struct RetypeReader {
  /// In milliseconds; shorter than a key that repeats (33), so that Backspace held down deletes as it goes.
  static let quiet = 30
  /// Words are shorter.
  private static let longestWord = 64

  /// When ``expire(at:)`` has something to do; nil if nothing waits.
  private(set) var deadline: MonotonicTime?
  /// Letters since the last input that is none.
  private var letters: [Character] = []
  private var deletions = 0
  private var text = ""

  /// Takes what was read at `now`.
  mutating func feed(_ inputs: [TerminalInput], at now: MonotonicTime) -> [TerminalInput] {
    guard !inputs.isEmpty else { return [] }
    var output: [TerminalInput] = []
    output.reserveCapacity(inputs.count)
    for input in inputs { take(input, into: &output) }
    if deletions > 0, text.count >= deletions, !mayGoOn { release(into: &output) }
    deadline = deletions > 0 ? now.adding(milliseconds: Self.quiet) : nil
    return output
  }

  /// Gives out what has waited long enough.
  mutating func expire(at now: MonotonicTime) -> [TerminalInput] {
    guard let deadline, deadline <= now else { return [] }
    var output: [TerminalInput] = []
    release(into: &output)
    self.deadline = nil
    return output
  }

  /// Whether letters lost marks: then the key that took them away follows as itself, "os" for "ó", and may come in a
  /// reading of its own.
  private var mayGoOn: Bool {
    func marks(_ letters: some Sequence<Character>) -> Int {
      letters.reduce(0) { count, character in
        guard let letter = VietnameseLetter(character) else { return count }
        return count + (letter.shape == nil ? 0 : 1) + (letter.tone == nil ? 0 : 1)
      }
    }
    return marks(text.prefix(deletions)) < marks(letters.suffix(deletions))
  }

  private mutating func take(_ input: TerminalInput, into output: inout [TerminalInput]) {
    switch input {
    case .key(.backspace):
      if !text.isEmpty { release(into: &output) }
      if deletions < letters.count {
        deletions += 1
      } else {
        release(into: &output)
        output.append(input)
      }
    case .key(.character(let character)):
      if deletions > 0 {
        text.append(character)
      } else {
        append(CollectionOfOne(character))
        output.append(input)
      }
    // UniKey can be told to hand over its letters through the clipboard.
    case .paste(let pasted) where deletions > 0 && text.isEmpty && Self.isWord(pasted):
      text = pasted
      release(into: &output)
    default:
      release(into: &output)
      letters.removeAll(keepingCapacity: true)
      output.append(input)
    }
  }

  private static func isWord(_ text: String) -> Bool {
    text.utf8.count <= 48 && !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private mutating func release(into output: inout [TerminalInput]) {
    guard deletions > 0 else { return }
    if text.isEmpty {
      output += Array(repeating: .key(.backspace), count: deletions)
    } else {
      output.append(.retyped(deletions: deletions, text: text))
    }
    letters.removeLast(min(deletions, letters.count))
    append(text)
    deletions = 0
    text = ""
  }

  private mutating func append(_ characters: some Collection<Character>) {
    letters += characters
    if letters.count > Self.longestWord { letters.removeFirst(letters.count - Self.longestWord) }
  }
}
