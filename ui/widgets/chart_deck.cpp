#include "ui/widgets/chart_deck.h"

#include "ui/wording/number_text.h"

#include <QGridLayout>
#include <QSettings>

namespace ui {
namespace {

// What a further chart shows until a person says otherwise: the larger picture, then the smaller ones.
constexpr const char *usual[] = {"1d", "1h", "15m", "4h", "1w", "5m"};

} // namespace

ChartDeck::ChartDeck(Hub &hub, ChartView *first, QWidget *parent)
    : QWidget(parent), m_hub(hub), m_first(first), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(hub.theme().px(4));
    m_grid->addWidget(first, 0, 0);
    link(first);
}

void ChartDeck::link(ChartView *view)
{
    m_linked.push_back(view);
    connect(view, &ChartView::pointedAt, this, [this, view](std::optional<base::UtcTime> time) {
        for (ChartView *other : m_linked)
            if (other != view)
                other->setLinked(time);
    });
}

/// Of each further watch one chart, then the looked-at market in the timeframes that are not there yet.
engine::ChartWish ChartDeck::proposed() const
{
    const engine::WatchView *const shown = m_hub.watchView();
    if (!shown)
        return {};
    const auto taken = [&](const engine::ChartWish &wish) {
        return wish == engine::ChartWish{shown->watch.symbol, shown->watch.timeframe} ||
               std::any_of(m_cells.begin(), m_cells.end(),
                           [&](const ChartCell *one) { return one->wish() == wish; });
    };
    for (const engine::WatchView &watch : m_hub.snapshot().watches)
        if (const engine::ChartWish wish{watch.watch.symbol, watch.watch.timeframe}; !taken(wish))
            return wish;
    for (const char *name : usual)
        if (const auto step = domain::Timeframe::parse(name))
            if (const engine::ChartWish wish{shown->watch.symbol, *step}; !taken(wish))
                return wish;
    return {shown->watch.symbol, shown->watch.timeframe};
}

void ChartDeck::add(const engine::ChartWish &wish)
{
    auto *cell = new ChartCell(m_hub, wish);
    m_cells.push_back(cell);
    cell->view().setPalette(m_palette);
    link(&cell->view());
    connect(cell, &ChartCell::wishChanged, this, [this] {
        keep();
        Q_EMIT wishesChanged();
    });
}

void ChartDeck::setCount(int count)
{
    m_count = count >= 4 ? 4 : std::clamp(count, 1, 2);
    if (!m_hub.watchView())
        return; // restored, or asked for again, when there is a market
    while (int(m_cells.size()) + 1 < m_count)
        add(proposed());
    arrange();
    keep();
    refresh();
    Q_EMIT wishesChanged();
}

void ChartDeck::arrange()
{
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const int place = int(i) + 1;
        const bool shown = place < m_count;
        if (shown)
            m_grid->addWidget(m_cells[i], m_count == 4 ? place / 2 : 0, place % 2);
        m_cells[i]->setVisible(shown);
        if (!shown)
            m_grid->removeWidget(m_cells[i]);
    }
    for (int column = 0; column < 2; ++column)
        m_grid->setColumnStretch(column, column < m_count ? 1 : 0);
    for (int row = 0; row < 2; ++row)
        m_grid->setRowStretch(row, row == 0 || m_count == 4 ? 1 : 0);
}

std::vector<engine::ChartWish> ChartDeck::wishes() const
{
    std::vector<engine::ChartWish> out;
    for (std::size_t i = 0; i < m_cells.size() && int(i) + 1 < m_count; ++i)
        out.push_back(m_cells[i]->wish());
    return out;
}

void ChartDeck::setPalette(const chart::Palette &palette)
{
    m_palette = palette;
    m_first->setPalette(palette);
    for (ChartCell *cell : m_cells)
        cell->view().setPalette(palette);
}

void ChartDeck::refresh()
{
    const auto &charts = m_hub.snapshot().charts;
    for (std::size_t i = 0; i < m_cells.size() && int(i) + 1 < m_count; ++i) {
        const auto found = std::find_if(charts.begin(), charts.end(), [&](const engine::ChartView &one) {
            return one.wish == m_cells[i]->wish();
        });
        m_cells[i]->show(found == charts.end() ? nullptr : &*found);
    }
}

QString ChartDeck::file() const
{
    return m_hub.dataDir().isEmpty() ? QString() : m_hub.dataDir() + QStringLiteral("/charts.ini");
}

void ChartDeck::keep() const
{
    if (file().isEmpty())
        return;
    QSettings kept(file(), QSettings::IniFormat);
    QStringList cells;
    for (const ChartCell *cell : m_cells)
        cells.append(text(cell->wish().symbol.text()) + QLatin1Char(' ') +
                     text(cell->wish().timeframe.name()));
    kept.setValue(QStringLiteral("count"), m_count);
    kept.setValue(QStringLiteral("cells"), cells);
}

void ChartDeck::restore()
{
    if (!m_hub.watchView() || std::exchange(m_restored, true))
        return;
    int count = m_count;
    if (!file().isEmpty()) {
        const QSettings kept(file(), QSettings::IniFormat);
        for (const QString &line : kept.value(QStringLiteral("cells")).toStringList()) {
            const QStringList parts = line.split(QLatin1Char(' '));
            const auto symbol = domain::Symbol::parse(parts.value(0).toStdString());
            const auto step = domain::Timeframe::parse(parts.value(1).toStdString());
            if (symbol && step && m_cells.size() < 3)
                add({*symbol, *step});
        }
        count = std::max(count, kept.value(QStringLiteral("count"), 1).toInt());
    }
    if (count > 1)
        setCount(count);
    else
        arrange();
}

} // namespace ui
