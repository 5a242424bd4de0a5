/// Folded names of units, made once for a register.
struct UnitNameIndex: Sendable {
  /// Positions in the register by match key.
  let positionsOfKey: [String: [Int]]
  /// For each unit, its keys as they may be typed: short name first.
  private let typedKeys: [[String]]
  private let initials: [String]
  private let wordsOfName: [[String]]

  init(_ units: [AdministrativeUnit]) {
    var index: [String: [Int]] = [:]
    typedKeys = units.enumerated().map { position, unit in
      let texts =
        [
          unit.shortName.vietnamese, unit.name.vietnamese, unit.shortName.english, unit.name.english,
        ] + unit.aliases
      var keys: [String] = []
      for text in texts {
        let key = VietnameseText.matchKey(text.string)
        guard !key.isEmpty, !keys.contains(key) else { continue }
        keys.append(key)
        index[key, default: []].append(position)
      }
      return keys
    }
    positionsOfKey = index
    initials = units.map { VietnameseText.initials($0.shortName.vietnamese.string) }
    wordsOfName = units.map { VietnameseText.words($0.shortName.vietnamese.string) }
  }

  /// How well a unit answers what was typed, 0 best; nil where it does not.
  func searchRank(of position: Int, key: String) -> Int? {
    let keys = typedKeys[position]
    if keys.contains(key) { return 0 }
    if keys.contains(where: { $0.hasPrefix(key) }) { return 1 }
    if initials[position].hasPrefix(key) { return 2 }
    if wordsOfName[position].contains(where: { $0.hasPrefix(key) }) { return 3 }
    if key.utf8.count >= 2, keys.contains(where: { $0.contains(key) }) { return 4 }
    return nil
  }

  /// The folded name with its "Tỉnh" or "Thành phố", but without "UBND" and with "TP." spelt out.
  static func wholeKey(_ name: String) -> String {
    var words = VietnameseText.words(name)
    if words.first == "ubnd" { words.removeFirst() }
    if words.starts(with: ["uy", "ban", "nhan", "dan"]) { words.removeFirst(4) }
    if words.first == "tp" { words.replaceSubrange(0...0, with: ["thanh", "pho"]) }
    return words.joined()
  }

  /// Letters to insert, remove, replace or swap with their neighbour.
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        let isSame = left[i] == right[j]
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (isSame ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
