#include "store/secret_store_keychain.h"

#include <QCoroSignal>
#include <qt6keychain/keychain.h>

namespace store {

namespace {

constexpr std::chrono::milliseconds patience{
    30'000}; // a person may have to type the password of the keychain

struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
template <class Job>
using JobPtr = std::unique_ptr<Job, DeleteLater>;

template <class Job>
JobPtr<Job> newJob(const std::string &id)
{
    JobPtr<Job> job(new Job(QStringLiteral("signaldesk")));
    job->setAutoDelete(false);
    job->setInsecureFallback(false); // what cannot be kept safely is for the person to decide
    job->setKey(QString::fromStdString(id));
    return job;
}

/// The job's outcome: true done, false no such entry. What the service says is not repeated: it is not ours
/// to know whether it holds a part of the secret.
base::Result<bool> outcome(bool ended, const QKeychain::Job &job)
{
    if (!ended)
        return base::fail(base::ErrorCode::Unsupported, "the keychain does not answer");
    switch (job.error()) {
    case QKeychain::NoError:
        return true;
    case QKeychain::EntryNotFound:
        return false;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return base::fail(base::ErrorCode::Unsupported, "the keychain denies access");
    default:
        return base::fail(base::ErrorCode::Unsupported, "there is no keychain here");
    }
}

class SystemKeychain final : public Keychain
{
public:
    base::Task<std::optional<base::Secret>> read(std::string id) override
    {
        // A service that once let us wait is not waited for again for every key at start-up.
        if (m_silent)
            co_return base::fail(base::ErrorCode::Unsupported, "the keychain does not answer");
        const JobPtr<QKeychain::ReadPasswordJob> job = newJob<QKeychain::ReadPasswordJob>(id);
        const base::Result<bool> found = co_await done(job.get());
        if (!found)
            co_return base::fail(found);
        std::optional<base::Secret> secret;
        if (*found)
            secret = base::Secret(job->textData().toStdString());
        co_return secret;
    }

    base::Task<void> write(std::string id, base::Secret secret) override
    {
        const JobPtr<QKeychain::WritePasswordJob> job = newJob<QKeychain::WritePasswordJob>(id);
        job->setTextData(QString::fromStdString(secret.reveal()));
        const base::Result<bool> written = co_await done(job.get());
        if (!written)
            co_return base::fail(written);
        if (!*written)
            co_return base::fail(base::ErrorCode::Unsupported, "there is no keychain here");
        co_return base::Result<void>();
    }

    base::Task<bool> remove(std::string id) override
    {
        const JobPtr<QKeychain::DeletePasswordJob> job = newJob<QKeychain::DeletePasswordJob>(id);
        const base::Result<bool> removed = co_await done(job.get());
        co_return removed;
    }

private:
    base::Task<bool> done(QKeychain::Job *job)
    {
        job->start();
        auto finished = qCoro(job, &QKeychain::Job::finished, patience);
        const auto answer = co_await finished;
        m_silent = !answer.has_value();
        co_return outcome(!m_silent, *job);
    }

    bool m_silent = false;
};

} // namespace

std::unique_ptr<Keychain> makeSystemKeychain()
{
    return std::make_unique<SystemKeychain>();
}

} // namespace store
