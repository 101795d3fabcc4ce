// Where recorded real payloads and candles are, for tests that go over every one of them. They are not part
// of the project: a test without them uses tests/data. Any thread.
#pragma once

#include <QFileInfo>
#include <QString>

namespace support {

/// The folder named by the environment variable SIGNALDESK_FIXTURES; empty when it is unset or not a folder.
inline QString fixturesRoot()
{
    const QString root = qEnvironmentVariable("SIGNALDESK_FIXTURES");
    return QFileInfo(root).isDir() ? QFileInfo(root).absoluteFilePath() : QString();
}

} // namespace support
