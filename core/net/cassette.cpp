#include "net/cassette.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include "net/budget.h"
#include "net/recorded_exchange.h"
#include "net/redact.h"

#include <map>

namespace net {

namespace {

Q_LOGGING_CATEGORY(room, "desk.net", QtInfoMsg)

using base::ErrorCode;
using base::Result;

struct Recorder
{
    std::unique_ptr<Http> inner;
    QDir folder;
    int next = 1;

    [[nodiscard]] int numberOfNewest() const
    {
        int newest = 0;
        for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            bool isNumber = false;
            const int number = name.chopped(5).toInt(&isNumber);
            newest = isNumber ? std::max(newest, number) : newest;
        }
        return newest;
    }

    void write(int number, const std::string &text) const
    {
        const QString name = QStringLiteral("%1.json").arg(number, 6, 10, QLatin1Char('0'));
        QSaveFile file(folder.filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) &&
                             file.write(text.data(), qint64(text.size())) == qint64(text.size()) &&
                             file.commit();
        if (!written)
            qCWarning(room, "exchange %d could not be recorded: %s", number, qPrintable(file.errorString()));
    }
};

base::Task<Response> sendRecorded(std::shared_ptr<Recorder> recorder, Request request)
{
    const int number = recorder->next++;
    Request passedOn = request;
    Result<Response> result = co_await recorder->inner->send(std::move(passedOn));
    if (!result && result.error().code == ErrorCode::Cancelled)
        co_return result; // nothing was said
    recorder->write(number, writeExchange(request, result) + '\n');
    co_return result;
}

class RecordingHttp final : public Http, public BudgetKeeper
{
public:
    RecordingHttp(std::unique_ptr<Http> inner, const QString &folder)
        : m_recorder(std::make_shared<Recorder>())
    {
        m_recorder->inner = std::move(inner);
        m_recorder->folder = QDir(folder);
        if (!m_recorder->folder.mkpath(QStringLiteral(".")))
            qCWarning(room, "the folder %s cannot be made", qPrintable(folder));
        m_recorder->next = m_recorder->numberOfNewest() + 1;
    }

    base::Task<Response> send(Request request) override
    {
        return sendRecorded(m_recorder, std::move(request));
    }
    void stop() override { m_recorder->inner->stop(); }
    [[nodiscard]] std::vector<HostBudget> budgets() const override
    {
        return budgetsOf(m_recorder->inner.get());
    }

private:
    std::shared_ptr<Recorder> m_recorder;
};

struct Track
{
    std::vector<Result<Response>> answers;
    std::size_t next = 0;
};

base::Task<Response> ready(Result<Response> result)
{
    co_return result;
}

class ReplayingHttp final : public Http
{
public:
    explicit ReplayingHttp(std::map<std::string, Track> tracks) : m_tracks(std::move(tracks)) {}

    base::Task<Response> send(Request request) override
    {
        Result<Response> result = answer(request);
        const bool good = result && result->status >= 200 && result->status < 300;
        if (good && request.onBody && !result->body.isEmpty())
            request.onBody({result->body.constData(), std::size_t(result->body.size())});
        return ready(std::move(result));
    }
    void stop() override { m_stopped = true; }

private:
    Result<Response> answer(const Request &request)
    {
        if (m_stopped || request.cancel.stop_requested())
            return base::fail(ErrorCode::Cancelled, "stopped", hostOf(request.url));
        const auto found = m_tracks.find(exchangeKey(request));
        if (found == m_tracks.end()) {
            const std::string url = urlWithoutSecrets(request.url);
            return base::fail(ErrorCode::NotFound, "nothing is recorded for " + request.method + " " + url,
                              url);
        }
        Track &track = found->second;
        const std::size_t index = std::min(track.next++, track.answers.size() - 1);
        return track.answers[index];
    }

    std::map<std::string, Track> m_tracks;
    bool m_stopped = false;
};

Result<void> addFile(std::map<std::string, Track> &tracks, const QString &path)
{
    const std::string name = path.toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::Storage, "cannot be read", name);
    const std::string text = file.readAll().toStdString();
    auto exchange = readExchange(text);
    if (!exchange) {
        const base::Error &error = exchange.error();
        return base::fail(error.code, error.field.empty() ? error.detail : error.field + ": " + error.detail,
                          name);
    }
    tracks[exchange->key].answers.push_back(std::move(exchange->result));
    return {};
}

} // namespace

std::unique_ptr<Http> makeRecordingHttp(std::unique_ptr<Http> inner, QString folder)
{
    return std::make_unique<RecordingHttp>(std::move(inner), folder);
}

Result<std::unique_ptr<Http>> makeReplayingHttp(QString folder)
{
    const QDir files(folder);
    std::map<std::string, Track> tracks;
    QStringList names = files.entryList({QStringLiteral("*.json")}, QDir::Files);
    // By number, so that a recording of more than 999,999 exchanges still plays in its order.
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    for (const QString &name : names) {
        const Result<void> added = addFile(tracks, files.filePath(name));
        if (!added)
            return base::fail(added);
    }
    if (tracks.empty())
        return base::fail(ErrorCode::NotFound, "no recorded exchanges in this folder", folder.toStdString());
    return std::unique_ptr<Http>(std::make_unique<ReplayingHttp>(std::move(tracks)));
}

} // namespace net
