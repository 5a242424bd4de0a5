import CSystem
import Dashboard
import Foundation
import Model
import Synchronization
import Terminal

/// The thread that answers queries. It sleeps on a condition and never polls; the screen's thread never waits for it.
final class Worker: Sendable {
  enum Job: Sendable {
    /// Answers that are posted together.
    case load([Query])
    case refresh
    case countWaiting
    /// Takes in what was known at a batch, and nothing later from then on.
    case follow(BatchNumber)
    /// Tells figures as known at a batch; nil for the newest.
    case showFigures(BatchNumber?)
    case makeStore(UnitID)
    case export(State, ExportRequest)
    /// Keeps where a presentation is; answered by nothing.
    case keep(PresentationFile, String?)
    /// Keeps what is typed for a meeting; answered by nothing.
    case keepRecording(RecordingFile, String?, order: Int)
  }

  private let host: any DashboardHost
  private let mailbox: Mailbox
  private let language: Mutex<Language>
  private let jobs = JobQueue<Job>()

  init(host: any DashboardHost, mailbox: Mailbox, language: Language) {
    self.host = host
    self.mailbox = mailbox
    self.language = Mutex(language)
  }

  /// Starts the thread; it lives until the program ends.
  func start() {
    let thread = Thread { [self] in
      SignalGate.prepareThread()
      cs_thread_name("phienhop-worker")
      while true { perform(jobs.next()) }
    }
    thread.stackSize = 1 << 20
    thread.start()
  }

  func ask(_ job: Job, language: Language) {
    self.language.withLock { $0 = language }
    jobs.add(job)
  }

  private func answer(_ query: Query) -> Event {
    do {
      return .answer(query, try host.answer(query))
    } catch {
      return .failure(query, notice(for: error))
    }
  }

  private func notice(for error: any Error) -> Notice {
    host.notice(for: error, language: language.withLock { $0 })
  }

  private func perform(_ job: Job) {
    do {
      switch job {
      case .load(let queries): mailbox.post(queries.map { .answer(answer($0)) })
      case .refresh:
        mailbox.post(.answer(try host.refresh() ? .storeChanged : .nothingNew))
      case .follow(let batch):
        mailbox.post(.answer(try host.follow(to: batch) ? .storeChanged : .nothingNew))
      case .showFigures(let batch):
        try host.showFigures(at: batch)
        mailbox.post(.answer(.figuresShown(batch)))
      case .countWaiting: mailbox.post(.answer(.changesWait(try host.waitingBatches())))
      case .makeStore(let home): mailbox.post(.answer(try host.makeStore(home: home)))
      case .keep(let file, let text): file.keep(text)
      case .keepRecording(let file, let text, let order): file.keep(text, order: order)
      case .export(let state, let request): mailbox.post(.answer(try host.export(state, request)))
      }
    } catch {
      let notice = notice(for: error)
      switch job {
      case .refresh: mailbox.post(.answer(.refreshFailed(notice)))
      case .showFigures(let batch):
        mailbox.post(.answer(.figuresRefused(batch, telling: host.shownFigures, notice)))
      case .load, .countWaiting, .follow, .makeStore, .export, .keep, .keepRecording:
        mailbox.post(.answer(.notice(notice)))
      }
    }
  }
}
