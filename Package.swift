// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6)]

/// For all but the shared library Model, which other packages can use only without such flags. By default a generic
/// type is found by its written name when it is first used, and each time the runtime looks through all eight thousand
/// conformances of the program: a tenth of the time to the first frame. The README's build gives the same flag to
/// Model and to the packages that are used.
let program: [SwiftSetting] =
  strict + [
    .unsafeFlags(
      ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
      .when(configuration: .release))
  ]

/// Files of `profiles`, each an array in its `embed.c`; a test compares.
let profileFiles = [
  "budget.toml", "budget-wide.toml", "data-sets.toml", "difficulties.toml", "directives.toml",
  "dossiers.toml", "dti.toml", "feedback.toml", "feedback-channels.toml", "ii06a.toml",
  "indicators-by-period.toml", "indicators-by-unit.toml", "indicators-long.toml", "indicators-wide.toml",
  "infrastructure.toml", "own-assessment.toml", "papi.toml", "par-index.toml", "pci.toml",
  "portal-digitised.toml", "portal-online.toml", "portal-payment.toml", "portal-procedures.toml",
  "portal-progress.toml", "procedures.toml", "ranking.toml", "reports.toml", "service-index.toml",
  "sipas.toml", "units.toml",
]

let package = Package(
  name: "phienhop",
  defaultLocalization: "vi",
  products: [
    .library(name: "Model", targets: ["Model"]),
    .executable(name: "phienhop", targets: ["phienhop"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // The shared model library: pure values and the arithmetic on them.
    .target(name: "Model", swiftSettings: strict),

    // What the system offers only by macros: changes of folders told without a timer, memory in one piece.
    .target(name: "CSystem"),

    // The local file store: one SQLite file.
    .target(
      name: "Store",
      dependencies: [
        "Model", "CSystem", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: program),

    // Built-in data files, embedded, and the door to them.
    .target(name: "CReference"),
    .target(
      name: "Reference", dependencies: ["Model", "CReference"], exclude: ["Data"], swiftSettings: program),

    // What units send, read into Model.
    .target(name: "CDossierWords", exclude: ["headings.csv", "words.csv"]),
    .target(name: "Intake", dependencies: ["Model", "CDossierWords", "CSystem"], swiftSettings: program),

    // An invented province to try the program on.
    .target(name: "CDemo", exclude: ["agencies.csv", "directives.csv", "fields.csv", "places.csv"]),
    .target(name: "Demo", dependencies: ["Model", "Intake", "CDemo"], swiftSettings: program),

    // Foreign files down to raw cells. The libraries that read them are opened on first use, in a child process only:
    // Swift sees none of their headers, and nothing links them.
    .target(
      name: "CForeignFiles", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    .target(
      name: "ForeignFiles", dependencies: ["Model", "Intake", "CForeignFiles"], swiftSettings: program),

    // The built-in data files through Intake, for the image and the tests; the program does not link it.
    .target(name: "CBuiltInFiles"),
    .target(
      name: "BuiltInImport", dependencies: ["Model", "Intake", "CBuiltInFiles"], swiftSettings: program),

    // Profiles of forms as files, embedded, and what reads them.
    .target(name: "ProfileFiles", path: "profiles", exclude: profileFiles),
    .target(
      name: "Profiles",
      dependencies: ["Model", "Intake", "ProfileFiles", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: program),

    // Themes as files, embedded.
    .target(
      name: "Themes", path: "themes",
      exclude: [
        "colour-blind.toml", "dark.toml", "light.toml", "monochrome.toml", "projector.toml",
      ]),

    // The agenda a meeting begins with, embedded.
    .target(name: "AgendaFiles", path: "agendas", exclude: ["monthly.toml"]),

    // The form of a notice of conclusions, embedded.
    .target(name: "NoticeFiles", path: "notices", exclude: ["notice.toml"]),

    // Contrast and colour vision, for the commands about themes.
    .target(name: "Colorimetry", swiftSettings: program),

    // The screens as pure functions.
    .target(name: "CWording", exclude: ["vi.txt", "en.txt", "program-vi.txt", "program-en.txt"]),
    .target(name: "Dashboard", dependencies: ["Model", "CWording"], swiftSettings: program),

    // What a view shows, written to files. The libraries for workbooks are opened on first use: Swift sees none of
    // their headers, and nothing links them.
    .target(name: "CExport"),
    .target(
      name: "Export", dependencies: ["Model", "Intake", "Dashboard", "CExport"], swiftSettings: program),

    // A Frame onto the screen, keys into Events. The only target that sees ncurses.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminal"),
    .target(
      name: "Terminal", dependencies: ["Model", "Dashboard", "CNcurses", "CTerminal"], swiftSettings: program),

    // The program.
    .executableTarget(
      name: "phienhop",
      dependencies: [
        "Model", "Store", "Reference", "Intake", "Demo", "ForeignFiles", "Profiles", "Dashboard", "Export",
        "Terminal",
        "Themes",
        "AgendaFiles",
        "NoticeFiles",
        "CSystem",
        "CWording",
        "Colorimetry",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      exclude: ["Show/FORMAT.md", "Link"],
      swiftSettings: program,
      // There -lstdc++ finds the archive: of the shared library a start would look up four thousand names.
      linkerSettings: [
        .unsafeFlags(
          ["-L\(Context.packageDirectory)/Sources/phienhop/Link"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    // Library contents for tests of the screens.
    .target(
      name: "TestLibrary", dependencies: ["Model", "Reference", "Intake", "Store", "Dashboard"],
      path: "Tests/TestLibrary",
      swiftSettings: strict),
    // Makes a large store file, for measuring.
    .executableTarget(
      name: "LargeStore", dependencies: ["TestLibrary", "Store", "Model"], path: "Tests/LargeStore",
      swiftSettings: strict),
    // Times the pure parts in process and prints a table.
    .executableTarget(
      name: "Benchmarks", dependencies: ["TestLibrary", "Dashboard", "Reference", "Store", "Model"],
      path: "Tests/Benchmarks", swiftSettings: strict),
    // Draws every view at every size while an audit watches.
    .executableTarget(
      name: "LayoutSweep", dependencies: ["TestLibrary", "Dashboard", "Model"], path: "Tests/LayoutSweep",
      swiftSettings: strict),
    // Imports of millions of dossiers side by side with sqlite3.
    .executableTarget(
      name: "DossierBenchmark", dependencies: ["Demo", "Intake", "Store", "Model"],
      path: "Tests/DossierBenchmark", exclude: ["compare_sqlite3.py"],
      swiftSettings: strict),
    // Presenter and followers on pseudo-terminals, from a key to the last follower's frame.
    .executableTarget(
      name: "MeetingBenchmark", dependencies: ["phienhop", "PseudoTerminal"], path: "Tests/MeetingBenchmark",
      swiftSettings: strict),
    .testTarget(
      name: "ModelTests", dependencies: ["Model", "TestLibrary"], exclude: ["Directive/due-phrases.txt"],
      swiftSettings: strict),
    // A child process for the tests of the store: writes, reads and dies on demand.
    .executableTarget(
      name: "StoreProbe", dependencies: ["Store", "Model"], path: "Tests/StoreProbe", swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Store", "Model", "StoreProbe", "TestLibrary", "PseudoTerminal",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "BuiltInImport", "Intake", "Store", "Model"],
      swiftSettings: strict),
    .testTarget(name: "ColorimetryTests", dependencies: ["Colorimetry"], swiftSettings: strict),
    .systemLibrary(name: "CZip", path: "Tests/CZip", providers: [.apt(["libzip-dev"])]),
    // Files that go out, read back.
    .testTarget(
      name: "ExportTests",
      dependencies: [
        "Export", "Dashboard", "Model", "TestLibrary", "CZip", "ForeignFiles", "Intake", "Profiles",
        "BuiltInImport", "Store", "phienhop",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(name: "IntakeTests", dependencies: ["Intake", "Model"], swiftSettings: strict),
    // Reads with the built program as child, as the program itself does.
    .testTarget(
      name: "ForeignFilesTests",
      dependencies: [
        "ForeignFiles", "Intake", "Model", "Profiles", "BuiltInImport", "Demo", "TestLibrary", "phienhop",
      ],
      exclude: ["Fixtures", "Corpus", "Scripts"], swiftSettings: strict),
    .testTarget(
      name: "ProfilesTests", dependencies: ["Profiles", "Intake", "BuiltInImport", "Store", "Model"],
      swiftSettings: strict),
    .testTarget(
      name: "DashboardTests",
      dependencies: ["Dashboard", "Model", "CWording", "TestLibrary", "Terminal", "Store", "Reference"],
      exclude: ["Golden"],
      swiftSettings: strict),
    // A pseudo-terminal with libvterm as its screen, for tests of whole programs.
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "PseudoTerminal", dependencies: ["CPseudoTerminal", "CVTerm"], path: "Tests/PseudoTerminal",
      swiftSettings: strict),
    .executableTarget(name: "JobShell", path: "Tests/JobShell"),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Terminal", "Dashboard"], path: "Tests/TerminalProbe",
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["Terminal", "Dashboard", "CTerminal", "PseudoTerminal", "JobShell", "TerminalProbe"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "phienhop", "Export", "Model", "Store", "Intake", "ForeignFiles", "Dashboard", "Themes", "CWording",
        "Colorimetry", "PseudoTerminal", "TestLibrary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    // The built dashboard on a pseudo-terminal, with colleagues who change its store.
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["phienhop", "JobShell", "PseudoTerminal", "TestLibrary", "Store", "Model", "Dashboard"],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
