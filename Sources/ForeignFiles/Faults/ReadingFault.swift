import Model

/// What can be wrong with a foreign file. The child process sends the number, the parent has the words.
enum ReadingFault: UInt8, CaseIterable, Sendable {
  // The file and its surroundings.
  case missing = 1
  case noPermission
  case folder
  case notAFile
  case emptyFile
  case system
  case changedMeanwhile
  case missingLibrary
  case cannotStart
  // What it is.
  case otherKind = 20
  case unknownArchive
  case binary
  case encrypted
  case oldExcel
  case legacyEncoding
  case uncertainEncoding
  case uncertainDelimiter
  // Its structure.
  case corruptArchive = 40
  case corruptWorkbook
  case partMissing
  case malformed
  case documentType
  case tooDeep
  case rowsOutOfOrder
  case badAddress
  case openQuote
  case unknownSheet
  case noTable
  // Its size.
  case unpacksTooLarge = 60
  case tooManyCells
  case tooManyToKeep
  case pageTooLarge
  case sentTooMuch
  case tooSlow
  case silent
  case crashed
  case garbled
  // One row.
  case cellTooLong = 80
  case zeroByte
  case textAfterQuote
  case notInEncoding
  case legacyFont
  case rowTooLong
  case tooManyColumns
  case moreFaults

  /// In words; `detail` is what the fault says of the file, such as a part's name or a reason of the system.
  func reason(_ detail: CleanText) -> LocalizedText {
    let (vietnamese, english) = words
    func filled(_ text: CleanText) -> CleanText {
      CleanText(cleaning: text.string.replacing("{}", with: detail.string))
    }
    return LocalizedText(vietnamese: filled(vietnamese), english: filled(english))
  }

