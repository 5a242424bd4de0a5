import Model

/// Views as text: what an agenda item keeps and the data files of the default agenda say.
///
/// `1 directives grouping=lead selected=directive:d1`: the version, the screen, then what differs from the screen's
/// start. The names are those below; a name that is not known, or a value that does not fit it, makes the text
/// unreadable, so that nothing is shown that was not meant.
extension ViewValue {
  /// The view as text.
  public var saved: SavedView {
    var parts = ["\(version)", screen.rawValue]
    func add(_ name: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      parts.append(name + "=" + values.map(Self.escaped).joined(separator: ","))
    }
    func add(_ name: String, _ value: String?) { add(name, value.map { [$0] } ?? []) }
    func add(_ name: String, _ keys: [ItemKey]) { add(name, keys.map(\.rawValue)) }
    add("path", path)
    add("index", index?.rawValue)
    add("edition", edition)
    add("second", secondEdition)
    add("period", period?.code)
    add("filter", filter.isEmpty ? nil : filter)
    add("typed", filterTyped)
    add("only", narrowing?.rawValue)
    add("search", search.isEmpty ? nil : search)
    add("sort", sort)
    add("reversed", isSortReversed ? "1" : nil)
    add("grouping", grouping)
    add("marked", marked)
    add("toggled", toggled)
    add("selected", selected?.rawValue)
    add("top", top?.rawValue)
    add("anchor", anchor?.rawValue)
    add("column", column)
    add("pane", pane == 0 ? nil : String(pane))
    add("zoomed", isZoomed ? "1" : nil)
    add("density", density == 0 ? nil : String(density))
    return SavedView(text: parts.joined(separator: " "))
  }

  /// - Returns: nil for a text of a later version, or one that is no view.
  public init?(_ saved: SavedView) {
    let parts = saved.text.split(separator: " ")
    guard parts.count >= 2, let version = Int(parts[0]), version == 1,
      let screen = ScreenID(rawValue: String(parts[1]))
    else { return nil }
    self.init(screen: screen)
    var seen: Set<Substring> = []
    for part in parts.dropFirst(2) {
      guard let sign = part.firstIndex(of: "="), seen.insert(part[..<sign]).inserted else { return nil }
      var values: [String] = []
      for value in part[part.index(after: sign)...].split(separator: ",", omittingEmptySubsequences: false) {
        guard let text = Self.unescaped(value) else { return nil }
        values.append(text)
      }
      guard take(part[..<sign], values) else { return nil }
    }
  }

  private mutating func take(_ name: Substring, _ values: [String]) -> Bool {
    let keys = values.map { ItemKey($0) }
    switch name {
    case "path": path = keys
    case "marked": marked = keys
    case "toggled": toggled = keys
    default: return values.count == 1 && takeOne(name, values[0])
    }
    return true
  }

  private mutating func takeOne(_ name: Substring, _ value: String) -> Bool {
    switch name {
    case "index": index = IndexID(value)
    case "edition": edition = value
    case "second": secondEdition = value
    case "period":
      guard let found = Period(code: value) else { return false }
      period = found
    case "filter": filter = value
    case "typed": filterTyped = value
    case "only":
      guard let found = Narrowing(rawValue: value) else { return false }
      narrowing = found
    case "search": search = value
    case "sort": sort = value
    case "reversed":
      guard value == "1" else { return false }
      isSortReversed = true
    case "grouping": grouping = value
    case "selected": selected = ItemKey(value)
    case "top": top = ItemKey(value)
    case "anchor": anchor = ItemKey(value)
    case "column": column = value
    case "pane":
      guard let number = Int(value), (0...20).contains(number) else { return false }
      pane = number
    case "zoomed":
      guard value == "1" else { return false }
      isZoomed = true
    case "density":
      guard let step = Int(value), (-1...1).contains(step) else { return false }
      density = step
    default: return false
    }
    return true
  }

  /// Blanks, commas, percent signs and control characters as `%20` and so on, by their bytes.
  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte <= 0x20 || byte == 0x25 || byte == 0x2C || byte == 0x7F {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unescaped(_ text: Substring) -> String? {
    var result: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        result.append(byte)
        continue
      }
      guard let high = rest.popFirst(), let low = rest.popFirst(),
        let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      else { return nil }
      result.append(value)
    }
    return String(validating: result, as: UTF8.self)
  }
}
