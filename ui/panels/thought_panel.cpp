#include "ui/panels/thought_panel.h"

#include "ui/widgets/choice.h"
#include "ui/wording/asking_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace ui {

namespace {

/// What was heard: the votes of a council before the last of its answers, and whether it was heard before.
QString answerOf(const engine::DecisionView &decision)
{
    QStringList out{reusedText(decision.asking), councilText(decision.asking)};
    if (decision.outcome == "not_asked")
        out << text(decision.detail);
    else if (out[1].isEmpty())
        out << text(decision.answer);
    out.removeAll(QString());
    return out.join(QStringLiteral("\n\n"));
}

} // namespace

ThoughtPanel::ThoughtPanel(Hub &hub) : Panel(hub)
{
    connect(&hub, &Hub::snapshotChanged, this, &ThoughtPanel::collect); // also while it is hidden
    connect(&hub, &Hub::overheard, this, &ThoughtPanel::hear);
}

void ThoughtPanel::build()
{
    m_chooser = new Choice(theme());
    m_question = new QPlainTextEdit;
    m_answer = new QPlainTextEdit;
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = laidOut<QVBoxLayout>(theme(), page);
    auto *top = new QHBoxLayout;
    m_chooser->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_chooser->setAccessibleName(tr("Which decision"));
    top->addWidget(m_chooser, 1);
    auto *open = new QPushButton(tr("Open capsule"));
    top->addWidget(open);
    m_cancel = new QPushButton(tr("Cancel the question"));
    m_cancel->setToolTip(tr("Ends what the model is being asked now; the cycle counts as failed."));
    m_cancel->hide();
    top->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT hub().cancelWanted();
    });
    rows->addLayout(top);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(theme().px(12));
    m_parts = new QLabel;
    m_parts->setTextFormat(Qt::PlainText);
    m_parts->setWordWrap(true);
    m_parts->setProperty("ink", QStringLiteral("3"));
    m_parts->setProperty("textSize", QStringLiteral("hint"));
    const auto side = [&](const QString &title, QPlainTextEdit *edit, QLabel *under) {
        auto *column = new QVBoxLayout;
        auto *head = new QHBoxLayout;
        auto *copy = new QPushButton;
        copy->setText(tr("Copy"));
        copy->setFlat(true);
        head->addWidget(heading(theme(), title));
        head->addStretch(1);
        head->addWidget(copy);
        column->addLayout(head);
        if (under)
            column->addWidget(under);
        edit->setReadOnly(true);
        edit->setProperty("bare", true);
        edit->setFont(theme().mono(TextSize::Hint));
        edit->setAccessibleName(title);
        column->addWidget(edit, 1);
        sides->addLayout(column, 1);
        connect(copy, &QPushButton::clicked, this,
                [edit] { QGuiApplication::clipboard()->setText(edit->toPlainText()); });
    };
    side(tr("Question"), m_question, m_parts);
    side(tr("Answer"), m_answer, nullptr);
    m_question->setPlaceholderText(tr("The question is shown with its answer."));
    rows->addLayout(sides, 1);
    setContent(page);
    connect(m_chooser, &QComboBox::currentIndexChanged, this, &ThoughtPanel::showChosen);
    connect(open, &QPushButton::clicked, this, [this] {
        const auto at = std::size_t(std::max(0, m_chooser->currentIndex()));
        if (at < m_kept.size())
            Q_EMIT hub().capsuleWanted(text(m_kept[at].decision->capsuleId));
    });
    for (const Kept &kept : m_kept)
        m_chooser->addItem(kept.title);
}

bool ThoughtPanel::isAsking() const
{
    const auto &watches = hub().snapshot().watches;
    return std::any_of(watches.begin(), watches.end(),
                       [](const engine::WatchView &view) { return view.phase == engine::Phase::Asking; });
}

const QString *ThoughtPanel::live() const
{
    const engine::WatchView *const watch = hub().watchView();
    if (!watch || watch->phase != engine::Phase::Asking)
        return nullptr;
    const auto found = m_live.find(watch->watch.text());
    return found == m_live.end() ? nullptr : &found->second;
}

