import Dashboard
import Model

/// The part of a Word file that holds its text, and the lists that the text counts by.
///
/// Word wants the children of each element in one order; they are written in it.
struct DOCXContent {
  /// In twentieths of a point.
  struct Page {
    let width = 11_906
    let height = 16_838
    let top: Int
    let left: Int
    let right: Int

    /// A4 with the margins of Decree 30/2020/NĐ-CP (top and bottom 20–25 mm, left 30–35, right 15–20), or 15 mm.
    init(_ paper: TextDocument.Paper) {
      switch paper {
      case .official: (top, left, right) = (1134, 1701, 850)
      case .dense: (top, left, right) = (850, 850, 850)
      }
    }

    var textWidth: Int { width - left - right }
  }

  private let document: TextDocument
  private let cells: CellText
  private let page: Page
  /// The first number of each list of the file, by its identifier less 2; 1 is the list of dashes.
  private let starts: [Int]
  /// The list that each numbered paragraph belongs to, in reading order.
  private let lists: [Int]

  init(_ document: TextDocument) {
    self.document = document
    cells = CellText(document.language)
    page = Page(document.paper)
    var starts: [Int] = []
    var lists: [Int] = []
    var last: [Int: (file: Int, number: Int)] = [:]
    for block in document.blocks {
      guard case .paragraph(let paragraph) = block, case .numbered(let number, let list) = paragraph.style
      else {
        continue
      }
      // Where a number does not follow the one before, a list of its own begins with it.
      if let before = last[list], before.number + 1 == number {
        last[list] = (before.file, number)
      } else {
        starts.append(number)
        last[list] = (starts.count + 1, number)
      }
      lists.append(last[list]?.file ?? 2)
    }
    self.starts = starts
    self.lists = lists
  }

  static func fill(_ tone: ExportedTone) -> String {
    switch tone {
    case .good: "2E7D32"
    case .warning: "B26A00"
    case .bad: "B71C1C"
    case .neutral: "3B6EA8"
    }
  }

  // MARK: Parts

  var text: String {
    var body = ""
    var numbered = 0
    for (position, block) in document.blocks.enumerated() {
      switch block {
      case .heading(let title, let level):
        body += "<w:p><w:pPr><w:pStyle w:val=\"Heading\(min(max(level, 1), 3))\"/></w:pPr>"
        body += run(DocumentParagraph.Run(title)) + "</w:p>"
      case .paragraph(let paragraph):
        var list: Int?
        if case .numbered = paragraph.style {
          list = lists.indices.contains(numbered) ? lists[numbered] : nil
          numbered += 1
        }
        body += element(paragraph, width: page.textWidth, list: list)
      case .sideBySide(let left, let right, let share):
        body += sides(left, right, share: share) + gap
      case .table(let table): body += element(table) + gap
      case .pageBreak:
        // At the end of the file it would make an empty page.
        if position < document.blocks.count - 1 {
          body += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        }
      }
    }
    return """
      \(DOCXExport.head)<w:document xmlns:w="\(DOCXExport.word)" xmlns:r="\(DOCXExport.office)"><w:body>\
      \(body)\(section)</w:body></w:document>

      """
  }

  /// Two tables without a paragraph between them become one.
  private var gap: String {
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"
  }

  private var section: String {
    """
    <w:sectPr><w:headerReference w:type="default" r:id="\(DOCXExport.headerRelation)"/>\
    <w:pgSz w:w="\(page.width)" w:h="\(page.height)"/>\
    <w:pgMar w:top="\(page.top)" w:right="\(page.right)" w:bottom="\(page.top)" w:left="\(page.left)" \
    w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>
    """
  }

  var numbering: String {
    func level(_ format: String, _ text: String) -> String {
      """
      <w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
      <w:numFmt w:val="\(format)"/><w:suff w:val="space"/><w:lvlText w:val="\(text)"/><w:lvlJc w:val="left"/>\
      <w:pPr><w:ind w:left="0" w:firstLine="\(indent)"/></w:pPr></w:lvl>
      """
    }
    let lists = starts.enumerated().map { position, start in
      "<w:num w:numId=\"\(position + 2)\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
        + "<w:startOverride w:val=\"\(start)\"/></w:lvlOverride></w:num>"
    }
    return """
      \(DOCXExport.head)<w:numbering xmlns:w="\(DOCXExport.word)">\
      <w:abstractNum w:abstractNumId="0">\(level("bullet", "-"))</w:abstractNum>\
      <w:abstractNum w:abstractNumId="1">\(level("decimal", "%1."))</w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\(lists.joined())</w:numbering>

      """
  }

  /// The first line of a paragraph begins so far in.
  private var indent: Int { document.paper == .official ? 720 : 170 }

  // MARK: Paragraphs

