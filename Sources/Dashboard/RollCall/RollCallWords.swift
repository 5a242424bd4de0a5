import Model

extension Attendance.State {
  var label: Label {
    switch self {
    case .present: .rollPresent
    case .absent: .rollAbsent
    case .notCalled: .rollNotCalled
    }
  }

  /// Every terminal has these, and without colour they differ.
  var mark: CleanText {
    switch self {
    case .present: "√"
    case .absent: "×"
    case .notCalled: "·"
    }
  }

  var role: Role {
    switch self {
    case .present: .good
    case .absent: .warning
    case .notCalled: .neutral
    }
  }
}

extension MeetingRoom.Level {
  /// As an office counts rooms: "xã, phường".
  var label: Label {
    switch self {
    case .province: .rollLevelProvince
    case .district: .rollLevelDistrict
    case .commune: .rollLevelCommune
    case .hamlet: .rollLevelHamlet
    }
  }

  /// In one word.
  var shortLabel: Label {
    switch self {
    case .province: .rollShortProvince
    case .district: .rollShortDistrict
    case .commune: .rollShortCommune
    case .hamlet: .rollShortHamlet
    }
  }
}
