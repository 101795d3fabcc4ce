#include "ui/panel_board.h"

#include "ui/panels.h"

#include <QApplication>
#include <QDockWidget>
#include <QEvent>
#include <QTabBar>

namespace ui {
namespace {

constexpr int foldBelow = 1360; // logical pixels
using Place = PanelRow::Place;

Qt::DockWidgetArea areaOf(Place place)
{
    return place == Place::Left    ? Qt::LeftDockWidgetArea
           : place == Place::Right ? Qt::RightDockWidgetArea
                                   : Qt::BottomDockWidgetArea;
}

} // namespace

PanelBoard::PanelBoard(QMainWindow &window, Hub &hub) : QObject(&window), m_window(window), m_hub(hub)
{
    m_corners.setSingleShot(true);
    connect(&m_corners, &QTimer::timeout, this, &PanelBoard::placeCorners);
    for (const PanelRow &row : panels())
        add(row);
}

Panel *PanelBoard::panel(const std::string &id) const
{
    const auto found = m_panels.find(id);
    return found == m_panels.end() ? nullptr : found->second;
}

QDockWidget *PanelBoard::dock(const std::string &id) const
{
    const auto found = m_docks.find(id);
    return found == m_docks.end() ? nullptr : found->second;
}

QList<QDockWidget *> PanelBoard::docks() const
{
    QList<QDockWidget *> out;
    for (const PanelRow &row : panels())
        if (QDockWidget *const one = dock(row.id))
            out.append(one);
    return out;
}

const PanelRow *PanelBoard::focused() const
{
    const QWidget *const focus = QApplication::focusWidget();
    const PanelRow *chart = nullptr;
    for (const PanelRow &row : panels()) {
        const QWidget *const one = panel(row.id);
        if (focus && (one == focus || one->isAncestorOf(focus)))
            return &row;
        if (row.place == Place::Centre)
            chart = &row;
    }
    return chart;
}

void PanelBoard::add(const PanelRow &row)
{
    Panel *const made = row.make(m_hub);
    const QString title = panelTitle(row);
    QWidget *const head = made->titleRow(title);
    m_panels[row.id] = made;
    if (row.place == Place::Centre) {
        auto *centre = new QWidget;
        auto *rows = new QVBoxLayout(centre);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        rows->addWidget(head);
        rows->addWidget(made, 1);
        return m_window.setCentralWidget(centre);
    }
    auto *holder = new QDockWidget(title);
    holder->setObjectName(QString::fromLatin1(row.id));
    holder->setWidget(made);
    holder->setTitleBarWidget(head);
    m_docks[row.id] = holder;
    connect(holder, &QDockWidget::visibilityChanged, this, &PanelBoard::titleRows);
    connect(holder, &QDockWidget::topLevelChanged, this, &PanelBoard::titleRows);
    connect(holder, &QDockWidget::dockLocationChanged, this, &PanelBoard::titleRows);
}

void PanelBoard::arrange()
{
    m_window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    std::map<Place, QDockWidget *> last;
    for (const PanelRow &row : panels()) {
        QDockWidget *const one = dock(row.id);
        if (!one)
            continue;
        QDockWidget *const before = last[row.place];
        const bool bottom = areaOf(row.place) == Qt::BottomDockWidgetArea;
        if (before && bottom)
            m_window.tabifyDockWidget(before, one);
        else if (before)
            m_window.splitDockWidget(before, one, Qt::Vertical);
        else
            m_window.addDockWidget(areaOf(row.place), one);
        last[row.place] = one;
    }
    std::map<Place, bool> raised; // the first of each group of tabs stands in front
    for (const PanelRow &row : panels())
        if (QDockWidget *const one = dock(row.id); one && !std::exchange(raised[row.place], true))
            one->raise();
    titleRows();
}

void PanelBoard::proportion()
{
    const int wide = m_window.width(), high = m_window.height();
    const int right =
        m_folded.value_or(false) ? m_hub.theme().px(300) : std::max(m_hub.theme().px(340), wide * 21 / 100);
    m_window.resizeDocks({dock("watch"), dock("decision")}, {m_hub.theme().px(232), right}, Qt::Horizontal);
    m_window.resizeDocks({dock("trades"), dock("equity")}, {wide * 46 / 100, wide * 32 / 100},
                         Qt::Horizontal);
    m_window.resizeDocks({dock("trades"), dock("equity")}, {high * 29 / 100, high * 29 / 100}, Qt::Vertical);
    m_window.resizeDocks({dock("decision"), dock("position")}, {high * 64 / 100, high * 26 / 100},
                         Qt::Vertical);
}

void PanelBoard::fold(bool anew)
{
    const bool tight = m_window.width() < foldBelow;
    if (m_folded == tight && !anew)
        return;
    const bool first = !m_folded && !anew;
    m_folded = tight;
    if (tight) // a watch list that was put away in a wide window stays away
        m_listed = !dock("watch")->isHidden();
    if (tight || !first)
        dock("watch")->setVisible(!tight && m_listed);
    proportion();
}

void PanelBoard::unfold()
{
    if (m_folded == true)
        dock("watch")->setVisible(m_listed);
}

void PanelBoard::titleRows()
{
    for (const auto &[id, one] : m_docks) {
        const bool tabbed = !one->isFloating() && !m_window.tabifiedDockWidgets(one).isEmpty();
        panel(id)->showTitleRow(!tabbed);
    }
    m_corners.start(0);
}

QTabBar *PanelBoard::tabsOf(const QDockWidget *dock) const
{
    if (dock->isFloating() || m_window.tabifiedDockWidgets(const_cast<QDockWidget *>(dock)).isEmpty())
        return nullptr;
    for (QTabBar *bar : m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly))
        for (int tab = 0; tab < bar->count(); ++tab)
            if (bar->isVisible() && bar->tabText(tab) == dock->windowTitle())
                return bar;
    return nullptr;
}

void PanelBoard::placeCorners()
{
    for (const auto &[id, one] : m_docks) {
        QWidget *const corner = panel(id)->corner();
        if (!corner)
            continue;
        QTabBar *const bar = tabsOf(one);
        if (!bar) {
            panel(id)->titleLine()->addWidget(corner);
            corner->show();
            continue;
        }
        if (corner->parentWidget() != bar) {
            panel(id)->titleLine()->removeWidget(corner);
            corner->setParent(bar);
        }
        bar->removeEventFilter(this);
        bar->installEventFilter(this);
        const QSize size = corner->sizeHint();
        const int right = m_hub.theme().px(8), last = bar->tabRect(bar->count() - 1).right();
        corner->setGeometry(bar->width() - size.width() - right, (bar->height() - size.height()) / 2 + 1,
                            size.width(), size.height());
        corner->setVisible(!panel(id)->visibleRegion().isEmpty() && corner->x() > last);
    }
}

bool PanelBoard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        m_corners.start(0);
    return QObject::eventFilter(watched, event);
}

} // namespace ui
