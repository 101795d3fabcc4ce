// Where the price stands between stop, entry and target. Owned by its panel; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <optional>

namespace ui {

class Gauge : public QWidget
{
    Q_OBJECT
public:
    explicit Gauge(Theme &theme, QWidget *parent = nullptr);

    struct Levels
    {
        double entry = 0;
        std::optional<double> stop, target, price;
        bool isShort = false;
        int decimals = 2;
        bool operator==(const Levels &) const = default;
    };
    void setLevels(const Levels &levels);
    /// Share of the way from the losing to the winning end at which a price stands, 0 … 1.
    [[nodiscard]] double shareOf(double price) const;
    [[nodiscard]] QSize sizeHint() const override { return {m_theme.px(240), m_theme.px(52)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_theme.px(160), m_theme.px(52)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] std::pair<double, double> ends() const; // losing, winning
    void drawWords(QPainter &painter, double entryX, double priceX) const;
    Theme &m_theme;
    Levels m_levels;
};

} // namespace ui
