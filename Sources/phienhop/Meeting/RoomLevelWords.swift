import Model

/// The words by which lists name levels: the terms of both languages and more of the kind, from the word files.
struct RoomLevelWords {
  private let levels: [String: MeetingRoom.Level]

  init() {
    var levels: [String: MeetingRoom.Level] = [:]
    for level in MeetingRoom.Level.allCases {
      levels[level.rawValue] = level
      for words in [ProgramWords(.vietnamese), ProgramWords(.english)] {
        for name in ["term.room_\(level.rawValue)", "words.room_\(level.rawValue)"] {
          for word in (words.text(name)?.string ?? "").split(separator: ",") {
            levels[Self.key(String(word))] = level
          }
        }
      }
    }
    self.levels = levels
  }

  func level(_ word: String) -> MeetingRoom.Level? { levels[Self.key(word)] }

  /// "tỉnh, huyện, xã, thôn".
  func told(in words: ProgramWords) -> CleanText {
    MeetingRoom.Level.allCases.compactMap { words.text("term.room_\($0.rawValue)") }.joined(separator: ", ")
  }

  private static func key(_ word: String) -> String { VietnameseText.words(word).joined(separator: " ") }
}
