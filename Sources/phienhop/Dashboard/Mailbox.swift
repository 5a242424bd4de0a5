import Dashboard
import Synchronization
import Terminal

/// Events from other threads, waiting for the screen's thread.
final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  private let wakeup: Wakeup

  init(_ wakeup: Wakeup) {
    self.wakeup = wakeup
  }

  func post(_ event: Event) {
    let isFirst = events.withLock { events in
      events.append(event)
      return events.count == 1
    }
    // One wake-up for as many events as come before the screen's thread looks.
    if isFirst { wakeup.signal() }
  }

  func take() -> [Event] {
    events.withLock { events in
      let taken = events
      events = []
      return taken
    }
  }
}
