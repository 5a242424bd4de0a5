import Model
import Profiles
import TOMLKit

/// A small TOML file read with faults named by file, line, key and the nearest valid key.
///
/// The parser knows places for faults of syntax only; the line of a key is found by a scan of the text.
struct TOMLFile {
  /// Largest size, checked before parsing.
  static let sizeLimit = 256 * 1024

  let name: String
  let text: String
  let table: TOMLTable

  /// - Parameter name: what faults call the file.
  /// - Throws: a ``Failure`` with exit code 2.
  init(name: String, text: String) throws {
    self.name = name
    self.text = text
    guard text.utf8.count <= Self.sizeLimit else { throw Failure.usage(.configTooLarge, name) }
    if let line = TOMLGuard.faultyLine(of: text) {
      throw Failure.usage(.configSyntax, name, String(line))
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Failure(ExitCode.usage, details: "\(name): \(error.description)") {
        [line = error.source.begin.line] in
        $0(.configSyntax, [CleanText(cleaning: name), CleanText(cleaning: String(line))])
      }
    } catch {
      throw Failure(ExitCode.usage, details: "\(name): \(error)") {
        $0(.configSyntax, [CleanText(cleaning: name), "1"])
      }
    }
  }

  /// Refuses keys of a table that are not among `known`.
  /// - Parameter path: keys from the root to the table.
  func requireKnown(_ keys: [String], path: [String] = [], known: [String]) throws {
    for key in keys where !known.contains(key) {
      let line = String(line(of: path + [key]))
      let whole = (path + [key]).joined(separator: ".")
      if let near = NearestName.find(key, in: known) {
        throw Failure.usage(.configUnknownKeyNear, name, line, whole, near)
      }
      throw Failure.usage(.configUnknownKey, name, line, whole, known.joined(separator: ", "))
    }
  }

  /// The fault of a value that is not what its key takes.
  func wrongValue(_ path: [String], expected: ProgramLabel, _ details: String = "") -> Failure {
    let place = [name, String(line(of: path)), path.joined(separator: ".")].map { CleanText(cleaning: $0) }
    return Failure(ExitCode.usage) { words in
      words(.configWrongValue, place + [words(expected, [CleanText(cleaning: details)])])
    }
  }

  func string(_ key: String) throws -> String? {
    guard let value = table[key] else { return nil }
    guard let string = value.string else { throw wrongValue([key], expected: .expectedText) }
    return string
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let value = table[key] else { return nil }
    guard let number = value.int, range.contains(number) else {
      throw wrongValue([key], expected: .expectedNumber, "\(range.lowerBound)–\(range.upperBound)")
    }
    return number
  }

  func bool(_ key: String) throws -> Bool? {
    guard let value = table[key] else { return nil }
    guard let bool = value.bool else { throw wrongValue([key], expected: .expectedBool) }
    return bool
  }

  /// The line, counted from 1, where a key stands: at the root, under its `[table]` heading, in a dotted key or
  /// inside an inline table; 1 where the scan does not find it.
  func line(of path: [String]) -> Int {
    var heading: [String] = []
    var best: (matched: Int, line: Int) = (0, 1)
    var number = 0
    for rawLine in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = rawLine.drop { $0 == " " || $0 == "\t" }
      if line.first == "[" {
        let inside = line.drop { $0 == "[" }.prefix { $0 != "]" }
        heading = Self.keys(in: inside)
        if heading == path { return number }
        if path.starts(with: heading), heading.count > best.matched { best = (heading.count, number) }
        continue
      }
      guard line.first != "#", let equals = line.firstIndex(of: "=") else { continue }
      let whole = heading + Self.keys(in: line[..<equals])
      if whole == path { return number }
      if path.starts(with: whole), whole.count > best.matched { best = (whole.count, number) }
    }
    return best.line
  }

  private static func keys(in text: Substring) -> [String] {
    text.split(separator: ".").map { part in
      let left = part.drop { " \t\"'".contains($0) }
      return String(left.reversed().drop { " \t\r\"'".contains($0) }.reversed())
    }
  }
}
