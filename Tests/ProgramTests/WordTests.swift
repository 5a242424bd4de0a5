import Foundation
import Testing

@testable import phienhop

@Suite struct WordTests {
  @Test(arguments: ProgramLabel.allCases)
  func everyLabelHasWordsInBothLanguages(_ label: ProgramLabel) {
    #expect(ProgramWords.vietnamese[label.rawValue]?.isEmpty == false)
    #expect(ProgramWords.english[label.rawValue]?.isEmpty == false)
  }

  @Test func bothFilesHaveTheSameNames() {
    #expect(Set(ProgramWords.vietnamese.keys) == Set(ProgramWords.english.keys))
  }

  @Test func noWordsAreLeftOver() {
    let labels = Set(ProgramLabel.allCases.map(\.rawValue))
    #expect(ProgramWords.english.keys.filter { !$0.contains(".") && !labels.contains($0) } == [])
  }

  /// A placeholder that one language forgets would swallow what the line is about.
  @Test func bothLanguagesFillTheSamePlaces() {
    for (name, vietnamese) in ProgramWords.vietnamese {
      for place in ["{0}", "{1}", "{2}", "{3}"] {
        let english = ProgramWords.english[name]?.string ?? ""
        #expect(vietnamese.string.contains(place) == english.contains(place), "\(name)")
      }
    }
  }
}
