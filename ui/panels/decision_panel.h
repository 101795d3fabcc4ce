// What was proposed, why, with what evidence, and what risk said. Owned by its dock; GUI thread.
#pragma once

#include "ui/panels/panel.h"
#include "ui/widgets/meter_row.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class DecisionPanel : public Panel
{
    Q_OBJECT
public:
    explicit DecisionPanel(Hub &hub);
    /// Rows of the verdict that are shown now.
    [[nodiscard]] int shownRules() const;
    [[nodiscard]] QPushButton *moreRules() const { return m_more; }

protected:
    void fillTitle(QHBoxLayout &row) override;
    void build() override;
    void refresh() override;

private:
    void buildPage(QVBoxLayout &rows);
    QWidget *buildNumbers();
    void show(const engine::DecisionView &view);
    void showHead(const engine::DecisionView &view);
    void showWhy(const engine::DecisionView &view);
    void showEvidence(const engine::DecisionView &view);
    void showVerdict(const engine::DecisionView &view);

    std::shared_ptr<const engine::DecisionView> m_view;
    FigureLabel *m_when = nullptr, *m_action = nullptr, *m_result = nullptr;
    FigureLabel *m_says = nullptr, *m_calibratedTitle = nullptr, *m_calibrated = nullptr, *m_reward = nullptr;
    QWidget *m_numbers = nullptr, *m_evidencePart = nullptr, *m_verdictPart = nullptr;
    QLabel *m_why = nullptr;
    FigureLabel *m_evidenceCount = nullptr, *m_verdictCount = nullptr;
    QVBoxLayout *m_evidence = nullptr, *m_verdict = nullptr;
    QPushButton *m_more = nullptr, *m_moreEvidence = nullptr, *m_open = nullptr;
};

/// One piece of evidence with its tick; `provider`: who claimed it.
[[nodiscard]] QWidget *evidenceRow(Theme &theme, const domain::EvidenceCheck::Row &row,
                                   const std::string &provider);
/// The rows of a check, the numbers of the reasoning that nobody gave among them.
[[nodiscard]] std::vector<domain::EvidenceCheck::Row> evidenceRows(const domain::EvidenceCheck &check);
/// The rules in the order in which they are shown: what denied or clamped first, then the least room first.
[[nodiscard]] std::vector<domain::RuleResult> byTightness(std::vector<domain::RuleResult> rules);

} // namespace ui
