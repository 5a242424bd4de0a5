import ArgumentParser

/// Which past meeting a command looks at again.
struct MeetingOption: ParsableArguments {
  @Option(name: .long, help: .words("--meeting", value: "meeting"))
  var meeting: String?
}

/// A command that can show what was known at a past meeting.
protocol PastCommand: SessionCommand {
  var past: MeetingOption { get }
}
