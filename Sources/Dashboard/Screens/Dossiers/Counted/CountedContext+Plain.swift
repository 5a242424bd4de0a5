import Model

extension DossiersScreen {
  func readCounted(_ state: State, into page: inout PlainWriter) {
    guard let context = counted(state) else {
      page.sentence(state.wording[.loading])
      return
    }
    context.read(into: &page)
  }

  /// The periods, lengths of periods and single units that the palette and `read` reach by name.
  func countedViews(_ state: State) -> [NamedView] {
    guard let place = CountedPlace(state) else { return [] }
    var named: [NamedView] = []
    func add(_ name: (Language) -> CleanText, _ period: Period) {
      var view = state.view
      view.period = period
      view.anchor = nil
      named.append(
        NamedView(name: LocalizedText(vietnamese: name(.vietnamese), english: name(.english)), view: view))
    }
    for grain in CountedGrain.allCases where grain != place.period.grain {
      if let period = place.period.with(grain) { add({ Wording($0)[grain.label] }, period) }
    }
    // The newest first; those of the length looked at, and months always.
    for period in place.period.all() where period != place.period.period {
      add({ Format(language: $0).period(period) }, period)
    }
    return named
  }
}

extension CountedPeriod {
  /// The most periods that are offered by name.
  private static let mostNamed = 60

  /// Periods of the same length and months, quarters and years, the newest first.
  func all() -> [Period] {
    var grains: [CountedGrain] = [.year, .quarter, .month]
    if grain == .day { grains.append(.day) }
    return grains.flatMap { grain -> [Period] in
      var found: [Period] = []
      var next = grain.period(containing: known.last)
      while let period = next, let last = period.lastDay, last >= known.first, found.count < Self.mostNamed {
        found.append(period)
        next = period.previous
      }
      return found
    }
  }
}

extension CountedContext {
  private var text: PlainText { PlainText(wording) }

  func read(into page: inout PlainWriter) {
    page.heading(parts.joined(separator: ", ") + ", " + wording[.countedTitle])
    page.sentence(words.period)
    for more in words.more { page.sentence(more) }
    for comparison in comparisons { page.sentence(sentence(comparison)) }
    if let emptiness { page.sentence(wording[emptiness]) }
    if let order {
      for row in order.rows { page.row(plainRow(row)) }
    } else if let window {
      for key in window.keys { page.row(plainRow(key)) }
      if let cut { page.sentence(cut) }
    }
  }

  /// Said where not all of a list is at hand.
  var cut: CleanText? {
    guard let window, window.dossiers.count < window.count else { return nil }
    return wording(.countedCut, format.integer(window.dossiers.count), format.integer(window.count))
  }

  /// "Hồ sơ tiếp nhận: biểu 1.020, đếm 1.019, lệch +1".
  func sentence(_ comparison: StatedCounts.Comparison) -> CleanText {
    let name = FigureWords(state).name(comparison.definition)
    let stated = format.number(comparison.stated)
    guard case .procedures(let table, _) = content, table.isCompared else {
      return wording(.countedStatedAlone, name, stated)
    }
    return wording(.countedCompared, name, stated, format.integer(comparison.counted)) + " "
      + FigureWords(state).check(comparison.check).text
  }

  func plainRow(_ key: ItemKey) -> PlainRow? {
    if let order { return order.position(of: key).map { plainRow(order.rows[$0]) } }
    guard let window, let list = CountedDossiers(self), let position = window.position(of: key) else {
      return nil
    }
    let dossier = window.dossiers[position]
    func figure(_ label: Label, _ value: CleanText, _ column: String? = nil) -> PlainFigure? {
      text.figure(wording[label], value, column: column)
    }
    return text.row(
      key, CleanText(cleaning: dossier.code.rawValue),
      [
        figure(.countedReceived, list.day(dossier.received), CountedDossiers.received),
        figure(.countedDue, list.day(dossier.due)), figure(.countedDone, list.day(dossier.finished)),
        figure(.dossiersState, list.stateWords(dossier).text),
        list.daysLate(dossier).flatMap { figure(.countedDaysLate, format.integer($0)) },
        figure(.countedChannel, list.channel(dossier)),
      ])
  }

  func plainRow(_ row: CountRow) -> PlainRow {
    var name = row.name.text(in: language)
    if state.view.marked.contains(row.key) { name = name + ", " + wording[.plainMarked] }
    func count(_ label: Label, _ column: String) -> PlainFigure? {
      let count = row.tally == nil ? nil : CountColumn.count(column, row)
      return text.figure(wording[label], count.map { format.integer($0) } ?? "—", column: column)
    }
    return text.row(
      row.key, name,
      [
        count(.countedReceived, CountColumn.received), count(.countedOnTime, CountColumn.onTime),
        count(.countedLate, CountColumn.late),
        text.figure(wording[.countedRatio], plainRatio(row), column: CountColumn.ratio),
        count(.countedOnline, CountColumn.online), count(.countedFinished, CountColumn.finished),
        row.stated.received == nil
          ? nil : text.figure(wording[.countedStated], stated(row), column: CountColumn.stated),
        row.check.flatMap {
          text.figure(wording[.check], FigureWords(state).check($0).text, column: CountColumn.check)
        },
      ])
  }

  private func plainRatio(_ row: CountRow) -> CleanText {
    let value = ratio(row)
    switch row.state {
    case .met?: return value + ", " + wording(.dossiersMet, target(row))
    case .near?: return value + ", " + wording(.dossiersNear, target(row))
    case .notMet?: return value + ", " + wording(.dossiersNotMet, target(row))
    case .fewCases?: return value + ", " + wording[.dossiersFewCases]
    case .noTarget?, nil: return value
    }
  }

  private func target(_ row: CountRow) -> CleanText {
    row.target?.value.map { format.number($0) + "%" } ?? row.target?.asStated ?? ""
  }
}
