#include "ui/models/trades_model.h"

#include "ui/widgets/figure_delegate.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

namespace ui {
namespace {

QString dash()
{
    return QStringLiteral("–");
}

QString pair(const std::optional<double> &worst, const std::optional<double> &best)
{
    return worst && best ? number(*worst, 2) + QStringLiteral(" / ") + number(*best, 2) : dash();
}

QString confidence(double says, const std::optional<double> &calibrated)
{
    return number(100 * says, 0) + QStringLiteral(" / ") +
           (calibrated ? number(100 * *calibrated, 0) : dash());
}

int decimalsAt(const domain::InstrumentPtr &instrument, const domain::Price &near)
{
    return instrument ? instrument->priceDecimals(near.toDouble()) : 2;
}

} // namespace

TradesModel::Row TradesModel::rowOf(const engine::PositionView &view, base::UtcTime now) const
{
    const domain::Position &held = view.position;
    Row row;
    row.isOpen = true;
    row.isShort = held.side == domain::PositionSide::Short;
    row.net = view.net ? Theme::inkOf(view.net->toDouble()) : Ink::Text3;
    row.capsule = text(held.capsuleId);
    row.tip = utcText(held.opened);
    row.cells = {dayTime(held.opened, now),
                 held.instrument ? text(held.instrument->symbol.base) : QString(),
                 sideText(held.side),
                 quantity(held.quantity),
                 price(held.entryPrice.toDouble(), decimalsAt(held.instrument, held.entryPrice)),
                 tr("open"),
                 view.net ? signedAmount(*view.net) : dash(),
                 view.netPercent ? signedNumber(*view.netPercent, 2) : dash(),
                 pair(view.maePercent, view.mfePercent),
                 duration(now - held.opened),
                 dash(),
                 confidence(held.confidence, held.calibrated)};
    return row;
}

TradesModel::Row TradesModel::rowOf(const engine::TradeView &view, base::UtcTime now) const
{
    const domain::Trade &trade = view.trade;
    Row row;
    row.isShort = trade.side == domain::PositionSide::Short;
    row.replayed = view.replayed;
    row.net = Theme::inkOf(trade.net.toDouble());
    row.capsule = text(trade.entryCapsule);
    row.tip = utcText(trade.opened) + QStringLiteral(" → ") + utcText(trade.closed) +
              (view.replayed ? QLatin1Char('\n') + tr("replayed, not of this account") : QString());
    const double cost = trade.entryPrice.toDouble() * trade.quantity.toDouble();
    row.cells = {dayTime(trade.opened, now),
                 (trade.instrument ? text(trade.instrument->symbol.base) : QString()),
                 sideText(trade.side),
                 quantity(trade.quantity),
                 price(trade.entryPrice.toDouble(), decimalsAt(trade.instrument, trade.entryPrice)),
                 price(trade.exitPrice.toDouble(), decimalsAt(trade.instrument, trade.exitPrice)),
                 signedAmount(trade.net),
                 cost > 0 ? signedNumber(100 * trade.net.toDouble() / cost, 2) : dash(),
                 pair(trade.maePercent, trade.mfePercent),
                 duration(trade.closed - trade.opened),
                 exitText(trade.reason) + (view.replayed ? QStringLiteral(" · ") + tr("replay") : QString()),
                 confidence(trade.confidence, trade.calibrated)};
    return row;
}

void TradesModel::show(const engine::Snapshot &snapshot, base::UtcTime now)
{
    const qint64 day = base::toMs(now) / 86'400'000;
    const bool tradesChanged = snapshot.trades != m_trades || day != m_day;
    if (tradesChanged || snapshot.positions.size() != m_open.size()) {
        beginResetModel();
        m_trades = snapshot.trades;
        m_day = day;
        m_open.clear();
        for (const engine::PositionView &view : snapshot.positions)
            m_open.push_back(rowOf(view, now));
        if (tradesChanged) {
            m_closed.clear();
            if (m_trades)
                for (auto view = m_trades->rbegin(); view != m_trades->rend(); ++view)
                    m_closed.push_back(rowOf(*view, now));
        }
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < m_open.size(); ++i)
        m_open[i] = rowOf(snapshot.positions[i], now);
    if (!m_open.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_open.size()) - 1, Count - 1));
}

int TradesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_open.size() + m_closed.size());
}

int TradesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QVariant TradesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto at = std::size_t(index.row());
    const Row &row = at < m_open.size() ? m_open[at] : m_closed[at - m_open.size()];
    const int column = index.column();
    const Ink side = row.isShort ? Ink::Down : Ink::Up;
    switch (role) {
    case Qt::DisplayRole:
        return row.cells[std::size_t(column)];
    case Qt::ToolTipRole:
        return row.tip;
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case IdRole:
        return row.capsule;
    case MarkRole:
        return int(column != Side ? CellMark::None : row.isShort ? CellMark::Down : CellMark::Up);
    case InkRole:
        if (column == Net || column == NetPercent)
            return int(row.net);
        if (column == Side)
            return int(side);
        if (row.isOpen && column == Exit)
            return int(Ink::Text2);
        return int(row.replayed ? Ink::Text3 : Ink::Text1);
    default:
        return {};
    }
}

QVariant TradesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool words = section == Opened || section == Market || section == Side || section == ClosedBy;
    if (role == Qt::TextAlignmentRole)
        return int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Excursion)
        return tr("The worst and the best move from entry while held");
    if (role == Qt::ToolTipRole && section == Confidence)
        return tr("What the model claimed, and what such claims were worth so far");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Opened"),      tr("Market"), tr("Side"),      tr("Size"),
                              tr("Entry"),       tr("Exit"),   tr("Net P&L"),   tr("Net %"),
                              tr("MAE / MFE %"), tr("Held"),   tr("Closed by"), tr("Says / cal.")};
    return titles[section];
}

} // namespace ui
