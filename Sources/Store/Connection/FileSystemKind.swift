import CSystem
import Glibc

/// The file system a path is on.
///
/// The kernel's own table of mounts names it; `statfs` gives the same as a number, which is shared by local and
/// remote file systems made in user space. Making the table takes the kernel longer than opening a store does.
struct FileSystemKind: Hashable, Sendable {
  /// As the kernel names it: `ext4`, `nfs4`, `fuse.sshfs`.
  let name: String
  let isNetwork: Bool
  let isReadOnly: Bool

  /// Numbers of the usual disks of a machine, by what `man 2 statfs` calls them: those that no other machine can be
  /// behind. The three of ext have one number.
  private static let localDisks: [(number: UInt64, name: String)] = [
    (0xEF53, "ext4"), (0x5846_5342, "xfs"), (0x9123_683E, "btrfs"), (0x0102_1994, "tmpfs"),
  ]

  /// What opening a store has to know, without the kernel's table where the disk is a usual one; the name is that of
  /// its kind. nil when `path` cannot be asked.
  static func forOpening(_ path: String) -> FileSystemKind? {
    var isReadOnly = false
    let number = cs_file_system(path, &isReadOnly)
    guard number > 0 else { return nil }
    guard let disk = localDisks.first(where: { $0.number == number }) else { return FileSystemKind(of: path) }
    return FileSystemKind(name: disk.name, isNetwork: false, isReadOnly: isReadOnly)
  }

  private init(name: String, isNetwork: Bool, isReadOnly: Bool) {
    self.name = name
    self.isNetwork = isNetwork
    self.isReadOnly = isReadOnly
  }

  /// nil when `path` cannot be asked.
  init?(of path: String) {
    var information = statvfs()
    guard statvfs(path, &information) == 0, let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let mounts = SystemFile.text(of: "/proc/self/mountinfo") ?? ""
    name = FileSystemKind.type(of: String(cString: resolved), mounts: mounts) ?? "?"
    isNetwork = FileSystemKind.networkNames.contains(name)
    isReadOnly = information.f_flag & 1 != 0
  }

  static let networkNames: Set<String> = [
    "nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ceph", "lustre", "coda", "ncpfs", "gfs2",
    "ocfs2", "beegfs", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.davfs", "davfs",
    "fuse.rclone", "fuse.s3fs", "fuse.curlftpfs",
  ]

  /// The type of the mount that holds the resolved `path`: the one with the longest mount point above it, the
  /// later of two. A line is "36 35 98:0 / /mnt rw,noatime shared:1 - ext4 /dev/sda1 rw".
  static func type(of path: String, mounts: String) -> String? {
    var best: (length: Int, name: String)?
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 4, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
      let point = unescaped(fields[4])
      guard point == "/" || path == point || path.hasPrefix(point + "/") else { continue }
      if point.utf8.count >= best?.length ?? 0 { best = (point.utf8.count, String(fields[dash + 1])) }
    }
    return best?.name
  }

  /// Spaces and their like stand as `\040` in the table.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.count >= 3,
        let value = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
