import Foundation
import Testing

@testable import Model

/// Who leads, in the words of conclusions: units, posts that stand for them, lists and groups.
@Suite struct DirectiveLeadTests {
  private static let home = UnitID(code: "51", validFrom: testDay("2025-07-01"))

  private static let register: UnitRegister = {
    var units: [AdministrativeUnit] = []
    func add(_ code: String, _ name: String, _ short: String, _ kind: AdministrativeUnit.Kind = .department) {
      units.append(
        AdministrativeUnit(
          id: UnitID(code: code, validFrom: testDay("2025-07-01")), kind: kind,
          group: kind == .province ? .provinces : kind == .commune ? .communes : .departments,
          name: LocalizedText(vietnamese: CleanText(cleaning: name), english: .empty),
          shortName: LocalizedText(vietnamese: CleanText(cleaning: short), english: .empty), validTo: nil,
          parent: kind == .province ? nil : home, successors: [], officialOrder: units.count, aliases: []))
    }
    add("51", "Tỉnh Quảng Ngãi", "Quảng Ngãi", .province)
    add("KHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN")
    add("TC", "Sở Tài chính", "Sở TC")
    add("NV", "Sở Nội vụ", "Sở NV")
    add("VH", "Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL")
    add("VP", "Văn phòng UBND tỉnh", "VP UBND", .office)
    add("CA", "Công an tỉnh", "Công an")
    add("TTR", "Thanh tra tỉnh", "Thanh tra")
    add("KCN", "Ban Quản lý các khu công nghiệp", "BQL KCN")
    add("X1", "Phường Trương Quang Trọng", "Trương Quang Trọng", .commune)
    add("X2", "Xã Trường Giang", "Trường Giang", .commune)
    add("X3", "Xã Hoà Đông", "Hoà Đông", .commune)
    return UnitRegister(units)
  }()

  private func read(_ line: String) -> DirectiveLine {
    DirectiveLineReader(register: Self.register, home: Self.home, due: DueReader(workdays: WorkCalendar()))
      .read(line, on: testDay("2025-08-20"), nextMeeting: testDay("2025-09-03"))
  }

