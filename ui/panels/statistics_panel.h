// Results with their uncertainty, and the baselines. Owned by its dock; GUI thread.
#pragma once

#include "domain/statistics.h"
#include "ui/panels/panel.h"

namespace ui {

class FigureTable;

class StatisticsPanel : public Panel
{
    Q_OBJECT
public:
    explicit StatisticsPanel(Hub &hub);

protected:
    void build() override;
    void refresh() override;

private:
    void show(const domain::Performance &performance, bool replayed);
    void addRow(const QString &name, const QString &value, const QString &interval, const QString &count,
                const QString &note);
    FigureTable *m_table = nullptr;
    std::shared_ptr<const domain::Performance> m_shown;
};

} // namespace ui
