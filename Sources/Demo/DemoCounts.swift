import Model

/// What the dossiers of the invented province come to, by unit and month, so that its forms agree with its lists.
struct DemoCounts {
  /// One unit in one month.
  struct Cell {
    /// Received in the month, by channel; what says none was handed in over the counter.
    var online = 0
    var inPerson = 0
    var postal = 0
    /// Open when the month began.
    var carried = 0
    /// Finished in the month.
    var early = 0
    var onTime = 0
    var late = 0
    /// Open when the month ended.
    var openInTime = 0
    var openLate = 0
    var withFee = 0
    var paid = 0
    var synced = 0

    var received: Int { online + inPerson + postal + carried }
    var finished: Int { early + onTime + late }
    var open: Int { openInTime + openLate }

    static func + (left: Cell, right: Cell) -> Cell {
      var sum = left
      sum.online += right.online
      sum.inPerson += right.inPerson
      sum.postal += right.postal
      sum.carried += right.carried
      sum.early += right.early
      sum.onTime += right.onTime
      sum.late += right.late
      sum.openInTime += right.openInTime
      sum.openLate += right.openLate
      sum.withFee += right.withFee
      sum.paid += right.paid
      sum.synced += right.synced
      return sum
    }
  }

  /// The first day of each month, and of the one after.
  let starts: [Day]
  private var cells: [Cell]

  var months: Int { starts.count - 1 }

  init(_ dossiers: DemoDossiers) {
    var starts: [Day] = []
    for year in [2024, 2025] {
      for month in 1...12 {
        if let day = Day(year: year, month: month, day: 1) { starts.append(day) }
      }
    }
    let months = starts.count
    starts.append(DemoDossiers.lastDay + 1)
    self.starts = starts
    let plans = dossiers.province.plans
    var cells = Array(repeating: Cell(), count: months * dossiers.province.units.count)
    let first = DemoDossiers.firstDay.number
    // Which month a day is of.
    var monthOfDay: [Int] = []
    for month in 0..<months {
      monthOfDay += Array(repeating: month, count: starts[month + 1] - starts[month])
    }
    dossiers.forEachDraft { draft in
      let base = draft.unit * months
      let received = monthOfDay[Int(draft.received - first)]
      let finished = draft.finished.map { monthOfDay[Int($0 - first)] }
      switch draft.channel {
      case .online: cells[base + received].online += 1
      case .postal: cells[base + received].postal += 1
      case .inPerson, nil: cells[base + received].inPerson += 1
      }
      if plans[draft.plan].hasFee { cells[base + received].withFee += 1 }
      if draft.isPaidOnline { cells[base + received].paid += 1 }
      if draft.isSynced { cells[base + received].synced += 1 }
      for month in received..<(finished ?? months) {
        // The due day is in time; whoever waits for a supplement, and who withdrew, is not late.
        if draft.due < starts[month + 1].number - 1, draft.result != .awaitingSupplement,
          draft.result != .withdrawn
        {
          cells[base + month].openLate += 1
        } else {
          cells[base + month].openInTime += 1
        }
        if month + 1 < months { cells[base + month + 1].carried += 1 }
      }
      guard let finished, let day = draft.finished else { return }
      // What was withdrawn counts as handled on the due day.
      if draft.result == .withdrawn || day == draft.due {
        cells[base + finished].onTime += 1
      } else if day < draft.due {
        cells[base + finished].early += 1
      } else {
        cells[base + finished].late += 1
      }
    }
    self.cells = cells
  }

  /// - Parameters:
  ///   - unit: a position among the units of the province.
  ///   - month: counted from 0.
  func cell(unit: Int, month: Int) -> Cell { cells[unit * months + month] }
}
