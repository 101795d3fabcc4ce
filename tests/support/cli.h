// Runs signaldesk-cli from outside, as a person or a script would. For tests.
#pragma once

#include "base/json.h"

#include <QProcess>
#include <QString>
#include <QStringList>

namespace support {

struct CliResult
{
    int status = -1;      // exit status; −1 when it was killed
    bool crashed = false; // ended by a signal
    QByteArray out, err;
    [[nodiscard]] base::Json json() const
    {
        const auto parsed = base::parseJson(out.trimmed().toStdString(), std::size_t(1) << 30);
        return parsed ? *parsed : base::Json();
    }
    /// One JSON document a line.
    [[nodiscard]] std::vector<base::Json> lines() const
    {
        std::vector<base::Json> all;
        for (const QByteArray &line : out.split('\n'))
            if (const auto parsed = base::parseJson(line.toStdString()); !line.isEmpty() && parsed)
                all.push_back(*parsed);
        return all;
    }
};

/// Starts the program with a data folder of its own and waits for its end.
inline CliResult cli(const QString &dataDir, const QStringList &arguments, const QByteArray &input = {},
                     const QStringList &environment = {}, int patience = 120'000)
{
    QProcess process;
    QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
    for (const QString &one : environment)
        surroundings.insert(one.section(QLatin1Char('='), 0, 0), one.section(QLatin1Char('='), 1));
    process.setProcessEnvironment(surroundings);
    process.start(QStringLiteral(SIGNALDESK_CLI),
                  QStringList{QStringLiteral("--json"), QStringLiteral("--data-dir"), dataDir} + arguments);
    process.write(input);
    process.closeWriteChannel();
    CliResult result;
    if (!process.waitForFinished(patience)) {
        process.kill();
        process.waitForFinished();
    }
    result.crashed = process.exitStatus() == QProcess::CrashExit;
    result.status = result.crashed ? -1 : process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace support
