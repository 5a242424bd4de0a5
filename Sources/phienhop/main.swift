import Glibc

// Everything else is in Program, so that nothing runs before its arguments are read.
exit(Program.run(Array(CommandLine.arguments.dropFirst())))
