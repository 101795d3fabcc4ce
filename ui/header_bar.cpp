#include "ui/header_bar.h"

#include "ui/window_actions.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QResizeEvent>

namespace ui {
namespace {

// How terse the row is: each step goes on top of those before it.
enum Terseness { Whole, NoKeys, ShortTitles, NoVenue, IconOnly, Terse, Least };

KeyButton *button(Theme &theme, QAction *action)
{
    auto *out = new KeyButton(theme);
    out->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(out, &QPushButton::clicked, action, &QAction::trigger);
    const auto follow = [out, action] {
        out->setEnabled(action->isEnabled());
        out->setToolTip(action->toolTip());
    };
    QObject::connect(action, &QAction::changed, out, follow);
    follow();
    return out;
}

} // namespace

HeaderBar::HeaderBar(Hub &hub, const WindowActions &actions, QWidget *parent)
    : QWidget(parent), m_hub(hub), m_symbol(picker(tr("Market"))), m_timeframe(picker(tr("Timeframe"))),
      m_provider(picker(tr("Mind"))), m_paper(new FigureLabel(hub.theme())),
      m_nextTitle(new FigureLabel(hub.theme())), m_next(new FigureLabel(hub.theme())),
      m_costTitle(new FigureLabel(hub.theme())), m_cost(new FigureLabel(hub.theme())),
      m_analyse(button(hub.theme(), actions.analyse)), m_pause(button(hub.theme(), actions.pause)),
      m_kill(button(hub.theme(), actions.kill)), m_find(button(hub.theme(), actions.find))
{
    setObjectName(QStringLiteral("headerBar"));
    setAttribute(Qt::WA_StyledBackground);
    Theme &theme = hub.theme();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(8));
    row->setSpacing(theme.px(8));
    for (FigureLabel *label : {m_paper, m_next, m_cost})
        label->setSteady(true);
    m_nextTitle->setText(tr("next close"), Ink::Text2);
    m_costTitle->setText(tr("model cost today"), Ink::Text2);
    row->addWidget(m_symbol);
    row->addWidget(m_timeframe);
    row->addWidget(m_provider);
    row->addWidget(m_paperChip = chip({m_paper}));
    row->addStretch(1);
    row->addWidget(m_nextChip = chip({m_nextTitle, m_next}));
    row->addWidget(m_costChip = chip({m_costTitle, m_cost}));
    m_analyse->setProperty("primary", true);
    m_kill->setProperty("danger", true);
    for (KeyButton *one : {m_analyse, m_pause, m_kill, m_find})
        row->addWidget(one);
    connect(m_symbol->menu(), &QMenu::aboutToShow, this, &HeaderBar::fillSymbols);
    connect(m_timeframe->menu(), &QMenu::aboutToShow, this, &HeaderBar::fillTimeframes);
    connect(m_provider->menu(), &QMenu::aboutToShow, this, &HeaderBar::fillProviders);
    connect(&hub, &Hub::snapshotChanged, this, &HeaderBar::refresh);
    connect(&theme, &Theme::changed, this, &HeaderBar::restyle);
    connect(&m_second, &QTimer::timeout, this, &HeaderBar::tick);
    m_second.start(1000);
    restyle();
}

QToolButton *HeaderBar::picker(const QString &what)
{
    auto *out = new QToolButton;
    out->setPopupMode(QToolButton::InstantPopup);
    out->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    out->setFocusPolicy(Qt::StrongFocus);
    out->setIconSize(QSize(m_hub.theme().px(14), m_hub.theme().px(14)));
    out->setFixedHeight(m_hub.theme().px(30)); // as the other controls of the row
    out->setAccessibleName(what);
    out->setToolTip(what);
    out->setMenu(new QMenu(out));
    return out;
}

QWidget *HeaderBar::chip(std::initializer_list<QWidget *> widgets)
{
    auto *out = new QWidget;
    out->setObjectName(QStringLiteral("chip"));
    out->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(out);
    row->setContentsMargins(m_hub.theme().px(12), m_hub.theme().px(6), m_hub.theme().px(12),
                            m_hub.theme().px(6));
    row->setSpacing(m_hub.theme().px(8));
    for (QWidget *one : widgets)
        row->addWidget(one);
    return out;
}

