import CForeignFiles

/// Where the parts of an XLSX package are, as its relationships tell (ECMA-376 part 2).
final class RelationshipsPart: MarkupHandler {
  enum Name: Int, MarkupName {
    // Spelled as the format spells them.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case Relationship, Id, Target, TargetMode
    case kind

    var spelled: String { self == .kind ? "Type" : "\(self)" }
  }

  struct Relationship {
    let id: String
    /// The last word of the kind's address, such as "worksheet"; both editions of the standard end alike.
    let kind: String
    /// Path of the part in the archive.
    let path: String
  }

  weak var control: (any MarkupControl)?
  private(set) var relationships: [Relationship] = []
  private let folder: String

  /// - Parameter folder: folder of the part that has the relationships, such as "xl".
  init(folder: String) {
    self.folder = folder
  }

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    guard name == .Relationship, attributes.text(.TargetMode) != "External",
      let target = attributes.text(.Target)
    else { return }
    let kind = (attributes.text(.kind) ?? "").split(separator: "/").last.map(String.init) ?? ""
    relationships.append(
      Relationship(
        id: attributes.text(.Id) ?? "", kind: kind, path: PackagePath.resolved(target, folder: folder)))
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {}

  func first(_ kind: String) -> String? { relationships.first { $0.kind == kind }?.path }
}

enum PackagePath {
  /// The folder of a part: "xl/workbook.xml" gives "xl".
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Where a part's relationships are: "xl/workbook.xml" gives "xl/_rels/workbook.xml.rels".
  static func relationships(of path: String) -> String {
    let folder = folder(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
  }

  /// A target beside a folder; "/" in front means the root, ".." the folder above.
  static func resolved(_ target: String, folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The list of sheets and the calendar of a workbook.
final class WorkbookPart: MarkupHandler {
  enum Name: Int, MarkupName {
    case workbookPr, date1904, sheet, name, state, relationship

    var spelled: String { self == .relationship ? "relationships|id" : "\(self)" }
  }

  struct Sheet {
    let name: String
    let isHidden: Bool
    let relationship: String
  }

  weak var control: (any MarkupControl)?
  private(set) var calendar = SerialDay.Calendar.from1900
  private(set) var sheets: [Sheet] = []

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    switch name {
    case .workbookPr:
      if attributes[.date1904]?.isTrue == true { calendar = .from1904 }
    case .sheet:
      let state = attributes.text(.state) ?? "visible"
      sheets.append(
        Sheet(
          name: attributes.text(.name) ?? "", isHidden: state != "visible",
          relationship: attributes.text(.relationship) ?? ""))
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {}
}
