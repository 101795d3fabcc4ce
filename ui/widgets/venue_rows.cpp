#include "ui/widgets/venue_rows.h"

#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QHBoxLayout>

namespace ui {
namespace {

QString feeText(const base::Decimal &share)
{
    return shortNumber(100 * share.toDouble(), 4) + QStringLiteral(" %");
}

} // namespace

VenueRows::VenueRows(Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_rows(new QVBoxLayout(this)), m_fees(line()), m_clock(line())
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme.px(8));
}

VenueRows::Line VenueRows::line()
{
    Line out{new QWidget, new FigureLabel(m_theme), new FigureLabel(m_theme, TextSize::Body, Qt::AlignRight)};
    auto *inner = new QHBoxLayout(out.row);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(m_theme.px(4));
    out.title->setElided(true);
    inner->addWidget(out.title, 1);
    inner->addWidget(out.value);
    m_rows->addWidget(out.row);
    out.row->hide();
    return out;
}

bool VenueRows::show(const engine::Snapshot &now, const engine::WatchView *watch, base::UtcTime at)
{
    showFees(watch, at);
    showClock(now);
    showBudgets(now);
    return !m_fees.row->isHidden() || !m_clock.row->isHidden() || !now.budgets.empty();
}

void VenueRows::showFees(const engine::WatchView *watch, base::UtcTime at)
{
    const bool known = watch && watch->instrument && !watch->instrument->synthetic;
    m_fees.row->setVisible(known);
    if (!known)
        return;
    const domain::FeeRow fees = watch->instrument->feesAt(at);
    m_fees.title->setText(tr("Taker fee"), Ink::Text2);
    std::vector<FigureLabel::Piece> pieces{{feeText(fees.taker), Ink::Text1}};
    if (fees.assumed)
        pieces.push_back({QStringLiteral(" · ") + tr("assumed"), Ink::Text3});
    m_fees.value->setPieces(std::move(pieces));
    const QString both = tr("Maker %1, taker %2").arg(feeText(fees.maker), feeText(fees.taker));
    m_fees.row->setToolTip(
        both + QLatin1Char('\n') +
        (fees.assumed ? tr("By the venue's price list for the lowest tier; the venue does not tell your own.")
                      : tr("As the venue tells it.")));
}

void VenueRows::showClock(const engine::Snapshot &now)
{
    m_clock.row->setVisible(now.clock.has_value());
    if (!now.clock)
        return;
    m_clock.title->setText(tr("Clock"), Ink::Text2);
    m_clock.value->setText(clockWord(*now.clock), now.clock->wrong ? Ink::Warn : Ink::Text2);
    m_clock.row->setToolTip(clockText(*now.clock) + QLatin1Char('\n') +
                            tr("Compared at %1").arg(utcText(now.clock->checked)));
}

void VenueRows::showBudgets(const engine::Snapshot &now)
{
    while (m_budgets.size() < now.budgets.size()) {
        m_budgets.push_back(new MeterRow(m_theme));
        m_rows->addWidget(m_budgets.back());
    }
    for (std::size_t i = 0; i < m_budgets.size(); ++i) {
        m_budgets[i]->setVisible(i < now.budgets.size());
        if (i >= now.budgets.size())
            continue;
        const engine::BudgetView &one = now.budgets[i];
        const bool counted = one.used && one.limit && *one.limit > 0, paused = one.paused.count() > 0;
        const double share = counted ? *one.used / *one.limit : 0;
        const QString words = paused    ? tr("paused %1").arg(duration(one.paused))
                              : counted ? tr("%1 of %2").arg(number(*one.used, 0), number(*one.limit, 0))
                                        : tr("%1 a minute").arg(number(one.sent, 0));
        const bool full = paused || share >= 0.7;
        m_budgets[i]->show(text(one.host), words, share, full ? Ink::Warn : Ink::Accent,
                           full ? Ink::Warn : Ink::Text2);
        QString tip =
            counted ? tr("Requests as this host counts them") : tr("This host does not say what it allows");
        if (one.until)
            tip += QLatin1Char('\n') + tr("Counts anew at %1").arg(utcText(*one.until));
        tip += QLatin1Char('\n') + tr("Sent by this desk in the last minute: %1").arg(number(one.sent, 0));
        m_budgets[i]->setToolTip(tip);
    }
}

} // namespace ui
