// The reliability picture: what was claimed against what came, with intervals. Owned by its panel; GUI
// thread.
#pragma once

#include "domain/memory.h"
#include "ui/theme.h"

#include <QWidget>

namespace ui {

class ReliabilityView : public QWidget
{
    Q_OBJECT
public:
    explicit ReliabilityView(Theme &theme, QWidget *parent = nullptr);
    void setReport(const domain::CalibrationReport &report);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString summary() const;
    Theme &m_theme;
    domain::CalibrationReport m_report;
};

} // namespace ui
