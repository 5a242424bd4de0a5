/// Why the dashboard cannot be painted here. The caller may print the screen as plain text instead.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard output is a file or a pipe.
  case outputIsNoTerminal
  /// There is no terminal to read keys from.
  case noKeyboard
  /// TERM is empty.
  case terminalNotNamed
  /// The terminal data base does not know this TERM.
  case terminalUnknown(String)
  /// The terminal cannot place the cursor.
  case terminalCannotPaint(String)
  /// The system refused what is needed; the number is `errno`.
  case system(Int32)

  /// One calm line, without a line feed.
  public var vietnamese: String {
    switch self {
    case .outputIsNoTerminal: "Đầu ra không phải là màn hình dòng lệnh."
    case .noKeyboard: "Không có bàn phím: không mở được /dev/tty."
    case .terminalNotNamed: "Biến TERM chưa được đặt nên không biết loại màn hình."
    case .terminalUnknown(let name): "Máy này không biết loại màn hình TERM=\(printable(name))."
    case .terminalCannotPaint(let name): "Màn hình TERM=\(printable(name)) không vẽ được bảng điều khiển."
    case .system(let number): "Hệ thống không cho dùng màn hình (lỗi \(number))."
    }
  }

  /// The same in English.
  public var english: String {
    switch self {
    case .outputIsNoTerminal: "The output is not a terminal."
    case .noKeyboard: "There is no keyboard: /dev/tty cannot be opened."
    case .terminalNotNamed: "TERM is not set, so the kind of terminal is not known."
    case .terminalUnknown(let name): "This machine does not know the terminal TERM=\(printable(name))."
    case .terminalCannotPaint(let name): "The terminal TERM=\(printable(name)) cannot show the dashboard."
    case .system(let number): "The system does not let us use the terminal (error \(number))."
    }
  }

  /// 2, configuration; 5, permission.
  public var exitCode: Int32 {
    if case .system = self { 5 } else { 2 }
  }

  private func printable(_ name: String) -> String {
    String(name.unicodeScalars.prefix(40).map { (0x20...0x7E).contains($0.value) ? Character($0) : "?" })
  }
}
