#include "ui/panels/brain_panel.h"

#include "ui/widgets/figure_delegate.h"
#include "ui/widgets/figure_table.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {
namespace {

constexpr double alike = 0.15, unlike = 0.5; // scaled differences

QString percentText(double share)
{
    return number(100 * share, 1) + QStringLiteral(" %");
}

QString rateText(const domain::Share &share)
{
    return share.rate ? percentText(*share.rate) : BrainPanel::tr("not enough evidence");
}

QString intervalText(const domain::Share &share)
{
    return share.low && share.high
               ? BrainPanel::tr("%1 to %2").arg(percentText(*share.low), percentText(*share.high))
               : QString();
}

QString kindText(domain::RuleKind kind)
{
    switch (kind) {
    case domain::RuleKind::Prefer:
        return BrainPanel::tr("prefer");
    case domain::RuleKind::Avoid:
        return BrainPanel::tr("avoid");
    case domain::RuleKind::Overconfident:
        return BrainPanel::tr("overconfident");
    }
    return {};
}

QString valueText(const std::optional<double> &value)
{
    return value ? shortNumber(*value, 3) : QStringLiteral("–");
}

} // namespace

BrainPanel::BrainPanel(Hub &hub) : Panel(hub) {}

void BrainPanel::build()
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, theme().px(4), 0, 0);
    rows->setSpacing(theme().px(4));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(theme().px(12), 0, theme().px(12), 0);
    m_page = new Choice(theme());
    m_page->addItems({tr("Similar trades"), tr("Rules"), tr("Thresholds"), tr("Experiences"),
                      tr("Calibration"), tr("Statistics")});
    m_page->setAccessibleName(tr("What to show of the memory"));
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search lessons"));
    m_search->setAccessibleName(tr("Search lessons"));
    top->addWidget(m_page);
    top->addWidget(m_search, 1);
    rows->addLayout(top);
    m_table = new FigureTable(theme());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Memory"));
    m_reliability = new ReliabilityView(theme());
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_reliability);
    rows->addWidget(m_stack, 1);
    m_bar = new QWidget;
    auto *bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(theme().px(12), 0, theme().px(12), theme().px(4));
    addButton(*bar, QStringLiteral("pin"), tr("Pin"), tr("Keeps this rule at the top of every question"));
    addButton(*bar, QStringLiteral("mute"), tr("Mute"),
              tr("Leaves this rule out of the question, or takes it in again"));
    addButton(*bar, QStringLiteral("edit"), tr("Edit"), tr("Says this rule in your own words"));
    addButton(*bar, QStringLiteral("delete"), tr("Delete"), tr("This rule is not shown again"));
    addButton(*bar, QStringLiteral("rollback"), tr("Roll back"),
              tr("Nothing that was learned since this rule was found counts any more"));
    addButton(*bar, QStringLiteral("freeze"), tr("Freeze"), tr("Keeps this number as it is now"));
    addButton(*bar, QStringLiteral("reset"), tr("Reset"), tr("Back to the number of a new desk"));
    addButton(*bar, QStringLiteral("follow"), tr("Follow"), tr("Lets this number follow the evidence again"));
    bar->addStretch(1);
    rows->addWidget(m_bar);
    setContent(page);
    connect(m_page, &QComboBox::currentIndexChanged, this, &BrainPanel::fill);
    connect(m_search, &QLineEdit::textChanged, this, &BrainPanel::fill);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &BrainPanel::showButtons);
    connect(m_table, &QTableWidget::itemActivated, this, [this](const QTableWidgetItem *item) {
        if (m_page->currentIndex() == Experiences && m_shown)
            for (const auto &one : m_shown->recent)
                if (text(one->id) == item->data(IdRole).toString() && !one->capsuleId.empty())
                    Q_EMIT this->hub().capsuleWanted(text(one->capsuleId));
    });
}

