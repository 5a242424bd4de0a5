import Model

/// What a dialog offers.
struct Decision {
  enum Kind {
    case side(SourceConflict, SourceConflict.Side)
    case withdraw(BatchNumber)
    case restore(BatchNumber)
  }

  let kind: Kind

  /// The same as a dialog keeps it.
  var act: DecisionDialog.Act {
    switch kind {
    case .side(let conflict, let side):
      .choose(conflict.subject, side.statement, seen: conflict.sides.map(\.statement))
    case .withdraw(let batch): .withdraw(batch)
    case .restore(let batch): .restore(batch)
    }
  }

  let words: CleanText
  /// Where it stands; empty for what is no value.
  let place: CleanText

  /// - Returns: nothing where what the dialog is about is not there any more.
  static func options(_ dialog: DecisionDialog, _ state: State) -> [Decision] {
    let wording = state.wording
    switch dialog.subject {
    case .conflict(let key):
      guard let conflict = SourceConflict.all(state).first(where: { $0.key == key }) else { return [] }
      var options = conflict.sides.map { side in
        let source = state.catalogue.sources[side.reference.source]?.title.text(in: state.language)
        return Decision(
          kind: .side(conflict, side),
          words: side.value + " — " + (source ?? CleanText(cleaning: side.reference.source.rawValue)),
          place: SourceCardOverlay.place(side.reference, state))
      }
      if let batch = conflict.choice?.batch {
        options.append(
          Decision(
            kind: .withdraw(batch),
            words: wording(.decisionTakeBack, state.format.integer(batch.value)), place: .empty))
      }
      return options
    case .batch(let number):
      guard let record = state.catalogue.batches.first(where: { $0.number == number }) else { return [] }
      let shown = state.format.integer(number.value)
      return [
        record.withdrawnBy == nil
          ? Decision(kind: .withdraw(number), words: wording(.decisionWithdraw, shown), place: record.title)
          : Decision(kind: .restore(number), words: wording(.decisionRestore, shown), place: record.title)
      ]
    }
  }

  static func title(_ dialog: DecisionDialog, _ state: State) -> CleanText {
    switch dialog.subject {
    case .conflict(let key):
      SourceConflict.all(state).first { $0.key == key }?.title ?? state.wording[.keyChoose]
    case .batch(let number): state.wording(.sourcesBatch, state.format.integer(number.value))
    }
  }
}
