#include "ui/models/news_model.h"

#include "ui/theme.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/wording/number_text.h"

namespace ui {

void NewsModel::show(std::shared_ptr<const engine::NewsView> news, base::UtcTime now)
{
    if (news == m_news)
        return;
    beginResetModel();
    m_now = now;
    m_news = std::move(news);
    endResetModel();
}

const domain::ScoredArticle *NewsModel::article(int row) const
{
    const bool there = m_news && row >= 0 && row < int(m_news->articles.size());
    return there ? &m_news->articles[std::size_t(row)] : nullptr;
}

int NewsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_news ? 0 : int(m_news->articles.size());
}

int NewsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Count);
}

QVariant NewsModel::data(const QModelIndex &index, int role) const
{
    const domain::ScoredArticle *const one = index.isValid() ? article(index.row()) : nullptr;
    if (!one)
        return {};
    const auto when = one->article.published ? one->article.published : one->article.known;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Published:
            return when ? dayTime(*when, m_now) : QString();
        case Score:
            return one->why.empty() ? QString() : QString::number(one->score, 'f', 1);
        case Title:
            return text(one->article.title);
        default:
            return text(one->article.source);
        }
    case Qt::ToolTipRole:
        return QString((when ? utcText(*when) + QLatin1Char('\n') : QString()) +
                       text(one->article.title).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return int((index.column() == Score ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case InkRole:
        return int(index.column() == Title ? Ink::Text1 : Ink::Text3);
    default:
        return {};
    }
}

QVariant NewsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Published:
        return tr("Published");
    case Score:
        return tr("Relevance");
    case Title:
        return tr("Headline");
    default:
        return tr("By");
    }
}

} // namespace ui