  private func element(_ paragraph: DocumentParagraph, width: Int, list: Int? = nil) -> String {
    let keep = paragraph.keepsWithNext ? "<w:keepNext/>" : ""
    func whole(_ style: String, _ more: String = "") -> String {
      "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(keep)\(more)</w:pPr>" + paragraph.runs.map(run).joined()
        + "</w:p>"
    }
    func counted(_ list: Int) -> String {
      "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
    }
    switch paragraph.style {
    case .body: return whole("BodyText")
    case .plain: return whole("PlainText")
    case .centred: return whole("Centred")
    case .trailing: return whole("Trailing")
    case .note: return whole("Note")
    case .numbered(let number, _):
      // In a cell nothing is counted.
      guard let list else {
        return "<w:p><w:pPr><w:pStyle w:val=\"PlainText\"/>\(keep)</w:pPr>"
          + ([DocumentParagraph.Run(CleanText(cleaning: "\(number). "))] + paragraph.runs).map(run).joined()
          + "</w:p>"
      }
      return whole("ListNumber", counted(list))
    case .dash: return whole("ListBullet", counted(1))
    case .rule(let share):
      let side = width * (100 - min(max(share, 1), 100)) / 200
      return """
        <w:p><w:pPr><w:pStyle w:val="Normal"/>\(keep)<w:pBdr>\
        <w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>\
        <w:spacing w:before="20" w:after="0" w:line="100" w:lineRule="exact"/>\
        <w:ind w:left="\(side)" w:right="\(side)"/></w:pPr></w:p>
        """
    case .writingLines(let count):
      // Between paragraphs that are alike Word draws a line only where it is told so.
      let line = """
        <w:p><w:pPr><w:pStyle w:val="Normal"/><w:pBdr>\
        <w:bottom w:val="dotted" w:sz="4" w:space="1" w:color="auto"/>\
        <w:between w:val="dotted" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>\
        <w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/></w:pPr></w:p>
        """
      return String(repeating: line, count: max(count, 0))
    }
  }

  private func run(_ run: DocumentParagraph.Run) -> String {
    guard !run.text.isEmpty else { return "" }
    var letters = ""
    if run.isBold { letters += "<w:b/><w:bCs/>" }
    if run.isItalic { letters += "<w:i/><w:iCs/>" }
    if let size = run.size { letters += "<w:sz w:val=\"\(size * 2)\"/><w:szCs w:val=\"\(size * 2)\"/>" }
    if run.isOpen { letters += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2CC\"/>" }
    let look = letters.isEmpty ? "" : "<w:rPr>\(letters)</w:rPr>"
    return "<w:r>\(look)<w:t xml:space=\"preserve\">\(HTMLExport.escaped(run.text))</w:t></w:r>"
  }

  // MARK: Tables

  private func sides(_ left: [DocumentParagraph], _ right: [DocumentParagraph], share: Int) -> String {
    let first = page.textWidth * min(max(share, 10), 90) / 100
    let widths = [first, page.textWidth - first]
    let row = zip([left, right], widths).map { paragraphs, width in
      "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>"
        + (paragraphs.isEmpty ? "<w:p/>" : paragraphs.map { element($0, width: width - 160) }.joined())
        + "</w:tc>"
    }
    return start(widths, style: "TableNormal") + "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + row.joined()
      + "</w:tr></w:tbl>"
  }

  private func start(_ widths: [Int], style: String) -> String {
    let columns = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    return """
      <w:tbl><w:tblPr><w:tblStyle w:val="\(style)"/><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/>\
      <w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>\(columns)</w:tblGrid>
      """
  }

  private func element(_ table: DocumentTable) -> String {
    guard !table.columns.isEmpty else { return "" }
    let all = max(1, table.columns.reduce(0) { $0 + max(1, $1.share) })
    let widths = table.columns.map { page.textWidth * max(1, $0.share) / all }
    var text = start(widths, style: "TableGrid")
    text += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for (column, width) in zip(table.columns, widths) {
      text += cell(
        width, paragraph([DocumentParagraph.Run(column.heading, isBold: true)], "center"), fill: "EEEEEE")
    }
    text += "</w:tr>"
    for row in table.rows {
      text += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
      switch row {
      case .group(let title):
        text += cell(
          widths.reduce(0, +), paragraph([DocumentParagraph.Run(title, isBold: true)], "left"),
          span: widths.count, fill: "F5F5F5")
      case .cells(let row):
        for (position, width) in widths.enumerated() {
          text +=
            row.indices.contains(position)
            ? element(row[position], table.columns[position], width) : cell(width, "<w:p/>")
        }
      }
      text += "</w:tr>"
    }
    return text + "</w:tbl>"
  }

  private func element(_ value: DocumentTable.Cell, _ column: DocumentTable.Column, _ width: Int) -> String {
    switch value {
    case .value(let value):
      var run = DocumentParagraph.Run(cells.text(value))
      if case .state(_, .bad) = value { run.isBold = true }
      return cell(width, paragraph([run], column.isNumeric ? "right" : "left"))
    case .bar(let length, let tone):
      // A paragraph with a ground, as long as the bar.
      let room = width - 160
      let end = room - room * min(max(length, 0), 1000) / 1000
      guard end < room else {
        return cell(width, "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>")
      }
      let bar = """
        <w:p><w:pPr><w:pStyle w:val="TableText"/><w:shd w:val="clear" w:color="auto" w:fill="\(Self.fill(tone))"/>\
        <w:spacing w:before="40" w:after="0" w:line="160" w:lineRule="exact"/><w:ind w:right="\(end)"/></w:pPr></w:p>
        """
      return cell(width, bar)
    }
  }

  private func paragraph(_ runs: [DocumentParagraph.Run], _ alignment: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:jc w:val=\"\(alignment)\"/></w:pPr>"
      + runs.map(run).joined() + "</w:p>"
  }

  private func cell(_ width: Int, _ content: String, span: Int = 1, fill: String? = nil) -> String {
    let spanned = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
    let ground = fill.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? ""
    return """
      <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/>\(spanned)\(ground)</w:tcPr>\(content)</w:tc>
      """
  }
}