void BrainPanel::addButton(QLayout &row, const QString &verb, const QString &title, const QString &tip)
{
    auto *out = new QPushButton(title);
    out->setToolTip(tip);
    out->setAccessibleDescription(tip);
    connect(out, &QPushButton::clicked, this, [this, verb] { say(verb); });
    row.addWidget(out);
    m_buttons[verb] = out;
}

QString BrainPanel::selectedId() const
{
    const QList<QTableWidgetItem *> items = m_table->selectedItems();
    return items.isEmpty() ? QString() : m_table->item(items.front()->row(), 0)->data(IdRole).toString();
}

const domain::Rule *BrainPanel::selectedRule() const
{
    if (m_shown)
        for (const domain::Rule &rule : m_shown->rules)
            if (text(rule.id) == selectedId())
                return &rule;
    return nullptr;
}

void BrainPanel::showButtons()
{
    const int page = m_page->currentIndex();
    const bool rules = page == Rules, chosen = !selectedId().isEmpty();
    m_bar->setVisible(rules || page == Thresholds);
    for (const char *verb : {"pin", "mute", "edit", "delete", "rollback"})
        m_buttons[QString::fromLatin1(verb)]->setVisible(rules);
    for (const char *verb : {"freeze", "reset", "follow"})
        m_buttons[QString::fromLatin1(verb)]->setVisible(page == Thresholds);
    for (QPushButton *one : m_buttons)
        one->setEnabled(chosen);
    const domain::Rule *const rule = rules ? selectedRule() : nullptr;
    m_buttons[QStringLiteral("pin")]->setText(rule && rule->pinned ? tr("Unpin") : tr("Pin"));
    m_buttons[QStringLiteral("mute")]->setText(rule && rule->muted ? tr("Unmute") : tr("Mute"));
}

void BrainPanel::say(const QString &verb)
{
    const QString id = selectedId();
    if (id.isEmpty())
        return;
    const domain::Rule *const rule = selectedRule();
    if (verb == QLatin1String("rollback")) {
        if (rule)
            Q_EMIT hub().rollbackWanted(base::toMs(rule->since));
        return;
    }
    QString said = verb, words;
    if (rule && verb == QLatin1String("pin") && rule->pinned)
        said = QStringLiteral("unpin");
    if (rule && verb == QLatin1String("mute") && rule->muted)
        said = QStringLiteral("unmute");
    if (verb == QLatin1String("edit")) {
        bool done = false;
        words = QInputDialog::getText(this, tr("Edit rule"), tr("The rule in your own words"),
                                      QLineEdit::Normal, rule ? text(rule->text) : QString(), &done);
        if (!done || words.isEmpty())
            return;
    }
    if (verb == QLatin1String("freeze") && m_shown)
        for (const domain::Threshold &one : m_shown->thresholds)
            if (text(one.id) == id)
                words = QString::number(one.value, 'g', 12);
    Q_EMIT hub().memoryWordWanted(said, id, words);
}

void BrainPanel::showPage(Page page)
{
    needContent();
    m_page->setCurrentIndex(page);
}

void BrainPanel::refresh()
{
    const engine::Snapshot &now = hub().snapshot();
    if (!now.memory || now.memory->size == 0) {
        if (now.memory || !showTrouble()) // a model that fails has nothing to do with an empty memory
            showState(StateKind::Empty, tr("The desk has not learned anything yet."),
                      tr("It learns from every closed trade; a history made elsewhere can be imported with "
                         "\"signaldesk-cli brain import\"."));
        return;
    }
    needContent();
    const engine::WatchView *const watch = hub().watchView();
    const auto brief = watch && watch->decision ? watch->decision->memory : nullptr;
    if (m_shown != now.memory || m_shownBrief != brief) {
        m_shown = now.memory;
        m_shownBrief = brief;
        fill();
    }
    showContent();
}

