// What the mind proposed and risk approved, waiting for a person: the decision in a sentence, its levels to
// be edited, and two buttons. Owned by the window; GUI thread.
#pragma once

#include "ui/hub.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class ReviewBar : public QFrame
{
    Q_OBJECT
public:
    explicit ReviewBar(Hub &hub, QWidget *parent = nullptr);
    /// Shows the oldest proposal, or hides. What a person has typed stays until another proposal comes.
    void refresh();
    [[nodiscard]] QPushButton *approve() const { return m_approve; }
    [[nodiscard]] QPushButton *reject() const { return m_reject; }
    [[nodiscard]] QLineEdit *stop() const { return m_stop; }
    [[nodiscard]] QLineEdit *target() const { return m_target; }
    [[nodiscard]] QString sentence() const;

private:
    [[nodiscard]] const engine::ProposalView *proposal() const;
    void decide(bool approved);
    void tick();
    Hub &m_hub;
    std::string m_shown; // id of the proposal whose levels are in the fields
    QLabel *m_text, *m_left;
    QLineEdit *m_stop, *m_target;
    QPushButton *m_capsule, *m_approve, *m_reject;
    QTimer m_second;
};

} // namespace ui
