import Intake
import Model
import TOMLKit

/// A profile file being read: its tables, and the lines that faults name.
///
/// The parser knows places for faults of syntax only; the line of a key is found by a scan of the text, once
/// something is wrong with it.
struct ProfileDocument {
  /// Largest size, checked before parsing.
  static let sizeLimit = 256 * 1024

  let name: String
  let root: TOMLTable
  private let text: String

  init(name: String, text: String) throws(ProfileFault) {
    self.name = name
    self.text = text
    guard text.utf8.count <= Self.sizeLimit else {
      throw ProfileFault(file: name, line: 1, key: "", problem: .tooLarge)
    }
    if let line = TOMLGuard.faultyLine(of: text) {
      throw ProfileFault(file: name, line: line, key: "", problem: .syntax("table header"))
    }
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw ProfileFault(
        file: name, line: error.source.begin.line, key: "", problem: .syntax(error.description))
    } catch {
      throw ProfileFault(file: name, line: 1, key: "", problem: .syntax("\(error)"))
    }
  }

  /// The root as a table with its place.
  var table: Node { Node(document: self, table: root, path: []) }

  func fault(_ path: [KeyLines.Step], _ problem: ProfileFault.Problem, value: String = "") -> ProfileFault {
    let keys = path.compactMap { step in if case .key(let key) = step { key } else { nil } }
    return ProfileFault(
      file: name, line: KeyLines(text).line(of: path), key: keys.joined(separator: "."), value: value,
      problem: problem
    )
  }

  /// A table with the keys that lead to it.
  struct Node {
    let document: ProfileDocument
    let table: TOMLTable
    let path: [KeyLines.Step]

    func fault(_ key: String, _ problem: ProfileFault.Problem, value: String = "") -> ProfileFault {
      document.fault(path + (key.isEmpty ? [] : [.key(key)]), problem, value: value)
    }

    /// Refuses keys that are not among `known`.
    func requireKnown(_ known: [String]) throws(ProfileFault) {
      for key in table.keys where !known.contains(key) {
        throw fault(key, .unknownKey(near: NearestKey.find(key, in: known), known: known))
      }
    }

    func text(_ key: String) throws(ProfileFault) -> String? {
      guard let value = table[key] else { return nil }
      guard let text = value.string else { throw fault(key, .wrongValue(.text)) }
      return text
    }

    func requiredText(_ key: String) throws(ProfileFault) -> String {
      guard let text = try text(key) else { throw fault(key, .missingKey) }
      return text
    }

    /// One text or a list of them.
    func texts(_ key: String) throws(ProfileFault) -> [String] {
      guard let value = table[key] else { return [] }
      if let text = value.string { return [text] }
      guard let array = value.array else { throw fault(key, .wrongValue(.texts)) }
      var texts: [String] = []
      for element in array {
        guard let text = element.string else { throw fault(key, .wrongValue(.texts)) }
        texts.append(text)
      }
      return texts
    }

    func flag(_ key: String) throws(ProfileFault) -> Bool? {
      guard let value = table[key] else { return nil }
      guard let flag = value.bool else { throw fault(key, .wrongValue(.flag)) }
      return flag
    }

    func integer(_ key: String, in range: ClosedRange<Int>) throws(ProfileFault) -> Int? {
      guard let value = table[key] else { return nil }
      guard let number = value.int, range.contains(number) else {
        throw fault(key, .wrongValue(.wholeNumber(range)))
      }
      return number
    }

    /// A whole number, or a decimal in quotes: binary fractions have no place in figures.
    func decimal(_ key: String) throws(ProfileFault) -> ExactDecimal? {
      guard let value = table[key] else { return nil }
      if let number = value.int { return ExactDecimal(number) }
      guard let text = value.string, let decimal = ExactDecimal(text) else {
        throw fault(key, .wrongValue(.decimal))
      }
      return decimal
    }

    /// One of an enumeration's words.
    func word<Word: RawRepresentable<String> & CaseIterable>(
      _ key: String, _: Word.Type
    ) throws(ProfileFault) -> Word? {
      guard table[key] != nil else { return nil }
      guard let text = table[key]?.string, let word = Word(rawValue: text) else {
        throw fault(key, .wrongValue(.word(Word.allCases.map(\.rawValue))))
      }
      return word
    }

    /// A text in both languages.
    func localized(_ key: String) throws(ProfileFault) -> LocalizedText? {
      guard let value = table[key] else { return nil }
      guard let table = value.table, let vietnamese = table["vi"]?.string, let english = table["en"]?.string,
        table.keys.count == 2
      else { throw fault(key, .wrongValue(.bothLanguages)) }
      return LocalizedText(
        vietnamese: CleanText(cleaning: vietnamese), english: CleanText(cleaning: english))
    }

    func child(_ key: String) throws(ProfileFault) -> Node? {
      guard let value = table[key] else { return nil }
      guard let table = value.table else { throw fault(key, .wrongValue(.table)) }
      return Node(document: document, table: table, path: path + [.key(key)])
    }

    func children(_ key: String) throws(ProfileFault) -> [Node] {
      guard let value = table[key] else { return [] }
      guard let array = value.array else { throw fault(key, .wrongValue(.tables)) }
      var nodes: [Node] = []
      for (position, element) in array.enumerated() {
        guard let table = element.table else { throw fault(key, .wrongValue(.tables)) }
        nodes.append(Node(document: document, table: table, path: path + [.key(key), .element(position)]))
      }
      return nodes
    }
  }
}

/// The key someone probably meant.
enum NearestKey {
  static func find(_ key: String, in known: some Sequence<String>) -> String? {
    let limit = max(2, key.count / 2)
    return known.map { ($0, EditDistance.between(key.lowercased(), $0.lowercased(), limit: limit)) }
      .filter { $0.1 <= limit }.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }
}