void BrainPanel::fill()
{
    if (!m_shown)
        return;
    const int page = m_page->currentIndex();
    const QString before = selectedId();
    m_search->setVisible(page == Experiences);
    m_stack->setCurrentWidget(page == Calibration ? static_cast<QWidget *>(m_reliability) : m_table);
    m_table->setRowCount(0);
    switch (page) {
    case Similar:
        fillSimilar(m_shownBrief ? *m_shownBrief : domain::MemoryBrief());
        break;
    case Rules:
        fillRules(*m_shown);
        break;
    case Thresholds:
        fillThresholds(*m_shown);
        break;
    case Experiences:
        fillExperiences(*m_shown);
        break;
    case Calibration:
        m_reliability->setReport(m_shown->calibration);
        break;
    default:
        fillStatistics(*m_shown);
    }
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (!before.isEmpty() && m_table->item(row, 0)->data(IdRole).toString() == before)
            m_table->selectRow(row);
    showButtons();
}

/// A column a trade: how it came out, then each feature then and now.
void BrainPanel::fillSimilar(const domain::MemoryBrief &brief)
{
    QStringList titles{tr("Feature"), tr("Now")};
    for (const domain::Recalled &one : brief.similar)
        titles << sideText(one.experience->side) + QLatin1Char(' ') +
                      dayTime(one.experience->closed, hub().now());
    m_table->setColumns(titles);
    if (brief.similar.empty()) {
        m_table->addRow({tr("No trade is compared with this market yet.")});
        return;
    }
    QStringList net{tr("Net result")}, similar{tr("Similarity")}, recent{tr("Recency")};
    net << QString();
    similar << QString();
    recent << QString();
    for (const domain::Recalled &one : brief.similar) {
        net << percent(one.experience->netPercent);
        similar << number(one.similarity, 3);
        recent << number(one.recency, 3);
    }
    m_table->addRow(net);
    for (std::size_t i = 0; i < brief.similar.size(); ++i)
        m_table->ink(0, int(i) + 2, Theme::inkOf(brief.similar[i].experience->netPercent));
    m_table->addRow(similar);
    m_table->addRow(recent);
    const domain::Share &wide = brief.similarShare;
    m_table->addRow({tr("Of the %1 most similar").arg(wide.n), rateText(wide), intervalText(wide)});
    for (const domain::FeatureMatch &feature : brief.similar.front().features) {
        QStringList cells{QString::fromUtf8(feature.title), valueText(feature.now)};
        QList<Ink> inks;
        for (const domain::Recalled &one : brief.similar) {
            const auto found = std::find_if(one.features.begin(), one.features.end(), [&](const auto &match) {
                return std::string_view(match.id) == feature.id;
            });
            const bool there = found != one.features.end();
            cells << (there ? valueText(found->then) : QStringLiteral("–"));
            const double apart =
                there ? found->difference.value_or((alike + unlike) / 2) : (alike + unlike) / 2;
            inks << (apart <= alike ? Ink::Up : apart >= unlike ? Ink::Warn : Ink::Text2);
        }
        m_table->addRow(cells);
        for (int i = 0; i < inks.size(); ++i)
            m_table->ink(m_table->rowCount() - 1, i + 2, inks[i]);
    }
}

void BrainPanel::fillRules(const engine::MemoryView &memory)
{
    m_table->setColumns({tr("Rule"), tr("Kind"), tr("Won"), tr("Lost"), tr("Rate"), tr("95 % between"),
                         tr("Base rate"), tr("Effective n"), tr("p")});
    for (const domain::Rule &rule : memory.rules) {
        QString name = text(rule.pattern);
        if (rule.mandatory)
            name = tr("MANDATORY: %1").arg(name);
        if (rule.pinned)
            name = QStringLiteral("★ ") + name;
        if (rule.muted)
            name += tr(" (muted)");
        const QString tip = text(rule.text) + QLatin1Char('\n') +
                            tr("Found %1; %2 trades against it since.")
                                .arg(dayTime(rule.since, hub().now()))
                                .arg(rule.contradictions);
        m_table->addRow({name, kindText(rule.kind), QString::number(rule.share.wins),
                         QString::number(rule.share.n - rule.share.wins), rateText(rule.share),
                         intervalText(rule.share), rateText(rule.base), number(rule.effective, 1),
                         shortNumber(rule.pValue, 5)},
                        text(rule.id), tip,
                        rule.muted       ? Ink::Text3
                        : rule.mandatory ? Ink::Accent
                                         : Ink::Text1);
    }
    if (memory.rules.empty())
        m_table->addRow({tr("No rule yet: patterns are looked for after every ten closed trades.")});
}

