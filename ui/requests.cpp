#include "ui/requests.h"

#include "ui/dialogs/capsule_dialog.h"
#include "ui/dialogs/influence_page.h"
#include "ui/dialogs/provider_page.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/welcome_dialog.h"
#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

namespace ui {
namespace {

constexpr int preplayDays = 60;

} // namespace

Requests::Requests(engine::Desk &desk, Hub &hub, Dialogs dialogs, QWidget &window)
    : QObject(&window), m_desk(desk), m_hub(hub), m_dialogs(std::move(dialogs)), m_window(window)
{
    connect(&hub, &Hub::analyseWanted, &desk, &engine::Desk::analyseNow);
    connect(&hub, &Hub::analyseWanted, this,
            [this] { Q_EMIT said(tr("The desk looks at the market now.")); });
    connect(&hub, &Hub::pauseWanted, this, [this](bool pause) { pause ? m_desk.pause() : m_desk.resume(); });
    connect(&hub, &Hub::killWanted, this, &Requests::kill);
    connect(&hub, &Hub::capsuleWanted, &desk, &engine::Desk::openCapsule);
    connect(&hub, &Hub::closeWanted, this, &Requests::close);
    connect(&hub, &Hub::adjustWanted, this, &Requests::adjust);
    connect(&hub, &Hub::levelWanted, this, &Requests::moveLevel);
    connect(&hub, &Hub::approveWanted, &desk, &engine::Desk::approveProposal);
    connect(&hub, &Hub::editWanted, &desk, &engine::Desk::editProposal);
    connect(&hub, &Hub::rejectWanted, &desk, &engine::Desk::rejectProposal);
    connect(&hub, &Hub::memoryWordWanted, &desk, &engine::Desk::sayOfMemory);
    connect(&hub, &Hub::rollbackWanted, &desk, &engine::Desk::rollBackMemory);
    connect(&hub, &Hub::settingsWanted, this, &Requests::openSettings);
    connect(&hub, &Hub::changeWanted, this, &Requests::change);
    connect(&hub, &Hub::chartsWanted, &desk, &engine::Desk::wantCharts);
    connect(&hub, &Hub::preplayWanted, &desk, &engine::Desk::preplay);
    connect(&hub, &Hub::exportWanted, this, &Requests::exportTrades);
    connect(&hub, &Hub::newsWanted, &desk, &engine::Desk::searchNews);
    connect(&desk, &engine::Desk::newsFound, &hub, &Hub::newsFound);
    connectDesk();
}

void Requests::connectDesk()
{
    connect(&m_desk, &engine::Desk::capsuleOpened, this,
            [this](std::shared_ptr<const engine::CapsuleView> capsule) {
                (new CapsuleDialog(m_hub.theme(), std::move(capsule), &m_window))->show();
            });
    connect(&m_desk, &engine::Desk::influencePlanned, this,
            [this](const std::shared_ptr<const engine::InfluencePlan> &plan) { offerInfluence(*plan); });
    connect(&m_desk, &engine::Desk::modelsListed, this,
            [this](const std::shared_ptr<const engine::ModelList> &list) {
                if (m_settings)
                    m_settings->showModels(*list);
            });
    connect(&m_desk, &engine::Desk::exported, this, [this](const QString &path, int rows) {
        Q_EMIT said(tr("%n trade(s) written to %1", nullptr, rows).arg(path));
    });
    connect(&m_desk, &engine::Desk::failed, this, &Requests::showFailure);
    connect(&m_desk, &engine::Desk::settingsRefused, this,
            [this](const QString &key, const base::Error &error) {
                if (!m_settings)
                    openSettings(key.section(QLatin1Char('.'), 0, 0));
                m_settings->refuse(key, error);
            });
    connect(&m_desk, &engine::Desk::settingsChanged, this, [this] {
        if (std::exchange(m_preplayAfterChange, false))
            m_desk.preplay(preplayDays);
    });
    connect(&m_desk, &engine::Desk::providerTested, this, [this](const QString &message, bool good) {
        if (m_settings)
            m_settings->showTested(message, good);
    });
    connect(&m_desk, &engine::Desk::keyStored, this, [this](const QString &id, const QString &place) {
        if (m_settings)
            m_settings->showStored(id, place);
        if (!place.isEmpty())
            Q_EMIT said(tr("The key was kept."));
    });
    connect(&m_desk, &engine::Desk::exchangeTested, this,
            [this](const QString &exchange, bool good, const QString &message) {
                if (m_welcome)
                    m_welcome->showTested(exchange, good, message);
            });
}

engine::Settings Requests::settings() const
{
    const engine::SettingsPtr &now = m_hub.snapshot().settings;
    return now ? *now : engine::Settings();
}

const engine::PositionView *Requests::position(const QString &id) const
{
    for (const engine::PositionView &view : m_hub.snapshot().positions)
        if (text(view.position.id) == id)
            return &view;
    return nullptr;
}

void Requests::offerInfluence(const engine::InfluencePlan &plan)
{
    const engine::Snapshot &now = m_hub.snapshot();
    for (CapsuleDialog *dialog :
         m_window.findChildren<CapsuleDialog *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (dialog->capsuleId() != plan.capsuleId || dialog->findChild<InfluencePage *>())
            continue;
        InfluencePage *const page = &dialog->addInfluence(m_hub.theme(), plan);
        page->showSpent(now.modelSpentToday, settings().budget.perDay);
        connect(page, &InfluencePage::wanted, &m_desk, &engine::Desk::askInfluence);
        connect(page, &InfluencePage::cancelled, &m_desk, &engine::Desk::cancelInfluence);
        connect(
            &m_desk, &engine::Desk::influenceFound, page,
            [page](const std::shared_ptr<const engine::InfluenceView> &found) { page->showFound(*found); });
    }
}

void Requests::kill()
{
    const int held = int(m_hub.snapshot().positions.size());
    Question question;
    question.title = tr("Press the kill switch?");
    question.text = (held > 0 ? tr("%n open position(s) are closed at the next price.", nullptr, held)
                              : tr("Nothing is held now.")) +
                    QLatin1Char(' ') + tr("Nothing new is opened until you resume.");
    question.yes = tr("Close everything");
    question.no = tr("Cancel");
    question.dangerous = true;
    if (m_dialogs.ask(&m_window, question).yes)
        m_desk.kill();
}

void Requests::close(const QString &positionId)
{
    const engine::PositionView *const view = position(positionId);
    if (!view)
        return;
    Question question;
    question.title = tr("Close this position?");
    question.text =
        tr("%1 %2 is closed on paper at the next price, with spread, slippage and fee.")
            .arg(quantity(view->position.quantity),
                 view->position.instrument ? text(view->position.instrument->symbol.base) : QString());
    if (view->net)
        question.text +=
            QLatin1Char(' ') +
            tr("Now that would be %1 %2 net.").arg(signedAmount(*view->net), text(view->net->currency()));
    question.yes = tr("Close position");
    question.no = tr("Keep it");
    question.dangerous = true;
    if (m_dialogs.ask(&m_window, question).yes)
        m_desk.closePosition(positionId);
}

void Requests::adjust(const QString &positionId)
{
    const engine::PositionView *const view = position(positionId);
    if (!view)
        return;
    const auto levels = m_dialogs.adjust(&m_window, *view);
    if (levels && (levels->stop || levels->target))
        m_desk.adjustPosition(positionId, levels->stop.value_or(std::nan("")),
                              levels->target.value_or(std::nan("")));
}

void Requests::moveLevel(const QString &positionId, bool isStop, double price)
{
    const engine::PositionView *const view = position(positionId);
    if (!view)
        return;
    const NewLevels levels{isStop ? std::optional(price) : std::nullopt,
                           isStop ? std::nullopt : std::optional(price)};
    if (const QString why = levelsRefusal(*view, levels); !why.isEmpty()) {
        Q_EMIT troubled(tr("Stop and target stay as they are.") + QLatin1Char(' ') + why, {});
        return;
    }
    m_desk.adjustPosition(positionId, levels.stop.value_or(std::nan("")),
                          levels.target.value_or(std::nan("")));
}

void Requests::exportTrades(const QString &format)
{
    const QString filter = format == QLatin1String("json")   ? tr("JSON (*.json)")
                           : format == QLatin1String("xlsx") ? tr("Spreadsheet (*.xlsx)")
                                                             : tr("CSV (*.csv)");
    const QString path =
        m_dialogs.saveFile(&m_window, tr("Export trades"), QStringLiteral("trades.") + format, filter);
    if (!path.isEmpty())
        m_desk.exportTrades(path, format);
}

void Requests::openSettings(const QString &group)
{
    if (!m_settings) {
        m_settings = new SettingsDialog(m_hub.theme(), settings(), &m_window);
        m_settings->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_settings, &SettingsDialog::changeWanted, this, &Requests::change);
        connect(m_settings, &SettingsDialog::testWanted, &m_desk, &engine::Desk::testProvider);
        connect(m_settings, &SettingsDialog::modelsWanted, &m_desk, &engine::Desk::listModels);
        connect(m_settings, &SettingsDialog::storeWanted, &m_desk, &engine::Desk::storeKey);
    }
    if (!group.isEmpty())
        m_settings->showGroup(group);
    m_settings->show();
    m_settings->raise();
}

