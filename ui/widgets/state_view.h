// What a panel shows in place of its content: empty, loading, stale or failed, each with words and the action
// that helps. Painted, not built of labels: every panel begins with one. Owned by its panel; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QPushButton;

namespace ui {

enum class StateKind { Empty, Loading, Stale, Failed };

class StateView : public QWidget
{
    Q_OBJECT
public:
    explicit StateView(Theme &theme, QWidget *parent = nullptr);
    /// One sentence, more of it in small, and the words of the button (empty: none).
    void say(StateKind kind, const QString &sentence, const QString &detail = {}, const QString &action = {});
    [[nodiscard]] StateKind kind() const { return m_kind; }
    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] QPushButton *button() const { return m_button; } // null until one was needed

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Rows
    {
        QRect icon, sentence, detail, button; // one below the other, the whole in the middle
    };
    [[nodiscard]] Rows rows() const;
    void placeButton();
    Theme &m_theme;
    StateKind m_kind = StateKind::Empty;
    QString m_sentence, m_detail;
    QPushButton *m_button = nullptr;
};

} // namespace ui
