/// Where keys stand in the text of a TOML file.
struct KeyLines {
  enum Step: Hashable {
    case key(String)
    /// A table of a list of tables, `[[column]]`, counted from 0.
    case element(Int)
  }

  /// Of inline tables and lists only the key before them is known.
  private var lines: [[Step]: Int] = [:]

  init(_ text: String) {
    var heading: [Step] = []
    var counts: [[Step]: Int] = [:]
    var isInsideText = false
    var number = 0
    for rawLine in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = rawLine.drop { $0 == " " || $0 == "\t" }
      // Texts over several lines hold no keys.
      let fences = line.ranges(of: "\"\"\"").count
      defer { if fences % 2 == 1 { isInsideText.toggle() } }
      guard !isInsideText, line.first != "#" else { continue }
      if line.hasPrefix("[[") {
        let keys = Self.keys(in: line.dropFirst(2).prefix { $0 != "]" })
        let list = place(keys, counts)
        let position = counts[list] ?? 0
        counts[list] = position + 1
        heading = list + [.element(position)]
        lines[heading] = number
        if lines[list] == nil { lines[list] = number }
      } else if line.hasPrefix("["), !line.hasPrefix("[ \"") {
        heading = place(Self.keys(in: line.dropFirst().prefix { $0 != "]" }), counts)
        lines[heading] = number
      } else if let equals = line.firstIndex(of: "=") {
        let path = heading + Self.keys(in: line[..<equals]).map(Step.key)
        if lines[path] == nil { lines[path] = number }
      }
    }
  }

  /// The path of a heading; keys of lists mean their last table.
  private func place(_ keys: [String], _ counts: [[Step]: Int]) -> [Step] {
    var path: [Step] = []
    for (position, key) in keys.enumerated() {
      path.append(.key(key))
      if position + 1 < keys.count, let count = counts[path] { path.append(.element(count - 1)) }
    }
    return path
  }

  /// The line of a key, or of the nearest table around it; 1 where nothing is found.
  func line(of path: [Step]) -> Int {
    var rest = path[...]
    while !rest.isEmpty {
      if let line = lines[Array(rest)] { return line }
      rest = rest.dropLast()
    }
    return 1
  }

  private static func keys(in text: Substring) -> [String] {
    func isAround(_ character: Character) -> Bool { " \t\r\"'".contains(character) }
    return text.split(separator: ".").map { part in
      var key = part.drop(while: isAround)
      while let last = key.last, isAround(last) { key.removeLast() }
      return String(key)
    }
  }
}
