import CDossierWords
import Model

/// What lists of dossiers call their columns, and the words in them that mean a channel, a level, a state, yes or no.
public struct DossierWords: Sendable {
  /// Headings by column.
  public var headings: [DossierColumn: [String]] = [:]
  private var channels: [String: DossierChannel] = [:]
  private var levels: [String: OnlineLevel] = [:]
  private var results: [String: DossierResult] = [:]
  private var flags: [String: Bool] = [:]

  /// Those of the built-in files.
  public static let builtIn = DossierWords(
    headings: UnsafeBufferPointer(
      start: phienhop_dossier_headings(), count: phienhop_dossier_headings_length()),
    words: UnsafeBufferPointer(start: phienhop_dossier_words(), count: phienhop_dossier_words_length()))

  init(headings: some Collection<UInt8>, words: some Collection<UInt8>) {
    for row in DossierWords.rows(headings) where row.count == 2 {
      if let column = DossierColumn(rawValue: row[0]) {
        self.headings[column] = row[1].parts(separatedBy: ";")
      }
    }
    for row in DossierWords.rows(words) where row.count == 3 {
      for word in row[2].parts(separatedBy: ";") { add(row[0], value: row[1], word: word) }
    }
  }

  private static func rows(_ bytes: some Collection<UInt8>) -> [[String]] {
    CSVReader.read(bytes, name: "").table?.rows.map(\.cells) ?? []
  }

  /// Adds a word, such as one of a profile.
  public mutating func add(_ kind: String, value: String, word: String) {
    let key = DossierWords.key(word)
    switch kind {
    case "channel": channels[key] = DossierChannel(rawValue: value)
    case "level": levels[key] = OnlineLevel(rawValue: value)
    case "result": results[key] = DossierResult(rawValue: value)
    case "flag": flags[key] = value == "yes"
    default: break
    }
  }

  /// Whether a word of a kind is known.
  public func knows(_ kind: String, _ word: String) -> Bool {
    switch kind {
    case "channel": channel(word) != nil
    case "level": level(word) != nil
    case "result": result(word) != nil
    case "flag": flag(word) != nil
    default: false
    }
  }

  func channel(_ text: String) -> DossierChannel? { channels[DossierWords.key(text)] }
  func level(_ text: String) -> OnlineLevel? { levels[DossierWords.key(text)] }
  func result(_ text: String) -> DossierResult? { results[DossierWords.key(text)] }
  func flag(_ text: String) -> Bool? { flags[DossierWords.key(text)] }

  /// A lone sign such as `-` is a word too.
  private static func key(_ text: String) -> String {
    let words = VietnameseText.words(text)
    return words.isEmpty ? text.trimmed : words.joined(separator: " ")
  }
}
