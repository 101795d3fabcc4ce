#include "ui/panels/news_panel.h"

#include "ui/widgets/figure_delegate.h"
#include "ui/wording/number_text.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QTextDocument>
#include <QVBoxLayout>

namespace ui {

NewsPanel::NewsPanel(Hub &hub) : Panel(hub)
{
    connect(&hub, &Hub::newsFound, this,
            [this](const QString &words, const std::shared_ptr<const engine::NewsView> &found) {
                if (!m_words || m_words->text().trimmed() != words)
                    return; // of an older search
                m_found = found;
                m_model.show(found, this->hub().now());
            });
}

void NewsPanel::build()
{
    m_words = new QLineEdit;
    m_words->setPlaceholderText(tr("Search in all that was kept"));
    m_words->setAccessibleName(tr("Search the news"));
    m_words->setClearButtonEnabled(true);
    m_table = new QTableView;
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new FigureDelegate(theme(), m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme().px(24));
    m_table->horizontalHeader()->setSectionResizeMode(NewsModel::Title, QHeaderView::Stretch);
    m_table->setColumnWidth(NewsModel::Published, theme().px(124));
    m_table->setColumnWidth(NewsModel::Score, theme().px(72));
    m_table->setColumnWidth(NewsModel::Source, theme().px(120));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setAccessibleName(tr("News"));
    m_text = new QPlainTextEdit; // plain: what comes from outside is never markup
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Article"));
    m_text->setProperty("bare", true);
    m_text->document()->setDocumentMargin(theme().px(12));
    m_text->setPlaceholderText(tr("Choose an article to read it here."));
    m_halves = new QSplitter;
    m_halves->setHandleWidth(1);
    m_halves->setChildrenCollapsible(false);
    m_halves->addWidget(m_table);
    m_halves->addWidget(m_text);
    m_halves->setStretchFactor(0, 3);
    m_halves->setStretchFactor(1, 2);
    turn();
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, theme().px(4), 0, 0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme().px(8), 0, theme().px(8), 0);
    top->addWidget(m_words);
    rows->addLayout(top);
    rows->addWidget(m_halves, 1);
    setContent(page);
    connect(m_words, &QLineEdit::returnPressed, this, [this] {
        if (const QString words = m_words->text().trimmed(); !words.isEmpty())
            Q_EMIT hub().newsWanted(words);
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) {
        if (!words.trimmed().isEmpty() || !m_found)
            return;
        m_found.reset();
        refresh();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { showArticle(now.row()); });
}

void NewsPanel::turn()
{
    if (!m_halves)
        return;
    const bool flat = width() > height() * 3 / 2; // the article stands beside the list, else below
    m_halves->setOrientation(flat ? Qt::Horizontal : Qt::Vertical);
    m_table->setColumnHidden(NewsModel::Source, flat && width() < theme().px(1000));
}

void NewsPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    turn();
}

QString NewsPanel::whyText(const domain::ScoredArticle &one) const
{
    QString out;
    for (const domain::ScoreTerm &term : one.why) {
        out += out.isEmpty() ? QString() : QStringLiteral("   ");
        out += text(term.term) + QLatin1Char(' ') + QString::number(term.value, 'g', 3);
    }
    return out;
}

void NewsPanel::showArticle(int row)
{
    const domain::ScoredArticle *const one = m_model.article(row);
    if (!one) {
        m_text->clear();
        return;
    }
    QString shown = text(one->article.title) + QStringLiteral("\n\n") + text(one->article.body);
    if (!one->why.empty())
        shown +=
            QStringLiteral("\n\n") + tr("Relevance %1: %2").arg(one->score, 0, 'f', 1).arg(whyText(*one));
    if (!one->article.source.empty())
        shown += QStringLiteral("\n\n") + text(one->article.source);
    if (!one->article.url.empty())
        shown += QStringLiteral("\n\n") + text(one->article.url);
    m_text->setPlainText(shown);
}

void NewsPanel::refresh()
{
    const std::shared_ptr<const engine::NewsView> &news = hub().snapshot().news;
    if (!news)
        return showState(StateKind::Empty, tr("No news are read for this market."),
                         tr("The demo and candle files live at another time."));
    if (news->articles.empty() && !m_found)
        return showState(StateKind::Empty, tr("No articles yet."));
    needContent();
    showContent();
    if (!m_found)
        m_model.show(news, hub().now());
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectRow(0);
}

} // namespace ui
