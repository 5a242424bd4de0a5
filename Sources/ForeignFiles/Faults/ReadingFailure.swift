import Intake
import Model

/// Why a file was not read at all, or not to its end.
public struct ReadingFailure: Error, Sendable, Hashable {
  /// What it means for whoever called the program.
  public enum Kind: Sendable, Hashable {
    /// The path leads nowhere.
    case missing
    /// The file is refused for what it is or holds.
    case refused
    /// Disk, permission, or a library that is not installed.
    case machine
  }

  public let kind: Kind
  /// What is wrong and where, for people.
  public let fault: IntakeFault
  /// The Debian package that is missing; nil where none is.
  public let missingPackage: String?
  /// For the log: signals and numbers that tell people nothing.
  public let details: String

  init(_ place: FaultPlace, file: CleanText, details: String = "") {
    fault = place.fault(file: file)
    self.details = details
    missingPackage = place.code == .missingLibrary ? place.detail : nil
    kind =
      switch place.code {
      case .missing: .missing
      case .noPermission, .system, .missingLibrary, .cannotStart: .machine
      default: .refused
      }
  }

  /// The exit code of a command that ends with it: 2 for a path that leads nowhere, 4 for what is refused, 5 for disk,
  /// permission and libraries.
  public var exitCode: Int32 {
    switch kind {
    case .missing: 2
    case .refused: 4
    case .machine: 5
    }
  }
}

/// A fault with its place inside a file; within the reading of one file an error of its own.
struct FaultPlace: Error, Sendable, Hashable {
  let code: ReadingFault
  var sheet = ""
  /// Counted from 1; 0 where no row is meant.
  var row = 0
  /// Counted from 0; nil where the whole row is meant.
  var column: Int?
  /// What stands there, shortened.
  var value = ""
  /// What fills the words of the fault.
  var detail = ""
  /// The nearest likely intent.
  var suggestion = ""

  init(
    _ code: ReadingFault, sheet: String = "", row: Int = 0, column: Int? = nil, value: String = "",
    detail: String = "", suggestion: String = ""
  ) {
    self.code = code
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = String(value.prefix(FaultPlace.longestValue))
    self.detail = detail
    self.suggestion = suggestion
  }

  private static let longestValue = 60

  func fault(file: CleanText) -> IntakeFault {
    IntakeFault(
      file: file, sheet: CleanText(cleaning: sheet), row: row, column: column.map(ColumnName.text) ?? .empty,
      value: CleanText(cleaning: value), reason: code.reason(CleanText(cleaning: detail)),
      suggestion: CleanText(cleaning: suggestion), doubt: doubt)
  }

  /// The detail of an uncertain encoding is the list of those it may be, that of a sheet that is not there the list of
  /// those that are.
  private var doubt: ReadingDoubt? {
    switch code {
    case .uncertainEncoding:
      let named = detail.split(separator: ",").compactMap { TextEncoding(named: String($0)) }
      return ReadingDoubt(.encoding, candidates: named.filter(\.isReadable).map(\.rawValue))
    case .unknownSheet:
      return ReadingDoubt(.sheet, candidates: detail.split(separator: ", ").map(String.init))
    default: return nil
    }
  }
}
