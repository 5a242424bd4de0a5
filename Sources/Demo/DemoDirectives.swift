import Model

/// Three hundred directives of the invented province out of thirty documents, and the reports on them.
struct DemoDirectives {
  let count: Int
  let files: [DemoForms.File]

  private static let documents = 30
  private static let itemsPerDocument = 10
  /// The lists are of this day.
  private static let today = DemoDossiers.lastDay

  init(_ province: DemoProvince, seed: UInt64) {
    var numbers = DemoNumbers(seed: seed &+ 0xD14E)
    let tasks = DemoFiles.rows(of: "directives.csv")
    let names = Dictionary(
      province.units.map { ($0.id.code, $0.name.vietnamese.string) }, uniquingKeysWith: { first, _ in first })
    func name(_ code: String) -> String { names["\(DemoProvince.code).\(code)"] ?? code }
    var list = DemoSheet()
    list.rows = [
      ["MÔ PHỎNG: Danh sách nhiệm vụ giao của Tỉnh Mẫu"],
      [
        "STT", "Mã nhiệm vụ", "Văn bản giao", "Ngày ban hành", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp",
        "Thời hạn",
      ],
    ]
    var reports = DemoSheet()
    reports.rows = [
      ["MÔ PHỎNG: Báo cáo tiến độ thực hiện nhiệm vụ của Tỉnh Mẫu"],
      [
        "STT", "Mã nhiệm vụ", "Nội dung nhiệm vụ", "Ngày báo cáo", "Tình trạng", "Ngày hoàn thành",
        "Kết quả thực hiện",
      ],
    ]
    for document in 0..<Self.documents {
      let issued = DemoDossiers.firstDay + (200 + document * 17)
      let number = "\(110 + document * 7)/TB-UBND"
      for item in 0..<Self.itemsPerDocument where !tasks.isEmpty {
        let task = tasks[numbers.below(tasks.count)]
        let place = list.rows.count - 1
        let code = "M\(DemoProvince.padded(place, 4))"
        let text =
          "\(task["verb"] ?? "") \(task["object"] ?? ""), đợt \(document + 1) mục \(item + 1)"
        let others = (task["with"] ?? "").split(separator: ";").map { name(String($0)) }
        let due = issued + (20 + numbers.below(160))
        list.rows.append([
          String(place), code, item == 0 ? number : "", item == 0 ? DemoSheet.day(issued) : "", text,
          name(task["lead"] ?? ""), others.joined(separator: "; "), DemoSheet.day(due),
        ])
        if numbers.isHit(7_000) {
          reports.rows.append(Self.report(reports.rows.count - 1, code, text, issued, due, &numbers))
        }
      }
    }
    count = list.rows.count - 2
    files = [
      DemoForms.File(name: "nhiem-vu.csv", bytes: list.bytes(.utf8WithMark)),
      DemoForms.File(name: "bao-cao-tien-do.csv", bytes: reports.bytes(separator: ";", .utf16)),
    ]
  }

  /// Most are done in time, some late, some are under way.
  private static func report(
    _ place: Int, _ code: String, _ text: String, _ issued: Day, _ due: Day, _ numbers: inout DemoNumbers
  ) -> [String] {
    let finished = numbers.isHit(8_000) ? due + -numbers.below(15) : due + (1 + numbers.below(40))
    let isDone = finished <= today && numbers.isHit(8_500)
    let reported = isDone ? finished : min(today, issued + (15 + numbers.below(60)))
    return [
      String(place), code, text, DemoSheet.day(reported), isDone ? "Đã hoàn thành" : "Đang thực hiện",
      isDone ? DemoSheet.day(finished) : "",
      isDone ? "Đã ban hành văn bản và báo cáo kết quả" : "Đang lấy ý kiến các đơn vị phối hợp",
    ]
  }
}