  /// Line, leads, coordinating units, task, due as stated. A unit is its code, a group its words after "*", a name that
  /// nobody bears its words after "?".
  static let lines: [(String, [String], [String], String, String)] = [
    (
      "giao các sở, ban, ngành rà soát thủ tục trước 15/9", ["*các sở, ban, ngành"], [], "rà soát thủ tục",
      "trước 15/9"
    ),
    (
      "giao các sở, ban, ngành, UBND các xã, phường nâng tỷ lệ hồ sơ trực tuyến lên 80% trước 30/9",
      ["*các sở, ban, ngành, UBND các xã, phường"], [], "nâng tỷ lệ hồ sơ trực tuyến lên 80%", "trước 30/9"
    ),
    (
      "giao UBND các xã, phường hoàn thành số hóa trong tháng 9", ["*UBND các xã, phường"], [],
      "hoàn thành số hóa",
      "trong tháng 9"
    ),
    (
      "giao các đơn vị, địa phương khẩn trương báo cáo trước 17 giờ ngày 15/9", ["*các đơn vị, địa phương"],
      [],
      "khẩn trương báo cáo", "trước 17 giờ ngày 15/9"
    ),
    (
      "yêu cầu các cơ quan, đơn vị, địa phương liên quan khẩn trương đưa IOC vào hoạt động trong tháng 9",
      ["*các cơ quan, đơn vị, địa phương liên quan"], [], "khẩn trương đưa IOC vào hoạt động", "trong tháng 9"
    ),
    ("giao UBND cấp xã rà soát trước 15/9", ["*UBND cấp xã"], [], "rà soát", "trước 15/9"),
    (
      "giao mỗi địa phương chọn 1 chợ làm mô hình chợ 4.0 trong năm 2025", ["*mỗi địa phương"], [],
      "chọn 1 chợ làm mô hình chợ 4.0", "trong năm 2025"
    ),
    (
      "giao Thủ trưởng các cơ quan chịu trách nhiệm trước Chủ tịch UBND tỉnh", ["*Thủ trưởng các cơ quan"],
      [],
      "chịu trách nhiệm trước Chủ tịch UBND tỉnh", ""
    ),
    (
      "giao Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các xã, phường, đặc khu tổ chức thực hiện nghiêm, hằng tháng",
      ["*Thủ trưởng các sở, ban, ngành", "*Chủ tịch UBND các xã, phường, đặc khu"], [],
      "tổ chức thực hiện nghiêm",
      "hằng tháng"
    ),
    (
      "giao Giám đốc Sở Tài chính chủ trì bố trí kinh phí chậm nhất 30/9", ["TC"], [], "bố trí kinh phí",
      "chậm nhất 30/9"
    ),
    (
      "giao đồng chí Giám đốc Sở Nội vụ báo cáo tại phiên họp tới", ["NV"], [], "báo cáo", "tại phiên họp tới"
    ),
    ("giao Chủ tịch UBND xã Hòa Đông báo cáo trước 15/9", ["X3"], [], "báo cáo", "trước 15/9"),
    ("giao Chánh Văn phòng UBND tỉnh theo dõi, đôn đốc", ["VP"], [], "theo dõi, đôn đốc", ""),
    ("giao Chánh Thanh tra tỉnh kiểm tra trong quý IV", ["TTR"], [], "kiểm tra", "trong quý IV"),
    ("giao Văn phòng Ủy ban nhân dân tỉnh đôn đốc hằng tuần", ["VP"], [], "đôn đốc", "hằng tuần"),
    ("giao VP UBND tỉnh đôn đốc trước 15/9", ["VP"], [], "đôn đốc", "trước 15/9"),
    ("giao Công an tỉnh Quảng Ngãi chủ trì triển khai Đề án 06", ["CA"], [], "triển khai Đề án 06", ""),
    (
      "giao các Sở: Tài chính, Nội vụ, Khoa học và Công nghệ rà soát trước 15/9", ["TC", "NV", "KHCN"], [],
      "rà soát",
      "trước 15/9"
    ),
    (
      "giao UBND các xã Hòa Đông, Trường Giang hoàn thành trước 15/9", ["X3", "X2"], [], "hoàn thành",
      "trước 15/9"
    ),
    (
      "giao Sở Tài chính và các sở, ngành liên quan trình phương án, hai tuần một lần",
      ["TC", "*các sở, ngành liên quan"],
      [], "trình phương án", "hai tuần một lần"
    ),
    (
      "giao các sở, Ban Quản lý các khu công nghiệp rà soát trước 15/9", ["*các sở", "KCN"], [], "rà soát",
      "trước 15/9"
    ),
    (
      "giao Sở Văn hóa, Thể thao và Du lịch, UBND các xã rà soát", ["VH", "*UBND các xã"], [], "rà soát", ""
    ),
    (
      "giao Sở Tài chính, Sở Nội vụ thẩm định, phối hợp các đơn vị liên quan, trước 15/9", ["TC", "NV"],
      ["*các đơn vị liên quan"], "thẩm định", "trước 15/9"
    ),
    (
      "giao các sở rà soát, phối hợp UBND cấp xã trước 15/9", ["*các sở"], ["*UBND cấp xã"], "rà soát",
      "trước 15/9"
    ),
    (
      "giao Bộ Chỉ huy Quân sự tỉnh rà soát trước 15/9", ["?Bộ Chỉ huy Quân sự tỉnh"], [], "rà soát",
      "trước 15/9"
    ),
    (
      "giao Sở Xây dựng nâng tỷ lệ lên 80% trước 15/9", ["?Sở Xây dựng"], [], "nâng tỷ lệ lên 80%",
      "trước 15/9"
    ),
    // What is said of when is no part of the task.
    (
      "giao Sở Nội vụ báo cáo trước 16 giờ 30 thứ Sáu hằng tuần", ["NV"], [], "báo cáo",
      "trước 16 giờ 30 thứ Sáu hằng tuần"
    ),
    ("giao Sở Nội vụ báo cáo lúc 8 giờ ngày 15/9", ["NV"], [], "báo cáo", "lúc 8 giờ ngày 15/9"),
    ("giao Sở Nội vụ báo cáo trước ngày 15/9, 17 giờ", ["NV"], [], "báo cáo", "trước ngày 15/9, 17 giờ"),
    ("giao Sở Nội vụ báo cáo kết quả tại mỗi phiên họp", ["NV"], [], "báo cáo kết quả", "tại mỗi phiên họp"),
    ("giao Sở Nội vụ báo cáo kết quả mỗi 2 tuần", ["NV"], [], "báo cáo kết quả", "mỗi 2 tuần"),
    (
      "giao Sở Nội vụ báo cáo ngày 30-6, 6 tháng một lần", ["NV"], [], "báo cáo", "ngày 30-6, 6 tháng một lần"
    ),
    (
      "giao Sở Nội vụ báo cáo UBND tỉnh trước Tết Nguyên đán", ["NV"], [], "báo cáo UBND tỉnh",
      "trước Tết Nguyên đán"
    ),
    (
      "giao Sở Nội vụ trình Kế hoạch, trước 30/10 và 30/12", ["NV"], [], "trình Kế hoạch",
      "trước 30/10 và 30/12"
    ),
    (
      "giao Sở Nội vụ tham mưu UBND tỉnh trình kỳ họp HĐND tỉnh cuối năm", ["NV"], [],
      "tham mưu UBND tỉnh trình kỳ họp HĐND tỉnh cuối năm", ""
    ),
    ("giao Sở Nội vụ sắp xếp đúng thứ tự, trước 15/9", ["NV"], [], "sắp xếp đúng thứ tự", "trước 15/9"),
    (
      "giao Sở Nội vụ lập dự toán năm sau trước ngày 15/10", ["NV"], [], "lập dự toán năm sau",
      "trước ngày 15/10"
    ),
    (
      "giao Sở Nội vụ báo cáo trước kỳ họp của HĐND tỉnh, khóa XIII", ["NV"], [], "báo cáo khóa XIII",
      "trước kỳ họp của HĐND tỉnh"
    ),
    ("giao Sở Nội vụ báo cáo trước 15/8 âm lịch", ["NV"], [], "báo cáo", "trước 15/8 âm lịch"),
    ("giao Sở Nội vụ báo cáo hai lần mỗi tháng", ["NV"], [], "báo cáo", "hai lần mỗi tháng"),
    ("giao Sở Nội vụ tinh giản biên chế", ["NV"], [], "tinh giản biên chế", ""),
    ("giao so noi vu tinh gian bien che", ["NV"], [], "tinh gian bien che", ""),
    ("giao Sở Tài chính tính toán lại dự toán", ["TC"], [], "tính toán lại dự toán", ""),
    ("giao Sở Nội vụ tỉnh rà soát", ["NV"], [], "rà soát", ""),
    ("giao so noi vu tinh ra soat", ["NV"], [], "ra soat", ""),
    ("giao Công an các xã rà soát", ["*Công an các xã"], [], "rà soát", ""),
    ("giao Công an tỉnh rà soát", ["CA"], [], "rà soát", ""),
    ("giao các bộ, ngành rà soát", ["*các bộ, ngành"], [], "rà soát", ""),
    ("giao các cấp, các ngành rà soát", ["*các cấp, các ngành"], [], "rà soát", ""),
    (
      "giao các cấp ủy, chính quyền địa phương rà soát", ["*các cấp ủy, chính quyền địa phương"], [],
      "rà soát", ""
    ),
    ("giao các tập đoàn, ngân hàng rà soát", ["*các tập đoàn, ngân hàng"], [], "rà soát", ""),
  ]

