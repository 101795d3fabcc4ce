#include "ui/panels/decision_panel.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/technical_text.h"
#include "ui/wording/words.h"

#include <QScrollArea>

namespace ui {
namespace {

using Mark = domain::RuleResult::Mark;
constexpr int firstRules = 3, firstEvidence = 5;

void empty(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

Ink inkOf(Mark mark)
{
    return mark == Mark::Deny ? Ink::Down : mark == Mark::Clamp ? Ink::Warn : Ink::Up;
}

int rank(const domain::RuleResult &rule)
{
    if (rule.mark == Mark::Deny)
        return 0;
    if (rule.mark == Mark::Clamp)
        return 1;
    return rule.mark == Mark::Pass ? 2 + !rule.slack : 4;
}

/// How near the value is to its bound: full when there is no room left.
double shareOf(const domain::RuleResult &rule)
{
    if (rule.mark == Mark::Deny || !rule.slack)
        return rule.mark == Mark::Pass ? 0 : 1;
    return 1 - std::clamp(*rule.slack, 0.0, 1.0);
}

double rewardToRisk(const engine::DecisionView &view)
{
    for (const domain::RuleResult &rule : view.verdict)
        if (rule.id == "reward_to_risk" && rule.value)
            return *rule.value;
    return std::nan("");
}

/// A figure at a glance: two decimals from one on, four significant digits below. The capsule keeps every
/// digit.
QString readable(double value)
{
    const double size = std::abs(value);
    if (size >= 1 || size == 0)
        return number(value, size == std::round(size) && size < 1e6 ? 0 : 2);
    return number(value, std::clamp(3 - int(std::floor(std::log10(size))), 2, 12));
}

} // namespace

QWidget *evidenceRow(Theme &theme, const domain::EvidenceCheck::Row &row, const std::string &provider)
{
    using Check = domain::EvidenceCheck::Mark;
    auto *widget = new QWidget;
    auto *line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.px(8));
    auto *icon = new QLabel;
    const bool verified = row.mark == Check::Verified;
    icon->setPixmap(theme.pixmap(verified                   ? QStringLiteral("check")
                                 : row.mark == Check::Wrong ? QStringLiteral("cross")
                                                            : QStringLiteral("question"),
                                 verified                   ? Ink::Up
                                 : row.mark == Check::Wrong ? Ink::Down
                                                            : Ink::Warn,
                                 theme.px(14), widget->devicePixelRatioF()));
    auto *what = new FigureLabel(theme);
    what->setElided(true);
    const QString title = evidenceTitle(provider, row.claim);
    what->setText(title, Ink::Text2);
    what->setToolTip(QString(title + QLatin1Char('\n') + text(row.claim.ref)).toHtmlEscaped()); // may be elided
    auto *value = new FigureLabel(theme, TextSize::Body, Qt::AlignRight);
    const QString said = row.claim.value ? readable(*row.claim.value) : QString();
    if (verified) {
        value->setText(said.isEmpty() && row.actual ? readable(*row.actual) : said);
    } else if (row.mark == Check::Wrong) {
        value->setPieces(
            {{said + QLatin1Char(' '), Ink::Down},
             {DecisionPanel::tr("is %1").arg(row.actual ? readable(*row.actual) : QString()), Ink::Text2}});
    } else {
        what->setDotted(true);
        value->setText(DecisionPanel::tr("unverified"), Ink::Text3);
    }
    line->addWidget(icon);
    line->addWidget(what, 1);
    line->addWidget(value);
    return widget;
}

std::vector<domain::EvidenceCheck::Row> evidenceRows(const domain::EvidenceCheck &check)
{
    std::vector<domain::EvidenceCheck::Row> out = check.rows;
    for (const std::string &number : check.uncited) {
        const QString title = DecisionPanel::tr("“%1”, not in the question").arg(text(number));
        out.push_back({{number, {}, title.toStdString()}, domain::EvidenceCheck::Mark::Unknown, {}});
    }
    return out;
}

std::vector<domain::RuleResult> byTightness(std::vector<domain::RuleResult> rules)
{
    std::stable_sort(rules.begin(), rules.end(),
                     [](const domain::RuleResult &a, const domain::RuleResult &b) {
                         if (rank(a) != rank(b))
                             return rank(a) < rank(b);
                         return a.slack && b.slack && *a.slack < *b.slack;
                     });
    return rules;
}

DecisionPanel::DecisionPanel(Hub &hub) : Panel(hub)
{
    setMinimumSize(theme().px(288), theme().px(180));
    connect(&theme(), &Theme::changed, this, [this] {
        m_view.reset();
        if (isVisible())
            refresh();
    });
}

void DecisionPanel::build()
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    buildPage(*laidOut<QVBoxLayout>(theme(), page));
    area->setWidget(page);
    setContent(area);
}

