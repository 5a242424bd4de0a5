import Model

/// Saying what files leave open, while someone does.
public struct ImportOptionsForm: Hashable, Sendable {
  public var options: ImportOptions
  /// Position among ``rows``.
  public var selected: Int
  /// What may be chosen with a key, without what is left to be found out; empty where it is only typed.
  let choices: [ReadingChoice: [String]]
  /// What the files leave open.
  let doubts: [ReadingDoubt]

  static let rows = ReadingChoice.allCases
  static let longestText = 60

  /// - Parameters:
  ///   - options: what was said before.
  ///   - table: what was read with it.
  init(_ options: ImportOptions, _ table: ImportTable) {
    self.options = options
    doubts = table.doubts
    choices = Dictionary(
      uniqueKeysWithValues: Self.rows.map { choice in
        let likely = table.doubts.first { $0.choice == choice }?.candidates ?? []
        return (choice, likely + (table.choices[choice] ?? []).filter { !likely.contains($0) })
      })
    // Where something is open one begins with it.
    selected = Self.rows.firstIndex { choice in table.doubts.contains { $0.choice == choice } } ?? 0
  }

  var choice: ReadingChoice { Self.rows[min(max(0, selected), Self.rows.count - 1)] }

  /// Whether letters are typed into a row; elsewhere one of a few is chosen.
  static func isTyped(_ choice: ReadingChoice) -> Bool {
    switch choice {
    case .period, .unit, .received, .profile, .sheet, .personal: true
    case .encoding, .locale: false
    }
  }

  /// The next of what may be chosen in the selected row, or the one before; "found out" stands before the first.
  mutating func step(by distance: Int) {
    let all = [""] + (choices[choice] ?? [])
    guard all.count > 1 else { return }
    // From what was typed one comes to what may be chosen.
    let position = all.firstIndex(of: options[choice]) ?? 0
    options[choice] = all[(position + distance + all.count) % all.count]
  }

  mutating func type(_ text: String) {
    guard Self.isTyped(choice) else { return }
    options[choice] = String((options[choice] + text).prefix(Self.longestText))
  }

  mutating func delete() {
    options[choice] = Self.isTyped(choice) ? String(options[choice].dropLast()) : ""
  }

  func isOpen(_ choice: ReadingChoice) -> Bool { doubts.contains { $0.choice == choice } }
}
