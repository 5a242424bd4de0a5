import Model

/// Words for the figure that a directive goes back to: then, now, target.
struct FigureProgressWords {
  private let state: State
  private var wording: Wording { state.wording }
  private var format: Format { state.format }

  init(_ state: State) {
    self.state = state
  }

  // MARK: Parts

  func value(_ value: ExactDecimal, _ link: FigureLink) -> CleanText {
    switch link.subject {
    case .rank: return wording(.figureRank, format.number(value))
    case .score: return format.number(value)
    case .observation(let id):
      let number = format.number(value)
      return state.catalogue.definitions[id]?.kind == .ratio ? number + "%" : number
    }
  }

  /// "Tỷ lệ hồ sơ trực tuyến, Quảng Ngãi".
  func name(_ link: FigureLink) -> CleanText {
    let unit =
      state.catalogue.register.unit(link.unit)?.shortName.text(in: state.language)
      ?? CleanText(cleaning: link.unit.description)
    return subject(link) + ", " + unit
  }

  /// "Tỷ lệ hồ sơ trực tuyến", whatever unit it is of.
  func subject(_ link: FigureLink) -> CleanText {
    switch link.subject {
    case .observation(let id): FigureWords(state).name(id)
    case .rank(let index), .score(let index, _): self.index(index, link)
    }
  }

  private func index(_ index: IndexID, _ link: FigureLink) -> CleanText {
    let edition = state.catalogue.editions.last { $0.id.index == index }
    let structure = edition.flatMap { state.catalogue.structures[$0.structure] }
    let short = structure?.shortName.text(in: state.language) ?? CleanText(cleaning: index.rawValue)
    guard case .score(_, let item?) = link.subject,
      let part = structure?.items.first(where: { $0.id == item })
    else { return short }
    return short + ", " + part.name.text(in: state.language)
  }

  /// "Lúc giao 16,94% (Tháng 5/2025) · nay 21,30% (Tháng 7/2025) · mục tiêu 30%".
  func line(_ progress: FigureProgress) -> CleanText {
    let link = progress.link
    var parts = [wording(.figureThen, value(link.value, link), format.period(link.period))]
    if let now = progress.now, now.period != link.period || now.value != link.value {
      parts.append(wording(.figureNow, value(now.value, link), format.period(now.period)))
    } else {
      parts.append(wording[.figureNothingNew])
    }
    if let target = link.target { parts.append(wording(.figureTarget, value(target, link))) }
    return parts.joined(separator: " · ")
  }

  /// The state by symbol and word: "■ chưa đạt mục tiêu".
  func standing(_ progress: FigureProgress, isOpen: Bool) -> Span {
    switch progress.state {
    case .met?:
      isOpen
        ? Span(
          "√ " + wording[.figureReached]
            + (state.reasonAgainstRecording == nil ? " " + wording[.figureReachedKey] : ""), .good)
        : Span("√ " + wording[.figureMet], .good)
    case .near?: Span("! " + wording[.figureNear], .warning)
    case .notMet?: Span("■ " + wording[.figureNotMet], .bad)
    case .fewCases?: Span("— " + wording[.dossiersFewCases], .neutral)
    case .noTarget?, nil:
      Span(
        "— " + wording[progress.link.target == nil || progress.now == nil ? .figureNoTarget : .figureNoMatch],
        .neutral)
    }
  }

  /// What a completion rests on: figure, period and source.
  func evidence(_ progress: FigureProgress) -> CleanText {
    guard let now = progress.now else { return .empty }
    let link = progress.link
    let source = state.catalogue.sources[now.reference.source]?.title.text(in: state.language)
    let text = wording(
      .figureEvidence, name(link), value(now.value, link), format.period(now.period),
      link.target.map { value($0, link) } ?? "—")
    return source.map { text + wording(.figureEvidenceSource, $0) } ?? text
  }

  // MARK: Where it is shown

  func add(_ progress: FigureProgress, isOpen: Bool, to page: inout PageWriter) {
    page.field(wording[.figureHead], name(progress.link))
    page.field("", line(progress))
    let standing = standing(progress, isOpen: isOpen)
    page.field("", standing.text, role: standing.role, attributes: [.bold])
  }

  /// Puts then, now and target with their sources onto the card of a directive.
  func add(_ progress: FigureProgress, to card: inout FigureCard) {
    let link = progress.link
    card.facts.append((wording[.figureHead], name(link)))
    card.facts.append((wording[.figureHeadThen], value(link.value, link) + ", " + format.period(link.period)))
    if let now = progress.now {
      let mark: CleanText = now.isComputed ? " [T]" : ""
      card.facts.append(
        (wording[.figureHeadNow], value(now.value, link) + mark + ", " + format.period(now.period)))
    }
    if let target = link.target { card.facts.append((wording[.figureHeadTarget], value(target, link))) }
    if let now = progress.now {
      card.statements.append(
        (
          wording[.figureHeadNow] + ": " + value(now.value, link) + ", " + format.period(now.period),
          now.reference, .empty
        ))
    }
    if let then = progress.thenReference, then != progress.now?.reference {
      card.statements.append(
        (
          wording[.figureHeadThen] + ": " + value(link.value, link) + ", " + format.period(link.period), then,
          .empty
        ))
    }
  }
}

extension State {
  /// How the figure of a directive stands, as far as it is at hand.
  func figureProgress(of directive: DirectiveID) -> FigureProgress? {
    answers.directive(DirectivePage.query(directive, self))?.figure
      ?? DirectivesScreen.list(self)?.reached[directive]
  }
}
