import ForeignFiles
import Glibc
import Intake
import Model

/// A file whose first rows are those of a list of dossiers: text in UTF-8 with separators, which is read row by row
/// whatever its size. Lists in other containers and encodings come through ``ImportedFile``.
final class DossierListFile {
  /// As the user named it.
  let name: String
  let size: Int
  let columns: DossierColumns
  let reader: DossierListReader
  private let descriptor: FileDescriptor
  private let changed: timespec

  /// An open file, closed with the last who holds it.
  private final class FileDescriptor {
    let number: Int32
    init(_ number: Int32) { self.number = number }
    deinit { close(number) }
  }

  /// - Parameter names: how the headings of each column may read.
  /// - Returns: nil for whatever is no such list, or cannot be read; the reader of all other files says what is wrong.
  init?(_ path: String, names: [DossierColumn: [String]]) {
    // Opening a pipe would wait for somebody to write into it.
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard number >= 0 else { return nil }
    let descriptor = FileDescriptor(number)
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    // The hash is taken before anything is read, to know the same file again.
    let list = DossierListReader(file: CleanText(cleaning: path), contentHash: "") { buffer in
      while true {
        let count = read(descriptor.number, buffer.baseAddress, buffer.count)
        if count >= 0 { return count }
        guard errno == EINTR else { throw ReadFailure(code: errno) }
      }
    }
    guard
      let columns = try? list.findColumns({ DossierColumns(headings: $0, names: names) })
    else { return nil }
    name = path
    size = Int(status.st_size)
    self.columns = columns
    reader = list
    self.descriptor = descriptor
    changed = status.st_mtim
  }

  /// The system could not read on.
  struct ReadFailure: Error {
    let code: Int32
  }

  /// The file became another while it was read.
  var hasChanged: Bool {
    var status = stat()
    guard fstat(descriptor.number, &status) == 0 else { return true }
    return Int(status.st_size) != size || status.st_mtim.tv_sec != changed.tv_sec
      || status.st_mtim.tv_nsec != changed.tv_nsec
  }

  /// How the columns of lists are called: by the built-in words and by the profiles of such lists.
  static func names(_ profiles: [FormProfile]) -> [DossierColumn: [String]] {
    var names = DossierWords.builtIn.headings
    for profile in profiles where profile.facts == .dossiers {
      for rule in profile.columns {
        guard let column = columnOfField[rule.field] else { continue }
        // What a heading is called exactly; a path over several rows is no matter of flat text.
        names[column, default: []] += rule.headings.filter { !$0.contains("/") && !$0.contains("*") }
      }
    }
    return names
  }

  /// The words of such lists: the built-in ones and those of the profiles.
  static func words(_ profiles: [FormProfile]) -> DossierWords {
    var words = DossierWords.builtIn
    for profile in profiles where profile.facts == .dossiers {
      for rule in profile.columns {
        guard let kind = kindOfField[rule.field] else { continue }
        for (word, meaning) in rule.words where !words.knows(kind, word) {
          let stem = word.hasSuffix("*") ? String(word.dropLast()) : word
          words.add(kind, value: meaningOfWord[meaning] ?? meaning, word: stem)
        }
      }
    }
    return words
  }

  private static let kindOfField = [
    "channel": "channel", "level": "level", "status": "result", "paid_online": "flag", "digitised": "flag",
    "electronic_result": "flag", "has_fee": "flag", "synced": "flag",
  ]

  /// What the words of profiles mean is called otherwise in single dossiers.
  private static let meaningOfWord = [
    "direct": "inPerson", "part": "partial", "information": "informationOnly", "received": "underWay",
    "inProgress": "underWay", "awaitingPayment": "underWay", "resolved": "granted", "returned": "refused",
  ]

  private static let columnOfField: [String: DossierColumn] = [
    "code": .code, "unit_code": .unit, "unit": .unit, "procedure_code": .procedure,
    "procedure": .procedureName, "sector": .field, "channel": .channel, "level": .level,
    "received": .received, "due": .due, "finished": .finished, "status": .result,
    "paid_online": .isPaidOnline, "digitised": .hasDigitisedComponents,
    "electronic_result": .hasDigitisedResult, "has_fee": .hasFee, "synced": .isSynced,
  ]
}
