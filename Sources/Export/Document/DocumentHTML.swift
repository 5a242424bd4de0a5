import Dashboard
import Model

/// A document as one web page that needs nothing beside it; bars are drawings inside it (SVG).
struct DocumentHTML {
  private let document: TextDocument
  private let cells: CellText

  init(_ document: TextDocument) {
    self.document = document
    cells = CellText(document.language)
  }

  var text: String {
    var text = head
    var list: (tag: String, number: Int)?
    func close() {
      if let open = list { text += "</\(open.tag)>\n" }
      list = nil
    }
    for block in document.blocks {
      if case .paragraph(let paragraph) = block, paragraph.isItem {
        if case .numbered(let number, _) = paragraph.style {
          if list?.tag != "ol" || list?.number != number - 1 {
            close()
            text += "<ol start=\"\(number)\">\n"
          }
          list = ("ol", number)
        } else if list?.tag != "ul" {
          close()
          text += "<ul>\n"
          list = ("ul", 0)
        }
        text += "<li>" + runs(paragraph) + "</li>\n"
        continue
      }
      close()
      switch block {
      case .heading(let title, let level): text += "<h\(level)>" + escaped(title) + "</h\(level)>\n"
      case .paragraph(let paragraph): text += element(paragraph)
      case .sideBySide(let left, let right, let share):
        text += "<div class=\"sides\" style=\"grid-template-columns:\(share)fr \(100 - share)fr\">"
        text += "<div>" + left.map(element).joined() + "</div><div>" + right.map(element).joined()
        text += "</div></div>\n"
      case .table(let table): text += element(table)
      case .pageBreak: text += "<hr class=\"page\">\n"
      }
    }
    close()
    return text + "</main>\n</body>\n</html>\n"
  }

  private static let style = """
    body{font-family:"Times New Roman",Tinos,serif;line-height:1.4;margin:1.5rem auto;max-width:52rem;color:#000}
    h1{font-size:1.4rem;text-align:center}h2{font-size:1.2rem}h3{font-size:1rem}
    p{margin:.35rem 0}.body{text-align:justify;text-indent:1.27cm}.centred{text-align:center}
    .trailing{text-align:right}.note{font-size:.85rem}.sides{display:grid;gap:1rem}
    table{border-collapse:collapse;width:100%;margin:.5rem 0}
    th,td{border:1px solid #767676;padding:.2rem .4rem;text-align:left;vertical-align:top}
    thead th{background:#eee}th.group{background:#f5f5f5}
    .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .good{color:#004d00}.warning{color:#5c3a00}.bad{color:#8a0000;font-weight:bold}
    .line{border-bottom:1px dotted #000;height:1.6rem}mark{background:none;border-bottom:1px dashed #5c3a00}
    hr.rule{border:0;border-top:1px solid #000}svg{display:block;width:100%;height:.8rem}
    @media print{body{margin:0;max-width:none}hr.page{break-after:page;border:0}tr{break-inside:avoid}}
    """

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="\(document.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(escaped(document.title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>

    """
  }

  private func element(_ paragraph: DocumentParagraph) -> String {
    let name: String
    switch paragraph.style {
    case .rule(let share): return "<hr class=\"rule\" style=\"width:\(share)%\">\n"
    case .writingLines(let count): return String(repeating: "<p class=\"line\"></p>\n", count: count)
    case .dash: return "<p>- " + runs(paragraph) + "</p>\n"
    case .numbered(let number, _): return "<p>\(number). " + runs(paragraph) + "</p>\n"
    case .body: name = "body"
    case .plain: name = "plain"
    case .centred: name = "centred"
    case .trailing: name = "trailing"
    case .note: name = "note"
    }
    return "<p class=\"\(name)\">" + runs(paragraph) + "</p>\n"
  }

  private func runs(_ paragraph: DocumentParagraph) -> String {
    paragraph.runs.map { run in
      var text = escaped(run.text)
      if run.isOpen { text = "<mark>\(text)</mark>" }
      if run.isItalic { text = "<i>\(text)</i>" }
      return run.isBold ? "<b>\(text)</b>" : text
    }.joined()
  }

  private func element(_ table: DocumentTable) -> String {
    var text = "<table>\n<thead>\n<tr>"
    for column in table.columns {
      text += "<th scope=\"col\"" + (column.isNumeric ? " class=\"number\"" : "") + ">"
      text += escaped(column.heading) + "</th>"
    }
    text += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows {
      switch row {
      case .group(let title):
        text += "<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"\(table.columns.count)\">"
        text += escaped(title) + "</th></tr>\n"
      case .cells(let row):
        text += "<tr>" + zip(row, table.columns).map { element($0, $1) }.joined() + "</tr>\n"
      }
    }
    return text + "</tbody>\n</table>\n"
  }

  private func element(_ cell: DocumentTable.Cell, _ column: DocumentTable.Column) -> String {
    switch cell {
    case .bar(let length, let tone):
      // The figure stands in the cell beside it; who hears the page needs no drawing.
      let width = min(max(length, 0), 1000)
      return "<td><svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + "<rect width=\"\(width)\" height=\"10\" fill=\"#\(DOCXContent.fill(tone))\"/></svg></td>"
    case .value(let value):
      var names = column.isNumeric ? ["number"] : []
      switch value {
      case .state(_, .good): names.append("good")
      case .state(_, .warning): names.append("warning")
      case .state(_, .bad): names.append("bad")
      default: break
      }
      let name = names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
      return "<td\(name)>" + escaped(cells.text(value)) + "</td>"
    }
  }

  private func escaped(_ text: CleanText) -> String { HTMLExport.escaped(text) }
}
