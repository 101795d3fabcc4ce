// A combo box whose arrow is drawn in the theme's ink: a style sheet can only show a picture there. Owned by
// its row; GUI thread.
#pragma once

#include "ui/theme.h"

#include <QComboBox>

namespace ui {

class Choice : public QComboBox
{
    Q_OBJECT
public:
    explicit Choice(Theme &theme, QWidget *parent = nullptr) : QComboBox(parent), m_theme(theme) {}

    void showPopup() override;

Q_SIGNALS:
    void opening(); // its list is about to be shown, which may still be empty

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
};

} // namespace ui
