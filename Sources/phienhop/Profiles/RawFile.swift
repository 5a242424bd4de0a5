import ForeignFiles
import Intake

/// Reads a file of figures into raw cells, whatever container it is.
/// - Throws: a ``Failure``.
func rawWorkbook(path: String) throws -> RawWorkbook {
  do {
    return try WorkbookReader().read(path: path).workbook
  } catch {
    throw Failure(error)
  }
}
