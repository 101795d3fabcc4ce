// The row of controls above the panels: what is watched, by whom, how the account stands, and the buttons
// that act. Owned by the window; GUI thread.
#pragma once

#include "ui/hub.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/meter_row.h"

#include <QTimer>

class QToolButton;

namespace ui {

class WindowActions;

class HeaderBar : public QWidget
{
    Q_OBJECT
public:
    HeaderBar(Hub &hub, const WindowActions &actions, QWidget *parent = nullptr);
    [[nodiscard]] QToolButton *symbolButton() const { return m_symbol; }
    [[nodiscard]] QToolButton *timeframeButton() const { return m_timeframe; }
    [[nodiscard]] QToolButton *providerButton() const { return m_provider; }
    [[nodiscard]] QPushButton *analyseButton() const { return m_analyse; }
    [[nodiscard]] QPushButton *pauseButton() const { return m_pause; }
    [[nodiscard]] QPushButton *killButton() const { return m_kill; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *chip(std::initializer_list<QWidget *> widgets);
    [[nodiscard]] QToolButton *picker(const QString &what);
    void refresh();
    void refreshPickers();
    /// As much as the width allows: whole words and keys, then fewer of them.
    void fit();
    void say(int terseness);
    void restyle();
    void tick();
    void fillSymbols();
    void fillTimeframes();
    void fillProviders();
    void setDeskOption(const char *key, const QString &value);

    Hub &m_hub;
    QToolButton *m_symbol, *m_timeframe, *m_provider;
    FigureLabel *m_paper, *m_nextTitle, *m_next, *m_costTitle, *m_cost;
    QWidget *m_paperChip = nullptr, *m_nextChip = nullptr, *m_costChip = nullptr;
    KeyButton *m_analyse, *m_pause, *m_kill, *m_find;
    QString m_fitted; // what the words were last fitted for, and how terse they came out
    int m_terse = 0;
    QTimer m_second;
};

} // namespace ui
