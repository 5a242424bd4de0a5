import Model

extension State {
  /// The size a state has while it is read as words: wide enough for every column and every name in full, and not so
  /// high that the overview lists everything.
  public static let readingSize = Size(columns: 160, rows: 48)

  /// What the screen shows, or what lies over it, as words; the sources at the end.
  public func reading() -> PlainDocument {
    var page = PlainWriter(self)
    for line in plainItem { page.heading(line) }
    page.heading(plainTitle)
    page.figure(wording[.today], format.day(today))
    page.figure(wording[.plainData], plainLibrary)
    if let followLine { page.sentence(followLine) }
    page.sentence(Screens.screen(screen).caption(self))
    guard answers.hasCatalogue else {
      page.sentence(wording[.loading])
      return page.document
    }
    if let overlay = overlays.last {
      overlay.read(self, into: &page)
    } else {
      Screens.screen(screen).read(self, into: &page)
      plainSources(into: &page)
    }
    return page.document
  }

  /// "Tỉnh Quảng Ngãi, Tổng quan".
  var plainTitle: CleanText {
    let unit = home(on: today).flatMap { catalogue.register.unit($0) }
    return [unit?.name.text(in: language) ?? "Phiên Họp", wording[screen.label]].joined(separator: ", ")
  }

  /// "Mục 3/9: Nhiệm vụ đến hạn" while presenting.
  var plainItem: [CleanText] {
    if let stage = StageScreen(self) { return [stage.name] }
    guard let presentation, let item = presentation.item else { return [] }
    let place = wording(
      .presentPlace, format.integer(presentation.position + 1), format.integer(presentation.items.count))
    return [place + ": " + item.title.text(in: language)]
  }

  /// What is shown, as the end of the tab line says it: "DTI năm 2022, QĐ 766 năm 2023".
  var plainCaption: CleanText { PlainText(wording).words(Screens.screen(screen).caption(self)) }

  /// Where the figures come from and whether they are up to date.
  var plainLibrary: CleanText {
    let kind: CleanText =
      switch library {
      case .builtIn: wording[.builtInData]
      case .store(let name): wording[.store] + " " + name
      }
    return kind + ", " + plainStatus
  }

  /// "Chỉ đọc", "Tự cập nhật", "Giữ hình, 2 thay đổi chờ".
  var plainStatus: CleanText { PlainText(wording).words(Chrome.status(self)) }

  /// What each mark stands for; explanations of symbols are left out with the symbols.
  private func plainSources(into page: inout PlainWriter) {
    let notes = Screens.screen(screen).plainNotes(self)
      .map { $0.spans.map(\.text).joined() }.filter { !PlainText.hasSymbols($0) }
    guard !notes.isEmpty else { return }
    page.heading(wording[.screenSources])
    for note in notes { page.sentence(note) }
  }
}

extension Screen {
  /// Every item in order, one after the other.
  func read(_ state: State, into page: inout PlainWriter) { readItems(state, into: &page) }

  /// What ``read(_:into:)`` usually does, for screens that do more.
  func readItems(_ state: State, into page: inout PlainWriter) {
    let items = items(state)
    for position in 0..<items.count { page.row(plainRow(items.key(at: position), state)) }
    if items.count == 0 {
      page.sentence(
        emptyWords(state) ?? state.wording[state.view.filter.isEmpty ? .plainEmpty : .noticeNoMatch])
    }
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? { nil }
  func readingQueries(_ state: State) -> [Query] { [] }
  func plainNotes(_ state: State) -> [Line] { footnotes(state) }
}