void BrainPanel::fillThresholds(const engine::MemoryView &memory)
{
    m_table->setColumns(
        {tr("In the question"), tr("Value"), tr("New desk"), tr("Below"), tr("From there on"), tr("State")});
    for (const domain::Threshold &one : memory.thresholds) {
        const QString state = one.state == "learned"  ? tr("follows the evidence")
                              : one.state == "frozen" ? tr("frozen")
                              : one.state == "reset"  ? tr("reset")
                                                      : tr("not enough evidence");
        m_table->addRow({text(one.title), shortNumber(one.value, 3), shortNumber(one.standard, 3),
                         rateText(one.below), rateText(one.above), state},
                        text(one.id),
                        tr("%1 trades below, %2 from there on.").arg(one.below.n).arg(one.above.n));
    }
}

void BrainPanel::fillExperiences(const engine::MemoryView &memory)
{
    m_table->setColumns(
        {tr("Lesson"), tr("Closed"), tr("Market"), tr("Side"), tr("Net"), tr("MAE / MFE"), tr("Confidence")});
    const QString wanted = m_search->text().trimmed();
    for (const auto &one : memory.recent) {
        const QString lesson = text(one->insight);
        if (!wanted.isEmpty() && !lesson.contains(wanted, Qt::CaseInsensitive) &&
            !text(one->reasoning).contains(wanted, Qt::CaseInsensitive))
            continue;
        const QString moved =
            one->maePercent && one->mfePercent
                ? percent(*one->maePercent) + QStringLiteral(" / ") + percent(*one->mfePercent)
                : QString();
        m_table->addRow({lesson, dayTime(one->closed, hub().now()), text(one->symbol), sideText(one->side),
                         percent(one->netPercent), moved,
                         one->confidence ? number(*one->confidence, 2) : QString()},
                        text(one->id), lesson);
        m_table->ink(m_table->rowCount() - 1, 4, Theme::inkOf(one->netPercent));
    }
}

void BrainPanel::fillStatistics(const engine::MemoryView &memory)
{
    m_table->setColumns(
        {tr("Trades with"), tr("Won"), tr("n"), tr("Rate"), tr("95 % between"), tr("Mean net")});
    const auto add = [&](const QString &title, const domain::Share &share, Ink first) {
        m_table->addRow({title, QString::number(share.wins), QString::number(share.n), rateText(share),
                         intervalText(share), share.meanPercent ? percent(*share.meanPercent) : QString()},
                        {}, {}, first);
    };
    add(tr("all"), memory.all, Ink::Accent);
    for (const domain::Bucket &one : memory.buckets)
        add(text(one.group) + QStringLiteral(": ") + text(one.title), one.share, Ink::Text1);
    for (const domain::Statistic &one : memory.ruleValues) {
        const QString unit = QLatin1Char(' ') + text(one.unit);
        m_table->addRow({tr("prevented by %1").arg(ruleText(one.id)), QString(), QString::number(one.n),
                         one.value ? tr("saved %1").arg(signedNumber(*one.value, 2) + unit) : QString(),
                         one.low && one.high
                             ? tr("%1 to %2").arg(signedNumber(*one.low, 2), signedNumber(*one.high, 2))
                             : tr("not enough evidence")},
                        {}, {}, Ink::Text3);
    }
}

} // namespace ui
