import Glibc
import Intake
import Model

/// Something about a file that is worth a word but no reason to refuse it.
public enum ReadingNotice: Sendable, Hashable {
  /// A spreadsheet program has the file open: what is on disk may be older than what its user sees. With the name of
  /// the lock file.
  case openElsewhere(lockFile: String)
  /// Hidden sheets that were not read, by name.
  case hiddenSheets([String])
  /// The ending of the file's name is that of another container.
  case otherContainer(ending: String, container: RawWorkbook.Container)

  /// That some program has a file open; nil where none has.
  public static func openElsewhere(beside path: String) -> ReadingNotice? {
    LockFile.beside(path).map { .openElsewhere(lockFile: $0) }
  }

  public var text: LocalizedText {
    switch self {
    case .openElsewhere(let lock):
      Self.text(
        "tệp đang mở trong chương trình khác (có \(lock) bên cạnh); bản trên đĩa có thể cũ hơn",
        "the file is open in another program (\(lock) lies beside it); what is on disk may be older")
    case .hiddenSheets(let names):
      Self.text(
        "trang ẩn, không đọc: \(names.joined(separator: ", "))",
        "hidden sheets, not read: \(names.joined(separator: ", "))")
    case .otherContainer(let ending, let container):
      LocalizedText(
        vietnamese: CleanText(cleaning: "tên tệp là .\(ending), nội dung là ") + container.title.vietnamese,
        english: CleanText(cleaning: "named .\(ending), its content is ") + container.title.english)
    }
  }

  private static func text(_ vietnamese: String, _ english: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: vietnamese), english: CleanText(cleaning: english))
  }
}

/// Gathers the notices of one reading.
struct NoticeCollector {
  private(set) var notices: [ReadingNotice] = []
  private let path: String
  private var hidden: [String] = []

  init(path: String) {
    self.path = path
    if let lock = LockFile.beside(path) { notices.append(.openElsewhere(lockFile: lock)) }
  }

  mutating func take(_ event: ReadingEvent) {
    switch event {
    case .format(let format):
      let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() ?? ""
      let isOther = RawWorkbook.Container.allCases.contains { $0.endings.contains(ending) }
      if isOther, !format.container.endings.contains(ending) {
        notices.append(.otherContainer(ending: ending, container: format.container))
      }
    case .sheet(let header) where header.isHidden && !header.isRead:
      notices.removeAll { $0 == .hiddenSheets(hidden) }
      hidden.append(header.name)
      notices.append(.hiddenSheets(hidden))
    default: break
    }
  }
}

extension RawWorkbook.Container {
  /// How the names of such files end.
  var endings: [String] {
    switch self {
    case .csv: ["csv", "txt"]
    case .tsv: ["tsv", "tab", "txt"]
    case .xlsx: ["xlsx", "xlsm", "xltx", "xltm"]
    case .ods: ["ods", "ots", "fods"]
    case .xls: ["xls", "xlt"]
    case .html: ["html", "htm"]
    case .spreadsheetML: ["xml"]
    }
  }

  /// In words.
  public var title: LocalizedText {
    switch self {
    case .csv: Self.text("văn bản có dấu ngăn (.csv)", "delimited text (.csv)")
    case .tsv: Self.text("văn bản ngăn bằng tab (.tsv)", "text with tabs (.tsv)")
    case .xlsx: Self.text("sổ tính Excel (.xlsx)", "Excel workbook (.xlsx)")
    case .ods: Self.text("sổ tính OpenDocument (.ods)", "OpenDocument spreadsheet (.ods)")
    case .xls: Self.text("sổ tính Excel 97–2003 (.xls)", "workbook of Excel 97 to 2003 (.xls)")
    case .html: Self.text("bảng trong trang web (.html)", "tables of a web page (.html)")
    case .spreadsheetML: Self.text("sổ tính XML của Excel 2003 (.xml)", "XML workbook of Excel 2003 (.xml)")
    }
  }

  private static func text(_ vietnamese: StaticString, _ english: StaticString) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(vietnamese), english: CleanText(english))
  }
}

/// The files that spreadsheet programs put beside a file while they have it open.
enum LockFile {
  /// - Returns: the name of the lock file beside a file; nil where there is none.
  static func beside(_ path: String) -> String? {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    // Excel's, which LibreOffice heeds as well, and LibreOffice's own.
    return ["~$" + name, ".~lock." + name + "#"].first { candidate in
      var status = stat()
      return lstat(folder + candidate, &status) == 0
    }
  }
}
