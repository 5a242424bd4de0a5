import Model

/// Directives of every kind, with due texts of every kind read as the program reads them, joint leads, lines of
/// many units, reports and extensions for part of them.
struct LargeDirectives {
  let library: LargeLibrary
  let units: [AdministrativeUnit]

  private var today: Day { library.plan.today }

  func batch() -> FactBatch {
    var random = SeededNumbers(seed: library.plan.seed &* 7_919 &+ 4)
    var batch = LargeLibrary.batch("Nhiệm vụ giao")
    let provinces = library.register.provinces(on: today).filter { $0.id != library.home.id }
    batch.documents = documents(&random)
    let reader = DueReader(workdays: library.workdays)
    batch.directives.reserveCapacity(library.plan.directiveCount)
    for number in 0..<library.plan.directiveCount {
      let document = batch.documents[number % batch.documents.count]
      let isOfHome = number % 5 != 4 || provinces.isEmpty
      let province = isOfHome ? library.home : provinces[number / 5 % provinces.count]
      let directive = directive(number, document, province, isOfHome: isOfHome, reader, &random)
      batch.directives.append(directive)
      add(to: &batch, directive, number, isOfHome: isOfHome, &random)
    }
    batch.difficulties = difficulties(batch.directives)
    return batch
  }

  // MARK: Documents

  private func documents(_ random: inout SeededNumbers) -> [Document] {
    let kinds = [
      ("TB-BCĐ", "Thông báo kết luận phiên họp", "Conclusions of the session"),
      ("QĐ-UBND", "Quyết định giao nhiệm vụ", "Decision on tasks"),
      ("KH-UBND", "Kế hoạch chuyển đổi số", "Digital transformation plan"),
      ("CV-UBND", "Công văn đôn đốc", "Official letter"),
    ]
    return (0..<max(1, library.plan.directiveCount / 50)).map { number in
      let kind = kinds[number % kinds.count]
      let day = today + (-Int.random(in: 5..<1500, using: &random))
      return Document(
        id: DocumentID("mlvb-\(number)"), kind: .document, province: library.home.id,
        number: CleanText(cleaning: "\(100 + number)/\(kind.0)"),
        title: LocalizedText(
          vietnamese: CleanText(cleaning: "\(kind.1) số \(number + 1)"),
          english: CleanText(cleaning: "\(kind.2) \(number + 1)")),
        day: day, dayAsStated: CleanText(cleaning: day.description), issuer: CleanText("UBND tỉnh"),
        reference: LargeLibrary.reference(row: number + 2, sheet: CleanText("van ban")), note: .empty)
    }
  }

  // MARK: Directives

