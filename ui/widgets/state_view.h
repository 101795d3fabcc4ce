// What a panel shows in place of its content: empty, loading, stale or failed, each with words and the action
// that helps. Owned by its panel; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
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
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void acted();

private:
    void tint();
    Theme &m_theme;
    StateKind m_kind = StateKind::Empty;
    QLabel *m_icon, *m_text, *m_detail;
    QPushButton *m_button;
};

} // namespace ui
