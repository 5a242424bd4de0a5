import ForeignFiles
import Intake
import Model
import Profiles

/// A file that was read: its sheets in the form of their profiles, and what of it was refused.
struct ImportedFile: Sendable {
  /// As the user named it.
  let name: String
  let contentHash: FileHash?
  private(set) var container: RawWorkbook.Container?
  /// The files of the same batch, sheet by sheet.
  private(set) var readings: [FormReading] = []
  /// What is refused as a whole: the file, a sheet, rows without a form.
  private(set) var faults: [IntakeFault] = []
  /// What a list of dossiers that was read row by row came to; its faults are among ``faults``.
  private(set) var list: DossierListReader.Summary?
  private(set) var listPersonalColumns: [PersonalColumn] = []
  private(set) var listIgnoredColumns: [CleanText] = []
  private(set) var notices: [LocalizedText] = []
  /// Sheets without a form among sheets that have one: cover pages, notes.
  private(set) var sheetsLeftOut: [CleanText] = []
  /// All sheets of a workbook by name, hidden and unread ones included; empty for what has none or only one.
  private(set) var sheetNames: [String] = []
  /// Columns of citizens' data are taken in: somebody said why.
  private(set) var keepsPersonal = false
  /// The exit code of a file that could not be read at all; nil for one that was.
  private(set) var refusalCode: Int32?

  /// Faults that are not told one by one.
  var untoldFaults: Int { list.map { max(0, $0.refused - $0.faults.count) } ?? 0 }
  var allFaults: [IntakeFault] { faults + readings.flatMap(\.faults) }
  var findings: [IntakeFinding] { readings.flatMap(\.findings) + comparisons }
  /// What the store does not bear out: single dossiers, reports of units.
  private var comparisons: [IntakeFinding] = []
  /// Rows and whole sheets that were refused.
  var isRefused: Bool { !allFaults.isEmpty }

  /// Sheets that the program wrote out itself.
  var ownSheets: Set<CleanText> { Set(readings.filter(\.isOwnExport).map(\.sheet)) }

  /// The facts of all its sheets; nil where there are none.
  var batch: FactBatch? {
    var joined: FactBatch?
    for reading in readings {
      guard var batch = joined else {
        joined = reading.batch
        continue
      }
      batch.add(reading.batch)
      joined = batch
    }
    return joined.flatMap { $0.hasFacts ? $0 : nil }
  }

  /// A list of dossiers that was read row by row, or whose very content is known and not read again.
  /// - Parameter summary: nil where it was not read.
  init(_ file: DossierListFile, contentHash: FileHash?, summary: DossierListReader.Summary?) {
    name = file.name
    self.contentHash = contentHash
    container = .csv
    notices = [ReadingNotice.openElsewhere(beside: file.name)].compactMap { $0?.text }
    guard let summary else { return }
    list = summary
    listPersonalColumns = file.reader.personalColumns
    listIgnoredColumns = file.reader.ignoredHeadings
    faults = summary.faults
    if file.hasChanged {
      faults.insert(
        IntakeFault(file: CleanText(cleaning: name), row: 0, reason: ImportReason.changedMeanwhile), at: 0)
    }
  }

  /// Adds what the store does not bear out.
  mutating func add(_ found: [IntakeFinding]) { comparisons += found }

  /// Adds what could not be compared yet.
  mutating func note(_ more: [LocalizedText]) { notices += more }

  /// Adds what was found wrong after reading.
  mutating func refuse(_ more: [IntakeFault]) { faults += more }

  /// Reads an opened file in its forms. What is wrong with it is among its faults.
  init(_ file: OpenedFile, matcher: ProfileMatcher, context: ReadingContext, options: ReadingOptions) {
    name = file.name
    contentHash = file.contentHash
    keepsPersonal = options.keepsPersonal
    switch file.reading {
    case .success(let reading):
      container = reading.format.container
      notices = reading.notices.map(\.text)
      faults = reading.faults
      sheetNames = reading.sheets.count > 1 ? reading.sheets.map(\.name) : []
      take(file.outlines, matcher, context, options)
    case .failure(let failure):
      faults = [failure.fault]
      refusalCode = failure.exitCode
    }
  }

  /// How files are read.
  struct Options: Sendable {
    var reader: WorkbookReader.Options
    var form: ReadingOptions
  }

