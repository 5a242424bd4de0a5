import Glibc
import Model

/// A file opened for reading, which is known to be one and is watched for change.
final class OpenFile {
  let path: String
  let descriptor: Int32
  let size: Int
  private let status: stat

  /// Opens without ever waiting: a pipe with nobody at its other end is refused, not waited for.
  /// - Throws: a ``FaultPlace``.
  init(_ path: String) throws(FaultPlace) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw FaultPlace(.missing)
      case EACCES, EPERM: throw FaultPlace(.noPermission)
      // A socket, or a device without a driver.
      case ENXIO, ENODEV: throw FaultPlace(.notAFile)
      default: throw FaultPlace(.system, detail: String(cString: strerror(errno)))
      }
    }
    // Standard descriptors that are closed must not be taken for the file.
    let high = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    close(descriptor)
    guard high >= 0 else { throw FaultPlace(.system, detail: String(cString: strerror(errno))) }
    var status = stat()
    let isKnown = fstat(high, &status) == 0
    self.path = path
    self.descriptor = high
    self.status = status
    size = Int(status.st_size)
    guard isKnown else { throw FaultPlace(.system, detail: String(cString: strerror(errno))) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FaultPlace(.folder)
    default: throw FaultPlace(.notAFile)
    }
    guard size > 0 else { throw FaultPlace(.emptyFile) }
  }

  deinit {
    close(descriptor)
  }

  /// Whether somebody has written into the file since it was opened, or put another in its place.
  var hasChanged: Bool {
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { return true }
    return now.st_size != status.st_size || now.st_mtim.tv_sec != status.st_mtim.tv_sec
      || now.st_mtim.tv_nsec != status.st_mtim.tv_nsec
  }

  /// The bytes from a place on, as many as there are and at most `count`; does not move the file's position.
  func bytes(at offset: Int, count: Int) throws(FaultPlace) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
      }
      if got > 0 {
        filled += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        throw FaultPlace(.system, detail: String(cString: strerror(errno)))
      }
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}
