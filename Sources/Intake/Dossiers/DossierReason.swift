import Model

/// Reasons of lists of dossiers.
public enum DossierReason {
  /// Bytes; see `DossierStaging.longestCode`.
  static let longestCode = 100

  static let codeTooLong = LocalizedText(
    vietnamese: CleanText("mã hồ sơ dài quá 100 byte"), english: CleanText("a code longer than 100 bytes"))
  static let notADay = LocalizedText(
    vietnamese: CleanText("không phải ngày như 31/08/2022 hoặc 2022-08-31"),
    english: CleanText("not a day such as 31/08/2022 or 2022-08-31"))
  public static let finishedBeforeReceived = LocalizedText(
    vietnamese: CleanText("ngày trả trước ngày tiếp nhận"),
    english: CleanText("finished before it was received"))
  public static let finalWithoutDay = LocalizedText(
    vietnamese: CleanText("đã xong mà không có ngày trả"), english: CleanText("finished without a day"))
  static let tooManyKinds = LocalizedText(
    vietnamese: CleanText("quá nhiều giá trị khác nhau, có thể nhầm cột"),
    english: CleanText("too many different values, perhaps the wrong column"))
  static let rowTooLong = LocalizedText(
    vietnamese: CleanText("dòng dài quá 4 MB"), english: CleanText("a row longer than 4 MB"))
  public static let noUnit = LocalizedText(
    vietnamese: CleanText("không biết của đơn vị nào"),
    english: CleanText("of no known unit"))
  public static let noProcedure = LocalizedText(
    vietnamese: CleanText("không có thủ tục"), english: CleanText("names no procedure"))
  public static let outOfRange = LocalizedText(
    vietnamese: CleanText("mã hồ sơ hoặc ngày không thể có"),
    english: CleanText("a code or a day that cannot be"))
}
