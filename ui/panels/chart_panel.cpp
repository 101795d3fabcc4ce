#include "ui/panels/chart_panel.h"

#include "ui/drawings_keeper.h"
#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QDateTime>
#include <QMenu>
#include <QSettings>

namespace ui {

ChartPanel::ChartPanel(Hub &hub) : Panel(hub), m_view(new ChartView), m_deck(new ChartDeck(hub, m_view))
{
    setContent(m_deck);
    setMinimumSize(theme().px(320), theme().px(200));
    connect(m_view, &ChartView::markClicked, &hub, &Hub::capsuleWanted);
    connect(m_view, &ChartView::levelDragged, this, [this](domain::Level::Kind kind, double price) {
        if (const engine::PositionView *const held = position())
            Q_EMIT this->hub().levelWanted(text(held->position.id), kind == domain::Level::Kind::Stop, price);
    });
    connect(m_deck, &ChartDeck::wishesChanged, this, [this] {
        engine::ChartsWanted next = m_wanted;
        next.more = m_deck->wishes();
        want(next);
    });
    connect(&hub, &Hub::chartCountWanted, m_deck, &ChartDeck::setCount);
    connect(&hub, &Hub::studiesWanted, this, &ChartPanel::pickStudies);
    connect(&hub, &Hub::looksWanted, this, [this](bool patterns, bool profile) {
        engine::ChartsWanted next = m_wanted;
        next.patterns ^= patterns;
        next.profile ^= profile;
        want(next);
    });
    connect(&theme(), &Theme::changed, this, &ChartPanel::restyle);
    connect(&m_second, &QTimer::timeout, this, &ChartPanel::tick);
    m_second.start(1000);
    localise(m_wording);
    restyle();
}

void ChartPanel::fillTitle(QHBoxLayout &row)
{
    m_market = new FigureLabel(theme());
    m_market->setElided(true);
    row.addWidget(m_market, 1);
    m_asModel = new QToolButton;
    m_asModel->setText(tr("As the model sees it"));
    m_asModel->setCheckable(true);
    m_asModel->setProperty("flat", true);
    m_asModel->setToolTip(tr("Shows the colours and sizes of the picture that is sent to the model"));
    auto *fit = new QToolButton;
    fit->setText(tr("Fit"));
    fit->setProperty("flat", true);
    fit->setToolTip(tr("Shows the last candles again (double click on the chart)"));
    addChartTools(row);
    addDrawingTools(row);
    row.addWidget(m_asModel);
    row.addWidget(fit);
    connect(m_asModel, &QToolButton::toggled, this, &ChartPanel::restyle);
    connect(fit, &QToolButton::clicked, m_view, &ChartView::fit);
}

void ChartPanel::addChartTools(QHBoxLayout &row)
{
    auto *layouts = new QToolButton;
    layouts->setText(tr("Charts"));
    layouts->setProperty("flat", true);
    layouts->setPopupMode(QToolButton::InstantPopup);
    layouts->setToolTip(tr("One, two or four charts on one screen, with one crosshair"));
    auto *menu = new QMenu(layouts);
    const std::pair<int, QString> counts[] = {
        {1, tr("One chart")}, {2, tr("Two charts")}, {4, tr("Four charts")}};
    for (const auto &[count, title] : counts) {
        QAction *const action = menu->addAction(title);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, count = count] { m_deck->setCount(count); });
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, count = count] { action->setChecked(m_deck->count() == count); });
    }
    layouts->setMenu(menu);
    auto *studies = new QToolButton;
    studies->setText(tr("Studies"));
    studies->setProperty("flat", true);
    studies->setToolTip(tr("Chooses studies, patterns and the volume profile (Ctrl+I)"));
    connect(studies, &QToolButton::clicked, this, &ChartPanel::pickStudies);
    row.addWidget(layouts);
    row.addWidget(studies);
}

