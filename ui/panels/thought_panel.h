// The questions of the cycles and the answers to them, as plain text. Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"

#include <deque>

class QComboBox;
class QPlainTextEdit;

namespace ui {

class ThoughtPanel : public Panel
{
    Q_OBJECT
public:
    explicit ThoughtPanel(Hub &hub);
    static constexpr std::size_t most = 50; // decisions of this session

protected:
    void build() override;
    void refresh() override;

private:
    void collect();
    void showChosen();
    struct Kept
    {
        std::shared_ptr<const engine::DecisionView> decision;
        QString title;
    };
    std::deque<Kept> m_kept; // newest first
    QComboBox *m_chooser = nullptr;
    QPlainTextEdit *m_question = nullptr, *m_answer = nullptr;
};

} // namespace ui
