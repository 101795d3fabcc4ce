#include "ui/panels/panel.h"

#include "ui/wording/error_text.h"

#include <QStackedLayout>

namespace ui {

Panel::Panel(Hub &hub, QWidget *parent) : QWidget(parent), m_hub(hub), m_stack(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    connect(&hub, &Hub::snapshotChanged, this, &Panel::snapshotChanged);
}

QWidget *Panel::titleRow(const QString &title)
{
    if (m_titleRow)
        return m_titleRow;
    setAccessibleName(title);
    m_titleRow = new QWidget;
    m_titleRow->setObjectName(QStringLiteral("panelTitle"));
    m_titleRow->setAttribute(Qt::WA_StyledBackground);
    auto *outer = new QVBoxLayout(m_titleRow);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_titleInner = new QWidget);
    auto *row = m_titleLine = new QHBoxLayout(m_titleInner);
    row->setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(4));
    row->setSpacing(theme().px(8));
    if (saysTitle()) {
        auto *label = new FigureLabel(theme());
        label->setText(title, Ink::Text1, true);
        row->addWidget(label);
    }
    fillTitle(*row);
    return m_titleRow;
}

QWidget *Panel::corner()
{
    if (!m_corner)
        m_corner = makeCorner();
    return m_corner;
}

void Panel::fillTitle(QHBoxLayout &row)
{
    row.addStretch(1);
}

StateView &Panel::stateView()
{
    if (m_state)
        return *m_state;
    m_stack->addWidget(m_state = new StateView(theme()));
    connect(m_state, &StateView::acted, this, [this] {
        if (m_act)
            m_act();
    });
    return *m_state;
}

bool Panel::showsContent() const
{
    return m_content && m_stack->currentWidget() == m_content;
}

void Panel::setContent(QWidget *content)
{
    m_content = content;
    m_stack->addWidget(content);
    showContent();
}

void Panel::showContent()
{
    if (m_content)
        m_stack->setCurrentWidget(m_content);
}

void Panel::showState(StateKind kind, const QString &sentence, const QString &detail, const QString &action,
                      std::function<void()> act)
{
    m_act = std::move(act);
    stateView().say(kind, sentence, detail, action);
    m_stack->setCurrentWidget(m_state);
}

bool Panel::showTrouble()
{
    const engine::Snapshot &now = m_hub.snapshot();
    const engine::WatchView *const watch = m_hub.watchView();
    if (now.failure) {
        const ErrorText words = errorText(*now.failure, !now.positions.empty());
        showState(StateKind::Failed, words.whole(), words.detail, tr("Settings"),
                  [this] { Q_EMIT m_hub.settingsWanted(QStringLiteral("desk")); });
        return true;
    }
    if (watch && watch->error) {
        const ErrorText words = errorText(*watch->error, !now.positions.empty());
        showState(StateKind::Failed, words.whole(), words.detail, tr("Try again"),
                  [this] { Q_EMIT m_hub.analyseWanted(m_hub.watch()); });
        return true;
    }
    if (!watch || !watch->instrument) {
        showState(StateKind::Loading, tr("Waiting for the first prices."),
                  watch ? tr("The desk has asked the market for candles.") : tr("The desk is starting."));
        return true;
    }
    return false;
}

void Panel::snapshotChanged()
{
    if (isVisible())
        refresh();
}

void Panel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace ui
