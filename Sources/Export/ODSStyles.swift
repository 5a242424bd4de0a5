import Dashboard
import Model

/// The styles that cells and columns of an OpenDocument spreadsheet have, each once.
struct ODSStyles {
  private struct Key: Hashable {
    let style: WorkbookLayout.Style
    let pattern: NumberPattern?
    let isAtEnd: Bool
    let tone: ExportedTone?
  }

  private let language: Language
  private var cellNames: [Key: String] = [:]
  private var columnNames: [Double: String] = [:]
  private var rowNames: [Int: String] = [:]
  private var patternNames: [NumberPattern: String] = [:]
  private var patterns = ""
  private var others =
    "<style:style style:name=\"table\" style:family=\"table\" style:master-page-name=\"Default\"/>\n"

  init(_ language: Language) {
    self.language = language
  }

  /// All styles made so far; those of numbers before the cells that name them.
  var text: String { patterns + others }

  mutating func column(_ width: Double) -> String {
    if let known = columnNames[width] { return known }
    let name = "co\(columnNames.count + 1)"
    columnNames[width] = name
    // A digit of the usual font is about two millimetres wide.
    others += """
      <style:style style:name="\(name)" style:family="table-column"><style:table-column-properties \
      style:column-width="\(Int(width * 2))mm"/></style:style>

      """
    return name
  }

  mutating func row(_ lines: Int) -> String {
    if let known = rowNames[lines] { return known }
    let name = "ro\(lines)"
    rowNames[lines] = name
    others += """
      <style:style style:name="\(name)" style:family="table-row"><style:table-row-properties \
      style:row-height="\(Int(Double(lines) * WorkbookLayout.lineHeight))pt" style:use-optimal-row-height="true"/>\
      </style:style>

      """
    return name
  }

  mutating func cell(_ cell: WorkbookLayout.Cell) -> String {
    var tone: ExportedTone?
    if case .state(_, let stated) = cell.content { tone = stated }
    let key = Key(style: cell.style, pattern: NumberPattern(cell.content), isAtEnd: cell.isAtEnd, tone: tone)
    if let known = cellNames[key] { return known }
    let name = "ce\(cellNames.count + 1)"
    cellNames[key] = name
    let pattern = key.pattern.map { " style:data-style-name=\"\(self.pattern($0))\"" } ?? ""
    others +=
      "<style:style style:name=\"\(name)\" style:family=\"table-cell\"\(pattern)>\(properties(key))</style:style>\n"
    return name
  }

  private func properties(_ key: Key) -> String {
    var cell = key.style == .body ? " style:vertical-align=\"top\"" : ""
    var letters = ""
    func bold() { letters += " fo:font-weight=\"bold\"" }
    switch key.style {
    case .title:
      bold()
      letters += " fo:font-size=\"14pt\""
    case .simulated:
      bold()
      letters += " fo:color=\"#8a0000\""
    case .heading:
      bold()
      cell +=
        " fo:background-color=\"#eeeeee\" fo:border-bottom=\"0.5pt solid #000000\" fo:wrap-option=\"wrap\""
    case .group:
      bold()
      cell += " fo:background-color=\"#f5f5f5\""
    case .label: bold()
    case .fact: break
    case .body: if key.pattern == nil { cell += " fo:wrap-option=\"wrap\"" }
    }
    switch key.tone {
    case .good?: letters += " fo:color=\"#004d00\""
    case .warning?: letters += " fo:color=\"#5c3a00\""
    case .bad?:
      bold()
      letters += " fo:color=\"#8a0000\""
    case .neutral?, nil: break
    }
    return (cell.isEmpty ? "" : "<style:table-cell-properties\(cell)/>")
      + (key.isAtEnd ? "<style:paragraph-properties fo:text-align=\"end\"/>" : "")
      + (letters.isEmpty ? "" : "<style:text-properties\(letters)/>")
  }

  // MARK: Numbers and days

  private mutating func pattern(_ pattern: NumberPattern) -> String {
    if let known = patternNames[pattern] { return known }
    let name = "N\(patternNames.count + 1)"
    patternNames[pattern] = name
    let digits = """
      <number:number number:decimal-places="\(pattern.decimals)" number:min-decimal-places="\(pattern.decimals)" \
      number:min-integer-digits="1" number:grouping="true"/>
      """
    func style(_ name: String, _ content: String, volatile: Bool = false) -> String {
      "<number:number-style style:name=\"\(name)\"\(locale)\(volatile ? " style:volatile=\"true\"" : "")>\(content)</number:number-style>\n"
    }
    switch pattern.kind {
    case .number: patterns += style(name, digits)
    case .signed:
      patterns += style(name + "P", "<number:text>+</number:text>" + digits, volatile: true)
      patterns += style(name + "N", "<number:text>-</number:text>" + digits, volatile: true)
      patterns += style(
        name,
        digits + "<style:map style:condition=\"value()&gt;0\" style:apply-style-name=\"\(name)P\"/>"
          + "<style:map style:condition=\"value()&lt;0\" style:apply-style-name=\"\(name)N\"/>")
    case .percent:
      patterns +=
        "<number:percentage-style style:name=\"\(name)\"\(locale)>\(digits)<number:text>%</number:text></number:percentage-style>\n"
    case .day: patterns += "<number:date-style style:name=\"\(name)\">\(day)</number:date-style>\n"
    }
    return name
  }

  /// Whose decimal and grouping marks are shown, whatever the program's own language is.
  private var locale: String {
    language == .vietnamese
      ? " number:language=\"vi\" number:country=\"VN\"" : " number:language=\"en\" number:country=\"US\""
  }

  /// 31/08/2022 or 2022-08-31.
  private var day: String {
    let year = "<number:year number:style=\"long\"/>"
    let month = "<number:month number:style=\"long\"/>"
    let day = "<number:day number:style=\"long\"/>"
    func between(_ mark: String) -> String { "<number:text>\(mark)</number:text>" }
    return language == .vietnamese
      ? day + between("/") + month + between("/") + year : year + between("-") + month + between("-") + day
  }
}
