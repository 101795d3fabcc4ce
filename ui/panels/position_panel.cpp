#include "ui/panels/position_panel.h"

#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

namespace ui {

PositionPanel::PositionPanel(Hub &hub) : Panel(hub)
{
    setMinimumSize(theme().px(288), theme().px(170));
}

void PositionPanel::build()
{
    m_what = new FigureLabel(theme());
    m_net = new FigureLabel(theme(), TextSize::Title, Qt::AlignRight);
    m_move = new FigureLabel(theme(), TextSize::Body, Qt::AlignRight);
    m_next = new FigureLabel(theme(), TextSize::Body, Qt::AlignRight);
    m_others = new FigureLabel(theme(), TextSize::Hint);
    m_gauge = new Gauge(theme());
    m_close = new QPushButton(tr("Close…"));
    m_adjust = new QPushButton(tr("Adjust…"));
    m_why = new QPushButton(tr("Why"));
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = laidOut<QVBoxLayout>(theme(), page);
    const auto line = [&](QWidget *left, QWidget *right) {
        auto *row = new QHBoxLayout;
        row->setSpacing(theme().px(8));
        row->addWidget(left, qobject_cast<FigureLabel *>(left) == m_what);
        row->addWidget(right, qobject_cast<FigureLabel *>(left) != m_what);
        rows->addLayout(row);
    };
    const auto label = [&](const QString &words) {
        auto *out = new FigureLabel(theme());
        out->setText(words, Ink::Text2);
        return out;
    };
    m_what->setElided(true);
    m_next->setElided(true);
    line(m_what, m_net);
    rows->addWidget(m_gauge);
    line(label(tr("Worst / best so far")), m_move);
    line(label(tr("Next look")), m_next);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme().px(8));
    for (QPushButton *button : {m_close, m_adjust, m_why}) {
        button->setProperty("tight", true); // three of them stand side by side in the narrowest column
        button->ensurePolished();
        button->setMinimumWidth(button->sizeHint().width());
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    rows->addLayout(buttons);
    rows->addWidget(m_others);
    rows->addStretch(1);
    setContent(page);
    connect(m_close, &QPushButton::clicked, this, [this] { Q_EMIT this->hub().closeWanted(m_id); });
    connect(m_adjust, &QPushButton::clicked, this, [this] { Q_EMIT this->hub().adjustWanted(m_id); });
    connect(m_why, &QPushButton::clicked, this, [this] {
        if (const auto *view = shown())
            Q_EMIT this->hub().capsuleWanted(text(view->position.capsuleId));
    });
}

void PositionPanel::fillTitle(QHBoxLayout &row)
{
    m_since = new FigureLabel(theme(), TextSize::Hint, Qt::AlignRight);
    m_since->setElided(true);
    row.addWidget(m_since, 1);
}

const engine::PositionView *PositionPanel::shown() const
{
    for (const engine::PositionView &view : hub().snapshot().positions)
        if (text(view.position.id) == m_id)
            return &view;
    return nullptr;
}

void PositionPanel::refresh()
{
    const engine::PositionView *const view = hub().positionView();
    if (!view) {
        m_id.clear();
        if (m_since)
            m_since->setText({});
        if (hub().snapshot().failure && showTrouble())
            return;
        showState(StateKind::Empty, tr("Nothing is held."),
                  tr("An approved entry appears here with its stop and target."));
        return;
    }
    needContent();
    m_id = text(view->position.id);
    show(*view);
    showContent();
}

void PositionPanel::show(const engine::PositionView &view)
{
    const domain::Position &held = view.position;
    const bool isShort = held.side == domain::PositionSide::Short;
    const QString side = isShort ? tr("Short") : tr("Long");
    if (m_since) {
        m_since->setText(tr("opened %1 · held %2")
                             .arg(dayTime(held.opened, hub().now()), duration(hub().now() - held.opened)),
                         Ink::Text2);
        m_since->setToolTip(utcText(held.opened));
    }
    const QString base = held.instrument ? text(held.instrument->symbol.base) : QString();
    const int decimals = held.instrument ? held.instrument->priceDecimals(held.entryPrice.toDouble()) : 2;
    const bool roomy = width() >= theme().px(330); // else the coin stands on the chart only
    m_what->setPieces(
        {{side + QLatin1Char(' ') + quantity(held.quantity) + (roomy ? QLatin1Char(' ') + base : QString()),
          Ink::Text1, true},
         {QLatin1Char(' ') + tr("at %1").arg(price(held.entryPrice.toDouble(), decimals)), Ink::Text2}});
    if (view.net) {
        std::vector<FigureLabel::Piece> pieces = {
            {signedAmount(*view.net), Theme::inkOf(view.net->toDouble()), true}};
        if (width() >= theme().px(400))
            pieces.push_back({QLatin1Char(' ') + text(view.net->currency()) + QLatin1Char(' ') + tr("net"),
                              Ink::Text3, false, true});
        m_net->setPieces(std::move(pieces));
        m_net->setToolTip(
            tr("%1 net of all fees, the one of closing included").arg(text(view.net->currency())));
    } else {
        m_net->setText(tr("no price"), Ink::Text3);
    }
    Gauge::Levels levels{held.entryPrice.toDouble(), {}, {}, view.price, isShort, decimals};
    if (held.plan.stop)
        levels.stop = held.plan.stop->toDouble();
    if (held.plan.target)
        levels.target = held.plan.target->toDouble();
    m_gauge->setLevels(levels);
    if (view.maePercent && view.mfePercent)
        m_move->setPieces(
            {{signedNumber(*view.maePercent, 2) + QStringLiteral(" %"), Theme::inkOf(*view.maePercent)},
             {QStringLiteral(" / "), Ink::Text3},
             {signedNumber(*view.mfePercent, 2) + QStringLiteral(" %"), Theme::inkOf(*view.mfePercent)}});
    else
        m_move->setText(tr("not known yet"), Ink::Text3);
    const engine::WatchView *const watch = hub().watchView();
    m_next->setText(watch ? tr("every minute; model at %1").arg(clockTime(watch->nextClose, false))
                          : tr("every minute"),
                    Ink::Text2);
    const int others = int(hub().snapshot().positions.size()) - 1;
    m_others->setVisible(others > 0);
    m_others->setText(tr("and %n more in the trades", nullptr, others), Ink::Text3);
    m_why->setEnabled(!held.capsuleId.empty());
}

} // namespace ui
