import ForeignFiles
import Intake

/// A file down to its raw cells, with where headings may stand in each of its sheets: what every form it may have is
/// read from.
struct OpenedFile {
  /// As the user named it.
  let name: String
  /// nil for what cannot be read as a file.
  let contentHash: FileHash?
  let reading: Result<WorkbookReading, ReadingFailure>
  /// Sheets with rows.
  let outlines: [SheetOutline]

  init(_ path: String, _ options: WorkbookReader.Options, by workbooks: WorkbookReader) {
    name = path
    contentHash = FileHash.of(path)
    do throws(ReadingFailure) {
      let read = try workbooks.read(path: path, options: options)
      reading = .success(read)
      outlines = read.workbook.formSheets.filter { !$0.rows.isEmpty }
        .map { SheetOutline($0) }
    } catch {
      reading = .failure(error)
      outlines = []
    }
  }

  /// How much there is to keep.
  var cellCount: Int { outlines.reduce(0) { $0 + $1.sheet.rows.reduce(0) { $0 + $1.cells.count } } }
}

/// The files of an import, opened once though they are read in the forms of lists of units first and of all others
/// later. Of large ones only the last is kept: not all of them fit into memory at once.
final class OpenedFiles {
  /// Cells that are kept, of one file and of all.
  private static let mostCells = (ofOne: 200_000, ofAll: 1_000_000)

  private var kept: [String: OpenedFile] = [:]
  private var cells = 0
  private var lastLarge: (path: String, file: OpenedFile)?
  private let workbooks: WorkbookReader

  init(_ workbooks: WorkbookReader) {
    self.workbooks = workbooks
  }

  func open(_ path: String, _ options: WorkbookReader.Options) -> OpenedFile {
    if let known = kept[path] { return known }
    if let last = lastLarge, last.path == path { return last.file }
    lastLarge = nil
    let file = OpenedFile(path, options, by: workbooks)
    let count = file.cellCount
    if count <= Self.mostCells.ofOne, cells + count <= Self.mostCells.ofAll {
      kept[path] = file
      cells += count
    } else {
      lastLarge = (path, file)
    }
    return file
  }
}
