// Articles as rows: when, how relevant, what, by whom. Plain text only. Owned by its panel; GUI thread.
#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>

namespace ui {

class NewsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Published, Score, Title, Source, Count };

    using QAbstractTableModel::QAbstractTableModel;
    /// `now`: what "today" is.
    void show(std::shared_ptr<const engine::NewsView> news, base::UtcTime now);
    [[nodiscard]] const domain::ScoredArticle *article(int row) const; // null beyond the end
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const engine::NewsView> m_news;
    base::UtcTime m_now{};
};

} // namespace ui
