#include "engine/desk.h"

#include "engine/engine.h"

#include <QThread>

namespace engine {
namespace {

std::vector<base::Secret> secretsOf(const QStringList &keys)
{
    std::vector<base::Secret> out;
    for (const QString &key : keys)
        out.emplace_back(key.toStdString());
    return out;
}

} // namespace

Desk::Desk(EngineFactory factory, QObject *parent)
    : QObject(parent), m_factory(std::move(factory)), m_snapshot(std::make_shared<const Snapshot>())
{
    qRegisterMetaType<SnapshotPtr>("engine::SnapshotPtr");
    qRegisterMetaType<LogEntry>("engine::LogEntry");
    qRegisterMetaType<base::Error>("base::Error");
    qRegisterMetaType<std::shared_ptr<const CapsuleView>>("std::shared_ptr<const engine::CapsuleView>");
    qRegisterMetaType<std::shared_ptr<const InfluencePlan>>("std::shared_ptr<const engine::InfluencePlan>");
    qRegisterMetaType<std::shared_ptr<const InfluenceView>>("std::shared_ptr<const engine::InfluenceView>");
    qRegisterMetaType<std::shared_ptr<const ModelList>>("std::shared_ptr<const engine::ModelList>");
}

Desk::~Desk()
{
    if (!m_thread)
        return;
    stop();
    m_thread->wait(); // the engine quits the thread when its last task has ended
    delete m_host;    // not earlier: what is asked of a desk that has stopped ends there
    delete m_thread;
}

void Desk::start()
{
    m_thread = new QThread;
    m_thread->setObjectName(QStringLiteral("engine"));
    m_host = new QObject;
    m_host->moveToThread(m_thread);
    m_thread->start();
    QObject *const host = m_host;
    QThread *const thread = m_thread;
    QMetaObject::invokeMethod(host, [this, host, thread] {
        base::Result<std::unique_ptr<Engine>> made = m_factory();
        if (!made) {
            const base::Error error = made.error();
            QMetaObject::invokeMethod(this, [this, error] { tellStillborn(error); });
            return;
        }
        Engine *const engine = made->release();
        engine->setParent(host);
        connect(engine, &Engine::snapshotPublished, this, [this](SnapshotPtr snapshot) {
            m_snapshot = snapshot;
            Q_EMIT snapshotPublished(snapshot);
        });
        connect(engine, &Engine::logged, this, &Desk::logged);
        connect(engine, &Engine::overheard, this, &Desk::overheard);
        connect(engine, &Engine::capsuleOpened, this, &Desk::capsuleOpened);
        connect(engine, &Engine::newsFound, this, &Desk::newsFound);
        connect(engine, &Engine::influencePlanned, this, &Desk::influencePlanned);
        connect(engine, &Engine::influenceFound, this, &Desk::influenceFound);
        connect(engine, &Engine::modelsListed, this, &Desk::modelsListed);
        connect(engine, &Engine::settingsRefused, this, &Desk::settingsRefused);
        connect(engine, &Engine::settingsChanged, this, &Desk::settingsChanged);
        connect(engine, &Engine::keyStored, this, &Desk::keyStored);
        connect(engine, &Engine::providerTested, this, &Desk::providerTested);
        connect(engine, &Engine::exchangeTested, this, &Desk::exchangeTested);
        connect(engine, &Engine::exported, this, &Desk::exported);
        connect(engine, &Engine::failed, this, &Desk::failed);
        connect(engine, &Engine::stopped, this, &Desk::stopped);
        connect(engine, &Engine::stopped, host, [engine, thread] {
            engine->deleteLater(); // on its own thread: sockets and the database belong to it
            thread->quit();
        });
        (void)engine->start(); // what goes wrong is told through `failed`
    });
    for (std::function<void(Engine &)> &call : std::exchange(m_early, {}))
        post(std::move(call));
}

void Desk::tellStillborn(const base::Error &error)
{
    auto snapshot = std::make_shared<Snapshot>(*m_snapshot);
    ++snapshot->serial;
    snapshot->failure = error;
    m_snapshot = snapshot;
    Q_EMIT snapshotPublished(m_snapshot);
    Q_EMIT failed(QStringLiteral("desk"), error);
}

void Desk::post(std::function<void(Engine &)> call)
{
    if (!m_host) {
        m_early.push_back(std::move(call));
        return;
    }
    QObject *const host = m_host;
    QMetaObject::invokeMethod(host, [host, call = std::move(call)] {
        if (auto *engine = host->findChild<Engine *>(QString(), Qt::FindDirectChildrenOnly))
            call(*engine);
    });
}

void Desk::analyseNow(int watch)
{
    post([watch](Engine &engine) { engine.analyse(watch); });
}
void Desk::cancelQuestions()
{
    post([](Engine &engine) { engine.cancelQuestions(); });
}
void Desk::pause()
{
    post([](Engine &engine) { engine.pause(); });
}
void Desk::resume()
{
    post([](Engine &engine) { engine.resume(); });
}
void Desk::kill()
{
    post([](Engine &engine) { engine.kill(); });
}
void Desk::closePosition(const QString &positionId)
{
    post([id = positionId.toStdString()](Engine &engine) { engine.closePosition(id); });
}
void Desk::adjustPosition(const QString &positionId, double stop, double target)
{
    const auto known = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
    post([id = positionId.toStdString(), stop = known(stop), target = known(target)](Engine &engine) {
        engine.adjustPosition(id, stop, target);
    });
}
void Desk::approveProposal(const QString &id)
{
    post([proposal = id.toStdString()](Engine &engine) { engine.review(proposal, "approve", std::nullopt); });
}
void Desk::editProposal(const QString &id, const domain::DecisionRecord &edited)
{
    post([proposal = id.toStdString(), edited](Engine &engine) { engine.review(proposal, "edit", edited); });
}
void Desk::rejectProposal(const QString &id)
{
    post([proposal = id.toStdString()](Engine &engine) { engine.review(proposal, "reject", std::nullopt); });
}
void Desk::sayOfMemory(const QString &verb, const QString &subject, const QString &text)
{
    post([v = verb.toStdString(), s = subject.toStdString(), t = text.toStdString()](Engine &engine) {
        engine.sayOfMemory({{}, v, s, t, {}});
    });
}
void Desk::rollBackMemory(qint64 beforeMs)
{
    post([beforeMs](Engine &engine) {
        engine.sayOfMemory({{}, "rollback", {}, {}, base::fromMs(beforeMs)});
    });
}
void Desk::changeSettings(const base::Json &patch)
{
    post([patch](Engine &engine) { engine.changeSettings(patch); });
}
void Desk::storeKey(const QString &provider, const QString &key, bool allowFile)
{
    post([id = provider.toStdString(), secret = base::Secret(key.toStdString()), allowFile](Engine &engine) {
        engine.storeKey(id, secret, allowFile);
    });
}
void Desk::testProvider(const base::Json &patch, const QStringList &keys)
{
    post([patch, secrets = secretsOf(keys)](Engine &engine) { engine.testProvider(patch, secrets); });
}
void Desk::listModels(const base::Json &patch, const QStringList &keys)
{
    post([patch, secrets = secretsOf(keys)](Engine &engine) { engine.listModels(patch, secrets); });
}
void Desk::testExchange(const QString &exchange)
{
    post([id = exchange.toStdString()](Engine &engine) { engine.testExchange(id); });
}
void Desk::openCapsule(const QString &id)
{
    post([capsule = id.toStdString()](Engine &engine) { engine.openCapsule(capsule); });
}
void Desk::askInfluence(const QString &capsuleId, int article)
{
    post([id = capsuleId.toStdString(), article](Engine &engine) { engine.askInfluence(id, article); });
}
void Desk::cancelInfluence()
{
    post([](Engine &engine) { engine.cancelInfluence(); });
}
void Desk::searchNews(const QString &words)
{
    post([text = words.toStdString()](Engine &engine) { engine.searchNews(text); });
}

void Desk::exportTrades(const QString &path, const QString &format)
{
    post([path, format](Engine &engine) { engine.exportTrades(path, format); });
}
void Desk::preplay(int days)
{
    post([days](Engine &engine) { engine.preplay(days); });
}

void Desk::wantCharts(const ChartsWanted &charts)
{
    post([charts](Engine &engine) { engine.wantCharts(charts); });
}

void Desk::stop()
{
    if (!m_host) {
        QMetaObject::invokeMethod(this, &Desk::stopped, Qt::QueuedConnection); // it never started
        return;
    }
    QObject *const host = m_host;
    QThread *const thread = m_thread;
    QMetaObject::invokeMethod(host, [this, host, thread] {
        auto *engine = host->findChild<Engine *>(QString(), Qt::FindDirectChildrenOnly);
        if (engine && engine->isRunning()) {
            engine->stop();
        } else if (!engine) { // it never came to life: nothing to wait for
            QMetaObject::invokeMethod(this, &Desk::stopped, Qt::QueuedConnection);
            thread->quit();
        }
    });
}

} // namespace engine
