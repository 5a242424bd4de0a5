import CExport
import Dashboard
import Glibc
import Model

/// Writes sheets as an OpenDocument spreadsheet (ODF 1.3): a few XML files in an archive.
struct ODSExport {
  private let layout: WorkbookLayout
  private let modified: Int64

  /// - Parameter day: the day that the view is seen on, so that the same view makes the same file.
  init(_ layout: WorkbookLayout, day: Day) {
    self.layout = layout
    modified = day.secondsSince1970
  }

  /// - Parameter path: of a file of our own that is there and empty.
  func write(to path: String, as name: String) throws(ExportError) {
    var fault = CX_OK
    guard let archive = cx_archive_open(path, &fault) else {
      throw ExportError(fault, errno, path: name, package: cx_zip_package())
    }
    for (part, text) in parts {
      var text = text
      // The type comes first and as it is, so that programs know the file without unpacking it.
      fault = text.withUTF8 { bytes in
        cx_archive_add(archive, part, bytes.baseAddress, bytes.count, part == "mimetype", modified)
      }
      guard fault == CX_OK else {
        cx_archive_discard(archive)
        throw ExportError(fault, 0, path: name, package: cx_zip_package())
      }
    }
    fault = cx_archive_close(archive)
    if fault != CX_OK { throw ExportError(fault, errno, path: name, package: cx_zip_package()) }
  }

  /// The files of the archive in their order.
  var parts: [(name: String, text: String)] {
    [
      ("mimetype", Self.type), ("META-INF/manifest.xml", Self.manifest), ("meta.xml", meta),
      ("settings.xml", settings), ("styles.xml", styles), ("content.xml", ODSContent(layout).text),
    ]
  }

  private static let type = "application/vnd.oasis.opendocument.spreadsheet"

  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private static let manifest =
    head + """
      <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="\(type)"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
      </manifest:manifest>

      """

  private var meta: String {
    Self.head + """
      <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
      <office:meta><dc:title>\(HTMLExport.escaped(layout.title))</dc:title></office:meta>
      </office:document-meta>

      """
  }

  /// The language decides how numbers are written: 1.234,56 or 1,234.56.
  private var styles: String {
    let isVietnamese = layout.language == .vietnamese
    return Self.head + """
      <office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
      xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
      <office:styles><style:default-style style:family="table-cell">\
      <style:text-properties fo:language="\(isVietnamese ? "vi" : "en")" \
      fo:country="\(isVietnamese ? "VN" : "US")"/>\
      </style:default-style></office:styles>
      <office:automatic-styles><style:page-layout style:name="page"><style:page-layout-properties \
      style:print-orientation="landscape" fo:page-width="29.7cm" fo:page-height="21cm" \
      style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>
      <office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/>\
      </office:master-styles>
      </office:document-styles>

      """
  }

  /// Rows and columns that stay in sight.
  private var settings: String {
    func item(_ name: String, _ type: String, _ value: String) -> String {
      "<config:config-item config:name=\"\(name)\" config:type=\"\(type)\">\(value)</config:config-item>"
    }
    let tables = layout.sheets.map { sheet in
      var items = ""
      let isFrozen = (sheet.frozenRows > 0, sheet.frozenColumns > 0)
      if isFrozen.0 || isFrozen.1 {
        // The part that the cursor is in: 0 to 3 from the top left, by rows from below.
        items += item("ActiveSplitRange", "short", isFrozen.0 ? (isFrozen.1 ? "3" : "2") : "1")
        items += item("PositionLeft", "int", "0") + item("PositionTop", "int", "0")
      }
      for (axis, count) in [("Horizontal", sheet.frozenColumns), ("Vertical", sheet.frozenRows)]
      where count > 0 {
        items += item("\(axis)SplitMode", "short", "2") + item("\(axis)SplitPosition", "int", "\(count)")
        items += item(axis == "Horizontal" ? "PositionRight" : "PositionBottom", "int", "\(count)")
      }
      return
        "<config:config-item-map-entry config:name=\"\(HTMLExport.escaped(CleanText(cleaning: sheet.name)))\">"
        + items + "</config:config-item-map-entry>"
    }
    return Self.head + """
      <office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" \
      xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3">
      <office:settings><config:config-item-set config:name="ooo:view-settings">\
      <config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>\
      \(item("ViewId", "string", "view1"))\
      <config:config-item-map-named config:name="Tables">\(tables.joined())</config:config-item-map-named>\
      </config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>
      </office:document-settings>

      """
  }
}
