import Model

/// What an input method believes to stand before the cursor, and the keys behind it.
///
/// Input methods type into whatever has the keyboard: the first o of "oo" comes as o, the second one as Backspace and
/// "ô". Where letters are commands the second key has to act as the o it is. So what came is kept, and a replacement is
/// read as the one key that turns the old letters into the new ones.
struct TypedWord: Sendable {
  /// One thing typed: the letter a text takes, and the keys it stands for where letters are commands.
  struct Stroke: Hashable, Sendable {
    var text: Character?
    var keys: [Key]
  }

  private struct Letter: Sendable {
    var shown: Character
    /// The keys that made it, as far as they are known.
    var keys: [Character]
  }

  private static let longest = 64
  private var letters: [Letter] = []

  /// Something came that ends a word for every input method: an arrow, Enter, a function key, a click.
  mutating func reset() {
    letters.removeAll(keepingCapacity: true)
  }

  /// Backspace by a person.
  mutating func deleted() {
    if !letters.isEmpty { letters.removeLast() }
  }

  /// A character that came alone.
  mutating func typed(_ character: Character, _ method: InputMethod) -> Stroke {
    let keys = method.keys(making: character)
    append(character, keys)
    return Stroke(text: character, keys: keys.map { .character($0) })
  }

  private mutating func append(_ character: Character, _ keys: [Character]) {
    letters.append(Letter(shown: character, keys: keys))
    if letters.count > Self.longest { letters.removeFirst() }
  }

  /// Backspaces with letters right behind them.
  /// - Returns: what was typed, in order. Text of replaced letters is not among it.
  mutating func retyped(deletions: Int, text: String, _ method: InputMethod) -> [Stroke] {
    let new = Array(text)
    let old = letters.suffix(deletions).map(\.shown)
    guard old.count == deletions else {
      // The word began before what is known of it; letters with marks still tell that it was no person.
      letters.removeAll()
      guard let marked = new.prefix(deletions).first(where: { !$0.isASCII }) else {
        return byHand(deletions, new, method)
      }
      let key = method.keys(making: marked).last.map { Stroke(text: nil, keys: [.character($0)]) }
      return [key].compactMap(\.self) + new.dropFirst(deletions).map { typed($0, method) }
    }
    if let key = Self.restored(new, over: letters.suffix(deletions).flatMap(\.keys)) {
      return replace(deletions, with: Array(new.dropLast()), key: nil, method) + [typed(key, method)]
    }
    // A horned letter made by a key of its own gives way to that key: ư to w, ơ to [.
    if deletions == 1, let first = new.first, "wW[]{}".contains(first), Self.isHorned(old[0]) {
      return replace(1, with: new, key: first, method)
    }
    let bases = old.map(Self.base)
    if new.count >= deletions, new.prefix(deletions).map(Self.base) == bases {
      let head = Array(new.prefix(deletions))
      if head != old {
        let next = new.count > deletions ? new[deletions] : nil
        return replace(
          deletions, with: new, key: Self.key(from: old, to: head, next: next, method), method)
      }
    } else if new.count == deletions - 1, new.map(Self.base) == bases.dropLast() {
      // Backspace by a person, after which the tone moved to another letter.
      return replace(deletions, with: new, key: nil, method) + [Stroke(text: nil, keys: [.backspace])]
    } else if text.utf8.contains(where: { $0 >= 0x80 }), let last = new.last {
      // Something else only a program does, such as an abbreviation written out: what was typed is its last key.
      return replace(deletions, with: Array(new.dropLast()), key: last.isASCII ? last : nil, method)
    }
    return byHand(deletions, new, method)
  }

  /// Backspaces and letters as a person types them, only faster.
  private mutating func byHand(
    _ deletions: Int, _ new: [Character], _ method: InputMethod
  ) -> [Stroke] {
    for _ in 0..<deletions { deleted() }
    return Array(repeating: Stroke(text: nil, keys: [.backspace]), count: deletions)
      + new.map { typed($0, method) }
  }

  /// Puts new letters for the last ones; those beyond their number came as keys of their own.
  private mutating func replace(
    _ count: Int, with new: [Character], key: Character?, _ method: InputMethod
  ) -> [Stroke] {
    let old = Array(letters.suffix(count))
    letters.removeLast(old.count)
    var strokes: [Stroke] = []
    for (offset, character) in new.prefix(count).enumerated() {
      append(character, old[offset].keys)
    }
    if let key {
      if !letters.isEmpty { letters[letters.count - 1].keys.append(key) }
      strokes.append(Stroke(text: nil, keys: [.character(key)]))
    }
    for character in new.dropFirst(count) { strokes.append(typed(character, method)) }
    return strokes
  }

  // MARK: - Reading replacements

  /// The key that ended a word which its input method then took back to its keys, for not being Vietnamese: "ưindows"
  /// and a blank give "windows ".
  private static func restored(_ new: [Character], over keys: [Character]) -> Character? {
    guard let last = new.last, !last.isLetter, new.count == keys.count + 1, keys.count > 1 else { return nil }
    func plain(_ keys: some Sequence<Character>) -> [Character] { keys.map { $0 == "]" ? "w" : $0 }.sorted() }
    return plain(new.dropLast()) == plain(keys) ? last : nil
  }

  private static func isHorned(_ character: Character) -> Bool {
    guard let letter = VietnameseLetter(character) else { return false }
    return letter.shape == .horn && letter.tone == nil
  }

  private static func base(_ character: Character) -> Character {
    VietnameseLetter(character).map { Character($0.base.lowercased()) } ?? character
  }

  /// The key that turns letters into others of the same bases.
  /// - Parameter next: the letter that came right behind the new ones, if one did.
  /// - Returns: nil where no key but `next` was typed.
  private static func key(
    from old: [Character], to new: [Character], next: Character?, _ method: InputMethod
  ) -> Character? {
    let before = old.map { VietnameseLetter($0) }
    let after = new.map { VietnameseLetter($0) }
    for (was, now) in zip(before, after) {
      guard let now, was?.shape != now.shape else { continue }
      guard let shape = now.shape else {
        // Typed twice, a mark goes away again and its key stands for itself.
        return nil
      }
      // uơ becomes ươ by itself when the word goes on.
      if shape == .horn, before.contains(where: { $0?.shape == .horn }), was?.shape == nil { return nil }
      return method.key(of: shape, base: now.base)
    }
    let tone = before.lazy.compactMap { $0?.tone }.first
    let newTone = after.lazy.compactMap { $0?.tone }.first
    // A tone that moves to another letter makes room for the one that follows.
    guard tone != newTone else { return nil }
    let isUppercase = new.contains(where: \.isLetter) && !new.contains(where: \.isLowercase)
    if newTone == nil, let next, let tone {
      let undo = method.key(of: tone, isUppercase: false)
      if Character(next.lowercased()) == undo { return nil }
    }
    return method.key(of: newTone, isUppercase: isUppercase)
  }
}
