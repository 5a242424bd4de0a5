import Dashboard
import Model

/// A file that was taken in before, in words.
struct KnownFileLines {
  let words: ProgramWords

  /// - Parameter corrected: what was corrected since; nil where everything stands as the file says.
  /// - Returns: one line, and a second one where something was corrected.
  func lines(_ record: BatchRecord, _ corrected: FileCorrection?) -> [CleanText] {
    let format = Format(language: words.language)
    var lines = [
      words(
        .importKnown,
        [format.integer(record.number.value), CleanText(cleaning: record.recordedAt), record.author])
    ]
    if let corrected {
      lines.append(
        words(.importCorrected, [format.integer(corrected.count), format.integer(corrected.batch.value)]))
    }
    return lines
  }
}
