import Dashboard
import Model
import Terminal

/// Opens the dashboard on the terminal and stays until it is left. Where nothing can be painted (a pipe, a terminal
/// without cursor movement) the first screen is written as plain text instead.
/// - Returns: the exit code.
func runDashboard(_ session: Session) -> Int32 {
  let statistics = Statistics()
  let code: Int32
  do {
    let terminal = try Terminal.open(
      TerminalOptions(colour: session.preparation.colour), statistics: statistics)
    var state = session.makeState(size: terminal.size)
    state.usesASCII = session.asksASCII ?? !terminal.showsVietnamese
    state.hasMouse = terminal.hasMouse
    state.isMouseOn = terminal.hasMouse && session.preparation.configuration.usesMouse ?? false
    if case .builtIn = session.library.kind {
      state.notice = Notice(.information, Wording(session.language)[.noticeBuiltIn])
    }
    for line in session.notices { state.notice = Notice(.warning, line.text(in: session.language)) }
    guard let loop = RunLoop(state: state, host: SessionHost(session), session: session, terminal: terminal)
    else {
      terminal.leave()
      return ExitCode.disk
    }
    code = loop.run()
    terminal.leave()
  } catch {
    code = printPlainly(session, instead: error)
  }
  if let path = session.statisticsPath, !statistics.write(to: path) {
    OutputStream.printError(
      "phienhop: " + session.words(.errorStatistics, [CleanText(cleaning: path)]))
    return code == ExitCode.done ? ExitCode.disk : code
  }
  return code
}

/// The first screen as plain text, 120 columns wide.
private func printPlainly(_ session: Session, instead error: TerminalError) -> Int32 {
  switch error {
  case .outputIsNoTerminal, .terminalNotNamed, .terminalUnknown, .terminalCannotPaint: break
  case .noKeyboard, .system:
    OutputStream.printError(
      CleanText(cleaning: "phienhop: " + (session.language == .english ? error.english : error.vietnamese)))
    return error.exitCode
  }
  var state = session.makeState(size: Size(columns: 120, rows: 40))
  state.usesASCII = session.asksASCII ?? !Alphabet.localeShowsVietnamese
  session.update(&state, .resize(state.size))
  do {
    try Program.print(state.frame().text)
    return ExitCode.done
  } catch {
    return ExitCode.disk
  }
}