void DecisionPanel::fillTitle(QHBoxLayout &row)
{
    m_when = new FigureLabel(theme(), TextSize::Hint, Qt::AlignRight);
    m_when->setElided(true);
    row.addWidget(m_when, 1);
}

QWidget *DecisionPanel::buildNumbers()
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme().px(12));
    grid->setVerticalSpacing(theme().px(4));
    int column = 0;
    const auto add = [&](const QString &title, FigureLabel *&head, FigureLabel *&value) {
        head = new FigureLabel(theme(), TextSize::Hint);
        head->setText(title, Ink::Text2);
        head->setElided(true);
        value = new FigureLabel(theme(), TextSize::Body);
        value->setElided(true);
        grid->addWidget(head, 0, column);
        grid->addWidget(value, 1, column);
        grid->setColumnStretch(column, column == 1 ? 3 : 2);
        ++column;
    };
    FigureLabel *ignored = nullptr;
    add(tr("says"), ignored, m_says);
    add(tr("calibrated"), m_calibratedTitle, m_calibrated);
    add(tr("reward : risk"), ignored, m_reward);
    return widget;
}

void DecisionPanel::buildPage(QVBoxLayout &rows)
{
    auto *head = new QHBoxLayout;
    m_action = new FigureLabel(theme(), TextSize::Big);
    auto *chip = new QWidget;
    chip->setObjectName(QStringLiteral("chip"));
    chip->setAttribute(Qt::WA_StyledBackground);
    chip->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *chipLine = new QHBoxLayout(chip);
    chipLine->setContentsMargins(theme().px(8), theme().px(4), theme().px(8), theme().px(4));
    m_result = new FigureLabel(theme(), TextSize::Hint);
    m_result->setElided(true); // the reason is below in full; what was decided is never cut
    chipLine->addWidget(m_result);
    head->addWidget(m_action);
    head->addStretch(1);
    head->addWidget(chip);
    rows.addLayout(head);
    rows.addWidget(m_numbers = buildNumbers());
    const auto part = [&](QVBoxLayout &into, const QString &title, QWidget *right) {
        auto *line = new QHBoxLayout;
        line->setContentsMargins(0, theme().px(8), 0, 0);
        line->addWidget(heading(theme(), title));
        line->addStretch(1);
        line->addWidget(right);
        into.addLayout(line);
    };
    m_open = new QPushButton;
    m_open->setText(tr("open capsule"));
    m_open->setFlat(true);
    m_open->setToolTip(tr("The exact question, picture, answer and verdict of this decision"));
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_view)
            Q_EMIT hub().capsuleWanted(text(m_view->capsuleId));
    });
    part(rows, tr("Why"), m_open);
    m_why = new QLabel;
    m_why->setTextFormat(Qt::PlainText); // words from outside are never rich text
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setProperty("ink", QStringLiteral("2"));
    rows.addWidget(m_why);
    const auto block = [&](QWidget *&holder, const QString &title, QWidget *right, int gap) {
        holder = new QWidget;
        auto *inner = new QVBoxLayout(holder);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(theme().px(gap));
        part(*inner, title, right);
        auto *list = new QVBoxLayout;
        list->setSpacing(theme().px(gap));
        inner->addLayout(list);
        rows.addWidget(holder);
        return list;
    };
    m_evidenceCount = new FigureLabel(theme(), TextSize::Hint, Qt::AlignRight);
    m_verdictCount = new FigureLabel(theme(), TextSize::Hint, Qt::AlignRight);
    for (FigureLabel *count : {m_evidenceCount, m_verdictCount})
        count->setElided(true); // else one long line makes the whole page wider than its panel
    m_evidence = block(m_evidencePart, tr("Evidence"), m_evidenceCount, 6);
    m_verdict = block(m_verdictPart, tr("Verdict"), m_verdictCount, 6);
    const auto fold = [&](QWidget *holder, void (DecisionPanel::*again)(const engine::DecisionView &)) {
        auto *more = new QPushButton;
        more->setCheckable(true);
        more->setFlat(true);
        connect(more, &QPushButton::toggled, this, [this, again] {
            if (m_view)
                (this->*again)(*m_view);
        });
        static_cast<QVBoxLayout *>(holder->layout())->addWidget(more, 0, Qt::AlignLeft);
        return more;
    };
    m_moreEvidence = fold(m_evidencePart, &DecisionPanel::showEvidence);
    m_more = fold(m_verdictPart, &DecisionPanel::showVerdict);
    rows.addStretch(1);
}

