// The articles that the desk has read, the most relevant first, with the why of each score; and a search in
// all that was ever kept. Owned by its dock; GUI thread.
#pragma once

#include "ui/models/news_model.h"
#include "ui/panels/panel.h"

class QLineEdit;
class QPlainTextEdit;
class QSplitter;
class QTableView;

namespace ui {

class NewsPanel : public Panel
{
    Q_OBJECT
public:
    explicit NewsPanel(Hub &hub);

protected:
    void build() override;
    void refresh() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showArticle(int row);
    void turn(); // list and article side by side, or one below the other
    [[nodiscard]] QString whyText(const domain::ScoredArticle &one) const;

    NewsModel m_model;
    std::shared_ptr<const engine::NewsView> m_found; // of the last search; null: none is shown
    QLineEdit *m_words = nullptr;
    QTableView *m_table = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QSplitter *m_halves = nullptr;
};

} // namespace ui
