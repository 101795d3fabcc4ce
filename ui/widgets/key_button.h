// A push button that also shows its key in a small frame: "Analyse now [A]". Owned by its row; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QPushButton>

namespace ui {

class KeyButton : public QPushButton
{
    Q_OBJECT
public:
    explicit KeyButton(Theme &theme, QWidget *parent = nullptr);
    /// Empty: no key is shown. In words of the system: "Ctrl+K".
    void setKey(const QString &key);
    [[nodiscard]] QString key() const { return m_key; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int keyWidth() const; // with the gap before it; 0 without a key
    Theme &m_theme;
    QString m_key;
};

} // namespace ui
