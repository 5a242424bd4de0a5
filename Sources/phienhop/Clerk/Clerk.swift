import CSystem
import Dashboard
import Foundation
import Model
import Store
import Synchronization
import Terminal

/// The thread that writes for an open dashboard: decisions and imports, one after the other. It begins with the first
/// job, sleeps on a condition and never polls; neither the screen's thread nor the one that answers queries ever waits
/// for it.
final class Clerk: Sendable {
  /// What is to be done, and in which language to tell of it.
  struct Job: Sendable {
    enum Work: Sendable {
      case record(Recording)
      case importing(ticket: Int, ImportStep)
    }

    let work: Work
    let language: Language
  }

  private let preparation: Preparation
  private let mailbox: Mailbox
  private let jobs = JobQueue<Job>()
  private let hasBegun = Mutex(false)
  /// The newest import that was given up.
  private let givenUp = Mutex(0)

  init(_ preparation: Preparation, mailbox: Mailbox) {
    self.preparation = preparation
    self.mailbox = mailbox
  }

  /// Each job is answered by one message that says it is over.
  func ask(_ job: Job) {
    if case .importing(let ticket, .cancel) = job.work {
      // Heard by the job under way; the queue forgets what it has read when it comes to it.
      givenUp.withLock { $0 = max($0, ticket) }
    }
    begin()
    jobs.add(job)
  }

  /// The thread lives until the program ends.
  private func begin() {
    let isFirst = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    guard isFirst else { return }
    let thread = Thread { [self] in
      SignalGate.prepareThread()
      cs_thread_name("phienhop-clerk")
      let desk = ClerkDesk(preparation)
      while true {
        let job = jobs.next()
        mailbox.post(.answer(perform(job, desk)))
      }
    }
    // Reading a form goes deeper than answering a query.
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func perform(_ job: Job, _ desk: ClerkDesk) -> Event {
    do {
      switch job.work {
      case .record(.draft(let meeting, let edit)):
        return .drafted(meeting, edit, try desk.carryOut(edit, in: meeting))
      case .record(.rollCall(let meeting, let edit)):
        let (batch, isNew) = try desk.call(edit, in: meeting)
        return .rollCalled(meeting, edit, batch, isNew: isNew)
      case .record(let recording): return .recorded(recording, try desk.record(recording))
      case .importing(let ticket, let step):
        // The screen does not wait for a file that is read.
        cs_thread_give_way()
        return .importing(ticket, try desk.carryOut(step, language: job.language, news: news(of: ticket)))
      }
    } catch {
      let failure = Failure(error)
      preparation.log.append(failure.details)
      let kind: Notice.Kind = (error as? StoreError)?.isCancellation == true ? .information : .error
      let notice = Notice(kind, failure.message(ProgramWords(job.language)))
      switch job.work {
      case .record(.draft(_, let edit)): return .draftFailed(edit, notice)
      case .record(.rollCall(let meeting, let edit)): return .rollCallFailed(meeting, edit, notice)
      case .record: return .notice(notice)
      case .importing(let ticket, _): return .importing(ticket, .failed(notice))
      }
    }
  }

  /// Tells how far an import is, and stops it once it was given up.
  private func news(of ticket: Int) -> ClerkDesk.Pulse {
    let told = ToldShare()
    return { [self] done, total in
      if givenUp.withLock({ $0 >= ticket }) { throw StoreError.cancelled }
      guard total > 0, told.isNew(done * 100 / total) else { return }
      mailbox.post(.progress(.importing(ticket, .progress(done: done, total: total))))
    }
  }
}

/// The percent that was told last, so that each is told once.
private final class ToldShare: Sendable {
  private let last = Mutex(-1)

  func isNew(_ share: Int) -> Bool {
    last.withLock { last in
      defer { last = share }
      return share != last
    }
  }
}

extension StoreError {
  /// Somebody asked for it.
  fileprivate var isCancellation: Bool {
    if case .cancelled = self { true } else { false }
  }
}
