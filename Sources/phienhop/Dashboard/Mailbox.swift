import Dashboard
import Synchronization
import Terminal

/// Messages from other threads, waiting for the screen's thread.
final class Mailbox: Sendable {
  enum Message: Sendable {
    /// What came of a job that the screen's thread asked for.
    case answer(Event)
    /// How far a job is that goes on.
    case progress(Event)
    /// Another program has changed the store; what to do about it is the screen's business.
    case storeTouched
    /// Nobody will tell when another program changes the store.
    case watchFailed
    /// Theme files are new, changed or gone.
    case themes(ThemeScan.News)
  }

  private let messages = Mutex<[Message]>([])
  private let wakeup: Wakeup

  init(_ wakeup: Wakeup) {
    self.wakeup = wakeup
  }

  func post(_ message: Message) { post([message]) }

  /// Posts messages that are taken together.
  func post(_ posted: [Message]) {
    let isFirst = messages.withLock { messages in
      messages += posted
      return messages.count == posted.count
    }
    // One wake-up for as many messages as come before the screen's thread looks.
    if isFirst { wakeup.signal() }
  }

  func take() -> [Message] {
    messages.withLock { messages in
      let taken = messages
      messages = []
      return taken
    }
  }
}
