import Profiles

/// The folder with profiles of one's own, one `.toml` file each.
struct ProfileFolder {
  private let folder: ThemeFolder

  init(_ path: String) {
    folder = ThemeFolder(path)
  }

  /// The library with what is there.
  /// - Returns: it, and the files that cannot even be read.
  func library() -> (library: ProfileLibrary, unreadable: [Failure]) {
    let (files, unreadable) = files()
    return (ProfileLibrary(userFiles: files), unreadable)
  }

  /// What is there.
  /// - Returns: the texts, and the files that cannot even be read.
  func files() -> (files: [ProfileLibrary.UserFile], unreadable: [Failure]) {
    var files: [ProfileLibrary.UserFile] = []
    var unreadable: [Failure] = []
    for name in folder.names {
      let path = folder.file(of: name)
      do throws(TextFile.Problem) {
        files.append(
          ProfileLibrary.UserFile(
            name: name, path: path, text: try TextFile.read(path, limit: TOMLFile.sizeLimit)))
      } catch {
        unreadable.append(error.failure(path))
      }
    }
    return (files, unreadable)
  }
}

extension Folders {
  var profiles: String { configuration + "/profiles" }
}
