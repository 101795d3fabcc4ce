// The base of every panel: its header row, and its content or one of the four states in its place. Owned by
// its dock; GUI thread.
#pragma once

#include "ui/hub.h"
#include "ui/widgets/figure_label.h"
#include "ui/widgets/state_view.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QStackedLayout;

namespace ui {

class Panel : public QWidget
{
    Q_OBJECT
public:
    explicit Panel(Hub &hub, QWidget *parent = nullptr);

    /// The row above the content: the title, and what the panel adds to it. Made once; the dock takes it
    /// over.
    [[nodiscard]] QWidget *titleRow(const QString &title);
    /// Takes no room where a tab says the title already.
    void showTitleRow(bool shown) { m_titleInner->setVisible(shown); }
    /// A control that stands at the right end of the tabs, or of the title row where there are none; null:
    /// none.
    [[nodiscard]] QWidget *corner();
    [[nodiscard]] QHBoxLayout *titleLine() const { return m_titleLine; }
    [[nodiscard]] StateView &stateView(); // made when it is first needed
    [[nodiscard]] bool showsContent() const;

protected:
    [[nodiscard]] Hub &hub() const { return m_hub; }
    [[nodiscard]] Theme &theme() const { return m_hub.theme(); }
    /// The widget that is shown when there is something to show; the panel owns it.
    void setContent(QWidget *content);
    void showContent();
    /// Makes the content: called when there is first something to show, so that the window stands at once.
    virtual void build() {}
    void needContent()
    {
        if (!m_content)
            build();
    }
    /// One of the four states instead; `action` is the button's words, `act` what it does.
    void showState(StateKind kind, const QString &sentence, const QString &detail = {},
                   const QString &action = {}, std::function<void()> act = {});
    /// Whether the row begins with the panel's own title.
    [[nodiscard]] virtual bool saysTitle() const { return true; }
    [[nodiscard]] virtual QWidget *makeCorner() { return nullptr; }
    /// What stands in the title row after the title; called once.
    virtual void fillTitle(QHBoxLayout &row);
    /// Called at every snapshot while visible, and when it becomes visible.
    virtual void refresh() = 0;
    /// Why nothing is there yet: waiting for the first prices, the failure that prevents them, or nothing.
    bool showTrouble();
    void showEvent(QShowEvent *event) override;

private:
    void snapshotChanged();
    Hub &m_hub;
    QStackedLayout *m_stack;
    StateView *m_state = nullptr;
    QWidget *m_content = nullptr, *m_titleRow = nullptr, *m_titleInner = nullptr;
    QHBoxLayout *m_titleLine = nullptr;
    QPointer<QWidget> m_corner;
    std::function<void()> m_act;
};

/// A layout with the house's margins and gaps.
template <class Layout>
Layout *laidOut(Theme &theme, QWidget *parent = nullptr, int margin = 12, int gap = 8)
{
    auto *layout = parent ? new Layout(parent) : new Layout;
    layout->setContentsMargins(theme.px(margin), margin ? theme.px(4) : 0, theme.px(margin),
                               theme.px(margin));
    layout->setSpacing(theme.px(gap));
    return layout;
}

} // namespace ui
