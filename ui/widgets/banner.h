// A halt or a failure across the window: an icon, a sentence, a button. Owned by the window; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(Theme &theme, QWidget *parent = nullptr);
    /// An empty button text hides the button; `detail` goes into the tool tip.
    void say(const QString &sentence, const QString &button, const QString &detail = {});
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void pressed();

private:
    void tint();
    Theme &m_theme;
    QLabel *m_icon, *m_text;
    QPushButton *m_button;
};

} // namespace ui
