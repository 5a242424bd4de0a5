import Dashboard
import Model

/// Prints a screen without a terminal: the same state and frame as in one, after the keys given.
struct Render {
  let view: ViewValue
  let size: String
  let format: RenderCommand.Format
  let keys: String
  let session: Session

  /// - Throws: a ``Failure`` with exit code 2 for a wrong size or key.
  func run() throws -> Int32 {
    guard let size = Size(size) else { throw Failure.usage(.errorSize, size) }
    let keys = try Key.list(keys)
    var themes = session.themes
    // `t` leads to the user's own themes as well.
    if !keys.isEmpty { themes.readFolder() }
    var state = session.makeState(size: size, view: view)
    try session.update(&state, .resize(size))
    try session.update(&state, .themes(themes.names))
    for key in keys { try session.update(&state, .key(key)) }
    let theme = themes.theme(named: state.theme)
    let frame = state.frame(in: theme)
    switch format {
    case .text:
      let lines = (0..<frame.size.rows).map { row in
        String(frame.text(row: row).reversed().drop { $0 == " " }.reversed()) + "\n"
      }
      try Program.print(lines.joined())
    case .ansi:
      try Program.print(
        ANSIText(theme: theme, depth: session.preparation.colour == .never ? .none : .direct).text(frame))
    }
    return ExitCode.done
  }
}
