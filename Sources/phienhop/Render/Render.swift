import Dashboard
import Model

/// Prints a screen without a terminal: the same state and frame as in one, after the keys given.
struct Render {
  let screen: ScreenID
  let size: String
  let format: RenderCommand.Format
  let keys: String
  let session: Session

  /// - Throws: a ``Failure`` with exit code 2 for a wrong size or key.
  func run() throws -> Int32 {
    guard let size = Size(size) else { throw Failure.usage(.errorSize, size) }
    let keys = try Key.list(keys)
    var state = session.makeState(size: size, screen: screen)
    session.update(&state, .resize(size))
    for key in keys { session.update(&state, .key(key)) }
    let frame = state.frame()
    switch format {
    case .text:
      let lines = (0..<frame.size.rows).map { row in
        String(frame.text(row: row).reversed().drop { $0 == " " }.reversed()) + "\n"
      }
      try Program.print(lines.joined())
    case .ansi:
      try Program.print(ANSIText(theme: session.theme(named: state.theme)).text(frame))
    }
    return ExitCode.done
  }
}
