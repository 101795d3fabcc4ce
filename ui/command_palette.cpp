#include "ui/command_palette.h"

#include <QAction>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace ui {
namespace {

enum Role { ActionRole = Qt::UserRole, KeyRole };

QString plain(const QAction &action)
{
    QString words = action.text();
    return words.remove(QLatin1Char('&')).remove(QChar(0x2026));
}

/// 0: the words begin so, 1: a word does, 2: it stands within, 3: the letters come in this order; −1: not at
/// all.
int rank(const QString &words, const QString &typed)
{
    if (typed.isEmpty() || words.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    if (words.contains(QLatin1Char(' ') + typed, Qt::CaseInsensitive))
        return 1;
    if (words.contains(typed, Qt::CaseInsensitive))
        return 2;
    qsizetype at = -1;
    for (const QChar letter : typed)
        if ((at = words.indexOf(letter, at + 1, Qt::CaseInsensitive)) < 0)
            return -1;
    return 3;
}

} // namespace

namespace {

/// The action's words left, its key right.
class Rows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QPalette colours = QGuiApplication::palette();
        painter->setPen(colours.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(KeyRole).toString());
    }
};

} // namespace

CommandPalette::CommandPalette(QList<QAction *> actions, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_actions(std::move(actions)),
      m_field(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(tr("Find an action"));
    setObjectName(QStringLiteral("palette"));
    m_list->setObjectName(QStringLiteral("actions"));
    m_list->setItemDelegate(new Rows(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *rows = new QVBoxLayout(this);
    m_field->setPlaceholderText(tr("What do you want to do?"));
    rows->addWidget(m_field);
    rows->addWidget(m_list);
    resize(560, 420);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    filter();
}

void CommandPalette::filter()
{
    m_list->clear();
    for (int wanted = 0; wanted <= 3; ++wanted) {
        for (qsizetype i = 0; i < m_actions.size(); ++i) {
            const QAction &action = *m_actions[i];
            const QString words = plain(action);
            int best = rank(words, m_field->text());
            if (best < 0 && action.toolTip().contains(m_field->text(), Qt::CaseInsensitive))
                best = 3;
            if (best != wanted)
                continue;
            const QString key = action.shortcut().toString(QKeySequence::NativeText);
            auto *item = new QListWidgetItem(words, m_list);
            item->setData(ActionRole, int(i));
            item->setData(KeyRole, key);
            item->setToolTip(action.toolTip());
            if (!action.isEnabled())
                item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        }
    }
    m_list->setCurrentRow(0);
}

QStringList CommandPalette::found() const
{
    QStringList out;
    for (int row = 0; row < m_list->count(); ++row)
        out.append(plain(*m_actions[m_list->item(row)->data(ActionRole).toInt()]));
    return out;
}

void CommandPalette::run()
{
    const QListWidgetItem *const item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    QAction *const action = m_actions[item->data(ActionRole).toInt()];
    accept();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