  private static let verbs = [
    ("Hoàn thiện", "Complete"), ("Rà soát", "Review"), ("Triển khai", "Roll out"),
    ("Báo cáo kết quả", "Report on"), ("Tham mưu ban hành", "Draft the decision on"),
    ("Khắc phục tồn tại trong", "Remedy the shortcomings of"), ("Đẩy nhanh", "Speed up"),
    ("Tổ chức tập huấn", "Train staff on"),
  ]
  private static let objects = [
    ("số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "the digitising of dossiers"),
    ("dịch vụ công trực tuyến toàn trình", "wholly online services"),
    ("kết nối, chia sẻ dữ liệu dân cư", "the sharing of population data"),
    ("chữ ký số chuyên dùng công vụ", "official digital signatures"),
    ("phủ sóng thôn lõm di động", "mobile coverage of blank hamlets"),
    ("hệ thống thông tin báo cáo của tỉnh", "the province's reporting system"),
    ("bảo đảm an toàn thông tin theo cấp độ", "information security by level"),
    ("thanh toán trực tuyến nghĩa vụ tài chính đất đai", "online payment of land dues"),
    ("tổ công nghệ số cộng đồng", "community digital teams"),
    ("cơ sở dữ liệu cán bộ, công chức, viên chức", "the database of officials"),
    ("nền tảng họp trực tuyến tới cấp xã", "online meetings down to communes"),
  ]
  private static let kinds: [Directive.Kind] = [
    .approval, .agreement, .requestUpward, .commendation, .generalRequest, .goal,
  ]

  private func directive(
    _ number: Int, _ document: Document, _ province: AdministrativeUnit, isOfHome: Bool, _ reader: DueReader,
    _ random: inout SeededNumbers
  ) -> Directive {
    let verb = Self.verbs[number % Self.verbs.count]
    let object = Self.objects[number / 3 % Self.objects.count]
    let lead = unit(&random)
    let place = isOfHome ? lead.name.vietnamese : province.name.vietnamese
    let title = "\(verb.0) \(object.0), \(place)"
    let assignedOn = document.day ?? today
    let due = due(number, assignedOn, reader, &random)
    let kind = random.percent(88) ? .task : Self.kinds[number % Self.kinds.count]
    var leads = [party(lead)]
    if random.percent(10) { leads.append(party(unit(&random))) }
    return Directive(
      id: DirectiveID("ml-\(number)"), kind: kind, province: province.id,
      title: LocalizedText(
        vietnamese: CleanText(cleaning: title),
        english: CleanText(cleaning: "\(verb.1) \(object.1), \(lead.shortName.english)")),
      text: CleanText(
        cleaning: title
          + "; báo cáo Chủ tịch Ủy ban nhân dân tỉnh kết quả thực hiện kèm số liệu của từng đơn vị"),
      document: document.id, item: "\(number / 50 % 12 + 1).\(number % 9 + 1)", assignedOn: assignedOn,
      leads: isOfHome
        ? leads : [PartyName(unit: nil, asStated: "Sở Khoa học và Công nghệ", short: "Sở KHCN")],
      coordinating: random.percent(40) ? [party(unit(&random))] : [],
      due: due.due, recurrence: due.recurrence, isTracked: isOfHome && random.percent(90),
      initialProgress: random.percent(60) ? .notStarted : .underWay, awaitsReading: nil,
      reference: LargeLibrary.reference(row: number + 2, sheet: CleanText("nhiem vu")), note: .empty)
  }

  private func unit(_ random: inout SeededNumbers) -> AdministrativeUnit {
    // Departments are told more often than communes.
    let upper = random.percent(50) ? min(20, units.count) : units.count
    return upper == 0 ? library.home : units[Int.random(in: 0..<upper, using: &random)]
  }

  private func party(_ unit: AdministrativeUnit) -> PartyName {
    PartyName(unit: unit.id, asStated: unit.name.vietnamese, short: unit.shortName.vietnamese)
  }

  /// Around today, so that every state has many: a day, a span, part of a month, a month, a quarter, a year, days and
  /// working days from the assignment, recurring ones, ongoing ones, and none.
  private func due(
    _ number: Int, _ assignedOn: Day, _ reader: DueReader, _ random: inout SeededNumbers
  ) -> (due: Due, recurrence: Recurrence) {
    let day = today + Int.random(in: -200...250, using: &random)
    let (year, month, dayOfMonth) = day.components
    let text =
      switch number % 16 {
      case 0, 1, 2, 3: "trước ngày \(dayOfMonth)/\(month)/\(year)"
      case 4, 5: "ngày \(dayOfMonth)/\(month)/\(year)"
      case 6: "giữa tháng \(month)/\(year)"
      case 7: "trong tháng \(month)/\(year)"
      case 8: "trong quý \(["I", "II", "III", "IV"][(month - 1) / 3])/\(year)"
      case 9: "năm \(year)"
      case 10: "trong \(5 + number % 60) ngày làm việc"
      case 11: "trong \(2 + number % 10) tháng"
      case 12: "hằng tháng, từ ngày 01 đến ngày 05"
      case 13: number % 3 == 0 ? "hằng quý" : number % 3 == 1 ? "hằng năm" : "hằng ngày hoặc đột xuất"
      case 14: "thường xuyên"
      default: ""
      }
    let reading = reader.read(text, assignedOn: assignedOn)
    var recurrence = reading.recurrence
    // Part of what recurs has ended or will: with a later document.
    if recurrence.rule != .none, recurrence.rule != .continuous, number % 5 == 0 {
      recurrence = Recurrence(
        rule: recurrence.rule, firstDayOfMonth: recurrence.firstDayOfMonth,
        lastDayOfMonth: recurrence.lastDayOfMonth, until: max(assignedOn, day),
        alsoAdHoc: recurrence.alsoAdHoc)
    }
    return (reading.due(asStated: CleanText(cleaning: text)), recurrence)
  }

  // MARK: What follows a directive

  private func add(
    to batch: inout FactBatch, _ directive: Directive, _ number: Int, isOfHome: Bool,
    _ random: inout SeededNumbers
  ) {
    guard isOfHome else { return }
    let reference = LargeLibrary.reference(row: number + 2, sheet: CleanText("tien do"))
    // One in twenty goes to many units, each with a line of its own.
    var lines: [FactID?] = [nil]
    if number % 20 == 7 {
      lines = (0..<8).map { line in
        let id = FactID("mlpc-\(number)-\(line)")
        batch.assignments.append(
          Assignment(id: id, directive: directive.id, party: party(unit(&random)), reference: reference))
        return id
      }
    }
    for (line, assignment) in lines.enumerated() where random.percent(55) {
      let reportedOn = min(today, directive.assignedOn + Int.random(in: 1...300, using: &random))
      let progress: Progress =
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<45: .done
        case 45..<75: .underWay
        case 75..<85: .awaitingConfirmation
        case 85..<90: .onHold
        case 90..<95: .returned
        case 95..<98: .notStarted
        default: .dropped
        }
      batch.reports.append(
        ProgressReport(
          id: FactID("mlbc-\(number)-\(line)"), directive: directive.id, assignment: assignment,
          instance: progress == .done && directive.recurrence.rule != .none
            ? directive.due.window?.first : nil,
          reportedOn: reportedOn, progress: progress, finishedOn: progress == .done ? reportedOn : nil,
          percent: progress == .done ? 100 : number % 10 * 10,
          text: CleanText(cleaning: "Đã báo cáo tại Công văn số \(number % 900 + 1)/BC"),
          evidence: .empty, reference: reference))
    }
    if random.percent(5), let window = directive.due.window {
      batch.extensions.append(
        DueExtension(
          id: FactID("mlgh-\(number)"), directive: directive.id, assignment: nil,
          grantedOn: min(today, max(directive.assignedOn, window.last)), window: DayRange(window.last + 30),
          document: CleanText(cleaning: "\(number % 300 + 1)/UBND-KGVX"),
          reason: CleanText("Chờ bố trí kinh phí"),
          reference: reference))
    }
  }

  private func difficulties(_ directives: [Directive]) -> [Difficulty] {
    directives.filter { $0.province == library.home.id }.prefix(200).enumerated().map { number, directive in
      Difficulty(
        id: DifficultyID("mlkk-\(number)"), province: directive.province,
        title: LocalizedText(
          vietnamese: CleanText(cleaning: "Thiếu nhân lực chuyên trách tại đơn vị thứ \(number + 1)"),
          english: CleanText(cleaning: "No dedicated staff at unit \(number + 1)")),
        statedOn: today + (-number), directive: directive.id, definition: nil,
        decidedOn: number % 3 == 0 ? today : nil,
        decision: number % 3 == 0 ? CleanText("Giao Sở Nội vụ bố trí") : .empty,
        reference: LargeLibrary.reference(row: number + 2, sheet: CleanText("vuong mac")))
    }
  }
}