void ChartPanel::pickStudies()
{
    if (m_picker) {
        m_picker->raise();
        return m_picker->activateWindow();
    }
    m_picker = new StudyPicker(theme(), m_wanted, window());
    m_picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_picker, &StudyPicker::changed, this, [this](const engine::ChartsWanted &chosen) {
        engine::ChartsWanted next = chosen;
        next.more = m_deck->wishes();
        want(next);
    });
    const QRect room(mapToGlobal(QPoint(0, 0)), size());
    m_picker->move(room.right() - m_picker->width() - theme().px(100), room.top() + theme().px(8));
    m_picker->show();
}

void ChartPanel::adopt(const engine::Snapshot &now)
{
    if (!hub().isFresh() || !now.settings)
        return;
    engine::ChartsWanted next = m_wanted;
    if (!std::exchange(m_adopted, true) && !hub().dataDir().isEmpty()) {
        const QSettings kept(hub().dataDir() + QStringLiteral("/charts.ini"), QSettings::IniFormat);
        next.patterns = kept.value(QStringLiteral("patterns"), false).toBool();
        next.profile = kept.value(QStringLiteral("profile"), false).toBool();
    }
    if (m_settled != now.settings->desk.chartStudies)
        next.studies = m_settled = now.settings->desk.chartStudies;
    if (next != m_wanted) {
        m_wanted = next;
        Q_EMIT hub().chartsWanted(m_wanted);
    }
    m_deck->restore(); // last: what it changes is wanted, and kept, with all the rest
}

void ChartPanel::want(const engine::ChartsWanted &wanted)
{
    if (wanted == m_wanted)
        return;
    const bool drawn = wanted.studies != m_wanted.studies;
    m_wanted = wanted;
    keepLooks();
    Q_EMIT hub().chartsWanted(m_wanted); // at once
    if (drawn)                           // and for the next start, and the model's picture
        Q_EMIT hub().changeWanted(base::Json{{"desk", {{"chart_studies", m_wanted.studies}}}});
}

void ChartPanel::keepLooks() const
{
    if (hub().dataDir().isEmpty())
        return;
    QSettings kept(hub().dataDir() + QStringLiteral("/charts.ini"), QSettings::IniFormat);
    kept.setValue(QStringLiteral("patterns"), m_wanted.patterns);
    kept.setValue(QStringLiteral("profile"), m_wanted.profile);
}

void ChartPanel::addDrawingTools(QHBoxLayout &row)
{
    using Kind = chart::Drawing::Kind;
    m_draw = new QToolButton;
    m_draw->setText(tr("Draw"));
    m_draw->setProperty("flat", true);
    m_draw->setPopupMode(QToolButton::InstantPopup);
    m_draw->setToolTip(
        tr("Draw on the chart: press, pull and let go. Escape puts the tool away, Delete removes the "
           "selected drawing."));
    auto *menu = new QMenu(m_draw);
    const std::pair<Kind, QString> tools[] = {{Kind::Trend, tr("Trend line")},
                                              {Kind::Horizontal, tr("Horizontal line")},
                                              {Kind::Fibonacci, tr("Fibonacci retracement")},
                                              {Kind::Rectangle, tr("Rectangle")},
                                              {Kind::Measure, tr("Measure")}};
    for (const auto &[kind, title] : tools)
        connect(menu->addAction(title), &QAction::triggered, this, [this, kind = kind, title = title] {
            m_view->setTool(kind);
            m_draw->setText(title);
            m_view->setFocus();
        });
    menu->addSeparator();
    connect(menu->addAction(tr("Remove all drawings")), &QAction::triggered, m_view,
            &ChartView::removeDrawings);
    m_draw->setMenu(menu);
    row.addWidget(m_draw);
    connect(m_view, &ChartView::toolDropped, m_draw, [this] { m_draw->setText(tr("Draw")); });
    connect(m_view, &ChartView::drawingsChanged, this,
            [this] { keepDrawings(hub().dataDir(), m_drawn, m_view->board().drawings()); });
}

void ChartPanel::showDrawings(const QString &market)
{
    if (market == m_drawn)
        return;
    m_drawn = market;
    m_view->setDrawings(readDrawings(hub().dataDir(), market));
}

void ChartPanel::restyle()
{
    m_deck->setPalette(m_asModel && m_asModel->isChecked() ? chart::modelPalette() : theme().chartPalette());
}

