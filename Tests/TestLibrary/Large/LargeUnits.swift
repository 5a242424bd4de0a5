import Model

/// Units under one province: its departments, agencies of the vertical sectors, wards and communes.
struct LargeUnits {
  let home: AdministrativeUnit

  private struct Name {
    let code: String
    let kind: AdministrativeUnit.Kind
    let group: AdministrativeUnit.Group
    let full: String
    let short: String
    let english: String
  }

  func first(_ count: Int) -> [AdministrativeUnit] {
    (Self.agencies + Self.communes(max(0, count - Self.agencies.count))).prefix(count).enumerated().map {
      position, name in
      AdministrativeUnit(
        id: UnitID(code: "\(home.id.code).M\(name.code)", validFrom: home.id.validFrom), kind: name.kind,
        group: name.group, name: Self.both(name.full, name.english),
        shortName: Self.both(name.short, name.english), validTo: nil, parent: home.id, successors: [],
        officialOrder: 10_000 + position, aliases: [])
    }
  }

  private static func both(_ vietnamese: String, _ english: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: vietnamese), english: CleanText(cleaning: english))
  }

  private static let agencies: [Name] =
    [
      ("Sở Nông nghiệp và Môi trường", "Sở NN&MT", "Agriculture and environment"),
      ("Sở Xây dựng", "Sở XD", "Construction"), ("Sở Công Thương", "Sở CT", "Industry and trade"),
      ("Sở Tài chính", "Sở TC", "Finance"), ("Sở Nội vụ", "Sở NV", "Home affairs"),
      ("Sở Tư pháp", "Sở TP", "Justice"), ("Sở Y tế", "Sở YT", "Health"),
      ("Sở Giáo dục và Đào tạo", "Sở GDĐT", "Education and training"),
      ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "Culture, sports and tourism"),
      ("Sở Dân tộc và Tôn giáo", "Sở DTTG", "Ethnic and religious affairs"),
      ("Sở Ngoại vụ", "Sở NgV", "Foreign affairs"), ("Thanh tra tỉnh", "Thanh tra", "Inspectorate"),
      ("Văn phòng Ủy ban nhân dân tỉnh", "VP UBND", "Provincial office"),
      ("Ban Quản lý Khu kinh tế và các khu công nghiệp", "BQL KKT", "Economic zones"),
    ].enumerated().map { position, name in
      Name(
        code: "S\(position + 1)", kind: .department, group: .departments, full: name.0, short: name.1,
        english: name.2)
    }
    + [
      ("Công an tỉnh", "Công an", "Police"), ("Thuế tỉnh", "Thuế", "Tax"),
      ("Bảo hiểm xã hội tỉnh", "BHXH", "Social insurance"),
      ("Kho bạc Nhà nước khu vực", "Kho bạc", "Treasury"), ("Bộ Chỉ huy Quân sự tỉnh", "BCH QS", "Military"),
      ("Thi hành án dân sự tỉnh", "THADS", "Judgment enforcement"),
    ].enumerated().map { position, name in
      Name(
        code: "N\(position + 1)", kind: .office, group: .verticalAgencies, full: name.0, short: name.1,
        english: name.2)
    }

  private static let firstWords = [
    "Nghĩa", "Bình", "Sơn", "Trà", "Ba", "Đức", "Hành", "Long", "Minh", "Mộ", "Phổ", "Tịnh", "An", "Vạn",
    "Thiện", "Lân", "Khánh", "Phước", "Tân", "Đăk", "Ia", "Ngọc", "Kon", "Măng", "Rờ", "Xuân", "Thọ", "Đông",
    "Tây", "Cẩm", "Vĩnh", "Trường", "Hòa", "Thạnh",
  ]
  private static let secondWords = [
    "Hành", "Giang", "Phong", "Thuận", "Hà", "Tây", "Động", "Chương", "Bồng", "Thọ", "Châu", "Tịnh", "Phú",
    "Hiệp", "Lâm", "Mỹ", "Khê", "Kỳ", "Trung", "Đông", "Hưng", "Lộc", "Ân", "Điền", "Xá", "Vệ", "Tơ", "Vì",
    "Nham", "Liên", "Trang", "Dinh", "Cương", "Ước",
  ]

  /// Every seventh a ward; no two of the same name.
  private static func communes(_ count: Int) -> [Name] {
    (0..<count).map { number in
      let first = firstWords[number % firstWords.count]
      // Runs through the second words in steps, so that neighbours in the list differ in both words.
      let round = number / firstWords.count
      let second = secondWords[(number + round * 7 + number / (firstWords.count * 34)) % secondWords.count]
      let again = number / (firstWords.count * secondWords.count)
      let place = "\(first) \(second)" + (again == 0 ? "" : " \(again + 1)")
      let isWard = number % 7 == 0
      return Name(
        code: "X\(number + 1)", kind: .commune, group: .communes, full: (isWard ? "Phường " : "Xã ") + place,
        short: (isWard ? "P. " : "X. ") + place, english: place)
    }
  }
}
