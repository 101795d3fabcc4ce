#include "ui/panels/equity_panel.h"

#include "ui/panels/results.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QValueAxis>

namespace ui {
namespace {

constexpr std::size_t mostPoints = 600;
constexpr double convincing = 0.05; // share of random sets that may do as well

const domain::Baseline *baseline(const domain::Performance &performance, std::string_view id)
{
    for (const domain::Baseline &one : performance.baselines)
        if (one.id == id)
            return &one;
    return nullptr;
}

/// 1, 2 or 5 times a power of ten, so that about four steps cover the span.
double stepFor(double span)
{
    const double rough = std::max(span, 0.04) / 4, power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (rough <= factor * power)
            return factor * power;
    return 10 * power;
}

} // namespace

QList<QPointF> returnsOf(const std::vector<domain::EquityPoint> &points, std::size_t most)
{
    QList<QPointF> out;
    if (points.empty() || points.front().equity <= 0)
        return out;
    const double start = points.front().equity;
    const auto at = [&](std::size_t i) {
        return QPointF(double(base::toMs(points[i].time)), 100 * (points[i].equity / start - 1));
    };
    const std::size_t block = std::max<std::size_t>(1, 2 * points.size() / std::max<std::size_t>(2, most));
    for (std::size_t from = 0; from < points.size(); from += block) {
        std::size_t low = from, high = from;
        for (std::size_t i = from; i < std::min(points.size(), from + block); ++i) {
            low = points[i].equity < points[low].equity ? i : low;
            high = points[i].equity > points[high].equity ? i : high;
        }
        out.append(at(std::min(low, high)));
        if (low != high)
            out.append(at(std::max(low, high)));
    }
    if (out.back().x() < double(base::toMs(points.back().time)))
        out.append(at(points.size() - 1));
    return out;
}

EquityPanel::EquityPanel(Hub &hub) : Panel(hub)
{
    setMinimumSize(theme().px(300), theme().px(160));
    connect(&theme(), &Theme::changed, this, &EquityPanel::restyle);
}

void EquityPanel::build()
{
    m_edgeTitle = new FigureLabel(theme(), TextSize::Hint);
    m_edge = new FigureLabel(theme());
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(theme().px(12), theme().px(4), theme().px(4), theme().px(4));
    rows->setSpacing(theme().px(4));
    auto *line = new QHBoxLayout;
    line->setSpacing(theme().px(16));
    const auto column = [&](FigureLabel *title, FigureLabel *value, int stretch) {
        auto *pair = new QVBoxLayout;
        pair->setSpacing(theme().px(4));
        title->setElided(stretch > 0);
        value->setElided(stretch > 0);
        pair->addWidget(title);
        pair->addWidget(value);
        line->addLayout(pair, stretch);
    };
    const char *const ids[] = {"", "buy_and_hold", "technical"};
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i] = {ids[i], nullptr, new FigureLabel(theme(), TextSize::Hint), new FigureLabel(theme())};
        column(m_lines[i].title, m_lines[i].value, 0);
    }
    column(m_edgeTitle, m_edge, 1);
    rows->addLayout(line);
    setContent(page);
    buildChart();
}

void EquityPanel::buildChart()
{
    m_chart = new QChart;
    m_chart->setLocale(QLocale());
    m_chart->setLocalizeNumbers(true);
    m_chart->legend()->hide();
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMargins(QMargins(0, theme().px(4), 0, 0));
    m_chart->setBackgroundRoundness(0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_time = new QDateTimeAxis;
    m_percent = new QValueAxis;
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_percent, Qt::AlignRight);
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) { // the desk on top
        line->series = new QLineSeries;
        m_chart->addSeries(line->series);
        line->series->attachAxis(m_time);
        line->series->attachAxis(m_percent);
    }
    m_view = new QChartView(m_chart);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMinimumSize(0, 0);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_view->setAccessibleName(tr("Returns in percent"));
    m_lines[0].value->parentWidget()->layout()->addWidget(m_view);
    static_cast<QVBoxLayout *>(m_view->parentWidget()->layout())->setStretchFactor(m_view, 1);
    restyle();
}

