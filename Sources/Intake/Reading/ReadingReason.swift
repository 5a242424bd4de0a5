import Model

/// Why a cell, a row or a sheet of a form is not taken in. Where a person can settle it the fault's ``ReadingDoubt`` tells,
/// and whoever shows it names the option or key.
enum ReadingReason {
  static let notANumber = LocalizedText(
    vietnamese: CleanText("không phải số"), english: CleanText("not a number"))
  static let notACount = LocalizedText(
    vietnamese: CleanText("số lượng phải là số nguyên không âm"),
    english: CleanText("a count must be a whole number, not negative"))
  static let tooLarge = LocalizedText(
    vietnamese: CleanText("lớn hơn mức cao nhất có thể"), english: CleanText("larger than it can be"))
  static let ambiguousNumber = LocalizedText(
    vietnamese: CleanText("đọc được hai cách"),
    english: CleanText("can be read in two ways"))
  /// Who knows how the figures are written settles it.
  static let doubtfulLocale = ReadingDoubt(.locale, candidates: NumberLocale.allCases.map(\.rawValue))
  static let unclearShare = LocalizedText(
    vietnamese: CleanText("không rõ là phần trăm hay phần của 1; hãy ghi dấu %"),
    english: CleanText("percent or a part of 1 is unclear; write the % sign"))
  static let formulaError = LocalizedText(
    vietnamese: CleanText("công thức báo lỗi; hãy sửa trong tệp gốc"),
    english: CleanText("a formula error; mend it in the file"))
  static let dayForNumber = LocalizedText(
    vietnamese: CleanText("ô là ngày, ở đây cần số"), english: CleanText("a day where a number is due"))
  static let notADay = LocalizedText(
    vietnamese: CleanText("không đọc được ngày; hãy ghi như 28/05/2024"),
    english: CleanText("not a day; write it like 28/05/2024"))
  static let noSuchDay = LocalizedText(
    vietnamese: CleanText("không có ngày này"), english: CleanText("there is no such day"))
  static let shortYear = LocalizedText(
    vietnamese: CleanText("năm có hai chữ số; hãy ghi đủ bốn"),
    english: CleanText("a year of two digits; write all four"))
  static let noYear = LocalizedText(
    vietnamese: CleanText("ngày thiếu năm và kỳ không cho biết năm nào"),
    english: CleanText("no year, and the period does not tell which"))
  static let noMonth = LocalizedText(
    vietnamese: CleanText("chỉ có ngày trong tháng, không rõ tháng nào"),
    english: CleanText("days of a month that nothing names"))
  static let severalDays = LocalizedText(
    vietnamese: CleanText("là nhiều ngày, ở đây cần một ngày"),
    english: CleanText("several days where one is due"))
  static let notARank = LocalizedText(
    vietnamese: CleanText("không phải hạng; hãy ghi như 24 hoặc 24/63"),
    english: CleanText("not a rank; write 24 or 24/63"))
  static let noFiguresPeriod = LocalizedText(
    vietnamese: CleanText("không rõ kỳ của số liệu"),
    english: CleanText("the period of the figures is not stated"))
  static let noReporter = LocalizedText(
    vietnamese: CleanText("không rõ đơn vị báo cáo"),
    english: CleanText("the reporting unit is not stated"))
  static let foreignReporter = LocalizedText(
    vietnamese: CleanText("không phải đơn vị của tỉnh nhà"),
    english: CleanText("not a unit of the home province"))
  static let emptyForm = LocalizedText(
    vietnamese: CleanText("biểu chưa điền số nào; không có gì để nhập"),
    english: CleanText("nothing is filled in; there is nothing to take in"))
  static let noMeasure = LocalizedText(
    vietnamese: CleanText("không rõ đơn vị tính; hãy ghi ở tiêu đề cột hoặc trên bảng"),
    english: CleanText("the measure is not stated; write it in the heading or above the table"))
  static let noYearAssessed = LocalizedText(
    vietnamese: CleanText("không rõ năm đánh giá"),
    english: CleanText("the year assessed is not stated"))
  static let unknownDefinition = LocalizedText(
    vietnamese: CleanText("không có chỉ tiêu nào tên này"), english: CleanText("no indicator of this name"))
  static let ambiguousDefinition = LocalizedText(
    vietnamese: CleanText("nhiều chỉ tiêu cùng tên; hãy ghi mã hoặc đơn vị tính"),
    english: CleanText("several indicators of this name; write the identifier or the measure"))
  static let unknownDirective = LocalizedText(
    vietnamese: CleanText("không tìm thấy nhiệm vụ này"), english: CleanText("no such directive"))
  static let ambiguousDirective = LocalizedText(
    vietnamese: CleanText("nhiều nhiệm vụ cùng văn bản; hãy ghi thêm mục"),
    english: CleanText("several directives of this document; add the item"))
  static let secret = LocalizedText(
    vietnamese: CleanText("đóng dấu mật, không nhập; hãy bỏ phần này trước"),
    english: CleanText("marked secret and not taken in; remove it first"))
  static let unknownWord = FaultReason.unknownWord
  static let noKnownStructure = LocalizedText(
    vietnamese: CleanText("không có cấu trúc chỉ số cho năm này"),
    english: CleanText("no structure of the index for this year"))
  static let noTotal = LocalizedText(
    vietnamese: CleanText("bảng không có dòng tổng của đơn vị báo cáo"),
    english: CleanText("the table has no total of the reporting unit"))
}