void HeaderBar::restyle()
{
    m_fitted.clear();
    m_find->setIcon(m_hub.theme().icon(QStringLiteral("search"), Ink::Text2));
    m_kill->setIcon(m_hub.theme().icon(QStringLiteral("stop"), Ink::Down));
    refresh();
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void HeaderBar::refresh()
{
    const engine::Snapshot &now = m_hub.snapshot();
    const Ink plain = m_hub.isFresh() ? Ink::Text1 : Ink::Text3;
    if (now.capital.valid() && !now.capital.currency().empty())
        m_paper->setPieces(
            {{tr("Paper") + QStringLiteral("  "), Ink::Text2},
             {amount(now.equity), plain, true},
             {QLatin1Char(' ') + text(now.equity.currency()) + QStringLiteral("  "), Ink::Text3},
             {percent(now.returnPercent), m_hub.isFresh() ? Theme::inkOf(now.returnPercent) : Ink::Text3}});
    m_paperChip->setVisible(!m_paper->text().isEmpty());
    const bool costs = now.modelCostToday && now.modelCostToday->valid();
    m_cost->setText(costs ? amount(*now.modelCostToday) + QLatin1Char(' ') +
                                text(now.modelCostToday->currency())
                          : QStringLiteral("–"),
                    plain);
    refreshPickers();
    tick();
    fit();
}

void HeaderBar::refreshPickers()
{
    const engine::WatchView *const watch = m_hub.watchView();
    const engine::SettingsPtr &settings = m_hub.snapshot().settings;
    const QString arrow = QStringLiteral("  ▾");
    if (!watch) {
        m_timeframe->setText((settings ? text(settings->desk.timeframe) : tr("Timeframe")) + arrow);
        m_provider->setText((settings ? providerText(settings->desk.provider) : tr("Mind")) + arrow);
        return;
    }
    m_symbol->setToolTip(text(watch->watch.symbol.text()) + QStringLiteral(" · ") + venueText(watch->venueTitle));
    m_timeframe->setText(text(watch->watch.timeframe.name()) + arrow);
    m_provider->setToolTip(providerText(watch->watch.provider, watch->watch.model) + QLatin1Char('\n') +
                           tr("Mind: %1").arg(phaseText(watch->phase)));
    const bool failed = watch->error.has_value();
    m_provider->setIcon(m_hub.theme().icon(QStringLiteral("dot"), failed            ? Ink::Down
                                                                  : m_hub.isFresh() ? Ink::Up
                                                                                    : Ink::Text3));
}

void HeaderBar::say(int terse)
{
    const engine::Snapshot &now = m_hub.snapshot();
    const engine::WatchView *const watch = m_hub.watchView();
    const QString arrow = QStringLiteral("  ▾");
    const bool costs = now.modelCostToday && now.modelCostToday->valid();
    if (watch)
        m_symbol->setText(text(watch->watch.symbol.text()) +
                          (terse < NoVenue ? QStringLiteral("  ") + venueText(watch->venueTitle) : QString()) +
                          arrow);
    else
        m_symbol->setText((now.settings ? text(now.settings->desk.symbol) : tr("Market")) + arrow);
    m_costTitle->setText(terse < ShortTitles ? tr("model cost today") : tr("cost"), Ink::Text2);
    m_nextTitle->setText(terse < ShortTitles ? tr("next close") : tr("close"), Ink::Text2);
    const bool spent = costs && !now.modelCostToday->amount().isZero();
    m_costChip->setVisible(terse < Terse || (terse < Least && spent));
    m_nextChip->setVisible(terse < Least); // the chart counts down as well
    if (watch)
        m_provider->setText(
            (terse < Least ? providerText(watch->watch.provider, watch->watch.model) : QString()) + arrow);
    m_analyse->setText(tr("Analyse now"));
    m_pause->setText(now.paused ? tr("Resume") : tr("Pause"));
    m_kill->setText(terse < IconOnly ? tr("Kill switch") : tr("Kill"));
    m_find->setText(terse < IconOnly ? tr("Find") : QString());
    const bool keys = terse < NoKeys;
    const auto key = [keys](const QKeySequence &sequence) {
        return keys ? sequence.toString(QKeySequence::NativeText) : QString();
    };
    m_analyse->setKey(key(Qt::Key_A));
    m_pause->setKey(key(Qt::Key_Space));
    m_find->setKey(key(Qt::CTRL | Qt::Key_K));
}

void HeaderBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fit();
}

