#include "ui/status_line.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QDateTime>

namespace ui {
namespace {

constexpr int sayFor = 6000; // ms

} // namespace

StatusLine::StatusLine(Hub &hub, QWidget *parent)
    : QWidget(parent), m_hub(hub), m_state(new FigureLabel(hub.theme(), TextSize::Hint)),
      m_clock(new FigureLabel(hub.theme(), TextSize::Hint, Qt::AlignRight))
{
    setObjectName(QStringLiteral("statusLine"));
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(hub.theme().px(12), hub.theme().px(4), hub.theme().px(12), hub.theme().px(4));
    m_state->setElided(true);
    row->addWidget(m_state, 1);
    row->addWidget(m_clock);
    m_saying.setSingleShot(true);
    connect(&m_saying, &QTimer::timeout, this, [this] {
        m_sentence.clear();
        refresh();
    });
    connect(&hub, &Hub::snapshotChanged, this, &StatusLine::refresh);
    connect(&m_second, &QTimer::timeout, this, &StatusLine::tick);
    m_second.start(1000);
    refresh();
    tick();
}

void StatusLine::say(const QString &sentence)
{
    m_sentence = sentence;
    m_saying.start(sayFor);
    refresh();
}

void StatusLine::refresh()
{
    const engine::Snapshot &now = m_hub.snapshot();
    const QString gap = QStringLiteral("      ");
    std::vector<FigureLabel::Piece> pieces;
    const engine::WatchView *const watch = m_hub.watchView();
    if (!m_hub.isFresh())
        pieces = {{QStringLiteral("● "), Ink::Text3}, {tr("starting"), Ink::Text2}};
    else if (now.failure)
        pieces = {{QStringLiteral("● "), Ink::Down}, {tr("stopped by a failure"), Ink::Down}};
    else if (now.stopping)
        pieces = {{QStringLiteral("● "), Ink::Warn}, {tr("stopping"), Ink::Text2}};
    else if (now.paused)
        pieces = {{QStringLiteral("● "), Ink::Warn}, {tr("paused"), Ink::Text2}};
    else
        pieces = {{QStringLiteral("● "), now.running ? Ink::Up : Ink::Text3},
                  {now.running ? tr("running") : tr("not running"), Ink::Text2}};
    if (m_hub.isFresh() && now.failure && m_sentence.isEmpty()) {
        pieces.push_back({gap + errorText(*now.failure, !now.positions.empty()).what, Ink::Text1});
    } else if (!m_sentence.isEmpty()) {
        pieces.push_back({gap + m_sentence, Ink::Text1});
    } else if (m_hub.isFresh()) {
        if (now.synthetic)
            pieces.push_back({gap + tr("synthetic data"), Ink::Warn});
        if (watch)
            pieces.push_back({gap + phaseText(watch->phase), Ink::Text2});
        addLights(pieces);
        QString cycle = tr("cycle %1").arg(now.cycles);
        if (now.failedCycles)
            cycle += QStringLiteral(" (") + tr("%1 failed").arg(now.failedCycles) + QLatin1Char(')');
        if (now.cycleMilliseconds)
            cycle += QStringLiteral(" · ") + tr("%1 ms of our own").arg(number(*now.cycleMilliseconds, 1));
        if (watch && watch->decision && watch->decision->capsuleId.size() > 12) {
            const QString id = text(watch->decision->capsuleId);
            cycle += QStringLiteral(" · ") + tr("capsule %1…%2").arg(id.left(4), id.right(4));
        }
        pieces.push_back({gap + cycle, Ink::Text2});
        pieces.push_back(
            {gap + (now.journalBalanced ? tr("journal balanced") : tr("journal does not balance")),
             now.journalBalanced ? Ink::Text2 : Ink::Down});
        for (const engine::BudgetView &one : now.budgets) {
            const double share = one.used && one.limit && *one.limit > 0 ? *one.used / *one.limit : 0;
            if (one.paused.count() > 0)
                pieces.push_back(
                    {gap + tr("%1 paused for %2").arg(text(one.host), duration(one.paused)), Ink::Warn});
            else if (share >= 0.7)
                pieces.push_back({gap + tr("%1: %2 of %3 used")
                                            .arg(text(one.host), number(*one.used, 0), number(*one.limit, 0)),
                                  Ink::Warn});
        }
        if (!now.progress.empty())
            pieces.push_back({gap + text(now.progress), Ink::Accent});
    }
    m_state->setPieces(std::move(pieces));
}

/// A light for the mind, and one for every fallback that cannot be asked now.
void StatusLine::addLights(std::vector<FigureLabel::Piece> &pieces)
{
    using State = engine::ProviderView::State;
    QStringList sentences;
    for (const engine::ProviderView &one : m_hub.snapshot().providers) {
        sentences.append(lightText(one));
        const bool good = one.state == State::Ready;
        if (!one.first && good)
            continue;
        const Ink ink = good                                                          ? Ink::Up
                        : one.state == State::Trying || one.state == State::LeftAlone ? Ink::Warn
                                                                                      : Ink::Down;
        pieces.push_back({QStringLiteral("      ● "), ink});
        pieces.push_back({providerText(one.id), Ink::Text2});
    }
    m_state->setToolTip(sentences.join(QLatin1Char('\n')).toHtmlEscaped());
}

void StatusLine::tick()
{
    const QString clock = QDateTime::currentDateTimeUtc().toString(QStringLiteral("HH:mm:ss"));
    m_clock->setText(tr("UTC %1").arg(clock) + QStringLiteral("      ") + tr("paper trading, no real orders"),
                     Ink::Text2);
}

} // namespace ui