void EquityPanel::restyle()
{
    if (!m_chart)
        return;
    const Tokens &tokens = theme().tokens();
    m_chart->setBackgroundBrush(tokens.surface[1]);
    m_view->setBackgroundBrush(tokens.surface[1]);
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_percent)}) {
        axis->setLabelsColor(tokens.text[2]);
        axis->setLabelsFont(theme().font(TextSize::Hint));
        axis->setGridLineColor(tokens.line);
        axis->setLinePen(Qt::NoPen);
        axis->setLineVisible(false);
    }
    m_time->setGridLineVisible(false);
    const QColor colours[] = {tokens.accent, tokens.text[2],
                              tokens.curves.size() > 1 ? tokens.curves[1] : tokens.text[1]};
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i].series->setPen(QPen(colours[i], i == 0 ? 2 : 1.2));
}

void EquityPanel::refresh()
{
    const engine::Snapshot &now = hub().snapshot();
    const auto [performance, replayed] =
        resultsOf(now, [](const domain::Performance &one) { return one.equity.size() >= 2; });
    if (!performance) {
        if (!showTrouble())
            showState(StateKind::Empty, tr("The curve begins with the first hours of the account."),
                      tr("Baselines are drawn beside it, with the same costs."));
        return;
    }
    needContent();
    if (m_shown != performance) {
        m_shown = performance;
        const double own = 100 * (performance->equity.back().equity / performance->equity.front().equity - 1);
        showLine(m_lines[0], performance->equity, replayed ? own : now.returnPercent,
                 replayed ? tr("Replay") : tr("Desk"));
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            const domain::Baseline *const one = baseline(*performance, m_lines[i].id);
            showLine(m_lines[i], one ? one->equity : std::vector<domain::EquityPoint>(),
                     one ? one->returnPercent : std::nullopt, baselineText(m_lines[i].id));
        }
        showEdge(*performance);
        setAxes();
    }
    showContent();
}

void EquityPanel::showLine(Line &line, const std::vector<domain::EquityPoint> &points,
                           std::optional<double> percentage, const QString &title)
{
    const bool desk = *line.id == '\0';
    line.title->setText(title, Ink::Text2);
    line.title->setVisible(desk || percentage); // what is not known yet takes no room
    line.value->setVisible(desk || percentage);
    line.value->setText(percentage ? signedNumber(*percentage, 2) + QStringLiteral(" %")
                                   : QStringLiteral("–"),
                        !percentage ? Ink::Text3
                        : desk      ? Theme::inkOf(*percentage)
                                    : Ink::Text1,
                        true);
    line.series->replace(returnsOf(points, mostPoints));
}

void EquityPanel::showEdge(const domain::Performance &performance)
{
    std::size_t trades = 0;
    for (const domain::Statistic &one : performance.statistics)
        if (one.id == "trades")
            trades = one.n;
    m_edgeTitle->setText(tr("Edge over random, n = %1").arg(trades), Ink::Text2);
    if (!performance.randomPValue)
        m_edge->setText(tr("too few trades yet"), Ink::Text2, true);
    else if (*performance.randomPValue > convincing)
        m_edge->setText(tr("not distinguishable yet"), Ink::Warn, true);
    else
        m_edge->setText(tr("better than %1 % of them").arg(number(100 * (1 - *performance.randomPValue), 1)),
                        Ink::Up, true);
}

void EquityPanel::setAxes()
{
    double low = 0, high = 0, from = 0, to = 1;
    bool first = true;
    for (const Line &line : m_lines) {
        for (const QPointF &point : line.series->points()) {
            low = std::min(low, point.y());
            high = std::max(high, point.y());
            from = first ? point.x() : std::min(from, point.x());
            to = first ? point.x() + 1 : std::max(to, point.x());
            first = false;
        }
    }
    const double step = stepFor(high - low);
    const int steps = int(std::lround(std::ceil(high / step + 1e-9) - std::floor(low / step - 1e-9)));
    m_percent->setRange(std::floor(low / step - 1e-9) * step, std::ceil(high / step + 1e-9) * step);
    m_percent->setTickCount(std::clamp(steps + 1, 2, 9));
    m_percent->setLabelFormat(step < 0.1 ? QStringLiteral("%.2f %")
                              : step < 1 ? QStringLiteral("%.1f %")
                                         : QStringLiteral("%.0f %"));
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(qint64(from)),
                     QDateTime::fromMSecsSinceEpoch(qint64(to)));
    const double days = (to - from) / 86.4e6;
    m_time->setFormat(days < 2     ? QStringLiteral("HH:mm")
                      : days < 300 ? QStringLiteral("d MMM")
                                   : QStringLiteral("MMM yyyy"));
    m_time->setTickCount(4);
    m_time->setLabelsVisible(days * 24 * 60 >= 4); // else all four would be the same minute
}

} // namespace ui
