#include "ui/dialogs/influence_page.h"

#include "ui/panels/panel.h"
#include "ui/theme.h"
#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

namespace ui {
namespace {

QLabel *plain(const QString &words, const char *ink)
{
    auto *out = new QLabel(words);
    out->setTextFormat(Qt::PlainText); // headlines come from outside
    out->setWordWrap(true);
    out->setProperty("ink", QLatin1String(ink));
    return out;
}

/// "Open long, 72 % · stop 41,480.00 · target 44,700.00"
QString decisionText(const domain::DecisionRecord &record)
{
    QString out =
        InfluencePage::tr("%1, %2 %").arg(actionText(record.action), number(100 * record.confidence, 0));
    if (record.stopLoss)
        out += QStringLiteral(" · ") + InfluencePage::tr("stop %1").arg(shortNumber(*record.stopLoss, 6));
    if (record.takeProfit)
        out += QStringLiteral(" · ") + InfluencePage::tr("target %1").arg(shortNumber(*record.takeProfit, 6));
    return out;
}

} // namespace

InfluencePage::InfluencePage(Theme &theme, QString capsuleId, engine::InfluencePlan plan, QWidget *parent)
    : QWidget(parent), m_capsule(std::move(capsuleId)), m_plan(std::move(plan)), m_cost(plain({}, "2")),
      m_spent(plain({}, "3"))
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    auto *rows = laidOut<QVBoxLayout>(theme, this);
    m_cost->setText(costText());
    rows->addWidget(m_cost);
    rows->addWidget(m_spent);
    m_spent->hide();
    auto *list = new QWidget;
    list->setObjectName(QStringLiteral("page"));
    auto *articles = laidOut<QVBoxLayout>(theme, list, 0, 12);
    for (const std::string &title : m_plan.articles)
        addArticle(theme, *articles, title);
    articles->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(list);
    rows->addWidget(area, 1);
    waitFor(0);
}

InfluencePage::~InfluencePage()
{
    if (m_asked > 0)
        Q_EMIT cancelled();
}

void InfluencePage::addArticle(Theme &theme, QVBoxLayout &rows, const std::string &title)
{
    const int article = int(m_rows.size()) + 1;
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.px(12));
    line->addWidget(plain(QString::number(article) + QStringLiteral("   ") + text(title), "1"), 1);
    auto *ask = new QPushButton;
    line->addWidget(ask, 0, Qt::AlignTop);
    rows.addLayout(line);
    auto *result = plain({}, "2");
    result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    result->hide();
    rows.addWidget(result);
    m_rows.push_back({ask, result});
    ask->setAccessibleDescription(text(title));
    connect(ask, &QPushButton::clicked, this, [this, article] { press(article); });
}

QString InfluencePage::costText() const
{
    const QString who = providerText(m_plan.provider, m_plan.model);
    if (!m_plan.reads)
        return m_plan.provider == "technical" || m_plan.provider == "rules"
                   ? tr("The mind that decided goes by its own rules and reads no article; without one it "
                        "would have "
                        "decided the same.")
                   : tr("A council is not asked again about single articles.");
    if (m_plan.refusal)
        return tr("%1 cannot be asked now. %2").arg(who, errorText(*m_plan.refusal).what);
    const QString what =
        tr("%1 is asked the same question again without the article, and once more with all of "
           "them, because a model can answer differently each time. Nothing is traded on it.")
            .arg(who);
    const QString price =
        m_plan.free || (m_plan.each && m_plan.each->amount().isZero()) ? tr("This costs nothing.")
        : m_plan.each ? tr("Expected: about $%1 a question.").arg(shortNumber(m_plan.each->toDouble(), 5))
                      : tr("The price of this model is not known.");
    return what + QLatin1Char(' ') + price;
}

void InfluencePage::showSpent(const std::optional<domain::Money> &today, double perDay)
{
    m_spent->setVisible(m_plan.reads && !m_plan.free && today);
    if (!today)
        return;
    const QString spent = number(today->toDouble(), 2);
    m_spent->setText(perDay > 0 ? tr("Spent today: $%1 of $%2.").arg(spent, number(perDay, 2))
                                : tr("Spent today: $%1; no limit is set.").arg(spent));
}

void InfluencePage::press(int article)
{
    if (m_asked == article) {
        Q_EMIT cancelled();
        return; // the answer says that it was stopped
    }
    waitFor(article);
    say(article, m_begun ? tr("Asking without it…") : tr("Asking with it and without it…"), "2");
    Q_EMIT wanted(m_capsule, article);
}

void InfluencePage::waitFor(int article)
{
    m_asked = article;
    for (int i = 1; i <= int(m_rows.size()); ++i) {
        QPushButton *const ask = m_rows[std::size_t(i - 1)].ask;
        ask->setVisible(m_plan.reads);
        ask->setText(i == article ? tr("Cancel") : tr("What if this had not been read?"));
        ask->setEnabled(!m_plan.refusal && (article == 0 || i == article));
    }
}

void InfluencePage::say(int article, const QString &words, const char *ink)
{
    QLabel *const result = m_rows[std::size_t(article - 1)].result;
    result->setText(words);
    result->setVisible(!words.isEmpty());
    result->setProperty("ink", QLatin1String(ink));
    result->style()->unpolish(result);
    result->style()->polish(result);
}

QString InfluencePage::foundText(const engine::InfluenceView &found) const
{
    const auto failed = [](const base::Error &error) { return errorText(error).what; };
    if (found.error)
        return tr("Nothing was asked. %1").arg(failed(*found.error));
    if (!found.whole.decision)
        return tr("No answer, not even with all articles. %1")
            .arg(found.whole.error ? failed(*found.whole.error) : QString());
    if (!found.without.decision)
        return tr("No answer without it. %1")
            .arg(found.without.error ? failed(*found.without.error) : QString());
    const QString with = decisionText(*found.whole.decision), less = decisionText(*found.without.decision);
    return found.changed() ? tr("Without it: %1\nWith it: %2").arg(less, with)
                           : tr("Nothing would have changed: %1").arg(with);
}

void InfluencePage::showFound(const engine::InfluenceView &found)
{
    const bool known = found.article > 0 && found.article <= int(m_rows.size());
    if (text(found.capsuleId) != m_capsule || !known)
        return;
    m_begun = m_begun || found.whole.decision;
    const bool whole = found.whole.decision && found.without.decision;
    say(found.article, foundText(found), !whole ? "down" : found.changed() ? "warn" : "2");
    if (m_asked == found.article)
        waitFor(0);
}

QString InfluencePage::result(int article) const
{
    return m_rows[std::size_t(article - 1)].result->text();
}

QString InfluencePage::cost() const
{
    return m_cost->text();
}

} // namespace ui