  private var words: (CleanText, CleanText) {
    switch self {
    case .missing:
      ("không có tệp này; hãy kiểm tra đường dẫn", "there is no such file; check the path")
    case .noPermission:
      (
        "không có quyền đọc; hãy xin quyền hoặc chép tệp ra chỗ khác",
        "no right to read it; ask for it or copy the file"
      )
    case .folder:
      ("là thư mục; hãy chọn tệp ở trong", "it is a folder; choose a file in it")
    case .notAFile:
      (
        "là ống dẫn hay thiết bị, không phải tệp; hãy lưu thành tệp trước",
        "it is a pipe or a device, not a file; save it as a file first"
      )
    case .emptyFile:
      ("tệp rỗng; hãy xin gửi lại", "the file is empty; ask for it again")
    case .system:
      ("không đọc được: {}", "it could not be read: {}")
    case .changedMeanwhile:
      (
        "tệp thay đổi trong khi đọc; hãy đợi ghi xong rồi đọc lại",
        "the file changed while it was read; wait until it is written, then read again"
      )
    case .missingLibrary:
      (
        "cần gói {} của Debian để đọc loại tệp này; hãy cài: apt-get install {}",
        "reading this kind of file needs the Debian package {}; install it: apt-get install {}"
      )
    case .cannotStart:
      ("không mở được tiến trình đọc tệp: {}", "the process that reads files could not be started: {}")
    case .otherKind:
      (
        "là {}, không phải bảng tính; hãy lưu thành .xlsx, .ods hoặc .csv",
        "it is {}, not a spreadsheet; save it as .xlsx, .ods or .csv"
      )
    case .unknownArchive:
      (
        "là tệp nén, không phải bảng tính; hãy giải nén rồi chọn tệp ở trong",
        "it is an archive, not a spreadsheet; unpack it and choose a file in it"
      )
    case .binary:
      ("không phải bảng tính, cũng không phải chữ", "it is neither a spreadsheet nor text")
    case .encrypted:
      ("có mật khẩu; hãy lưu lại không mật khẩu", "it has a password; save it again without one")
    case .oldExcel:
      (
        "của Excel cũ hơn Excel 97; hãy mở bằng LibreOffice rồi lưu thành .xlsx",
        "it is older than Excel 97; open it in LibreOffice and save it as .xlsx"
      )
    case .legacyEncoding:
      (
        "chữ theo bảng mã {}, không đọc được; hãy chuyển sang Unicode",
        "its text is in {}, which cannot be read; convert it to Unicode"
      )
    case .uncertainEncoding:
      (
        "không chắc bảng mã nào trong: {}",
        "the encoding is not certain, it may be: {}"
      )
    case .uncertainDelimiter:
      ("không rõ dấu ngăn giữa các ô", "it is not clear what stands between cells")
    case .corruptArchive:
      ("tệp hỏng hoặc bị cắt ({}); hãy xin gửi lại", "it is damaged or cut off ({}); ask for it again")
    case .corruptWorkbook:
      ("tệp Excel hỏng hoặc bị cắt; hãy xin gửi lại", "the workbook is damaged or cut off; ask for it again")
    case .partMissing:
      (
        "thiếu phần {} bên trong; hãy mở và lưu lại bằng Excel hoặc LibreOffice",
        "its part {} is missing; open and save it again in Excel or LibreOffice"
      )
    case .malformed:
      ("phần {} không đúng cú pháp", "its part {} is not well formed")
    case .documentType:
      (
        "phần {} tự khai kiểu tài liệu (DTD), không đọc vì có thể gây hại",
        "its part {} declares a document type (DTD), which could do harm and is not read"
      )
    case .tooDeep:
      ("phần {} lồng quá nhiều lớp", "its part {} is nested too deeply")
    case .rowsOutOfOrder:
      ("các dòng không theo thứ tự", "its rows are out of order")
    case .badAddress:
      ("địa chỉ ô không đúng: {}", "a cell's address is wrong: {}")
    case .openQuote:
      ("dấu nháy mở ở đây không có dấu đóng", "a quote opens here and does not close")
    case .unknownSheet:
      ("không có trang nào tên này; có các trang: {}", "there is no sheet of this name; there are: {}")
    case .noTable:
      ("không có bảng nào trong trang", "there is no table in the page")
    case .unpacksTooLarge:
      ("giải nén ra quá lớn, hơn {} byte; không đọc", "it unpacks to more than {} bytes and is not read")
    case .tooManyCells:
      ("có hơn {} ô; hãy chia nhỏ", "it has more than {} cells; divide it")
    case .tooManyToKeep:
      (
        "có hơn {} ô, quá nhiều để giữ cùng lúc; hãy chia nhỏ",
        "it has more than {} cells, too many to keep at once; divide it"
      )
    case .pageTooLarge:
      ("trang web lớn hơn {} byte; không đọc", "the page is larger than {} bytes and is not read")
    case .sentTooMuch:
      ("có hơn {} byte chữ và số; hãy chia nhỏ", "it has more than {} bytes of text and numbers; divide it")
    case .tooSlow:
      (
        "đọc quá lâu, đã dừng sau {} giây máy tính làm việc",
        "reading took too long and was ended after {} seconds of work"
      )
    case .silent:
      (
        "không đọc thêm được gì trong {} giây, đã dừng; ổ đĩa mạng có thể bị treo",
        "nothing more could be read for {} seconds; a network drive may hang"
      )
    case .crashed:
      (
        "tệp hỏng làm việc đọc dừng giữa chừng (hoặc cần quá nhiều bộ nhớ); hãy mở và lưu lại, hoặc xin gửi lại",
        "reading broke off: the file is damaged or takes too much memory; open and save it again, or ask for it again"
      )
    case .garbled:
      ("kết quả đọc không hợp lệ; tệp có thể hỏng", "what was read makes no sense; the file may be damaged")
    case .cellTooLong:
      ("ô dài hơn {} byte", "a cell is longer than {} bytes")
    case .zeroByte:
      ("trong ô có byte 0", "there is a zero byte in the cell")
    case .textAfterQuote:
      ("có chữ sau dấu nháy đóng", "there is text after a closing quote")
    case .notInEncoding:
      ("có byte không thuộc bảng mã {}", "there are bytes that {} does not have")
    case .legacyFont:
      (
        "chữ theo phông {}, bảng mã này không đọc được; hãy chuyển sang Unicode",
        "its text is for the font {}, whose encoding cannot be read; convert it to Unicode"
      )
    case .rowTooLong:
      ("dòng dài hơn {} byte", "a row is longer than {} bytes")
    case .tooManyColumns:
      ("dòng có hơn {} ô", "a row has more than {} cells")
    case .moreFaults:
      ("còn {} dòng khác có lỗi", "{} more rows have faults")
    }
  }
}
