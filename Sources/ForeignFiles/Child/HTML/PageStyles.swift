/// As much of CSS as tells fonts: old encodings are told by them.
enum PageStyles {
  /// The first font of `font-family: …` in declarations; nil without one.
  static func fontFamily(_ declarations: String) -> String? {
    for declaration in declarations.split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].filter({ !$0.isWhitespace }).lowercased() == "font-family" else {
        continue
      }
      let name = String(parts[1].filter { !$0.isNewline }).trimmingQuotes
      return name.isEmpty ? nil : name
    }
    return nil
  }

  /// The fonts of classes, `.xl65 { font-family: .VnTime; }`.
  static func classes(_ sheet: String) -> [(name: String, family: String)] {
    var found: [(String, String)] = []
    for rule in sheet.split(separator: "}").prefix(10_000) {
      let parts = rule.split(separator: "{", maxSplits: 1)
      guard parts.count == 2, let family = fontFamily(String(parts[1])) else { continue }
      for selector in parts[0].split(separator: ",") {
        // "td.xl65" and ".xl65"; what is nested is left alone.
        guard let last = selector.split(whereSeparator: \.isWhitespace).last,
          let point = last.firstIndex(of: "."), last.firstIndex(of: ":") == nil
        else { continue }
        found.append((String(last[last.index(after: point)...]), family))
      }
    }
    return found
  }
}
