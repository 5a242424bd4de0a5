import Dashboard
import Model

/// A province with a meeting that hundreds of rooms follow, for the screens around a meeting.
public struct RoomProvince {
  public static let home = UnitID(code: "38", validFrom: Day(number: 0))
  public static let meeting: MeetingID = "2026-12-03"
  public static let today = day(2026, 12, 1)

  private let hasLongNames: Bool
  private let answers: [Attendance.State]

  /// - Parameter answers: of the first rooms, in their order; the others were not called.
  public init(longNames hasLongNames: Bool = false, answers: [Attendance.State] = []) {
    self.hasLongNames = hasLongNames
    self.answers = answers
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  public var reader: MemoryReader {
    var batch = FactBatch(kind: .meeting, title: "thử", author: "thử", reason: "thử")
    let name = LocalizedText(vietnamese: "Tỉnh Thanh Hóa", english: "Thanh Hoa")
    batch.settings = ["home": Self.home.description]
    batch.units = [
      AdministrativeUnit(
        id: Self.home, kind: .province, group: .provinces, name: name,
        shortName: LocalizedText(vietnamese: "Thanh Hóa", english: "Thanh Hoa"), validTo: nil, parent: nil,
        successors: [], officialOrder: 1, aliases: [])
    ]
    func body(_ name: CleanText) -> PartyName { PartyName(unit: nil, asStated: name, short: name) }
    let bodies =
      hasLongNames
      ? [
        body("Ban Chỉ đạo của Ủy ban nhân dân tỉnh Thanh Hóa về chuyển đổi số và Đề án 06"),
        body("Ban Chỉ đạo cải cách hành chính tỉnh Thanh Hóa nhiệm kỳ 2026–2031"),
      ] : [body("Ban Chỉ đạo Chuyển đổi số tỉnh Thanh Hóa")]
    batch.meetings = [
      Meeting(
        id: Self.meeting, kind: .monthly, province: Self.home, day: Self.day(2026, 12, 3), ordinal: 6,
        bodies: bodies, chair: "Chủ tịch UBND tỉnh",
        place: hasLongNames
          ? "Hội trường lớn, trụ sở Ủy ban nhân dân tỉnh, số 35 đại lộ Lê Lợi, phường Hạc Thành" : "",
        note: "Hướng dẫn triển khai chuyển đổi số năm 2026"),
      Meeting(
        id: "2027-01-05", kind: .monthly, province: Self.home, day: Self.day(2027, 1, 5), ordinal: 7),
    ]
    batch.agendaItems = ScreenDriver.usualAgenda.prefix(1).map { item in
      AgendaItem(
        id: FactID("\(Self.meeting)/\(item.position)"), meeting: Self.meeting, position: item.position,
        title: item.title, view: item.view, minutes: item.minutes)
    }
    batch.meetingRooms = ManyRooms.rooms(of: Self.meeting, longNames: hasLongNames)
    let ordered = MeetingRecord(
      meeting: batch.meetings[0], agenda: [], rooms: batch.meetingRooms, attendance: []
    ).rooms
    batch.attendance = zip(ordered, answers).map {
      Attendance(room: $0.id, meeting: Self.meeting, state: $1)
    }
    return MemoryReader([batch])
  }

  /// On a store that can be written to.
  public func driver(
    size: Size = Size(columns: 80, rows: 24), language: Language = .vietnamese
  ) throws -> ScreenDriver {
    var driver = try ScreenDriver(
      reader: reader, screen: .meeting, size: size, language: language, today: Self.today, home: Self.home)
    driver.state.library = .store(name: "thử")
    driver.state.isReadOnly = false
    driver.play(.resize(size))
    return driver
  }
}