const engine::PositionView *ChartPanel::position() const
{
    const engine::WatchView *const watch = hub().watchView();
    const engine::PositionView *const held = hub().positionView();
    return watch && watch->instrument && held && held->position.instrument &&
                   held->position.instrument->key() == watch->instrument->key()
               ? held
               : nullptr;
}

void ChartPanel::refresh()
{
    const engine::WatchView *const watch = hub().watchView();
    adopt(hub().snapshot());
    m_deck->refresh();
    if (!watch || !watch->chart) {
        m_view->setSpec({});
        if (!showTrouble())
            showState(StateKind::Loading, tr("Waiting for candles."));
        return;
    }
    if (m_market)
        showTitle(*watch);
    const engine::Snapshot &now = hub().snapshot();
    m_wording.synthetic = watch->chart->wording.synthetic.isEmpty() ? QString() : tr("synthetic data");
    // A number of unknown age is never shown: what is not of now is dated.
    const bool stale = !hub().isFresh() || watch->error;
    const std::optional<base::UtcTime> seen = watch->priceTime ? watch->priceTime : std::optional(now.time);
    m_wording.note =
        stale ? tr("as of %1").arg(dayTime(*seen, base::fromMs(QDateTime::currentMSecsSinceEpoch())))
              : QString();
    m_view->setSpec(watch->chart);
    showDrawings(watch->instrument ? text(watch->instrument->key()) : QString());
    const engine::PositionView *const held = position();
    const double oneTick = held && watch->instrument
                               ? watch->instrument->tickAt(held->position.entryPrice.toDouble()).toDouble()
                               : 0;
    m_view->setLevelsHeld(!stale && held, oneTick);
    m_view->setWording(m_wording);
    m_view->setHollow(now.settings && now.settings->window.hollowCandles);
    tick();
    showContent();
}

void ChartPanel::showTitle(const engine::WatchView &watch)
{
    using State = engine::LiveView::State;
    constexpr base::Milliseconds quiet{5'000}; // then the age is said
    std::vector<FigureLabel::Piece> pieces{{text(watch.watch.symbol.text()), Ink::Text1, true},
                                           {QStringLiteral("   ") + text(watch.watch.timeframe.name()) +
                                                QStringLiteral(" · ") + venueText(watch.venueTitle),
                                            Ink::Text2}};
    const engine::LiveView &live = watch.live;
    const QString dot = QStringLiteral("    ● ");
    if (hub().isFresh() && live.state == State::Live) {
        const base::Milliseconds age = live.heard ? hub().now() - *live.heard : base::Milliseconds(0);
        pieces.push_back({dot, age < quiet ? Ink::Up : Ink::Text3});
        pieces.push_back(
            {age < quiet ? tr("live") : tr("live, quiet for %1").arg(duration(age)), Ink::Text2});
        if (live.bid && live.ask && watch.instrument)
            pieces.push_back(
                {QStringLiteral("   ") +
                     tr("spread %1")
                         .arg(number(*live.ask - *live.bid, watch.instrument->priceDecimals(*live.bid))),
                 Ink::Text2});
    } else if (hub().isFresh() && live.state != State::Off) {
        const bool down = live.state == State::Polling;
        pieces.push_back({dot, down ? Ink::Warn : Ink::Text3});
        pieces.push_back({down ? tr("polling") : tr("connecting"), down ? Ink::Warn : Ink::Text2});
    }
    m_market->setToolTip(live.error ? errorText(*live.error).whole() : QString());
    m_market->setPieces(std::move(pieces));
}

void ChartPanel::tick()
{
    const engine::WatchView *const watch = hub().watchView();
    if (watch && watch->chart && m_market)
        showTitle(*watch);
    const bool counts =
        watch && hub().isFresh() && watch->nextClose > base::UtcTime{} && hub().snapshot().running;
    m_wording.countdown = counts ? countdown(watch->nextClose - hub().now()) : QString();
    if (isVisible())
        m_view->setCountdown(m_wording.countdown);
}

} // namespace ui
