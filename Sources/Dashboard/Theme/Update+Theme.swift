import Model

extension State {
  /// Turns to the next of the themes there are.
  mutating func nextTheme() {
    guard !themes.isEmpty else { return }
    let position = themes.firstIndex(of: theme) ?? -1
    theme = themes[(position + 1) % themes.count]
    if themes.count > 1 { notice = Notice(.information, wording(.noticeTheme, CleanText(cleaning: theme))) }
  }
}
