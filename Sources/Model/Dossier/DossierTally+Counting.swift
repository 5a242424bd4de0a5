extension DossierTally {
  /// Counts one dossier in: the plain rule that whatever a store keeps must agree with.
  public mutating func count(_ dossier: Dossier, in span: DossierSpan) {
    func falls(_ day: Day) -> Bool { (span.first.map { $0 <= day } ?? true) && day <= span.last }
    if falls(dossier.received) {
      let counts = DossierTally.counts(
        ofReceived: dossier.attributes, isFinished: dossier.finished != nil)
      for count in counts { self[count] += 1 }
      let lateFrom = DossierStanding.lateFrom(
        received: dossier.received, due: dossier.due, finished: dossier.finished, result: dossier.result)
      if let lateFrom, lateFrom <= span.judgedOn { self[.receivedLate] += 1 }
    }
    if let finished = dossier.finished, falls(finished) {
      let outcome = DossierStanding.outcome(due: dossier.due, finished: finished, result: dossier.result)
      for count in DossierTally.counts(ofFinished: dossier.attributes, outcome: outcome) { self[count] += 1 }
      self[.finishedDays] += finished - dossier.received
    }
    if let first = span.first, let standing = dossier.standing(on: first + -1), standing.isOpen {
      carriedOver += 1
    }
    if let standing = dossier.standing(on: span.last), standing.isOpen {
      open += 1
      if standing == .openLate { openLate += 1 }
    }
  }

  /// What a receipt counts under.
  ///
  /// - Parameter isFinished: whether the end is known, whenever it is.
  public static func counts(ofReceived attributes: DossierAttributes, isFinished: Bool) -> [Count] {
    let channel = attributes.channel ?? .inPerson
    let isOnline = channel == .online
    let hasResult = attributes[.hasDigitisedResult]
    let hasComponents = attributes[.hasDigitisedComponents]
    var counts: [Count] = [.received]
    if isOnline { counts.append(.online) }
    if channel == .postal { counts.append(.postal) }
    if isOnline, !isFinished || hasResult ?? true { counts.append(.onlineCounted) }
    if let level = attributes.level {
      counts.append(level.system == .decree43 ? .levelKnown43 : .levelKnown42)
      switch level {
      case .level3: counts += isOnline ? [.level3, .onlineLevel3] : [.level3]
      case .level4: counts += isOnline ? [.level4, .onlineLevel4] : [.level4]
      case .partial: counts += isOnline ? [.partial, .onlinePartial] : [.partial]
      case .whole: counts += isOnline ? [.whole, .onlineWhole] : [.whole]
      case .level1, .level2, .informationOnly: break
      }
    }
    if let hasFee = attributes[.hasFee] {
      counts.append(.feeKnown)
      if hasFee { counts.append(.withFee) }
    }
    if attributes[.isPaidOnline] == true { counts.append(.paidOnline) }
    if hasComponents != nil || hasResult != nil {
      counts.append(.digitisedKnown)
      if hasComponents == true { counts.append(.digitisedComponents) }
      if hasResult == true { counts.append(.digitisedResult) }
      if hasComponents == true, hasResult == true { counts.append(.digitised) }
    }
    if let isSynced = attributes[.isSynced] {
      counts.append(.syncKnown)
      if isSynced { counts.append(.synced) }
    }
    return counts
  }

  /// What an end counts under, ``Count/finishedDays`` left out.
  ///
  /// - Parameter outcome: one of the three finished standings.
  public static func counts(ofFinished attributes: DossierAttributes, outcome: DossierStanding) -> [Count] {
    var counts: [Count]
    switch outcome {
    case .finishedEarly: counts = [.finishedEarly]
    case .finishedLate: counts = [.finishedLate]
    default: counts = [.finishedOnTime]
    }
    if let level = attributes.level {
      counts.append(.finishedLevelKnown)
      if attributes.channel == .online, level == .whole || level == .level4 { counts.append(.finishedWhole) }
    }
    return counts
  }
}
