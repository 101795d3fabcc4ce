#include "ui/models/log_model.h"

#include "ui/theme.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/wording/number_text.h"

namespace ui {

int severity(int qtMsgType)
{
    switch (QtMsgType(qtMsgType)) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    default:
        return 3;
    }
}

void LogModel::add(const engine::LogEntry &entry)
{
    if (m_lines.size() >= most) {
        beginRemoveRows({}, 0, 0);
        m_lines.pop_front();
        endRemoveRows();
    }
    const int row = int(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.push_back(entry);
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const engine::LogEntry &line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == 0   ? clockTime(line.time)
               : index.column() == 1 ? text(line.room)
                                     : text(line.text);
    case Qt::ToolTipRole:
        return QString(utcText(line.time) + QLatin1Char('\n') + text(line.text).toHtmlEscaped());
    case SortRole:
        return severity(line.level);
    case IdRole:
        return text(line.capsuleId);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case InkRole:
        if (severity(line.level) >= 3)
            return int(Ink::Down);
        if (severity(line.level) == 2)
            return int(Ink::Warn);
        return int(index.column() == 2 ? Ink::Text1 : Ink::Text3);
    default:
        return {};
    }
}

} // namespace ui
