import Dashboard
import Model

/// A view as one web page that needs nothing beside it: tables with captions, headings and named rows for those who
/// hear them, scrolled within themselves where they are wide, and fit for printing.
struct HTMLExport {
  private let view: ExportedView
  private let wording: Wording
  private let cells: CellText

  init(_ view: ExportedView) {
    self.view = view
    wording = Wording(view.language)
    cells = CellText(view.language)
  }

  func write<Fault: Error>(to output: (String) throws(Fault) -> Void) throws(Fault) {
    try output(head)
    if view.isSimulated {
      try output("<p class=\"simulated\" role=\"note\">" + Self.escaped(wording[.exportSimulated]) + "</p>\n")
    }
    try output("<dl>\n")
    for fact in view.facts {
      try output(
        "<div><dt>" + Self.escaped(fact.label) + "</dt><dd>" + Self.escaped(fact.value) + "</dd></div>\n")
    }
    try output("</dl>\n")
    for table in view.tables { try write(table, to: output) }
    let notes = [view.definitions, view.sources].filter { !$0.rows.isEmpty }
    if !notes.isEmpty || !view.remarks.isEmpty {
      try output("<h2>" + Self.escaped(wording[.exportNotes]) + "</h2>\n")
    }
    if !view.remarks.isEmpty {
      try output("<ul>\n")
      for remark in view.remarks { try output("<li>" + Self.escaped(remark) + "</li>\n") }
      try output("</ul>\n")
    }
    for table in notes { try write(table, to: output) }
    try output("</main>\n</body>\n</html>\n")
  }

  /// A spreadsheet that opens the page keeps text as text and makes no formula of it (mso-number-format).
  private static let style = """
    body{font-family:"Noto Sans",system-ui,sans-serif;line-height:1.45;margin:1.5rem;color:#111;background:#fff}
    h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}
    dl{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:1rem 0}dl div{display:flex;gap:.5rem}
    dt{font-weight:bold}dd{margin:0}
    .scroll{overflow-x:auto;margin:1rem 0}
    table{border-collapse:collapse}
    caption{text-align:left;font-weight:bold;padding:.25rem 0}
    th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top;mso-number-format:"\\@"}
    thead th{background:#eee;vertical-align:bottom}
    th.group{background:#f5f5f5}
    td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    td.number{mso-number-format:General}
    td.day{white-space:nowrap;mso-number-format:"Short Date"}
    .good{color:#004d00}.warning{color:#5c3a00}.bad{color:#8a0000;font-weight:bold}
    .simulated{border:2px solid #8a0000;color:#8a0000;font-weight:bold;padding:.5rem}
    @media print{body{margin:0;font-size:9pt}.scroll{overflow:visible}tr{break-inside:avoid}}
    """

  private var head: String {
    """
    <!DOCTYPE html>
    <html lang="\(view.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(Self.escaped(view.title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <h1>\(Self.escaped(view.title))</h1>

    """
  }

  // MARK: Tables

  private func write<Fault: Error>(
    _ table: ExportedTable, to output: (String) throws(Fault) -> Void
  ) throws(Fault) {
    guard !table.columns.isEmpty else { return }
    let title = Self.escaped(table.title)
    // What scrolls by itself must be reachable with the keyboard and have a name.
    try output("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(title)\">\n<table>\n")
    try output("<caption>\(title)</caption>\n<thead>\n<tr>")
    for column in table.columns {
      try output(
        "<th scope=\"col\"" + (column.isNumeric ? " class=\"number\"" : "") + ">"
          + Self.escaped(column.fullHeading) + "</th>")
    }
    try output("</tr>\n</thead>\n<tbody>\n")
    let name = table.nameColumn
    var isFirst = true
    for row in table.rows {
      switch row {
      case .group(let heading):
        // A heading names the rows of its own part of the table.
        if !isFirst { try output("</tbody>\n<tbody>\n") }
        try output(
          "<tr><th class=\"group\" scope=\"rowgroup\" colspan=\"\(table.columns.count)\">"
            + Self.escaped(heading) + "</th></tr>\n")
      case .cells(let cells):
        try output("<tr>")
        for (position, cell) in cells.enumerated() {
          try output(element(cell, table.columns[position], isName: position == name))
        }
        try output("</tr>\n")
      }
      isFirst = false
    }
    try output("</tbody>\n</table>\n</div>\n")
  }

  private func element(_ cell: ExportedCell, _ column: ExportedColumn, isName: Bool) -> String {
    let text = cells.text(cell)
    var inside = Self.escaped(text)
    if column.id == "address", let address = Self.address(text) {
      inside = "<a href=\"\(address)\" rel=\"noreferrer\">\(inside)</a>"
    }
    if isName { return "<th scope=\"row\">\(inside)</th>" }
    guard let name = className(cell, column) else { return "<td>\(inside)</td>" }
    return "<td class=\"\(name)\">\(inside)</td>"
  }

  private func className(_ cell: ExportedCell, _ column: ExportedColumn) -> String? {
    switch cell {
    case .number: "number"
    case .missing where column.isNumeric: "number"
    case .day: "day"
    case .state(_, .good): "good"
    case .state(_, .warning): "warning"
    case .state(_, .bad): "bad"
    case .state(_, .neutral), .blank, .missing, .text: nil
    }
  }

  /// A public address, safe inside a link.
  private static func address(_ text: CleanText) -> String? {
    guard text.string.hasPrefix("https://") || text.string.hasPrefix("http://"), !text.string.contains(" ")
    else {
      return nil
    }
    return escaped(text)
  }

  static func escaped(_ text: CleanText) -> String {
    var result = ""
    for scalar in text.string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