  private func described(_ parties: [DirectiveParty]) -> [String] {
    parties.map { party in
      party.unit?.id.code ?? (party.isGroup ? "*" : "?") + party.asStated.string
    }
  }

  @Test(arguments: DirectiveLeadTests.lines.indices)
  func takesLinesApart(index: Int) {
    let (text, leads, coordinating, task, due) = Self.lines[index]
    let line = read(text)
    #expect(described(line.leads) == leads)
    #expect(described(line.coordinating) == coordinating)
    #expect(line.task.string == task)
    #expect(line.dueAsStated.string == due)
  }

  /// A field for leads finds the same as the line.
  @Test func aFieldOfNamesReadsTheSame() {
    let reader = DirectiveLineReader(
      register: Self.register, home: Self.home, due: DueReader(workdays: WorkCalendar()))
    for line in Self.lines where !line.1.contains(where: { $0.hasPrefix("?") }) {
      let found = read(line.0).leads
      let names = found.map(\.asStated.string).joined(separator: ", ")
      #expect(described(reader.parties(in: names, on: testDay("2025-08-20"))) == described(found), "\(names)")
    }
  }

  /// A group is settled as stated: nothing is open, and no unit is put in its place.
  @Test func aGroupStaysAGroup() {
    let line = read("giao các sở, ban, ngành rà soát trước 15/9")
    #expect(line.problems.isEmpty)
    #expect(line.leads.first?.partyName.unit == nil)
    #expect(line.leads.first?.choices.isEmpty == true)
    #expect(line.leads.first?.partyName.asStated == "các sở, ban, ngành")
  }

  /// The day before goes on with the rhythm, and its words say so.
  @Test func theOtherReadingHasItsRhythm() {
    let due = read("giao Sở Nội vụ báo cáo trước ngày 20 hằng tháng").due
    #expect(due.alternatives.first?.reading.vietnamese.string.hasPrefix("hằng tháng; kỳ đầu ") == true)
    #expect(due.alternatives.first?.reading.english.string.hasPrefix("every month; first ") == true)
  }
}
