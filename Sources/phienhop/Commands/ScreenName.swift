import ArgumentParser
import Dashboard
import Model

/// A screen by its English or Vietnamese name, with or without tone marks, or by its digit; or what changed, which is
/// a view of its own.
struct ScreenName: ExpressibleByArgument {
  /// What is called that.
  let view: ViewValue
  /// The English name.
  let name: String

  init(_ id: ScreenID) {
    view = ViewValue(screen: id)
    name = id.rawValue
  }

  private init(view: ViewValue, name: String) {
    self.view = view
    self.name = name
  }

  private static let changes = ScreenName(view: .changes, name: "changes")

  init?(argument: String) {
    let asked = VietnameseText.words(CleanText(cleaning: argument).string)
    let words = Wording(.vietnamese)
    let found = ScreenID.allCases.first { id in
      asked == [String(id.number)] || asked == [id.rawValue]
        || asked == VietnameseText.words(words[screen: id].string)
    }
    if let found {
      self.init(found)
    } else if asked == [Self.changes.name] || asked == VietnameseText.words(words.changes.string) {
      self = Self.changes
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ScreenID.allCases.map(\.rawValue) + [changes.name] }
  var defaultValueDescription: String { name }
}
