import ArgumentParser
import Dashboard
import Model

/// A screen by its English or Vietnamese name, with or without tone marks, or by its digit.
struct ScreenName: ExpressibleByArgument {
  let id: ScreenID

  init(_ id: ScreenID) { self.id = id }

  init?(argument: String) {
    let asked = VietnameseText.words(CleanText(cleaning: argument).string)
    let found = ScreenID.allCases.first { id in
      asked == [String(id.number)] || asked == [id.rawValue]
        || asked == VietnameseText.words(Wording(.vietnamese)[screen: id].string)
    }
    guard let found else { return nil }
    id = found
  }

  static var allValueStrings: [String] { ScreenID.allCases.map(\.rawValue) }
  var defaultValueDescription: String { id.rawValue }
}
