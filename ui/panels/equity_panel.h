// The account's return beside the baselines. Owned by its dock; GUI thread.
#pragma once

#include "domain/statistics.h"
#include "ui/panels/panel.h"

#include <QPointF>

class QChart;
class QChartView;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace ui {

class EquityPanel : public Panel
{
    Q_OBJECT
public:
    explicit EquityPanel(Hub &hub);

protected:
    void build() override;
    void refresh() override;

private:
    struct Line
    {
        const char *id; // of the baseline; empty: the desk
        QLineSeries *series;
        FigureLabel *title, *value;
    };
    void buildChart();
    void restyle();
    void showLine(Line &line, const std::vector<domain::EquityPoint> &points, std::optional<double> percent,
                  const QString &title);
    void showEdge(const domain::Performance &performance);
    void setAxes();
    std::array<Line, 3> m_lines{};
    std::shared_ptr<const domain::Performance> m_shown;
    FigureLabel *m_edgeTitle = nullptr, *m_edge = nullptr;
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    QDateTimeAxis *m_time = nullptr;
    QValueAxis *m_percent = nullptr;
};

/// Percent over the first point, thinned to at most `most` points that keep every extreme.
[[nodiscard]] QList<QPointF> returnsOf(const std::vector<domain::EquityPoint> &points, std::size_t most);

} // namespace ui
