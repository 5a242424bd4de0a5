import Dashboard
import Glibc
import Model
import Terminal

/// Opens the dashboard on the terminal and stays until it is left. Where nothing can be painted (a pipe, a terminal
/// without cursor movement) the first screen is written as words instead.
/// - Parameters:
///   - request: a meeting to present; nil goes on with one that was cut off, where there is one.
///   - following: follows whoever presents, as the presenter's console or on a screen; nil follows nobody.
/// - Returns: the exit code.
/// - Throws: a ``Failure`` where the words cannot be written.
func runDashboard(
  _ session: Session, presenting request: PresentationRequest? = nil, following: FollowKind? = nil
) throws -> Int32 {
  let statistics = Statistics()
  let code: Int32
  do {
    let face = try face(session, statistics)
    let terminal = face.terminal
    defer { terminal.leave() }
    var state = session.makeState(size: face.size)
    state.isSpoken = session.isPlain
    face.prepare(&state)
    if let following {
      state.follow(asConsole: following == .console)
    } else if let request = request ?? (session.past == nil ? session.presentationFile.read() : nil) {
      state.present(request)
    }
    // A room is not told what only whoever opens the program has to know.
    if case .builtIn = session.library.kind, state.presentationRequest == nil, following == nil {
      state.notice = Notice(.information, Wording(session.language)[.noticeBuiltIn])
    }
    for line in session.notices { state.notice = Notice(.warning, line.text(in: session.language)) }
    guard let loop = RunLoop(state: state, host: SessionHost(session), session: session, face: face)
    else {
      return try printPlainly(session, request, instead: .system(errno))
    }
    code = loop.run()
  } catch let error as TerminalError {
    code = try printPlainly(session, request, instead: error)
  }
  if let path = session.statisticsPath, !statistics.write(to: path) {
    OutputStream.printError(
      "phienhop: " + session.words(.errorStatistics, [CleanText(cleaning: path)]))
    return code == ExitCode.done ? ExitCode.disk : code
  }
  return code
}

/// What a follower shows.
enum FollowKind {
  case screen, console
}

/// A picture, or words where `--plain` or the configuration asks for them.
private func face(_ session: Session, _ statistics: Statistics) throws(TerminalError) -> any DashboardFace {
  session.isPlain
    ? SpokenFace(try PlainTerminal.open(statistics: statistics), session: session)
    : PaintedFace(
      try Terminal.open(TerminalOptions(colour: session.preparation.colour), statistics: statistics),
      session: session)
}

/// The first screen as words.
private func printPlainly(
  _ session: Session, _ request: PresentationRequest?, instead error: TerminalError
) throws -> Int32 {
  switch error {
  case .outputIsNoTerminal, .terminalNotNamed, .terminalUnknown, .terminalCannotPaint: break
  case .noKeyboard, .system:
    OutputStream.printError(
      CleanText(cleaning: "phienhop: " + (session.language == .english ? error.english : error.vietnamese)))
    return error.exitCode
  }
  var state = session.makeState(size: State.readingSize)
  if let request { state.present(request) }
  try Program.print(session.written(session.read(state)))
  return ExitCode.done
}
