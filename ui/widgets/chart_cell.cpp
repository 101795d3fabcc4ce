#include "ui/widgets/chart_cell.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace ui {

ChartCell::ChartCell(Hub &hub, engine::ChartWish wish, QWidget *parent)
    : QWidget(parent), m_hub(hub), m_wish(std::move(wish)), m_symbol(picker(tr("Market of this chart"))),
      m_timeframe(picker(tr("Timeframe of this chart"))), m_state(new FigureLabel(hub.theme())),
      m_view(new ChartView)
{
    const Theme &theme = hub.theme();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4));
    head->setSpacing(theme.px(4));
    head->addWidget(m_symbol);
    head->addWidget(m_timeframe);
    m_state->setElided(true);
    head->addWidget(m_state, 1);
    rows->addLayout(head);
    rows->addWidget(m_view, 1);
    localise(m_wording);
    connect(m_symbol->menu(), &QMenu::aboutToShow, this, &ChartCell::fillSymbols);
    connect(m_timeframe->menu(), &QMenu::aboutToShow, this, &ChartCell::fillTimeframes);
    connect(m_view, &ChartView::markClicked, &hub, &Hub::capsuleWanted);
    nameButtons();
}

QToolButton *ChartCell::picker(const QString &what)
{
    auto *out = new QToolButton;
    out->setPopupMode(QToolButton::InstantPopup);
    out->setFocusPolicy(Qt::StrongFocus);
    out->setProperty("flat", true);
    out->setToolTip(what);
    out->setMenu(new QMenu(out));
    return out;
}

void ChartCell::nameButtons()
{
    const QString arrow = QStringLiteral(" ▾");
    m_symbol->setText(text(m_wish.symbol.text()) + arrow);
    m_timeframe->setText(text(m_wish.timeframe.name()) + arrow);
    m_symbol->setAccessibleName(m_symbol->toolTip() + QStringLiteral(": ") + text(m_wish.symbol.text()));
    m_timeframe->setAccessibleName(m_timeframe->toolTip() + QStringLiteral(": ") +
                                   text(m_wish.timeframe.name()));
    m_view->setAccessibleName(
        tr("Chart of %1, %2").arg(text(m_wish.symbol.text()), text(m_wish.timeframe.name())));
}

void ChartCell::setWish(const engine::ChartWish &wish)
{
    m_wish = wish;
    nameButtons();
}

void ChartCell::choose(engine::ChartWish wish)
{
    if (wish == m_wish)
        return;
    setWish(wish);
    m_view->setSpec({});
    Q_EMIT wishChanged();
}

void ChartCell::fillSymbols()
{
    QMenu *const menu = m_symbol->menu();
    menu->clear();
    for (const engine::WatchView &watch : m_hub.snapshot().watches) {
        QAction *const action = menu->addAction(text(watch.watch.symbol.text()));
        action->setCheckable(true);
        action->setChecked(watch.watch.symbol == m_wish.symbol);
        connect(action, &QAction::triggered, this, [this, symbol = watch.watch.symbol] {
            choose({symbol, m_wish.timeframe});
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Other markets…")), &QAction::triggered, this,
            [this] { Q_EMIT m_hub.settingsWanted(QStringLiteral("desk")); });
}

void ChartCell::fillTimeframes()
{
    QMenu *const menu = m_timeframe->menu();
    menu->clear();
    for (const domain::Timeframe &one : domain::Timeframe::all()) {
        QAction *const action = menu->addAction(text(one.name()));
        action->setCheckable(true);
        action->setChecked(one == m_wish.timeframe);
        connect(action, &QAction::triggered, this, [this, one] { choose({m_wish.symbol, one}); });
    }
}

void ChartCell::show(const engine::ChartView *now)
{
    m_view->setSpec(now ? now->chart : nullptr);
    if (now && now->chart) {
        m_wording.synthetic = now->chart->wording.synthetic.isEmpty() ? QString() : tr("synthetic data");
        m_view->setWording(m_wording);
    }
    const engine::SettingsPtr &settings = m_hub.snapshot().settings;
    m_view->setHollow(settings && settings->window.hollowCandles);
    if (now && now->error)
        m_state->setText(errorText(*now->error).what, Ink::Warn);
    else if (now && now->chart)
        m_state->setText(venueText(now->venueTitle), Ink::Text3);
    else
        m_state->setText(now && !now->instrument && m_hub.isFresh() ? tr("This market is not watched.")
                                                                    : tr("Waiting for candles."),
                         Ink::Text2);
    m_state->setToolTip(now && now->error ? errorText(*now->error).whole() : QString());
}

} // namespace ui
