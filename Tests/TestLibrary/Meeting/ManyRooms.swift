import Model

/// The rooms of a meeting as an article of April 2022 counts them: one main room, 27 of districts, 559 of communes and
/// 206 of hamlets, under invented names.
public enum ManyRooms {
  private static let districts =
    "Hoằng Hóa,Quảng Xương,Thọ Xuân,Nông Cống,Triệu Sơn,Hà Trung,Nga Sơn,Hậu Lộc,Yên Định,Vĩnh Lộc,Cẩm Thủy,Thạch Thành,Ngọc Lặc,Lang Chánh,Bá Thước,Quan Hóa,Quan Sơn,Mường Lát,Thường Xuân,Như Xuân,Như Thanh,Đông Sơn,Thiệu Hóa,Tĩnh Gia,Bỉm Sơn,Sầm Sơn,Thanh Hóa"
    .split(separator: ",")
  private static let heads = "Hoằng Quảng Thọ Nga Hà Yên Cẩm Thiệu Đông Tân Xuân Minh".split(separator: " ")
  private static let tails =
    "Đức Đông Đồng Phú Phụ Sơn Lộc Thịnh Trung Hải Tiến Phong Lâm Xuân Vinh Long Giang Thành Yến Lưu Ngọc Trạch Cát Kim Hợp Quý Khê Quỳ Phượng Đạo Hà Đạt Tân Châu Thái Thanh Trường Trinh Xuyên Lương Thắng Đại Ninh Bình Dân Nghĩa Thuận"
    .split(separator: " ")

  /// - Parameter hasLongNames: adds what offices write before their names.
  public static func rooms(of meeting: MeetingID, longNames hasLongNames: Bool = false) -> [MeetingRoom] {
    let communes = heads.flatMap { head in tails.map { "\(head) \($0)" } }.prefix(559)
    let office = hasLongNames ? "Hội trường Ủy ban nhân dân" : "UBND"
    var entries = [RoomList.Entry(level: .province, name: "Sở Thông tin và Truyền thông")]
    func add(_ level: MeetingRoom.Level, _ name: String) {
      entries.append(RoomList.Entry(level: level, name: CleanText(cleaning: name)))
    }
    for name in districts { add(.district, "\(office) huyện \(name)") }
    for name in communes { add(.commune, "\(office) xã \(name)") }
    for number in 1...206 {
      add(.hamlet, "Nhà văn hóa thôn \(number) xã \(communes[number % communes.count])")
    }
    return RoomList(entries).rooms(of: meeting) { _ in nil }
  }
}
