// One line of text in equal digit cells, made of pieces in different inks; elided where there is no room.
// Owned by its panel; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QWidget>

#include <vector>

namespace ui {

class FigureLabel : public QWidget
{
    Q_OBJECT
public:
    struct Piece
    {
        QString text;
        Ink ink = Ink::Text1;
        bool strong = false;
        bool hint = false; // in the small size
    };

    explicit FigureLabel(Theme &theme, TextSize size = TextSize::Body,
                         Qt::Alignment alignment = Qt::AlignLeft, QWidget *parent = nullptr);
    void setText(const QString &text, Ink ink = Ink::Text1, bool strong = false);
    void setPieces(std::vector<Piece> pieces);
    /// May shrink below its text, which is then elided.
    void setElided(bool elided);
    /// A dotted line below the text: not verified.
    void setDotted(bool dotted);
    /// Keeps the widest text so far as the smallest width, so that neighbours stand still.
    void setSteady(bool steady) { m_steady = steady; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] const chart::Figures &figures(const Piece &piece) const;
    [[nodiscard]] double width(const std::vector<Piece> &pieces) const;
    [[nodiscard]] std::vector<Piece> fitted(double room) const;
    Theme &m_theme;
    TextSize m_size;
    Qt::Alignment m_alignment;
    std::vector<Piece> m_pieces;
    bool m_elided = false, m_dotted = false, m_steady = false;
    int m_widest = 0;
};

/// "SENSES": a small heading of a part of a panel.
[[nodiscard]] FigureLabel *heading(Theme &theme, const QString &title, QWidget *parent = nullptr);

} // namespace ui
