#include "ui/widgets/review_bar.h"

#include "ui/dialogs/dialogs.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace ui {
namespace {

QLineEdit *levelField(const Theme &theme, const QString &name)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAlignment(Qt::AlignRight);
    field->setFixedWidth(theme.px(110));
    return field;
}

/// Marks a field that cannot be taken, and says why; true if it cannot.
bool refuse(QLineEdit &field, const QString &why)
{
    field.setProperty("refused", !why.isEmpty());
    field.setToolTip(why);
    field.style()->unpolish(&field);
    field.style()->polish(&field);
    return !why.isEmpty();
}

QString plain(const std::optional<double> &level)
{
    return level ? toBeEdited(QString::number(*level, 'g', 12)) : QString();
}

} // namespace

ReviewBar::ReviewBar(Hub &hub, QWidget *parent)
    : QFrame(parent), m_hub(hub), m_text(new QLabel), m_left(new QLabel),
      m_stop(levelField(hub.theme(), QStringLiteral("reviewStop"))),
      m_target(levelField(hub.theme(), QStringLiteral("reviewTarget"))),
      m_capsule(new QPushButton(tr("Open capsule"))), m_approve(new QPushButton(tr("Approve"))),
      m_reject(new QPushButton(tr("Turn down")))
{
    setObjectName(QStringLiteral("banner"));
    const Theme &theme = hub.theme();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4));
    line->setSpacing(theme.px(8));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_left->setProperty("ink", QStringLiteral("2"));
    m_approve->setProperty("primary", true);
    line->addWidget(m_text, 1);
    line->addWidget(new QLabel(tr("Stop")));
    line->addWidget(m_stop);
    line->addWidget(new QLabel(tr("Target")));
    line->addWidget(m_target);
    line->addWidget(m_left);
    for (QPushButton *button : {m_capsule, m_reject, m_approve})
        line->addWidget(button);
    connect(m_approve, &QPushButton::clicked, this, [this] { decide(true); });
    connect(m_reject, &QPushButton::clicked, this, [this] { decide(false); });
    connect(m_capsule, &QPushButton::clicked, this, [this] {
        if (const engine::ProposalView *const one = proposal())
            Q_EMIT m_hub.capsuleWanted(text(one->capsuleId));
    });
    connect(&m_second, &QTimer::timeout, this, &ReviewBar::tick);
    m_second.start(1000);
    hide();
}

const engine::ProposalView *ReviewBar::proposal() const
{
    const auto &waiting = m_hub.snapshot().proposals;
    return waiting.empty() ? nullptr : &waiting.front();
}

QString ReviewBar::sentence() const
{
    return m_text->text();
}

void ReviewBar::refresh()
{
    const engine::ProposalView *const one = proposal();
    setVisible(one != nullptr);
    if (!one) {
        m_shown.clear();
        return;
    }
    const QString market =
        text(one->watch.symbol.text()) + QLatin1Char(' ') + text(one->watch.timeframe.name());
    QString said = tr("%1 proposes for %2: %3.")
                       .arg(providerText(one->watch.provider, one->watch.model), market,
                            actionText(one->decision.action));
    if (one->order)
        said += QLatin1Char(' ') + tr("Size %1.").arg(quantity(one->order->quantity));
    m_text->setText(said);
    m_text->setToolTip(text(one->decision.reasoning).toHtmlEscaped());
    if (one->id != m_shown) {
        m_shown = one->id;
        m_stop->setText(plain(one->decision.stopLoss));
        m_target->setText(plain(one->decision.takeProfit));
        for (QLineEdit *field : {m_stop, m_target})
            refuse(*field, {});
    }
    const bool levels = one->decision.action != domain::Action::Close;
    m_stop->setEnabled(levels);
    m_target->setEnabled(levels);
    m_capsule->setVisible(!one->capsuleId.empty());
    tick();
}

void ReviewBar::tick()
{
    if (const engine::ProposalView *const one = proposal())
        m_left->setText(countdown(one->expires - m_hub.now()));
}

void ReviewBar::decide(bool approved)
{
    const engine::ProposalView *const one = proposal();
    if (!one)
        return;
    const QString id = text(one->id);
    if (!approved) {
        Q_EMIT m_hub.rejectWanted(id);
        return;
    }
    // Only what was changed is an edit: a level that is written shorter than it was proposed stays as
    // proposed.
    for (QLineEdit *field : {m_stop, m_target})
        if (refuse(*field, numberRefusal(field->text())))
            return field->setFocus(); // what cannot be read is never taken for "no level"
    domain::DecisionRecord edited = one->decision;
    if (m_stop->text() != plain(one->decision.stopLoss))
        edited.stopLoss = typedNumber(m_stop->text());
    if (m_target->text() != plain(one->decision.takeProfit))
        edited.takeProfit = typedNumber(m_target->text());
    if (edited == one->decision)
        Q_EMIT m_hub.approveWanted(id);
    else
        Q_EMIT m_hub.editWanted(id, edited);
}

} // namespace ui
