// The questions of the cycles and the answers to them, as plain text. Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"

#include <deque>
#include <map>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class ThoughtPanel : public Panel
{
    Q_OBJECT
public:
    explicit ThoughtPanel(Hub &hub);
    static constexpr std::size_t most = 50; // decisions of this session
    [[nodiscard]] QPlainTextEdit *answer() const { return m_answer; }
    [[nodiscard]] QPushButton *cancelButton() const { return m_cancel; }

protected:
    void build() override;
    void refresh() override;

private:
    void collect();
    void hear(const std::vector<engine::Overheard> &pieces);
    /// What is being written for the watch that is looked at; null: nothing.
    [[nodiscard]] const QString *live() const;
    void showLive(const QString &words);
    [[nodiscard]] bool isAsking() const;
    void showChosen();
    struct Kept
    {
        std::shared_ptr<const engine::DecisionView> decision;
        QString title;
    };
    std::deque<Kept> m_kept; // newest first
    QComboBox *m_chooser = nullptr;
    QPlainTextEdit *m_question = nullptr, *m_answer = nullptr;
    QPushButton *m_cancel = nullptr;
    std::map<std::string, QString> m_live; // by watch, while it is being asked
    QLabel *m_parts = nullptr; // of the question, and their share
};

} // namespace ui
