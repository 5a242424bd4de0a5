import Model

extension RankingContext {
  /// Everything behind the cell of a row and a column.
  func card(of row: RankingRow, column: String?) -> FigureCard {
    let item = column.flatMap { RankingColumn.item(of: $0) }
    return card(of: row, item: item)
  }

  /// Everything behind a unit's total (`item` nil) or one of its items.
  func card(of row: RankingRow, item id: IndexItemID?) -> FigureCard {
    let item = id.flatMap { id in structure.items.first { $0.id == id } }
    let figures = id.map { row.items[$0] ?? [] } ?? row.totals
    let edition = table.edition
    let what = item?.name.text(in: language) ?? structure.name.text(in: language)
    var card = FigureCard(title: name(row) + " · " + what + " · " + format.period(edition.period))
    func add(_ label: Label, _ value: CleanText) { card.facts.append((wording[label], value)) }

    add(.rankingsValue, score(row.score(id)))
    if let item {
      add(.rankingsKind, wording[item.role.label])
      if item.points > 0 { add(.rankingsMaximum, wording(.rankingsPoints, format.integer(item.points))) }
    } else {
      add(.rankingsMaximum, format.number(structure.maximum))
    }
    add(.rankingsDefinition, structure.name.text(in: language) + "; " + structure.basis)
    let rank = id.map { row.itemRanks[$0] } ?? row.rank
    let isComputed = id == nil ? row.isRankComputed : figures.allSatisfy { $0.rank == nil }
    if let rank {
      let words = rankOf(rank, id == nil ? row.rankOf : edition.unitCount)
      add(.rankingsRank, isComputed ? words + " [T]" : words)
    } else {
      add(.rankingsRank, "—")
    }
    if let mean = table.means[id] {
      add(.rankingsMean, score(mean.value) + " [T], " + wording(.rankingsUnits, format.integer(mean.count)))
    }
    for stated in edition.statedMeans where stated.item == id {
      let title =
        state.catalogue.sources[stated.reference.source]?.title.text(in: language)
        ?? CleanText(cleaning: stated.reference.source.rawValue)
      let value = format.stated(stated.value)
      // A mean of some units says nothing of the stated mean of all.
      let off = table.means[id].flatMap { mean in
        mean.count == edition.unitCount ? stated.value.value - mean.value : nil
      }
      let check: CleanText =
        off.map { $0 == ExactDecimal(0) ? "" : ", " + wording(.rankingsDiffers, difference($0)) } ?? ""
      add(.rankingsStatedMean, value + " (" + title + ")" + check)
    }
    if let best = table.best[id] { add(.rankingsBest, score(best)) }
    add(.rankingsPeriod, format.period(edition.period))
    let published =
      edition.publishedAsStated.isEmpty ? format.day(edition.published) : edition.publishedAsStated
    add(.published, isAfterToday ? published + ", " + wording[.afterToday] : published)
    if id == nil {
      if !edition.breakNote.isEmpty { add(.rankingsBreakReason, edition.breakNote) }
      if case .cannotCompute(let known, let count)? = row.check {
        card.check = wording(.rankingsKnownLong, format.integer(known), format.integer(count))
      } else if row.check != nil, let computed = row.computedTotal {
        card.check =
          wording[.rankingsSum] + " " + format.number(computed, decimals: structure.decimals + 2) + ": "
          + check(row).text
      }
    }
    card.statements = figures.map { statement($0) }
    if id == nil, let previous = table.previous {
      // A place won or lost rests on the edition before as well.
      for (edition, entry) in zip(table.editions, row.history) where edition.id == previous.id {
        card.statements += entry.figures.map { figure in
          let stated = statement(figure)
          return (format.period(previous.period) + ": " + stated.value, stated.reference, stated.note)
        }
      }
    }
    card.fact = figures.first?.id
    card.link = link(of: row, item: id, figures.first)
    return card
  }

  /// Where a target of the unit's place in the index is set, the place is what is to be reached; else the score.
  private func link(of row: RankingRow, item id: IndexItemID?, _ figure: IndexFigure?) -> FigureLink? {
    let edition = table.edition
    func target(_ name: String) -> ExactDecimal? {
      guard id == nil else { return nil }
      let definition = DefinitionID(name + "_" + edition.id.index.rawValue)
      return state.catalogue.target(of: definition, unit: row.unit, period: edition.period)?.value
    }
    func link(_ subject: FigureLink.Subject, _ value: ExactDecimal, _ target: ExactDecimal?) -> FigureLink {
      if case .rank = subject {
        return FigureLink(
          subject: subject, unit: row.unit, period: edition.period, value: value, fact: figure?.id,
          target: target, higherIsBetter: false)
      }
      return FigureLink(
        subject: subject, unit: row.unit, period: edition.period, value: value, fact: figure?.id,
        target: target, higherIsBetter: true)
    }
    if id == nil, let rank = row.rank, let aim = target("hang") {
      return link(.rank(edition.id.index), ExactDecimal(rank), aim)
    }
    guard let score = figure?.score?.exact else { return nil }
    return link(.score(edition.id.index, id), score, target("diem"))
  }

