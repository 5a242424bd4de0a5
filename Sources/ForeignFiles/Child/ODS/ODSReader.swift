import CForeignFiles
import Intake

/// Reads OpenDocument spreadsheets, packed and flat.
struct ODSReader {
  let writer: RowStreamWriter
  let request: ReaderRequest

  /// - Throws: a ``FaultPlace``.
  func read(_ archive: ArchiveReader) throws {
    if archive.contains("META-INF/manifest.xml") {
      let manifest = ManifestPart()
      try parse(archive, "META-INF/manifest.xml", manifest, longest: 1)
      if manifest.isEncrypted { throw FaultPlace(.encrypted) }
    }
    let styles = DocumentStyles(writer: writer)
    if archive.contains("styles.xml") {
      let part = part(styles)
      try parse(archive, "styles.xml", part, longest: 1)
    }
    let part = part(styles)
    var progress = PartProgress(total: archive.size(of: "content.xml"), writer: writer)
    try parse(archive, "content.xml", part, longest: request.limits.cellBytes) { progress.add($0) }
    try finish(part)
  }

  /// Reads a document of one part.
  func readFlat(_ bytes: [UInt8]) throws {
    let part = part(DocumentStyles(writer: writer))
    let reader = try MarkupReader(part, part: "office:document", longest: request.limits.cellBytes)
    _ = try bytes.withUnsafeBytes { try reader.feed($0, isLast: true) }
    try finish(part)
  }

  private func part(_ styles: DocumentStyles) -> DocumentPart {
    DocumentPart(writer: writer, limits: request.limits, choice: request.choice, styles: styles) {
      writer.format(.ods)
    }
  }

  private func finish(_ part: DocumentPart) throws {
    if let failure = part.failure { throw failure }
    if writer.isGone { return }
    guard !part.sheetNames.isEmpty else { throw FaultPlace(.partMissing, detail: "table") }
    if let missing = request.choice.missing(in: part.sheetNames) {
      throw FaultPlace(.unknownSheet, sheet: missing, detail: part.sheetNames.joined(separator: ", "))
    }
  }

  private func parse<Handler: MarkupHandler>(
    _ archive: ArchiveReader, _ path: String, _ handler: Handler, longest: Int,
    _ counting: (Int) -> Void = { _ in }
  ) throws {
    let reader = try MarkupReader(handler, part: path, longest: longest)
    try archive.read(path, into: reader, counting)
  }
}

/// The list of a package's parts, as far as it says that they are encrypted.
final class ManifestPart: MarkupHandler {
  enum Name: Int, MarkupName {
    case encryption

    var spelled: String { "encryption-data" }
  }

  weak var control: (any MarkupControl)?
  private(set) var isEncrypted = false

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    if name == .encryption { isEncrypted = true }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {}
}