void ThoughtPanel::hear(const std::vector<engine::Overheard> &pieces)
{
    using Kind = engine::Overheard::Kind;
    for (const engine::Overheard &piece : pieces) {
        QString &words = m_live[piece.watch];
        if (piece.kind == Kind::Begin)
            words.clear();
        else
            words += text(piece.text); // the thoughts first, then the answer, as they come
    }
    if (isVisible())
        refresh();
}

/// Grows with the answer, and stays where the reader is unless that is the end.
void ThoughtPanel::showLive(const QString &words)
{
    const QString shown = m_answer->toPlainText();
    if (shown == words)
        return;
    if (shown.isEmpty() || !words.startsWith(shown)) {
        m_answer->setPlainText(words);
        m_answer->moveCursor(QTextCursor::End);
        return;
    }
    QScrollBar *const bar = m_answer->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum();
    QTextCursor end(m_answer->document());
    end.movePosition(QTextCursor::End);
    end.insertText(words.mid(shown.size()));
    if (atEnd)
        bar->setValue(bar->maximum());
}

void ThoughtPanel::collect()
{
    for (const engine::WatchView &view : hub().snapshot().watches)
        if (view.phase != engine::Phase::Asking && view.phase != engine::Phase::Judging)
            m_live.erase(view.watch.text());
    for (const engine::WatchView &view : hub().snapshot().watches) {
        const bool known = !view.decision || std::any_of(m_kept.begin(), m_kept.end(), [&](const Kept &kept) {
            return kept.decision == view.decision;
        });
        if (known)
            continue;
        const QString what = view.decision->decision ? actionText(view.decision->decision->action) +
                                                           QStringLiteral(", ") + resultText(*view.decision)
                                                     : outcomeText(view.decision->outcome);
        const QString title = dayTime(view.decision->time, hub().now()) + QStringLiteral("   ") +
                              text(view.watch.symbol.text()) + QStringLiteral("   ") +
                              mindText(*view.decision, view.watch.provider) + QStringLiteral("   ") + what;
        m_kept.push_front({view.decision, title});
        if (m_kept.size() > most)
            m_kept.pop_back();
        if (!m_chooser)
            continue;
        const int chosen = m_chooser->currentIndex();
        m_chooser->insertItem(0, title);
        if (chosen <= 0) // follows the newest until an older one is chosen
            m_chooser->setCurrentIndex(0);
        if (m_chooser->count() > int(most))
            m_chooser->removeItem(m_chooser->count() - 1);
    }
}

void ThoughtPanel::refresh()
{
    collect();
    if (m_kept.empty() && !live() && !isAsking()) {
        if (!showTrouble())
            showState(StateKind::Empty, tr("The first question and its answer appear here."), {},
                      tr("Analyse now"), [this] { Q_EMIT hub().analyseWanted(hub().watch()); });
        return;
    }
    needContent();
    const bool asking = isAsking();
    m_cancel->setVisible(asking);
    if (!asking)
        m_cancel->setEnabled(true);
    showChosen();
    showContent();
}

void ThoughtPanel::showChosen()
{
    const auto at = std::size_t(std::max(0, m_chooser->currentIndex()));
    const QString *const written = at == 0 ? live() : nullptr; // an older one stays on show
    if (written) {
        m_question->clear();
        return showLive(*written);
    }
    if (at >= m_kept.size())
        return;
    const auto put = [](QPlainTextEdit *edit, const std::string &words) {
        if (const QString now = text(words); edit->toPlainText() != now)
            edit->setPlainText(now);
    };
    const engine::DecisionView &decision = *m_kept[at].decision;
    put(m_question, decision.question);
    put(m_answer, answerOf(decision).toStdString());
    m_parts->setText(partsText(decision.asking));
    m_parts->setVisible(!m_parts->text().isEmpty());
}

} // namespace ui