void DecisionPanel::refresh()
{
    const engine::WatchView *const watch = hub().watchView();
    if (!watch || !watch->decision) {
        m_view.reset();
        if (m_when)
            m_when->setText({});
        if (showTrouble())
            return;
        const bool busy = watch->phase == engine::Phase::Asking || watch->phase == engine::Phase::Judging;
        if (busy)
            showState(StateKind::Loading, tr("The first decision is being made."), phaseText(watch->phase));
        else
            showState(StateKind::Empty, tr("No decision yet. One is made at every close."), {},
                      tr("Analyse now"), [this] { Q_EMIT hub().analyseWanted(hub().watch()); });
        return;
    }
    needContent();
    if (m_view != watch->decision) {
        m_view = watch->decision;
        show(*m_view);
    }
    showContent();
}

void DecisionPanel::show(const engine::DecisionView &view)
{
    showHead(view);
    showWhy(view);
    showEvidence(view);
    showVerdict(view);
}

void DecisionPanel::showHead(const engine::DecisionView &view)
{
    using domain::Action;
    if (m_when) {
        QString when = clockTime(view.time);
        if (view.latency.count() > 0)
            when += QStringLiteral(" · ") + tr("%1 s").arg(number(double(view.latency.count()) / 1000, 1));
        if (view.cost && !view.cost->amount().isZero())
            when += QStringLiteral(" · ") + amount(*view.cost, 3) + QLatin1Char(' ') +
                    text(view.cost->currency());
        if (view.costBps)
            when += QStringLiteral(" · ") + tr("%1 bps").arg(number(*view.costBps, 2));
        const engine::WatchView *const watch = hub().watchView();
        if (view.fellBack && watch)
            when = mindText(view, watch->watch.provider) + QStringLiteral(" · ") + when;
        m_when->setText(when, view.fellBack ? Ink::Warn : Ink::Text2);
        QStringList tip{utcText(view.time)};
        for (const std::string &note : view.notes)
            tip.append(text(note));
        m_when->setToolTip(tip.join(QLatin1Char('\n')).toHtmlEscaped());
    }
    m_numbers->setVisible(view.decision.has_value());
    m_result->setText(resultText(view),
                      view.outcome == "denied" || view.outcome == "failed" ? Ink::Warn : Ink::Text1);
    m_result->setToolTip(resultText(view).toHtmlEscaped());
    if (!view.decision) {
        const bool notAsked = view.outcome == "not_asked";
        m_action->setText(view.outcome == "refused" ? tr("Model refused")
                          : notAsked                ? tr("Nobody was asked")
                                                    : tr("Cycle failed"),
                          notAsked ? Ink::Text1 : Ink::Warn, true);
        return;
    }
    const domain::DecisionRecord &said = *view.decision;
    m_action->setText(actionText(said.action),
                      said.action == Action::OpenLong    ? Ink::Up
                      : said.action == Action::OpenShort ? Ink::Down
                                                         : Ink::Text1,
                      true);
    m_says->setText(tr("%1 %").arg(number(100 * said.confidence, 0)), Ink::Text1, true);
    const auto &calibrated = view.calibrated;
    m_calibratedTitle->setText(calibrated ? tr("calibrated, n = %1").arg(calibrated->n) : tr("calibrated"),
                               Ink::Text2);
    if (calibrated && calibrated->value) {
        std::vector<FigureLabel::Piece> pieces = {
            {tr("%1 %").arg(number(100 * *calibrated->value, 0)), Ink::Text1, true}};
        if (calibrated->low && calibrated->high)
            pieces.push_back({QLatin1Char(' ') + number(100 * *calibrated->low, 0) + QChar(0x2013) +
                                  number(100 * *calibrated->high, 0),
                              Ink::Text2});
        m_calibrated->setPieces(std::move(pieces));
    } else {
        m_calibrated->setPieces({{tr("no closed trades yet"), Ink::Text3, false, true}});
    }
    const double reward = rewardToRisk(view);
    m_reward->setText(std::isfinite(reward) ? number(reward, 1) : QStringLiteral("–"), Ink::Text1, true);
}

