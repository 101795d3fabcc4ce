#include "ui/panels/watch_panel.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QAbstractButton>
#include <QScrollArea>

namespace ui {
namespace {

/// A small disc in the colour of a state.
class Dot : public QWidget
{
public:
    Dot(Theme &theme) : m_theme(theme) { setFixedSize(theme.px(8), theme.px(8)); }
    void setInk(Ink ink)
    {
        m_ink = ink;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.ink(m_ink));
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }

private:
    Theme &m_theme;
    Ink m_ink = Ink::Text3;
};

Ink inkOf(engine::SenseView::State state)
{
    using State = engine::SenseView::State;
    switch (state) {
    case State::Fresh:
        return Ink::Up;
    case State::Stale:
        return Ink::Warn;
    case State::Failed:
        return Ink::Down;
    case State::Loading:
        return Ink::Accent;
    case State::Off:
        break;
    }
    return Ink::Text3;
}

} // namespace

WatchRow::WatchRow(Theme &theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WatchRow::show(const engine::WatchView &view, bool chosen, bool aged)
{
    m_symbol = ui::text(view.watch.symbol.base);
    const int decimals = view.instrument && view.last ? view.instrument->priceDecimals(*view.last) : 2;
    m_last = view.last ? price(*view.last, decimals) : QStringLiteral("–");
    m_change = view.changePercent ? percent(*view.changePercent, 1) : QStringLiteral("–");
    m_changeValue = view.changePercent.value_or(0);
    m_chosen = chosen;
    m_aged = aged;
    setAccessibleName(ui::text(view.watch.symbol.text()) + QLatin1Char(' ') + m_last + QLatin1Char(' ') +
                      m_change);
    setToolTip(ui::text(view.watch.symbol.text()) + QStringLiteral(" · ") +
               ui::text(view.watch.timeframe.name()) + QStringLiteral(" · ") + phaseText(view.phase) +
               (view.priceTime ? QStringLiteral("\n") + utcText(*view.priceTime) : QString()));
    QWidget::show();
    update();
}

void WatchRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_chosen || underMouse())
        painter.fillRect(rect(), m_theme.tokens().surface[2]);
    const auto &plain = m_theme.figures(TextSize::Body, false),
               &strong = m_theme.figures(TextSize::Body, true);
    const double y = std::round(height() / 2.0 + plain.capHeight() / 2), right = width() - m_theme.px(12);
    const Ink ink = m_aged ? Ink::Text3 : Ink::Text1;
    (m_chosen ? strong : plain).draw(painter, {double(m_theme.px(12)), y}, m_symbol, m_theme.ink(ink));
    plain.draw(painter, {right - plain.width(m_change), y}, m_change,
               m_theme.ink(m_aged ? Ink::Text3 : Theme::inkOf(m_changeValue)));
    plain.draw(painter, {right - m_theme.px(60) - plain.width(m_last), y}, m_last, m_theme.ink(ink));
    if (hasFocus())
        painter.fillRect(0, 0, 2, height(), m_theme.ink(Ink::Accent));
}

WatchPanel::WatchPanel(Hub &hub) : Panel(hub)
{
    setMinimumWidth(theme().px(180));
}

void WatchPanel::build()
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, theme().px(12));
    rows->setSpacing(0);
    m_watches = new QVBoxLayout;
    m_watches->setSpacing(0);
    rows->addLayout(m_watches);
    const auto part = [&](const QString &title, QWidget *&head, int gap) {
        head = heading(theme(), title);
        auto *inner = new QVBoxLayout;
        inner->setContentsMargins(theme().px(12), theme().px(20), theme().px(12), 0);
        inner->setSpacing(theme().px(gap));
        inner->addWidget(head);
        rows->addLayout(inner);
        return inner;
    };
    m_senses = part(tr("Senses"), m_sensesTitle, 8);
    m_guards = part(tr("Guards"), m_guardsTitle, 8);
    m_venue = new VenueRows(theme());
    part(tr("Venue"), m_venueTitle, 8)->addWidget(m_venue);
    rows->addStretch(1);
    area->setWidget(page);
    setContent(area);
}

void WatchPanel::refresh()
{
    if (hub().snapshot().watches.empty()) {
        showTrouble();
        return;
    }
    needContent();
    showWatches();
    showSenses();
    showGuards();
    showVenue();
    showContent();
}

