import Model

/// What a directive drafted from a figure is to say: "Nâng tỷ lệ hồ sơ trực tuyến từ 62,5% lên 80%". The secretary reads
/// and changes it; then, now and target are kept beside it whatever it says.
struct FigureTask {
  private let figure: FigureMention
  /// Conclusions are written in Vietnamese, whatever the screen speaks.
  private let state: State
  private var wording: Wording { state.wording }

  init(_ figure: FigureMention, _ state: State) {
    self.figure = figure
    var state = state
    state.language = .vietnamese
    self.state = state
  }

  var text: CleanText {
    guard let link = figure.link else { return unlinked }
    let words = FigureProgressWords(state)
    let name = Self.within(name(link, words))
    let now = words.value(link.value, link)
    guard let target = link.target else {
      switch link.higherIsBetter {
      case true?: return wording(.draftRaiseNow, name, now)
      case false? where Self.isRank(link): return wording(.draftRaiseNow, name, now)
      case false?: return wording(.draftLowerNow, name, now)
      case nil: return wording(.draftReview, name, now)
      }
    }
    let wanted = words.value(target, link)
    switch link.higherIsBetter {
    case true?: return wording(link.value < target ? .draftRaise : .draftKeep, name, now, wanted)
    case false? where link.value <= target: return wording(.draftKeep, name, now, wanted)
    // A better place is a smaller number, and still a rise.
    case false?: return wording(Self.isRank(link) ? .draftRaise : .draftLower, name, now, wanted)
    case nil: return wording(.draftReviewTarget, name, now, wanted)
    }
  }

  /// The name alone where a unit of its own leads; the province is named with it.
  private func name(_ link: FigureLink, _ words: FigureProgressWords) -> CleanText {
    let subject = words.subject(link)
    let name =
      switch link.subject {
      case .rank: wording(.draftRank, subject)
      case .score: wording(.draftScore, subject)
      case .observation(let id): ratio(subject, of: id)
      }
    guard let unit = state.catalogue.register.unit(link.unit), unit.parent == nil else { return name }
    return wording(.draftOf, name, unit.shortName.vietnamese)
  }

  /// A figure that cannot be found again, such as a count of the moment.
  private var unlinked: CleanText {
    let name = Self.within(
      figure.definition.map { ratio(FigureWords(state).name($0), of: $0) } ?? figure.name)
    return figure.target.isEmpty
      ? wording(.draftReview, name, figure.value)
      : wording(.draftReviewTarget, name, figure.value, figure.target)
  }

  /// "Tỷ lệ giải quyết đúng hạn": the indicators' names leave it out, and a process cannot be raised by percents.
  private func ratio(_ name: CleanText, of id: DefinitionID) -> CleanText {
    guard state.catalogue.definitions[id]?.kind == .ratio else { return name }
    let words = VietnameseText.words(name.string)
    let isRatio = Self.measures.contains { words.starts(with: $0) }
    return isRatio ? name : wording(.draftRatio, Self.within(name))
  }

  /// How a name begins that says itself that it is a share, folded.
  private static let measures = [["ty", "le"], ["ti", "le"], ["ty", "trong"], ["muc"], ["phan", "tram"]]

  private static func isRank(_ link: FigureLink) -> Bool {
    if case .rank = link.subject { true } else { false }
  }

  /// As it stands within a sentence: "tỷ lệ hồ sơ", but "DTI".
  private static func within(_ name: CleanText) -> CleanText {
    let text = name.string
    guard let first = text.first, let second = text.dropFirst().first, second.isLowercase || second == " "
    else {
      return name
    }
    // "Cổng Dịch vụ công", "Quảng Ngãi": a name has capitals in its second word too, an abbreviation has nothing else.
    let next = text.split(separator: " ").dropFirst().first ?? ""
    if next.first?.isUppercase == true, next.dropFirst().first?.isLowercase == true { return name }
    return CleanText(cleaning: first.lowercased() + text.dropFirst())
  }
}