  private func statement(
    _ figure: IndexFigure
  ) -> (value: CleanText, reference: SourceReference, note: CleanText) {
    var parts: [CleanText] = []
    if let rank = figure.rank {
      parts.append(
        wording(
          .rankingsRankOf,
          figure.rankOf.map { rankOf(rank, $0) } ?? format.integer(rank)))
    }
    if let score = figure.score { parts.append(format.stated(score)) }
    parts.append("“" + figure.unitAsStated + "”")
    return (parts.joined(separator: " · "), figure.reference, figure.note)
  }

  /// Sources and marks for the foot.
  func footnotes() -> [Line] {
    let notes = marks().notes()
    let isList = state.view.path.isEmpty && !ListSettling.showsPaneAlone(state)
    var legend: [CleanText] = []
    switch table.rows.first?.change {
    case .refusedDifferentUnits?: legend.append(wording[.rankingsLegendRefused])
    case .some:
      if let words = EditionWords.methodBreak(table.edition, wording) {
        legend.append(state.size.columns < 100 ? "║ " + words : wording(.rankingsLegendBreak, words))
      }
    default: break
    }
    if table.hasTies, isList { legend.append(wording[.rankingsLegendTie]) }
    if table.hasConflicts {
      legend.append(wording[.rankingsLegendConflict])
    }
    legend.append(wording[.rankingsLegendMissing])
    return notes + legend.map { Line($0) }
  }

  /// Two to five units side by side, component by component, with the difference to the first.
  func comparison(of rows: [RankingRow], columns: Int) -> [Line] {
    guard rows.count >= 2, let first = rows.first else { return [] }
    let counted = structure.items.filter { $0.role == .component && $0.points > 0 }
    let longest = counted.map { $0.name.text(in: language).columns }.max() ?? 0
    let usual = columns >= 90 ? 24 : columns >= 64 || rows.count <= 3 ? 20 : 11
    // Names in full where the figures have room beside them, with their differences where there are any. Read as words
    // they are never short.
    let both = 2 * (structure.decimals + 3) + 1
    let isRoomy = (columns - longest - 1) / rows.count >= both
    let nameWidth = state.isReadWhole || isRoomy ? max(usual, longest + 1) : usual
    let cell = max(8, (columns - nameWidth) / rows.count)
    let withDifference = cell >= both
    func line(_ label: CleanText, _ values: [(CleanText, Role)], bold: Bool = false) -> Line {
      Line(
        [Span(label.padded(to: nameWidth), .columnHead)]
          + values.map { Span($0.0.padded(to: cell, alignment: .trailing), $0.1, bold ? [.bold] : []) })
    }
    var lines = [
      Line(title, .overlayTitle, [.bold])
    ]
    // Names stand in two lines where one is too narrow for them.
    let names = rows.map { name($0).wrapped(columns: cell - 1, rows: 2) }
    for number in 0..<(names.map(\.count).max() ?? 0) {
      lines.append(
        line(
          "",
          zip(rows, names).map { row, name in
            (name.dropFirst(number).first ?? "", home == row.unit ? .own : .columnHead)
          }, bold: true))
    }
    lines.append(
      line(
        wording[.rankingsRank],
        rows.map { row in
          (row.rank.map { rankOf($0, row.rankOf) } ?? "—", .text)
        }))
    func values(_ item: IndexItemID?) -> [(CleanText, Role)] {
      rows.map { row in
        guard let value = row.score(item) else { return ("—", Role.neutral) }
        guard withDifference, row.unit != first.unit else { return (score(value), .text) }
        guard let base = first.score(item) else { return (score(value), .text) }
        let off = value - base
        let role: Role = off == ExactDecimal(0) ? .text : off > ExactDecimal(0) ? .good : .bad
        return (
          score(value) + " " + difference(off).padded(to: structure.decimals + 3, alignment: .trailing), role
        )
      }
    }
    lines.append(line(structure.shortName.text(in: language), values(nil)))
    lines.append(.blank)
    // All in full or all in short: names of two kinds side by side read as two kinds of things.
    let isFull = longest < nameWidth
    for item in counted {
      lines.append(line((isFull ? item.name : item.shortName).text(in: language), values(item.id)))
    }
    let known = rows.map { row in
      (
        wording(
          .rankingsKnown,
          rankOf(counted.count { row.score($0.id) != nil }, counted.count)), Role.neutral
      )
    }
    lines.append(line(wording[nameWidth < 20 ? .check : .rankingsSum], known))
    lines.append(
      line(
        "",
        rows.map { row in
          let check = check(row)
          if case .cannotCompute? = row.check { return ("", .text) }
          return (check.text, check.role)
        }))
    if !table.pillars.isEmpty {
      lines.append(Line(wording[.rankingsPillars], .columnHead))
      for item in table.pillars {
        lines.append(
          line(
            item.shortName.text(in: language),
            rows.map { row in (row.itemRanks[item.id].map { format.integer($0) } ?? "—", .text) }))
      }
    }
    lines.append(.blank)
    lines.append(Line(wording(.rankingsComparisonNote, name(first)), .neutral))
    return lines
  }