void HeaderBar::fit()
{
    if (!isVisible()) // its width is not known yet
        return;
    const engine::WatchView *const watch = m_hub.watchView();
    const QString now =
        QString::number(width()) + QLatin1Char('|') +
        (watch ? text(watch->watch.symbol.text() + watch->venueTitle) : QString()) + m_timeframe->text() +
        m_cost->text() +
        (watch ? providerText(watch->watch.provider, watch->watch.model) : m_provider->text()) +
        QString::number(m_paper->sizeHint().width()) + QLatin1Char('|') +
        QString::number(m_hub.snapshot().paused) + QString::number(m_paperChip->isHidden());
    if (std::exchange(m_fitted, now) == now)
        return say(m_terse);
    for (int terse = Whole; terse <= Least; ++terse) {
        say(terse);
        for (QWidget *chip : {m_paperChip, m_nextChip, m_costChip})
            chip->layout()->activate();
        layout()->invalidate();
        m_terse = terse;
        if (layout()->minimumSize().width() <= width())
            return;
    }
}

void HeaderBar::tick()
{
    const engine::WatchView *const watch = m_hub.watchView();
    const bool counts =
        watch && m_hub.isFresh() && m_hub.snapshot().running && watch->nextClose > base::UtcTime{};
    m_next->setText(counts ? countdown(watch->nextClose - m_hub.now()) : QStringLiteral("––:––:––"),
                    counts ? Ink::Text1 : Ink::Text3);
    if (counts)
        m_nextChip->setToolTip(utcText(watch->nextClose));
}

void HeaderBar::setDeskOption(const char *key, const QString &value)
{
    Q_EMIT m_hub.changeWanted(base::Json{{"desk", {{key, value.toStdString()}}}});
}

void HeaderBar::fillSymbols()
{
    QMenu *const menu = m_symbol->menu();
    menu->clear();
    const auto &watches = m_hub.snapshot().watches;
    for (std::size_t i = 0; i < watches.size(); ++i) {
        QAction *const action = menu->addAction(text(watches[i].watch.symbol.text()) + QStringLiteral("   ") +
                                                venueText(watches[i].venueTitle));
        action->setCheckable(true);
        action->setChecked(int(i) == m_hub.watch());
        connect(action, &QAction::triggered, this, [this, i] { m_hub.selectWatch(int(i)); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Other markets…")), &QAction::triggered, this,
            [this] { Q_EMIT m_hub.settingsWanted(QStringLiteral("desk")); });
}

void HeaderBar::fillTimeframes()
{
    QMenu *const menu = m_timeframe->menu();
    menu->clear();
    const engine::WatchView *const watch = m_hub.watchView();
    for (const domain::Timeframe &one : domain::Timeframe::all()) {
        QAction *const action = menu->addAction(text(one.name()));
        action->setCheckable(true);
        action->setChecked(watch && watch->watch.timeframe == one);
        connect(action, &QAction::triggered, this,
                [this, name = text(one.name())] { setDeskOption("timeframe", name); });
    }
}

void HeaderBar::fillProviders()
{
    QMenu *const menu = m_provider->menu();
    menu->clear();
    const engine::SettingsPtr &settings = m_hub.snapshot().settings;
    const engine::Settings fallback;
    const engine::Settings &current = settings ? *settings : fallback;
    for (const engine::SettingsGroup &group : engine::describe(current)) {
        for (const base::OptionInfo &option : group.options) {
            if (group.id != "desk" || option.key != "provider")
                continue;
            for (const std::string &choice : option.choices) {
                QAction *const action = menu->addAction(
                    providerText(choice, current.modelOf(choice)));
                action->setCheckable(true);
                action->setChecked(choice == current.desk.provider);
                connect(action, &QAction::triggered, this,
                        [this, name = text(choice)] { setDeskOption("provider", name); });
            }
        }
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Set up a model…")), &QAction::triggered, this,
            [this, id = text(current.desk.provider == "technical" ? "compatible" : current.desk.provider)] {
                Q_EMIT m_hub.settingsWanted(id);
            });
}

} // namespace ui