void WatchPanel::showWatches()
{
    const auto &views = hub().snapshot().watches;
    while (m_watchRows.size() < views.size()) {
        auto *row = new WatchRow(theme());
        const int index = int(m_watchRows.size());
        connect(row, &QAbstractButton::clicked, this, [this, index] { hub().selectWatch(index); });
        m_watches->addWidget(row);
        m_watchRows.push_back(row);
    }
    for (std::size_t i = 0; i < m_watchRows.size(); ++i) {
        if (i < views.size())
            m_watchRows[i]->show(views[i], int(i) == hub().watch(), !hub().isFresh() || views[i].error);
        else
            m_watchRows[i]->hide();
    }
}

WatchPanel::Sense &WatchPanel::senseRow(std::size_t index)
{
    while (m_senseRows.size() <= index) {
        Sense sense{new QWidget, new FigureLabel(theme()),
                    new FigureLabel(theme(), TextSize::Body, Qt::AlignRight), new Dot(theme())};
        auto *line = new QHBoxLayout(sense.row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(theme().px(4));
        sense.title->setElided(true);
        line->addWidget(sense.title, 1);
        line->addWidget(sense.state);
        line->addWidget(sense.dot);
        m_senses->addWidget(sense.row);
        m_senseRows.push_back(sense);
    }
    return m_senseRows[index];
}

void WatchPanel::showSenses()
{
    using State = engine::SenseView::State;
    const engine::WatchView *const watch = hub().watchView();
    const std::vector<engine::SenseView> none;
    const auto &senses = watch ? watch->senses : none;
    m_sensesTitle->setVisible(!senses.empty());
    for (std::size_t i = 0; i < senses.size(); ++i) {
        const engine::SenseView &view = senses[i];
        Sense &row = senseRow(i);
        const QString age = view.since ? duration(hub().now() - *view.since) : QString();
        QString state;
        switch (view.state) {
        case State::Fresh:
            state = age.isEmpty() ? tr("live") : tr("%1 ago").arg(age);
            break;
        case State::Stale:
            state = tr("stale %1").arg(age);
            break;
        case State::Failed:
            state = tr("failed");
            break;
        case State::Loading:
            state = tr("loading");
            break;
        case State::Off:
            state = tr("none here");
            break;
        }
        if (view.id == "stream" && view.state == State::Stale)
            state = tr("polling"); // the desk goes on, by asking
        if (view.id == "stream" && view.state == State::Fresh)
            state = tr("live");
        const bool trouble = view.state == State::Stale || view.state == State::Failed;
        row.title->setText(settingText(view.title), Ink::Text2);
        row.state->setText(state, trouble ? inkOf(view.state) : Ink::Text2);
        static_cast<Dot *>(row.dot)->setInk(inkOf(view.state));
        row.row->setToolTip(view.error   ? errorText(*view.error).whole()
                            : view.since ? utcText(*view.since)
                                         : QString());
        row.row->show();
    }
    for (std::size_t i = senses.size(); i < m_senseRows.size(); ++i)
        m_senseRows[i].row->hide();
}

void WatchPanel::showVenue()
{
    const bool any = m_venue->show(hub().snapshot(), hub().watchView(), hub().now());
    m_venue->setVisible(any);
    m_venueTitle->setVisible(any);
}

void WatchPanel::showGuards()
{
    const auto &guards = hub().snapshot().guards;
    m_guardsTitle->setVisible(!guards.empty());
    while (m_guardRows.size() < guards.size()) {
        m_guardRows.push_back(new MeterRow(theme()));
        m_guards->addWidget(m_guardRows.back());
    }
    for (std::size_t i = 0; i < m_guardRows.size(); ++i) {
        if (i >= guards.size()) {
            m_guardRows[i]->hide();
            continue;
        }
        const engine::GuardView &guard = guards[i];
        const double share = guard.bound != 0 ? guard.value / guard.bound : 0;
        const QString unit = guard.unit.empty() ? QString() : QLatin1Char(' ') + text(guard.unit);
        const int decimals = guard.unit.empty() ? 0 : 1;
        m_guardRows[i]->show(
            guardText(guard),
            tr("%1 of %2").arg(number(guard.value, decimals), number(guard.bound, decimals)) + unit, share,
            share >= 1     ? Ink::Down
            : share >= 0.7 ? Ink::Warn
                           : Ink::Accent,
            share >= 1 ? Ink::Down : Ink::Text2);
    }
}

} // namespace ui
