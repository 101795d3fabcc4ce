// The line at the foot of the window: whether the desk runs, its last cycle, the clock, and that no real
// order is sent. Owned by the window; GUI thread.
#pragma once

#include "ui/hub.h"
#include "ui/widgets/figure_label.h"

#include <QTimer>

namespace ui {

class StatusLine : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(Hub &hub, QWidget *parent = nullptr);
    /// Something that was done, for a few seconds.
    void say(const QString &sentence);
    [[nodiscard]] QString said() const { return m_state->text(); }

private:
    void refresh();
    void addLights(std::vector<FigureLabel::Piece> &pieces);
    void tick();
    Hub &m_hub;
    FigureLabel *m_state, *m_clock;
    QTimer m_second, m_saying;
    QString m_sentence;
};

} // namespace ui