void DecisionPanel::showWhy(const engine::DecisionView &view)
{
    QString why;
    if (view.decision)
        why = reasonText(view.provider, view.decision->reasoning);
    if (view.decision && view.decision->invalidation)
        why += (why.isEmpty() ? QString() : QStringLiteral("\n")) +
               tr("Wrong if: %1").arg(reasonText(view.provider, *view.decision->invalidation));
    if (view.outcome == "not_asked") {
        // What stands in brackets are the condition's own words and values.
        const std::size_t from = view.detail.find("condition ");
        const QString values = from == std::string::npos ? QString() : text(view.detail.substr(from + 10));
        why = view.code == "rate" ? tr("As many questions about this market as a minute allows were asked.")
              : view.code == "gate"
                  ? tr("The condition for asking is not met:")
                  : tr("The condition for asking cannot be told, because a value is missing:");
        if (view.code != "rate")
            why += QLatin1Char('\n') + values;
    } else if (!view.decision) {
        const auto code = base::errorCode(view.code);
        const base::Error error{code.value_or(base::ErrorCode::Internal), view.detail, {}, {}};
        why = errorText(error, !hub().snapshot().positions.empty()).whole();
    }
    m_why->setText(why.isEmpty() ? tr("No reason was given.") : why);
    m_open->setVisible(!view.capsuleId.empty());
}

void DecisionPanel::showEvidence(const engine::DecisionView &view)
{
    empty(*m_evidence);
    m_evidencePart->setVisible(view.evidence &&
                               (!view.evidence->rows.empty() || !view.evidence->uncited.empty()));
    if (!view.evidence)
        return;
    int verified = 0;
    using Check = domain::EvidenceCheck;
    std::vector<Check::Row> rows = evidenceRows(*view.evidence);
    for (const Check::Row &row : rows)
        verified += row.mark == Check::Mark::Verified;
    m_evidenceCount->setText(tr("%1 of %2 verified").arg(verified).arg(rows.size()), Ink::Text2);
    // Where not all are shown, what could not be verified always is.
    std::stable_partition(rows.begin(), rows.end(), [&](const Check::Row &row) {
        return m_moreEvidence->isChecked() || row.mark != Check::Mark::Verified;
    });
    const int hidden = std::max(0, int(rows.size()) - firstEvidence);
    const int shown =
        m_moreEvidence->isChecked() ? int(rows.size()) : std::min(firstEvidence, int(rows.size()));
    for (int i = 0; i < shown; ++i)
        m_evidence->addWidget(evidenceRow(theme(), rows[std::size_t(i)], view.provider));
    m_moreEvidence->setVisible(hidden > 0);
    m_moreEvidence->setText(m_moreEvidence->isChecked() ? tr("show fewer") : tr("and %1 more").arg(hidden));
}

void DecisionPanel::showVerdict(const engine::DecisionView &view)
{
    empty(*m_verdict);
    m_verdictPart->setVisible(!view.verdict.empty());
    const std::vector<domain::RuleResult> rules = byTightness(view.verdict);
    int counts[4] = {0, 0, 0, 0};
    int shown = 0;
    const int most = m_more->isChecked() ? int(rules.size()) : firstRules;
    for (const domain::RuleResult &rule : rules) {
        ++counts[int(rule.mark)];
        if (shown >= most)
            continue;
        ++shown;
        auto *row = new MeterRow(theme());
        const bool plain = rule.mark == Mark::Pass || rule.mark == Mark::NotApplicable;
        row->show(ruleText(rule.id), ruleValue(rule), rule.mark == Mark::NotApplicable ? 0 : shareOf(rule),
                  inkOf(rule.mark),
                  rule.mark == Mark::NotApplicable ? Ink::Text3
                  : plain                          ? Ink::Text1
                                                   : inkOf(rule.mark));
        QString tip =
            rule.bound ? tr("limit %1").arg(ruleFigure(*rule.bound, rule.unit)) : QString();
        if (!rule.note.empty())
            tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) + ruleNote(rule.note);
        row->setToolTip(tip.toHtmlEscaped());
        m_verdict->addWidget(row);
    }
    QString count = tr("%1 rules, %2 pass")
                        .arg(rules.size())
                        .arg(counts[int(Mark::Pass)] + counts[int(Mark::NotApplicable)]);
    if (counts[int(Mark::Clamp)])
        count += QStringLiteral(", ") + tr("%1 clamp").arg(counts[int(Mark::Clamp)]);
    if (counts[int(Mark::Deny)])
        count += QStringLiteral(", ") + tr("%1 deny").arg(counts[int(Mark::Deny)]);
    m_verdictCount->setText(count, Ink::Text2);
    m_verdictCount->setToolTip(count);
    const int hidden = int(rules.size()) - firstRules;
    m_more->setVisible(hidden > 0);
    m_more->setText(m_more->isChecked() ? tr("show fewer") : tr("and %1 more").arg(hidden));
}

int DecisionPanel::shownRules() const
{
    return m_verdict->count();
}

} // namespace ui
