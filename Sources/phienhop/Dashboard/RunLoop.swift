import Dashboard

/// Prints the first frame as plain text; the interactive loop takes this place.
func runDashboard(_ session: Session) -> Int32 {
  var state = session.makeState(size: Size(columns: 120, rows: 40))
  session.update(&state, .resize(state.size))
  var output = OutputStream.standardOutput()
  do {
    try output.write(state.frame().text)
    try output.flush()
    return ExitCode.done
  } catch {
    return ExitCode.disk
  }
}