  /// What surrounds a unit, for the second pane of a wide screen: the places near it, means as sources state
  /// them, its lineage, and where its figures stand.
  func around(_ row: RankingRow, columns: Int, rows: Int) -> [Line] {
    var lines: [Line] = []
    if let position = table.rowByUnit[row.unit] {
      lines.append(
        Self.rule(Line([Span(wording[.rankingsAround], .paneTitle, [.bold])]), columns: columns))
      let span = max(2, min(6, (rows - 10) / 2))
      for other in table.rows[max(0, position - span)...min(table.rows.count - 1, position + span)] {
        let isOwn = other.unit == row.unit
        let off =
          isOwn
          ? ""
          : other.score(nil).flatMap { theirs in row.score(nil).map { difference(theirs - $0) } } ?? "—"
        lines.append(
          Line([
            Span(" "), Span(home == other.unit ? "▌" : " ", .own),
            Span(
              (other.rank.map { format.integer($0) } ?? "—").padded(to: 3, alignment: .trailing) + "  ",
              .text, isOwn ? [.bold] : []), Span(name(other), .text, isOwn ? [.bold] : []),
          ]).flushed(
            right: [
              Span(score(other.score(nil)), .text, isOwn ? [.bold] : []),
              Span(off.padded(to: structure.decimals + 5, alignment: .trailing)), Span(" "),
            ], columns: columns))
      }
    }
    let lineage = lineageLines(row.unit, columns: columns)
    if !lineage.isEmpty {
      lines.append(
        Self.rule(Line([Span(wording[.rankingsLineage], .paneTitle, [.bold])]), columns: columns))
      lines += lineage
    }
    lines.append(
      Self.rule(Line([Span(wording[.rankingsStatements], .paneTitle, [.bold])]), columns: columns))
    lines += statementLines(row, columns: columns)
    return lines
  }

  /// What a unit was made of and what it is today.
  func lineageLines(_ unit: UnitID, columns: Int) -> [Line] {
    let register = state.catalogue.register
    var sentences: [CleanText] = []
    func names(_ units: [AdministrativeUnit]) -> CleanText {
      units.map { $0.name.text(in: language) }.joined(separator: ", ")
    }
    let before = register.predecessors(of: unit)
    if !before.isEmpty {
      sentences.append(wording(.rankingsMadeOf, format.day(unit.validFrom), names(before)))
    }
    let after = register.successors(of: unit)
    if let end = register.unit(unit)?.validTo, !after.isEmpty {
      sentences.append(wording(.rankingsBecame, format.day(end + 1), names(after)))
    }
    return sentences.flatMap { ($0).wrapped(columns: columns - 2) }.map { Line(" " + $0) }
  }

  /// Each source's statement of the total, to the row of its file.
  func statementLines(_ row: RankingRow, columns: Int) -> [Line] {
    row.totals.flatMap { figure -> [Line] in
      let stated = statement(figure)
      var place = figure.reference.file
      if figure.reference.row > 0 {
        place =
          place + (place.isEmpty ? "" : ", ")
          + wording(.row, CleanText(cleaning: String(figure.reference.row)))
      }
      let source =
        state.catalogue.sources[figure.reference.source]?.title.text(in: language)
        ?? CleanText(cleaning: figure.reference.source.rawValue)
      return (source + ": " + stated.value + "; " + place).wrapped(columns: columns - 2)
        .map { Line(" " + $0) }
    }
  }
}

extension IndexItem.Role {
  var label: Label {
    switch self {
    case .component: .rankingsComponent
    case .pillar: .rankingsPillar
    case .part: .rankingsPart
    }
  }
}
