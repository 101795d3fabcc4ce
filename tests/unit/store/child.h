// The test program started again as another process, to be killed or to have fewer rights than its parent.
// Test program.
#pragma once

#include <QString>
#include <QStringList>

namespace child {

struct Ended
{
    bool crashed = false; // by a signal
    int status = -1;
    QString output;
};
/// Runs this program with "--child <task> <arguments>"; `environment` is added as "NAME=value".
Ended run(const QString &task, const QStringList &arguments, const QStringList &environment = {});
/// The other side: the exit status of the task named by the arguments, or -1 when there is no "--child".
int perform(const QStringList &arguments);

} // namespace child
