import Dashboard
import Intake
import Model

/// A figure that a file states otherwise than other sources, in words.
struct ConflictWords {
  let words: ProgramWords

  private var format: Format { Format(language: words.language) }

  /// "Sở Y tế, Tháng 5/2025, Hồ sơ tiếp nhận (II.06a)".
  func subject(_ conflict: PlannedConflict) -> CleanText {
    let edition = conflict.edition.map {
      CleanText(cleaning: $0.index.rawValue.uppercased() + " " + $0.label)
    }
    return [
      conflict.unit.text(in: words.language), conflict.period.map { format.period($0) } ?? edition ?? .empty,
      conflict.criterion.text(in: words.language),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  func value(_ side: PlannedConflict.Side) -> CleanText {
    switch side.value {
    case .stated(let number): format.stated(number)
    case .rank(let rank): words(.importConflictRank, [format.integer(rank)])
    }
  }

  /// "Sở Y tế, …: tệp này 123; may.csv 120".
  func line(_ conflict: PlannedConflict) -> CleanText {
    words(.importConflict, [subject(conflict), value(conflict.own), others(conflict)])
  }

  /// "may.csv: 120", each source with what it says.
  func others(_ conflict: PlannedConflict) -> CleanText {
    conflict.others.map { $0.source.text(in: words.language) + ": " + value($0) }.joined(separator: "; ")
  }
}
