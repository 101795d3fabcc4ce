// What each article of a question did to its decision: asks again without it, says before what that is
// expected to cost, and after what changed. Owned by the capsule viewer; GUI thread.
#pragma once

#include "engine/influence_view.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Theme;

class InfluencePage : public QWidget
{
    Q_OBJECT
public:
    InfluencePage(Theme &theme, QString capsuleId, engine::InfluencePlan plan, QWidget *parent = nullptr);
    ~InfluencePage() override; // nobody waits any more for what is asked
    /// What was spent today, of how much a day may cost (US dollars; 0: as much as one likes).
    void showSpent(const std::optional<domain::Money> &today, double perDay);
    /// An answer; of another capsule it is not looked at.
    void showFound(const engine::InfluenceView &found);
    [[nodiscard]] QPushButton *button(int article) const
    {
        return m_rows[std::size_t(article - 1)].ask;
    } // from 1
    [[nodiscard]] QString result(int article) const;
    [[nodiscard]] QString cost() const;

Q_SIGNALS:
    void wanted(const QString &capsuleId, int article);
    void cancelled();

private:
    struct Row
    {
        QPushButton *ask;
        QLabel *result;
    };
    void addArticle(Theme &theme, QVBoxLayout &rows, const std::string &title);
    void press(int article);
    void say(int article, const QString &words, const char *ink);
    void waitFor(int article); // 0: for none
    [[nodiscard]] QString costText() const;
    [[nodiscard]] QString foundText(const engine::InfluenceView &found) const;
    QString m_capsule;
    engine::InfluencePlan m_plan;
    std::vector<Row> m_rows;
    QLabel *m_cost, *m_spent;
    int m_asked = 0;      // the article that an answer is awaited for
    bool m_begun = false; // the question was asked whole already
};

} // namespace ui
