import Model

extension State {
  /// The screen as a frame: a function of the state and nothing else.
  public func frame() -> Frame { frame(audit: nil) }

  /// The same while an audit watches where texts meet; see ``DrawingAudit``.
  package func frame(audit: DrawingAudit?) -> Frame {
    let frame = Painter.frame(size: size, audit: audit, usesASCII: usesASCII) { paint($0) }
    return usesASCII ? frame.ascii : frame
  }

  func paint(_ painter: Painter) {
    let isConsole = isAttached && following?.isConsole == true
    guard !isBlank || isConsole else { return }
    guard Chrome.hasRoom(size) else {
      if let presentation {
        PresentedFrame.drawTooSmall(presentation, self, painter)
      } else {
        drawTooSmall(painter)
      }
      return
    }
    if isConsole, let message = following?.shown {
      FollowConsole(message, self).draw(painter)
      return
    }
    if isAttached, presentation == nil {
      FollowWaiting.draw(self, painter)
      return
    }
    if overlays.last == .testPicture {
      TestPicture.draw(self, painter)
      return
    }
    var drawn = self
    drawn.drawnFootnotes = Chrome.footnoteLines(self)
    drawn.paintScreen(painter)
  }

  private func paintScreen(_ painter: Painter) {
    let area = painter.clipped(to: Chrome.content(self))
    if let presentation {
      PresentedFrame.draw(presentation, self, painter)
      for overlay in overlays {
        painter.target(.nothing, painter.bounds.splitBottom(1).rest)
        overlay.draw(self, area)
      }
      Chrome.drawFoot(self, painter)
      return
    }
    Chrome.draw(self, painter)
    if answers.hasCatalogue {
      Screens.screen(screen).draw(self, area)
    } else {
      area.text(wording[.loading], column: 2, row: 1)
    }
    for overlay in overlays {
      // Whatever lies over the screen takes the clicks; only the footer goes on below.
      painter.target(.nothing, painter.bounds.splitBottom(1).rest)
      overlay.draw(self, area)
    }
    Chrome.drawFoot(self, painter)
  }

  private func drawTooSmall(_ painter: Painter) {
    let needed = "\(Chrome.smallest.columns)×\(Chrome.smallest.rows)"
    let text = wording(
      .tooSmall, CleanText(cleaning: needed), CleanText(cleaning: "\(size.columns)×\(size.rows)"))
    let words = text.string.split(separator: " ").map { CleanText(cleaning: String($0)) }
    // Wrapped word by word, so that even a very narrow terminal says something readable.
    var row = max(0, size.rows / 2 - 1)
    var x = 0
    for word in words {
      if x > 0, x + 1 + word.columns > size.columns {
        row += 1
        x = 0
      }
      x = painter.text((x > 0 ? " " : "") + word, column: x, row: row)
    }
  }
}
