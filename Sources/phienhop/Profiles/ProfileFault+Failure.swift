import Model
import Profiles

extension ProfileFault {
  /// The fault as one calm line: file, line, key and the nearest valid key.
  var failure: Failure {
    let place = [file, String(line), key].map { CleanText(cleaning: $0) }
    let value = CleanText(cleaning: value)
    switch problem {
    case .tooLarge: return .usage(.configTooLarge, file)
    case .syntax(let details):
      return Failure(ExitCode.usage, details: "\(file): \(details)") {
        $0(.configSyntax, Array(place.prefix(2)))
      }
    case .unknownKey(let near?, _): return .usage(.configUnknownKeyNear, file, String(line), key, near)
    case .unknownKey(nil, let known):
      return .usage(.configUnknownKey, file, String(line), key, known.joined(separator: ", "))
    case .missingKey: return .usage(.profileMissingKey, file, String(line), key)
    case .wrongValue(let expected):
      return Failure(ExitCode.usage) { words in words(.configWrongValue, place + [expected.words(words)]) }
    case .unknownField(let near):
      return Self.unknown(place, value, near, .profileUnknownField, .profileUnknownFieldNear)
    case .doubleField: return Failure(ExitCode.usage) { $0(.profileDoubleField, place + [value]) }
    case .unknownDefinition(let near):
      return Self.unknown(place, value, near, .profileUnknownDefinition, .profileUnknownDefinitionNear)
    case .unknownItem(let near):
      return Self.unknown(place, value, near, .profileUnknownItem, .profileUnknownItemNear)
    case .neededField(let field):
      return Failure(ExitCode.usage) {
        $0(.profileNeededField, Array(place.prefix(2)) + [CleanText(cleaning: field)])
      }
    }
  }

  private static func unknown(
    _ place: [CleanText], _ value: CleanText, _ near: String?, _ label: ProgramLabel,
    _ nearLabel: ProgramLabel
  ) -> Failure {
    Failure(ExitCode.usage) { words in
      near.map { words(nearLabel, place + [value, CleanText(cleaning: $0)]) } ?? words(label, place + [value])
    }
  }
}

extension ProfileFault.Expected {
  fileprivate func words(_ words: ProgramWords) -> CleanText {
    switch self {
    case .text: words[.expectedText]
    case .texts: words[.expectedTexts]
    case .table: words[.expectedTable]
    case .tables: words[.expectedTables]
    case .flag: words[.expectedBool]
    case .wholeNumber(let range):
      words(.expectedNumber, [CleanText(cleaning: "\(range.lowerBound)–\(range.upperBound)")])
    case .decimal: words[.expectedDecimal]
    case .word(let allowed): words(.expectedWord, [CleanText(cleaning: allowed.joined(separator: ", "))])
    case .bothLanguages: words[.expectedBothLanguages]
    }
  }
}
