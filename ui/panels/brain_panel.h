// What the desk has learned: similar trades beside the market of now, rules with their evidence, experiences,
// calibration, statistics. Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/reliability_view.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace ui {

class FigureTable;

class BrainPanel : public Panel
{
    Q_OBJECT
public:
    enum Page { Similar, Rules, Thresholds, Experiences, Calibration, Statistics };
    explicit BrainPanel(Hub &hub);
    [[nodiscard]] FigureTable &table() const { return *m_table; }
    void showPage(Page page);
    /// A button by what it says to the desk: "pin" "mute" "edit" "delete" "rollback" "freeze" "reset".
    [[nodiscard]] QPushButton *button(const QString &verb) const { return m_buttons.value(verb); }

protected:
    void build() override;
    void refresh() override;

private:
    void fill();
    void fillSimilar(const domain::MemoryBrief &brief);
    void fillRules(const engine::MemoryView &memory);
    void fillThresholds(const engine::MemoryView &memory);
    void fillExperiences(const engine::MemoryView &memory);
    void fillStatistics(const engine::MemoryView &memory);
    void addButton(QLayout &row, const QString &verb, const QString &title, const QString &tip);
    void say(const QString &verb);
    void showButtons();
    [[nodiscard]] QString selectedId() const;
    [[nodiscard]] const domain::Rule *selectedRule() const;

    Choice *m_page = nullptr;
    QLineEdit *m_search = nullptr;
    FigureTable *m_table = nullptr;
    ReliabilityView *m_reliability = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_bar = nullptr;
    QMap<QString, QPushButton *> m_buttons;
    std::shared_ptr<const engine::MemoryView> m_shown;
    std::shared_ptr<const domain::MemoryBrief> m_shownBrief;
};

} // namespace ui
