import Dashboard
import Model

/// Tells the Backspaces of an input method from those of a person. Pure: inputs and moments in, inputs out.
///
/// UniKey, EVKey, OpenKey and ibus-bamboo let the first o of "oo" through and answer the second one with a Backspace
/// and "ô", all at once. A person does not type a letter within ``quiet`` milliseconds after Backspace. So Backspaces
/// behind letters are held for that long: with letters at their heels they are ``TerminalInput/retyped(deletions:text:)``,
/// else Backspace keys. Where no letter came before there is nothing an input method could replace, and nothing waits.
///
/// Backspace held down deletes as it goes, however fast it repeats: only Backspaces that come together wait for each
/// other, and no Backspace waits longer than ``longest`` for a letter.
struct RetypeReader {
  /// In milliseconds; shorter than a key that repeats as usual (33).
  static let quiet = 30
  /// Backspaces further apart, in milliseconds, are those of a key that repeats: programs send theirs at once.
  static let burst = 10
  /// The longest a Backspace waits for a letter, in milliseconds.
  static let longest = 60
  /// Words are shorter.
  private static let longestWord = 64

  /// When ``expire(at:)`` has something to do; nil if nothing waits.
  private(set) var deadline: MonotonicTime?
  /// Letters since the last input that is none.
  private var letters: [Character] = []
  private var deletions = 0
  private var text = ""
  /// When the first Backspace that waits came, and the last one.
  private var firstDeletion = MonotonicTime(nanoseconds: 0)
  private var lastDeletion = MonotonicTime(nanoseconds: 0)

  /// Takes what was read at `now`.
  mutating func feed(_ inputs: [TerminalInput], at now: MonotonicTime) -> [TerminalInput] {
    guard !inputs.isEmpty else { return [] }
    var output: [TerminalInput] = []
    output.reserveCapacity(inputs.count)
    for input in inputs { take(input, at: now, into: &output) }
    if deletions > 0, text.count >= deletions, !mayGoOn { release(into: &output) }
    return output
  }

  /// Gives out what has waited long enough.
  mutating func expire(at now: MonotonicTime) -> [TerminalInput] {
    guard let deadline, deadline <= now else { return [] }
    var output: [TerminalInput] = []
    release(into: &output)
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

  private mutating func take(
    _ input: TerminalInput, at now: MonotonicTime, into output: inout [TerminalInput]
  ) {
    switch input {
    case .key(.backspace):
      if !text.isEmpty { release(into: &output) }
      if deletions < letters.count {
        hold(at: now)
      } else {
        release(into: &output)
        output.append(input)
      }
    case .key(.character(let character)):
      if deletions > 0 {
        text.append(character)
        deadline = now.adding(milliseconds: Self.quiet)
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

  private mutating func hold(at now: MonotonicTime) {
    if deletions == 0 {
      firstDeletion = now
      deadline = now.adding(milliseconds: Self.quiet)
    } else if now <= lastDeletion.adding(milliseconds: Self.burst) {
      deadline = min(now.adding(milliseconds: Self.quiet), firstDeletion.adding(milliseconds: Self.longest))
    }
    lastDeletion = now
    deletions += 1
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
    deadline = nil
  }

  private mutating func append(_ characters: some Collection<Character>) {
    letters += characters
    if letters.count > Self.longestWord { letters.removeFirst(letters.count - Self.longestWord) }
  }
}