  private mutating func take(
    _ outlines: [SheetOutline], _ matcher: ProfileMatcher, _ context: ReadingContext,
    _ options: ReadingOptions
  ) {
    var form = options
    form.contentHash = contentHash?.digits ?? ""
    var unknown: [(sheet: RawSheet, fault: IntakeFault)] = []
    for outline in outlines {
      let sheet = outline.sheet
      switch matcher.choose(outline, fileName: name) {
      case .one(let match) where match.isOwnPage(sheet):
        unknown.append((sheet, fault(sheet, ImportReason.ownPage)))
      case .one(let match):
        readings.append(FormReader(match, context: context, options: form).read(sheet, file: name))
      case .several(let matches):
        faults.append(
          fault(
            sheet, ImportReason.severalForms(matches.map(\.profile.name)),
            doubt: ReadingDoubt(.profile, candidates: matches.map(\.profile.name))))
      case .none(let nearest):
        unknown.append(
          (sheet, fault(sheet, sheet.isOwnExport ? ImportReason.ownPage : ImportReason.noForm(nearest))))
      }
    }
    // A cover sheet beside a form is no fault; a file without any form is.
    if readings.isEmpty {
      faults += unknown.map(\.fault)
      if outlines.isEmpty, faults.isEmpty {
        faults.append(
          IntakeFault(file: CleanText(cleaning: name), row: 0, reason: ImportReason.nothingInside))
      }
    } else {
      sheetsLeftOut = unknown.map { CleanText(cleaning: $0.sheet.name) }
    }
  }

  private func fault(
    _ sheet: RawSheet, _ reason: LocalizedText, doubt: ReadingDoubt? = nil
  ) -> IntakeFault {
    IntakeFault(
      file: CleanText(cleaning: name), sheet: CleanText(cleaning: sheet.name), row: 0, reason: reason,
      doubt: doubt)
  }
}

/// Why sheets are refused before any row is read.
enum ImportReason {
  static let changedMeanwhile = LocalizedText(
    vietnamese: CleanText("tệp thay đổi trong lúc đọc; nhập lại khi tệp đã ghi xong"),
    english: CleanText("the file changed while it was read; import it again when it is complete"))

  /// - Parameter count: figures that the store has just so.
  static func ownExport(_ count: Int) -> LocalizedText {
    LocalizedText(
      vietnamese: CleanText(
        cleaning: "Phiên Họp đã xuất tệp này: \(count) số có sẵn trong kho, chỉ nhập số đã sửa"),
      english: CleanText(
        cleaning:
          "Phiên Họp wrote this file: the store has \(count) of its figures, only changed ones are taken in"))
  }

  static let nothingInside = LocalizedText(
    vietnamese: CleanText("không có dòng nào"), english: CleanText("there are no rows"))

  static let ownPage = LocalizedText(
    vietnamese: CleanText(
      "trang này Phiên Họp xuất ra để đọc, không phải biểu; danh sách Xếp hạng, Hồ sơ, Chỉ tiêu, Nhiệm vụ thì nhập lại được"
    ),
    english: CleanText(
      "Phiên Họp wrote this page to be read, it is no form; exported lists of Rankings, Dossiers, Indicators, Directives are"
    ))

  static func severalForms(_ names: [String]) -> LocalizedText {
    let list = names.joined(separator: ", ")
    return LocalizedText(
      vietnamese: CleanText(cleaning: "hợp với nhiều mẫu: \(list)"),
      english: CleanText(cleaning: "fits several forms: \(list)"))
  }

  static func noForm(_ nearest: ProfileMatch?) -> LocalizedText {
    guard let nearest else {
      return LocalizedText(
        vietnamese: CleanText("không nhận ra mẫu nào; `phienhop profile draft TỆP` viết mẫu mới"),
        english: CleanText("no form recognised; `phienhop profile draft FILE` writes a new one"))
    }
    let missing = nearest.assignment.missing.map(\.field).joined(separator: ", ")
    return LocalizedText(
      vietnamese: CleanText(
        cleaning: "không nhận ra mẫu; gần nhất là \(nearest.profile.name), thiếu cột: \(missing)"),
      english: CleanText(
        cleaning: "no form recognised; nearest is \(nearest.profile.name), without: \(missing)"))
  }
}
