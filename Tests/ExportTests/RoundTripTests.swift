import Dashboard
import Foundation
import Model
import Testing

@testable import Export

/// What goes out can be read back with equal values, whatever the format.
@Suite struct RoundTripTests {
  private let day = Day(number: 19_877)

  @Test(arguments: SampleViews.all) func excel(_ sample: SampleViews.Sample) throws {
    let folder = try Folder()
    let view = try sample.view()
    try ViewFile(view, as: .xlsx, day: day).write(to: folder.file("a.xlsx"), replaces: false)
    let read = try ReadXLSX(Archive(folder.file("a.xlsx")))
    let layout = try WorkbookLayout(view)
    #expect(read.sheets.map(\.name) == layout.sheets.map(\.name))
    #expect(read.sheets.count == view.tables.count + 1)
    for (found, sheet) in zip(read.sheets, layout.sheets) {
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          #expect(
            found.rows[row]?[column] ?? .nothing == cell.content.expectedInWorkbook,
            "\(sheet.name) row \(row + 1), column \(column + 1)")
        }
      }
    }
    try expectTables(view, layout)
    #expect(folder.names == ["a.xlsx"])
  }

  @Test(arguments: SampleViews.all) func openDocument(_ sample: SampleViews.Sample) throws {
    let folder = try Folder()
    let view = try sample.view()
    try ViewFile(view, as: .ods, day: day).write(to: folder.file("a.ods"), replaces: false)
    let archive = try Archive(folder.file("a.ods"))
    #expect(archive.names.first == "mimetype")
    #expect(archive.isStored("mimetype"))
    #expect(try archive.text("mimetype") == "application/vnd.oasis.opendocument.spreadsheet")
    let read = ReadODS(try archive.text("content.xml"))
    let layout = try WorkbookLayout(view)
    #expect(read.sheets.map(\.name) == layout.sheets.map(\.name))
    for (found, sheet) in zip(read.sheets, layout.sheets) {
      #expect(found.rows.count == sheet.rows.count)
      for (row, (cells, expected)) in zip(found.rows, sheet.rows).enumerated() where !expected.isEmpty {
        #expect(cells == expected.map(\.content.expectedInWorkbook), "\(sheet.name) row \(row + 1)")
      }
    }
    #expect(folder.names == ["a.ods"])
  }

  @Test(arguments: SampleViews.all, Language.allCases)
  func csv(_ sample: SampleViews.Sample, _ language: Language) throws {
    let view = try sample.view(language)
    let isVietnamese = language == .vietnamese
    let text = view.text(.csv)
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    let blocks = ReadCSV(String(text.dropFirst()), separator: isVietnamese ? ";" : ",").blocks
    for (position, table) in view.tables.enumerated() where !table.columns.isEmpty {
      var lines = blocks[position]
      if view.tables.count > 1 { #expect(lines.removeFirst() == [table.title.string]) }
      #expect(lines.first == table.columns.map(\.fullHeading.string))
      #expect(lines.count == table.rows.count + 1)
      for (line, row) in zip(lines.dropFirst(), table.rows) {
        #expect(line.count == table.columns.count)
        switch row {
        case .group(let title): #expect(line.first == title.string)
        case .cells(let cells):
          for (field, cell) in zip(line, cells) {
            let read = ReadCSV.cell(field, like: cell, decimalMark: isVietnamese ? "," : ".")
            #expect(read == cell.expectedInWorkbook, "\(field)")
          }
        }
      }
    }
  }

  /// The sheets hold the tables, cell for cell.
  private func expectTables(_ view: ExportedView, _ layout: WorkbookLayout) throws {
    for (table, sheet) in zip(view.tables, layout.sheets) {
      guard let heading = sheet.headingRow else {
        #expect(table.columns.isEmpty)
        continue
      }
      #expect(sheet.rows.count == heading + 1 + table.rows.count)
      #expect(sheet.frozenRows == heading + 1)
      for (row, cells) in zip(table.rows, sheet.rows.dropFirst(heading + 1)) {
        if case .cells(let expected) = row { #expect(cells.map(\.content) == expected) }
      }
    }
  }
}
