import CSystem
import Dashboard
import Glibc
import Store
import Synchronization
import Terminal

/// Tells followers what is presented, on a thread of its own. It begins with a presentation and ends with it, sleeps in
/// `poll`, and never makes the screen's thread wait: that one leaves a message behind, and the newest is what is sent.
final class FollowServer: Sendable {
  struct Order {
    var message: FollowMessage
    var isEnded = false
  }

  /// What bears the socket's name, so that it can be taken away from any thread.
  struct Bound {
    let folder: Int32
    let identity: UInt64
  }

  let place: FollowPlace
  let wakeup: Wakeup
  private let order: Mutex<Order>
  private let bound = Mutex<Bound?>(nil)

  /// Starts the thread.
  /// - Parameter tell: is told on that thread what becomes of the followers.
  /// - Returns: nil where the system gives no descriptor: a meeting goes on without followers.
  init?(
    _ place: FollowPlace, message: FollowMessage, log: DetailLog,
    tell: @escaping @Sendable (FollowNews) -> Void
  ) {
    guard let wakeup = Wakeup() else { return nil }
    self.place = place
    self.wakeup = wakeup
    order = Mutex(Order(message: message))
    FollowThread.start("phienhop-tells") { [self] in
      guard let desk = FollowDesk(self, tell: tell) else {
        log.append("follow \(place.folder): error \(errno)")
        tell(.unreachable)
        return
      }
      if !desk.listens {
        log.append("follow \(place.folder)/\(place.name): error \(errno)")
        tell(.unreachable)
      }
      desk.run()
    }
  }

  /// What is presented from now on. Never waits.
  func show(_ message: FollowMessage) {
    order.withLock { $0.message = message }
    wakeup.signal()
  }

  /// The presentation is over: the name is free at once, followers are told by the thread.
  func end() {
    order.withLock { $0.isEnded = true }
    unbind()
    wakeup.signal()
  }

  // MARK: For the thread

  var newest: Order { order.withLock { $0 } }

  /// - Returns: false where the presentation has ended meanwhile, so that the name must not stay.
  func bind(_ new: Bound) -> Bool {
    bound.withLock { $0 = new }
    guard newest.isEnded else { return true }
    unbind()
    return false
  }

  func unbind() {
    bound.withLock { bound in
      if let bound { cs_local_remove(bound.folder, place.name, bound.identity) }
      bound = nil
    }
  }
}
