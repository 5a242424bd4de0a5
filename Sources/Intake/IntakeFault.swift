import Model

/// What is wrong with one place of a file, so that whoever sent it can find and mend it.
///
/// Readers collect faults and go on, because a sender wants all of them at once and not one per attempt.
public struct IntakeFault: Hashable, Sendable, Error {
  /// The file as the user named it.
  public let file: CleanText
  /// Sheet of a workbook; empty for a flat file.
  public let sheet: CleanText
  /// Row counted from 1 with the heading row; 0 where the whole file is meant.
  public let row: Int
  /// Column heading; empty where the whole row is meant.
  public let column: CleanText
  /// What stands there.
  public let value: CleanText
  public let reason: LocalizedText
  /// What was most likely meant; empty where nothing is near.
  public let suggestion: CleanText
  /// What would settle it if somebody said it; nil where only the file itself can be mended.
  public let doubt: ReadingDoubt?

  public init(
    file: CleanText, sheet: CleanText = .empty, row: Int, column: CleanText = .empty,
    value: CleanText = .empty, reason: LocalizedText, suggestion: CleanText = .empty,
    doubt: ReadingDoubt? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.reason = reason
    self.suggestion = suggestion
    self.doubt = doubt
  }
}

extension IntakeFault: CustomStringConvertible {
  /// `dti.csv:5 rank "x": không phải số nguyên (có thể là …)`, for logs and tests.
  public var description: String {
    var text = file.string
    if !sheet.isEmpty { text += "[\(sheet)]" }
    if row > 0 { text += ":\(row)" }
    if !column.isEmpty { text += " \(column)" }
    if !value.isEmpty { text += " \"\(value)\"" }
    text += ": \(reason.vietnamese)"
    if !suggestion.isEmpty { text += " (có thể là \(suggestion))" }
    return text
  }
}

/// Reasons that several readers share.
enum FaultReason {
  static let notUTF8 = LocalizedText(
    vietnamese: CleanText("không phải chữ UTF-8"), english: CleanText("not UTF-8 text"))
  static let emptyFile = LocalizedText(
    vietnamese: CleanText("tệp rỗng"), english: CleanText("the file is empty"))
  static let nullByte = LocalizedText(
    vietnamese: CleanText("có byte 0, không phải tệp chữ"),
    english: CleanText("a zero byte: not a text file"))
  static let openQuote = LocalizedText(
    vietnamese: CleanText("dấu nháy mở không có dấu đóng"),
    english: CleanText("a quoted field does not end"))
  static let textAfterQuote = LocalizedText(
    vietnamese: CleanText("có chữ sau dấu nháy đóng"),
    english: CleanText("text after a closing quote"))
  static let quoteInside = LocalizedText(
    vietnamese: CleanText("dấu nháy giữa ô không bọc nháy"),
    english: CleanText("a quote inside an unquoted field"))
  static let doubleHeading = LocalizedText(
    vietnamese: CleanText("tiêu đề cột lặp lại"), english: CleanText("column heading repeated"))
  static let missingColumn = LocalizedText(
    vietnamese: CleanText("thiếu cột"), english: CleanText("column missing"))
  static let missingFile = LocalizedText(
    vietnamese: CleanText("thiếu tệp"), english: CleanText("file missing"))
  static let missingValue = LocalizedText(
    vietnamese: CleanText("ô bắt buộc để trống"), english: CleanText("a required cell is empty"))
  static let notADay = LocalizedText(
    vietnamese: CleanText("không phải ngày dạng 2024-06-03"),
    english: CleanText("not a day such as 2024-06-03"))
  static let daysReversed = LocalizedText(
    vietnamese: CleanText("ngày cuối trước ngày đầu"),
    english: CleanText("the last day is before the first"))
  static let notAnInteger = LocalizedText(
    vietnamese: CleanText("không phải số nguyên"), english: CleanText("not a whole number"))
  static let notADecimal = LocalizedText(
    vietnamese: CleanText("không phải số thập phân với dấu chấm"),
    english: CleanText("not a number with a decimal point"))
  static let notAPeriod = LocalizedText(
    vietnamese: CleanText("không đọc được kỳ"), english: CleanText("not a period"))
  static let unknownWord = LocalizedText(
    vietnamese: CleanText("từ không thuộc danh sách cho phép"),
    english: CleanText("not one of the allowed words"))
  static let unknownUnit = LocalizedText(
    vietnamese: CleanText("không có đơn vị nào tên này vào ngày ấy"),
    english: CleanText("no unit of this name on that day"))
  static let ambiguousUnit = LocalizedText(
    vietnamese: CleanText("nhiều đơn vị cùng tên này"),
    english: CleanText("several units bear this name"))
  static let contradictoryUnit = LocalizedText(
    vietnamese: CleanText("mã và tên là hai đơn vị khác nhau"),
    english: CleanText("code and name are those of two units"))
  static let unknownSource = LocalizedText(
    vietnamese: CleanText("địa chỉ không có trong danh mục nguồn"),
    english: CleanText("address not in the list of sources"))
  static let unknownReference = LocalizedText(
    vietnamese: CleanText("mã không có trong danh mục"), english: CleanText("identifier not known"))
  static let doubleRow = LocalizedText(
    vietnamese: CleanText("trùng với một dòng trước"),
    english: CleanText("repeats an earlier row"))
  static let outOfRange = LocalizedText(
    vietnamese: CleanText("ngoài khoảng cho phép"), english: CleanText("out of range"))

  /// A row whose number of cells is not the heading's.
  static func ragged(_ found: Int, _ expected: Int) -> LocalizedText {
    LocalizedText(
      vietnamese: CleanText(cleaning: "dòng có \(found) ô, tiêu đề có \(expected)"),
      english: CleanText(cleaning: "\(found) cells under \(expected) headings"))
  }

  /// A unit that had ended by the day of the figures.
  static func endedUnit(_ day: Day) -> LocalizedText {
    LocalizedText(
      vietnamese: CleanText(
        cleaning: "đơn vị đã kết thúc ngày \(CellText.write(day)); hãy ghi đơn vị kế tiếp"),
      english: CleanText(cleaning: "the unit ended on \(day); name the one that followed it"))
  }

  /// A unit that did not exist yet on the day of the figures.
  static func laterUnit(_ day: Day) -> LocalizedText {
    LocalizedText(
      vietnamese: CleanText(cleaning: "đơn vị chỉ có từ ngày \(CellText.write(day)); hãy ghi đơn vị khi ấy"),
      english: CleanText(cleaning: "the unit exists from \(day) on; name the one of that time"))
  }
}
