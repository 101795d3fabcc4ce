#include "store/behind.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include <QThread>

namespace store {

namespace {

constexpr std::size_t most = 256; // jobs that wait: a few megabytes of capsules

/// What the thread writes with; made and used there alone.
struct Pen
{
    Pen(std::unique_ptr<Database> file, const std::string &run)
        : database(std::move(file)), journal(*database, run), memory(*database, run)
    {
    }
    std::unique_ptr<Database> database;
    Journal journal;
    MemoryStore memory;
};

using Job = std::function<base::Result<void>(Pen &)>;

base::Result<std::unique_ptr<Pen>> takePen(const QString &path, const std::string &run)
{
    auto database = Database::open(path, Access::ReadWrite);
    if (!database)
        return base::fail(database);
    (*database)->setRepeatable(true);
    if (const base::Result<void> begun = (*database)->begin(); !begun)
        return base::fail(begun);
    return std::make_unique<Pen>(std::move(*database), run);
}

base::Result<void> commitAndBegin(Pen &pen)
{
    const base::Result<void> committed = pen.database->commit();
    return committed ? pen.database->begin() : committed;
}

} // namespace

struct Behind::Impl
{
    QString path;
    std::string run;
    std::unique_ptr<QThread> thread;

    std::mutex mutex; // of what follows
    std::condition_variable given, taken;
    std::deque<Job> jobs;
    bool writing = true, over = false;
    std::optional<base::Error> failed; // nothing is written after it

    void work()
    {
        base::Result<std::unique_ptr<Pen>> pen = takePen(path, run);
        base::Result<void> outcome = pen ? base::Result<void>() : base::Result<void>(base::fail(pen));
        while (const std::optional<Job> job = next(outcome))
            outcome = (*job)(**pen);
    }

    /// Says how the last job ended and waits for one. None: it is over, or nothing more can be written.
    std::optional<Job> next(const base::Result<void> &outcome)
    {
        std::unique_lock lock(mutex);
        if (!outcome)
            failed = outcome.error();
        writing = false;
        taken.notify_all();
        given.wait(lock, [this] { return over || failed || !jobs.empty(); });
        if (failed || jobs.empty())
            return std::nullopt;
        Job out = std::move(jobs.front());
        jobs.pop_front();
        writing = true;
        return out;
    }

    base::Result<void> give(Job job)
    {
        std::unique_lock lock(mutex);
        taken.wait(lock, [this] { return failed || jobs.size() < most; });
        if (failed)
            return tl::unexpected(*failed);
        jobs.push_back(std::move(job));
        given.notify_one();
        return {};
    }

    base::Result<void> wait()
    {
        std::unique_lock lock(mutex);
        taken.wait(lock, [this] { return failed || (!writing && jobs.empty()); });
        return failed ? base::Result<void>(tl::unexpected(*failed)) : base::Result<void>();
    }

    /// Ends the thread; what waits is not written any more.
    void end()
    {
        {
            const std::lock_guard lock(mutex);
            over = true;
            jobs.clear();
            given.notify_one();
        }
        thread->wait();
    }
};

Behind::Behind() : m_impl(std::make_unique<Impl>()) {}

Behind::~Behind()
{
    m_impl->end();
}

base::Result<std::unique_ptr<Behind>> Behind::open(const QString &path, const std::string &run)
{
    std::unique_ptr<Behind> out(new Behind);
    out->m_impl->path = path;
    out->m_impl->run = run;
    out->m_impl->thread.reset(QThread::create([impl = out->m_impl.get()] { impl->work(); }));
    out->m_impl->thread->start();
    if (const base::Result<void> opened = out->m_impl->wait(); !opened)
        return base::fail(opened);
    return out;
}

base::Result<void> Behind::append(std::vector<domain::Event> events,
                                  std::optional<domain::SealedCapsule> capsule)
{
    return m_impl->give([events = std::move(events), capsule = std::move(capsule)](Pen &pen) {
        return pen.journal.append(events, capsule ? &*capsule : nullptr);
    });
}

base::Result<int> Behind::keep(std::vector<MemoryItem> items)
{
    int added = 0;
    base::Result<void> done = m_impl->give([&](Pen &pen) -> base::Result<void> {
        const base::Result<int> kept = pen.memory.keep(items);
        added = kept.value_or(0);
        return kept ? base::Result<void>() : base::Result<void>(base::fail(kept));
    });
    if (done)
        done = m_impl->wait();
    return done ? base::Result<int>(added) : base::Result<int>(base::fail(done));
}

base::Result<void> Behind::commit()
{
    return m_impl->give(&commitAndBegin);
}

base::Result<void> Behind::finish()
{
    base::Result<void> done = m_impl->give([](Pen &pen) { return pen.database->commit(); });
    return done ? m_impl->wait() : done;
}

} // namespace store
