import CSystem
import Dashboard
import Glibc
import Terminal

/// What the thread of a ``FollowServer`` does; used on that thread alone.
///
/// It never waits for a follower: what does not fit into a follower's queue is sent once there is room, and by then in
/// its newest form. Of several presenters of one store the newest is followed. It says so to the one before, which sends
/// its followers over, stands back, and comes again when the newer one has ended.
final class FollowDesk {
  private static let mostFollowers = 64

  /// Somebody who is connected.
  private struct Peer {
    let descriptor: Int32
    /// nil until it has said who it is.
    var follower: Follower?
    /// There was no room for the newest message.
    var isBehind = false
  }

  private let server: FollowServer
  private let tell: (FollowNews) -> Void
  private let folder: Int32
  /// −1 while another dashboard is followed, or nobody can be.
  private var listener: Int32 = -1
  /// The presenter that was there before; open as long as this one presents, which is how it knows.
  private var elder: Int32 = -1
  /// The presenter that is followed instead of this one.
  private var younger: Int32 = -1
  private var peers: [Peer] = []
  /// What is shown, without followers, and the same as it was sent last.
  private var shown: FollowMessage?
  private var text = ""

  /// Listens from now on, in the place of whoever did so before.
  /// - Returns: nil where the folder cannot be opened.
  init?(_ server: FollowServer, tell: @escaping (FollowNews) -> Void) {
    self.server = server
    self.tell = tell
    folder = cs_local_folder(server.place.folder)
    guard folder >= 0 else { return nil }
    elder = cs_local_connect(folder, server.place.name)
    listen()
    // Whoever cannot listen takes nobody's followers.
    if elder >= 0, listens { send(FollowHello.successor.text, to: elder) }
  }

  var listens: Bool { listener >= 0 }

  private func listen() {
    var identity: UInt64 = 0
    listener = cs_local_listen(folder, ".phienhop-\(getpid())", server.place.name, &identity)
    if listens, !server.bind(FollowServer.Bound(folder: folder, identity: identity)) { close(&listener) }
  }

  /// Serves until the presentation ends.
  func run() {
    while !server.newest.isEnded {
      if server.newest.message != shown { tellAll() }
      var entries = [server.wakeup.descriptor, listener, younger].map { Self.entry($0) }
      entries += peers.map { Self.entry($0.descriptor, writes: $0.isBehind) }
      guard poll(&entries, nfds_t(entries.count), -1) > 0 else { continue }
      if entries[0].revents != 0 { server.wakeup.drain() }
      var isNew = false
      for entry in entries.dropFirst(3) where entry.revents != 0 { isNew = serve(entry) || isNew }
      if entries[2].revents != 0, younger == entries[2].fd { lookAtYounger() }
      if entries[1].revents != 0, listener == entries[1].fd { welcome() }
      if isNew { tellAll() }
    }
    for peer in peers { send(FollowMessage.ended, to: peer.descriptor) }
    server.unbind()
    for peer in peers { Glibc.close(peer.descriptor) }
    for descriptor in [listener, elder, younger, folder] where descriptor >= 0 { Glibc.close(descriptor) }
  }

  private static func entry(_ descriptor: Int32, writes: Bool = false) -> pollfd {
    pollfd(fd: descriptor, events: Int16(writes ? POLLIN | POLLOUT : POLLIN), revents: 0)
  }

  private func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  // MARK: Followers

  private func welcome() {
    while true {
      let descriptor = cs_local_accept(listener)
      guard descriptor >= 0 else { return }
      if peers.count < Self.mostFollowers {
        peers.append(Peer(descriptor: descriptor))
      } else {
        Glibc.close(descriptor)
      }
    }
  }

  /// - Returns: whether there are others who follow now.
  private func serve(_ entry: pollfd) -> Bool {
    guard let position = peers.firstIndex(where: { $0.descriptor == entry.fd }) else { return false }
    if entry.revents & Int16(POLLOUT) != 0 { tell(position) }
    guard entry.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { return false }
    switch hear(entry.fd) {
    case .nothing: return false
    case .gone: return drop(position)
    case .said(.follower(let follower)):
      let isOther = peers[position].follower != follower
      peers[position].follower = follower
      return isOther
    case .said(.stranger):
      // It learns our version from the heading; what to do about it is its own business.
      tell(position)
      return drop(position)
    case .said(.successor):
      handOver(to: position)
      return false
    }
  }

  private func drop(_ position: Int) -> Bool {
    let peer = peers.remove(at: position)
    Glibc.close(peer.descriptor)
    return peer.follower != nil
  }

  private func tellAll() {
    var message = server.newest.message
    shown = message
    message.followers = peers.compactMap(\.follower)
    text = message.text
    for position in peers.indices where peers[position].follower != nil { tell(position) }
  }

  /// Whoever cannot be told any more is found gone by the next `poll`.
  private func tell(_ position: Int) {
    peers[position].isBehind = send(text, to: peers[position].descriptor) == cs_sent_later
  }

  // MARK: Other presenters

  private func handOver(to position: Int) {
    close(&younger)
    younger = peers.remove(at: position).descriptor
    for peer in peers {
      send(FollowMessage.moved, to: peer.descriptor)
      Glibc.close(peer.descriptor)
    }
    peers = []
    // The name is the newer one's; what is remembered of ours must not be found again under another inode's number.
    server.unbind()
    close(&listener)
    tell(.replaced)
  }

  /// Comes again once the newer presenter has ended, unless there is another one.
  private func lookAtYounger() {
    guard case .gone = hear(younger) else { return }
    close(&younger)
    younger = cs_local_connect(folder, server.place.name)
    guard younger < 0 else { return }
    listen()
    if listens { tell(.followedAgain) }
  }

  // MARK: Messages

  private enum Heard {
    case nothing, gone
    case said(FollowHello)
  }

  private func hear(_ descriptor: Int32) -> Heard {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = cs_local_receive(descriptor, &bytes, bytes.count)
    if count < 0 { return .nothing }
    if count == 0 { return .gone }
    return .said(FollowHello(String(decoding: bytes[..<count], as: UTF8.self)))
  }

  @discardableResult private func send(_ text: String, to descriptor: Int32) -> cs_sent {
    var text = text
    return text.withUTF8 { cs_local_send(descriptor, $0.baseAddress, $0.count) }
  }
}
