import Dashboard

/// The probe's state and its picture.
struct ProbeList {
  var selected = 0
  var top = 0
  /// What came last, for the bottom row.
  var last = "-"

  static let names = [
    "Đà Nẵng", "Thừa Thiên Huế", "Thành phố Hồ Chí Minh", "Lạng Sơn", "Cần Thơ", "Quảng Ninh",
    "Bà Rịa - Vũng Tàu",
    "Bắc Giang", "Hải Phòng", "Ninh Bình", "Đắk Lắk", "Quảng Ngãi", "Trà Vinh", "Phú Yên", "Kiên Giang",
    "Hưng Yên",
    "Thanh Hóa", "Nghệ An", "Vĩnh Phúc", "Yên Bái", "Điện Biên", "Cao Bằng", "Sóc Trăng", "Tuyên Quang",
    "Hà Nội",
  ]

  static let theme = Theme(
    name: "probe",
    styles: [
      .text: ResolvedStyle(),
      .header: ResolvedStyle(
        foreground: .init(red: 255, green: 255, blue: 255), background: .init(red: 0, green: 0, blue: 135),
        foregroundANSI: 15, backgroundANSI: 4, isBold: true),
      .good: ResolvedStyle(foreground: .init(red: 0, green: 215, blue: 0), foregroundANSI: 2),
      .bar: ResolvedStyle(foreground: .init(red: 95, green: 175, blue: 255), foregroundANSI: 6),
    ])

  mutating func answer(_ key: Key) {
    last = key.name
    switch key {
    case .down: selected = min(selected + 1, 62)
    case .up: selected = max(0, selected - 1)
    case .pageDown: selected = min(62, selected + 20)
    case .home: selected = 0
    case .end: selected = 62
    default: break
    }
  }

  mutating func frame(size: Size) -> Frame {
    let visible = max(1, size.rows - 2)
    top = min(max(top, selected - visible + 1), selected)
    var cells = [Cell](repeating: Cell(drawing: " "), count: size.columns * size.rows)
    func write(_ text: String, row: Int, column: Int, role: Role = .text, attributes: Cell.Attributes = []) {
      var column = column
      for scalar in text.unicodeScalars where row < size.rows && column < size.columns {
        cells[row * size.columns + column] = Cell(drawing: scalar, role: role, attributes: attributes)
        column += 1
      }
    }
    func fill(row: Int, role: Role, attributes: Cell.Attributes = []) {
      write(
        String(repeating: " ", count: size.columns), row: row, column: 0, role: role, attributes: attributes)
    }
    fill(row: 0, role: .header)
    write(" Xếp hạng chuyển đổi số", row: 0, column: 0, role: .header)
    for line in 0..<visible where line + 1 < size.rows - 1 || size.rows <= 2 {
      let index = top + line
      guard index < 63 else { break }
      let look: Cell.Attributes = index == selected ? [.selected] : []
      fill(row: line + 1, role: .text, attributes: look)
      let name = Self.names[index % Self.names.count]
      write("\(index + 1)", row: line + 1, column: 1, attributes: look)
      write(name, row: line + 1, column: 5, attributes: look)
      write("0,\(7000 - index * 37)", row: line + 1, column: 30, role: .good, attributes: look)
      write(
        String(repeating: "█", count: max(1, 20 - index / 4)), row: line + 1, column: 40, role: .bar,
        attributes: look)
    }
    if size.rows > 2 { write(" dòng \(selected + 1) / 63  \(last)", row: size.rows - 1, column: 0) }
    return Frame(
      size: size, cells: cells, cursor: Point(column: 0, row: min(size.rows - 1, selected - top + 1)))
  }
}
