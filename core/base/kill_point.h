// Named places where a test may end the process as a power cut would. Engine thread; free when not armed.
#pragma once

namespace base {

/// If the environment variable SIGNALDESK_KILL_AT is "<name>" or "<name>:<n>", the n-th passage of this name (the first
/// without n) ends the process with SIGKILL, leaving files as they are. Used by the tests of "nothing is lost".
/// When SIGNALDESK_KILL_LIST names a file, every name passed for the first time is appended to it, one a line.
void killPoint(const char *name);

} // namespace base
