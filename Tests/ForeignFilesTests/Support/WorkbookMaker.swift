/// Small workbooks with one part as a test wants it.
enum WorkbookMaker {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// Everything but the sheet, which is `xl/worksheets/sheet1.xml`.
  static func packageWithoutSheet(strings: String? = nil, styles: String? = nil) -> ZipWriter {
    var zip = ZipWriter()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" "
        + "Target=\"xl/workbook.xml\"/></Relationships>")
    zip.add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"Trang1\" sheetId=\"1\" r:id=\"r1\"/>"
        + "</sheets></workbook>")
    zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r1\" Type=\"\(office)/worksheet\" "
        + "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"\(office)/sharedStrings\" "
        + "Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"\(office)/styles\" Target=\"/xl/styles.xml\"/>"
        + "</Relationships>")
    zip.add("xl/styles.xml", styles ?? "<styleSheet xmlns=\"\(main)\"/>")
    if let strings { zip.add("xl/sharedStrings.xml", strings) }
    return zip
  }

  /// A workbook whose sheet has these rows, as XML.
  static func xlsx(rows: String, strings: String = "", before: String = "", after: String = "") -> [UInt8] {
    var zip = packageWithoutSheet(strings: "<sst xmlns=\"\(main)\">\(strings)</sst>")
    zip.add("xl/worksheets/sheet1.xml", sheet(rows: rows, before: before, after: after))
    return zip.bytes
  }

  static func sheet(rows: String, before: String = "", after: String = "") -> String {
    before + "<worksheet xmlns=\"\(main)\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"
  }

  static func inline(_ address: String, _ text: String) -> String {
    "<c r=\"\(address)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  // MARK: - OpenDocument

  static let documentStart =
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
    + "<table:table table:name=\"Trang1\">"
  static let documentEnd = "</table:table></office:spreadsheet></office:body></office:document-content>"

  static func ods(rows: String, before: String = "", manifest: String = "<manifest/>") -> [UInt8] {
    var zip = ZipWriter()
    zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    zip.add("content.xml", before + documentStart + rows + documentEnd)
    zip.add("META-INF/manifest.xml", manifest)
    return zip.bytes
  }

  // MARK: - Excel 2003

  static func spreadsheetML(rows: String, before: String = "") -> String {
    "<?xml version=\"1.0\"?>" + before + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Trang1\"><Table>"
      + rows
      + "</Table></Worksheet></Workbook>"
  }
}
