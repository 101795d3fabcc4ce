// A program that the desk starts and that must not outlive it, not even a desk that was killed. Thread of the
// process's owner.
#pragma once

#include <QProcess>

namespace base {

/// Before `start`: the child is killed when the thread that starts it ends, however that comes about (Linux:
/// prctl(2), PR_SET_PDEATHSIG). Elsewhere the owner's own stopping has to do.
void endWithParent(QProcess &process);

} // namespace base
