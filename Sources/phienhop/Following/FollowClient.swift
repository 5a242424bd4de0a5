import CSystem
import Dashboard
import Glibc
import Synchronization

/// Follows whoever presents, on a thread of its own: connected it sleeps in `poll`, and while nobody presents until the
/// kernel tells of a change in the folder. It only ever passes on the newest message.
final class FollowClient: Sendable {
  private let place: FollowPlace
  /// Version of the store as it was opened here.
  private let schema: Int
  private let follower: Mutex<Follower>
  private let connection = Mutex<Int32>(-1)
  private let tell: @Sendable (FollowNews) -> Void

  /// Starts the thread, which lives until the program ends.
  init(
    _ place: FollowPlace, schema: Int, as follower: Follower, tell: @escaping @Sendable (FollowNews) -> Void
  ) {
    self.place = place
    self.schema = schema
    self.follower = Mutex(follower)
    self.tell = tell
    FollowThread.start("phienhop-follow") { [self] in run() }
  }

  /// Says who follows, when that has changed. Never waits.
  func introduce(_ new: Follower) {
    let isOther = follower.withLock { follower in
      defer { follower = new }
      return follower != new
    }
    if isOther { connection.withLock { if $0 >= 0 { greet($0) } } }
  }

  private func greet(_ descriptor: Int32) {
    var text = FollowHello.follower(follower.withLock { $0 }).text
    // Where there is no room it is told nothing new: the presenter is stopped.
    _ = text.withUTF8 { cs_local_send(descriptor, $0.baseAddress, $0.count) }
  }

  // MARK: The thread

  /// How a connection ended.
  private enum End {
    /// Whoever presents now may be there already.
    case gone
    /// Without a word: there is no room, or the presenter was just being killed, and who comes after it may be there.
    case silent
    /// Nothing can be had before something in the folder changes.
    case refused
  }

  /// How often who was sent away without a word looks again by itself.
  private static let mostSilent = 5

  private func run() {
    var end = End.gone
    var silent = 0
    while true {
      if end == .silent, silent < Self.mostSilent {
        silent += 1
        usleep(100_000)
        end = .gone
      } else {
        silent = 0
      }
      let descriptor = waitForPresenter(looksFirst: end == .gone)
      guard descriptor >= 0 else { return }
      connection.withLock { connection in
        connection = descriptor
        greet(descriptor)
      }
      end = follow(descriptor)
      connection.withLock { $0 = -1 }
      close(descriptor)
    }
  }

  private func connect() -> Int32 {
    let folder = cs_local_folder(place.folder)
    guard folder >= 0 else { return -1 }
    defer { close(folder) }
    let descriptor = cs_local_connect(folder, place.name)
    if descriptor < 0, errno == EACCES || errno == EPERM { tell(.refused(.forbidden)) }
    return descriptor
  }

  /// Sleeps until somebody presents.
  /// - Returns: −1 where the system tells of no changes in the folder.
  private func waitForPresenter(looksFirst: Bool) -> Int32 {
    var watch = cs_folder_watch()
    guard cs_folder_open(place.folder, &watch) else {
      if errno == EACCES || errno == EPERM { tell(.refused(.forbidden)) }
      return -1
    }
    defer { cs_folder_close(&watch) }
    guard cs_folder_begin(place.folder, &watch, false) else { return -1 }
    // Watched first and looked at afterwards: nothing is missed in between.
    var descriptor = looksFirst ? connect() : -1
    while descriptor < 0 {
      guard cs_folder_wait(true, -1) == cs_wait_changed else { return -1 }
      // An import makes thousands of changes in the folder and a presenter one.
      usleep(100_000)
      cs_folder_drain(&watch)
      descriptor = connect()
    }
    return descriptor
  }

  /// Passes on what comes until the presenter is gone.
  private func follow(_ descriptor: Int32) -> End {
    var bytes = [UInt8](repeating: 0, count: FollowMessage.longest + 1024)
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var hasHeard = false
    while true {
      entry.revents = 0
      guard poll(&entry, 1, -1) > 0 else { continue }
      var newest: FollowMessage?
      var end: End?
      while end == nil {
        let count = cs_local_receive(descriptor, &bytes, bytes.count)
        if count < 0 { break }
        guard count > 0 else {
          tell(.lost)
          return hasHeard ? .gone : .silent
        }
        hasHeard = true
        switch FollowMessage.read(String(decoding: bytes[..<count], as: UTF8.self)) {
        case .shown(let message): newest = message
        case .ended:
          tell(.ended)
          end = .gone
        case .moved:
          tell(.lost)
          end = .gone
        case .otherVersion(let theirs):
          tell(.refused(.otherVersion(theirs: theirs)))
          end = .refused
        case nil: break
        }
      }
      if let end { return end }
      if let newest {
        guard newest.schema == schema else {
          tell(.refused(.otherStore(theirs: newest.schema, ours: schema)))
          return .refused
        }
        tell(.shown(newest))
      }
    }
  }
}