void Requests::change(const base::Json &patch)
{
    m_desk.changeSettings(patch);
    Q_EMIT changed(patch);
}

void Requests::showWelcome()
{
    if (m_welcome)
        return;
    m_welcome = new WelcomeDialog(m_hub.theme(), settings(), m_dialogs, &m_window);
    m_welcome->setAttribute(Qt::WA_DeleteOnClose);
    m_welcome->setWindowModality(Qt::WindowModal);
    connect(m_welcome, &WelcomeDialog::exchangeTestWanted, &m_desk, &engine::Desk::testExchange);
    connect(m_welcome, &QDialog::finished, this,
            [this](int result) { finishWelcome(result == QDialog::Accepted); });
    m_welcome->show();
    m_welcome->askForTest();
}

void Requests::finishWelcome(bool accepted)
{
    if (!accepted) {
        // Asked again at the next start; until then the desk goes on as it is set.
        Q_EMIT said(tr("The questions are asked again at the next start."));
        return;
    }
    m_preplayAfterChange = m_welcome->preplay();
    change(m_welcome->patch());
    Q_EMIT said(tr("Click a decision, a trade or a mark on the chart to see why it happened."));
}

void Requests::showFailure(const QString &what, const base::Error &error)
{
    const ErrorText words = errorText(error, !m_hub.snapshot().positions.empty());
    const std::pair<const char *, const char *> names[] = {
        {"capsule", QT_TR_NOOP("The capsule could not be opened.")},
        {"export", QT_TR_NOOP("The trades could not be exported.")},
        {"key", QT_TR_NOOP("The key could not be kept.")},
        {"replay", QT_TR_NOOP("Past days could not be pre-played.")},
        {"adjust", QT_TR_NOOP("Stop and target stay as they are.")},
        {"close", QT_TR_NOOP("The position could not be closed.")},
        {"kill", QT_TR_NOOP("Not every position could be closed.")},
        {"settings", QT_TR_NOOP("The settings could not be written.")},
        {"desk", QT_TR_NOOP("The desk could not start.")}};
    QString sentence;
    for (const auto &[name, said] : names)
        if (what == QLatin1String(name))
            sentence = tr(said) + QLatin1Char(' ');
    const bool levels = what == QLatin1String("adjust") && error.code == base::ErrorCode::OutOfRange;
    Q_EMIT troubled(sentence + (levels ? planRefusalText(error.detail) : words.whole()), words.detail);
}

} // namespace ui
