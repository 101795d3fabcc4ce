// What the desk has learned: similar trades beside the market of now, rules with their evidence, experiences,
// calibration, statistics. Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/reliability_view.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace ui {

class BrainPanel : public Panel
{
    Q_OBJECT
public:
    enum Page { Similar, Rules, Thresholds, Experiences, Calibration, Statistics };
    explicit BrainPanel(Hub &hub);
    [[nodiscard]] QTableWidget &table() const { return *m_table; }
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
    void setColumns(const QStringList &titles);
    /// A row; `id` is what the buttons and a double click are about, `tip` is shown above it.
    void addRow(const QStringList &cells, const QString &id = {}, const QString &tip = {},
                Ink ink = Ink::Text1);
    void ink(int row, int column, Ink ink);
    void addButton(QLayout &row, const QString &verb, const QString &title, const QString &tip);
    void say(const QString &verb);
    void showButtons();
    [[nodiscard]] QString selectedId() const;
    [[nodiscard]] const domain::Rule *selectedRule() const;

    Choice *m_page = nullptr;
    QLineEdit *m_search = nullptr;
    QTableWidget *m_table = nullptr;
    ReliabilityView *m_reliability = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_bar = nullptr;
    QMap<QString, QPushButton *> m_buttons;
    std::shared_ptr<const engine::MemoryView> m_shown;
    std::shared_ptr<const domain::MemoryBrief> m_shownBrief;
};

} // namespace ui
