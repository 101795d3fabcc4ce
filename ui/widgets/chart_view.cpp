#include "ui/widgets/chart_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace ui {
namespace {

constexpr double leastBars = 10, mostBars = 2e6;
constexpr std::size_t fittedBars = 150;
constexpr double room = 0.5; // of the visible bars may be empty beyond either end
constexpr double step = 0.1; // of the visible bars an arrow key pans
constexpr double reach = 5;  // logical pixels from a level's line that still grip it

bool canBeDragged(domain::Level::Kind kind)
{
    return kind == domain::Level::Kind::Stop || kind == domain::Level::Kind::Target;
}

} // namespace

ChartView::ChartView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Chart"));
    setAccessibleDescription(
        tr("Arrow keys pan, with Shift they move the crosshair, plus and minus zoom, Home and "
           "End go to the ends; Delete removes the selected drawing."));
    for (const Kind kind : {Kind::Stop, Kind::Target}) {
        auto *grip = new LevelGrip(kind, this);
        m_grips.push_back(grip);
        connect(grip, &LevelGrip::moved, this, &ChartView::moveGrip);
        connect(grip, &LevelGrip::applied, this, [this](Kind one) { leaveGrip(one, true); });
        connect(grip, &LevelGrip::givenUp, this, [this](Kind one) { leaveGrip(one, false); });
    }
}

void ChartView::setSpec(std::shared_ptr<const chart::ChartSpec> spec)
{
    if (spec == m_spec)
        return;
    if (!spec) {
        m_spec.reset();
        m_shown = {};
        m_level = m_underPointer = -1;
        m_touched = false;
        return update();
    }
    const std::optional<Kind> held =
        m_level >= 0 ? std::optional(m_shown.levels[std::size_t(m_level)].kind) : std::nullopt;
    const chart::Wording wording = m_shown.wording;
    const bool hollow = m_shown.hollowCandles;
    const bool sameMarket = m_spec && m_spec->candles.timeframe() == spec->candles.timeframe() &&
                            m_spec->wording.title == spec->wording.title && !m_shown.candles.isEmpty() &&
                            !spec->candles.isEmpty();
    double first = 0, last = 0;
    if (sameMarket && m_touched) {
        // The same stretch of time, moved along if its end was in view.
        const double count = double(m_shown.candles.size());
        const auto moved = double(spec->candles.lowerBound(m_shown.candles.openTime(0)));
        const double grown = double(spec->candles.size()) - count - moved;
        const double shift = moved + (m_shown.lastVisible >= count ? grown : 0);
        first = m_shown.firstVisible + shift;
        last = m_shown.lastVisible + shift;
    }
    m_spec = std::move(spec);
    m_shown = *m_spec;
    m_shown.wording = wording;
    m_shown.hollowCandles = hollow;
    m_shown.drawings = m_board.drawings();
    m_level = held ? levelOf(*held) : -1; // the same line, wherever it stands in the list now
    nameLevels();
    if (m_level >= 0 && m_byKeys)
        m_shown.levels[std::size_t(m_level)].price = m_keyPrice;
    else if (m_level >= 0 && m_dragged) // what is being dragged stays under the pointer
        dragLevel(m_pointer ? m_pointer->y() : m_pressed->y());
    if (last > first)
        setRange(first, last);
    else
        fit();
    update();
}

void ChartView::setPalette(const chart::Palette &palette)
{
    m_palette = palette;
    update();
}

void ChartView::setWording(const chart::Wording &wording)
{
    m_shown.wording = wording;
    update();
}

void ChartView::setCountdown(const QString &countdown)
{
    if (countdown == m_shown.wording.countdown)
        return;
    m_shown.wording.countdown = countdown;
    update();
}

void ChartView::nameLevels()
{
    m_underPointer = -1;
    for (domain::Level &level : m_shown.levels) {
        const QString words = level.kind == Kind::Stop     ? tr("stop")
                              : level.kind == Kind::Target ? tr("target")
                              : level.kind == Kind::Entry  ? tr("entry")
                                                           : QString();
        if (!level.text.empty() && !words.isEmpty())
            level.text = words.toStdString();
    }
}

void ChartView::setLevelsHeld(bool held, double tick)
{
    m_levelsHeld = held;
    m_tick = tick;
    if (!held)
        for (LevelGrip *grip : m_grips)
            grip->hide();
}

void ChartView::setLinked(std::optional<base::UtcTime> time)
{
    if (time == m_linked)
        return;
    m_linked = time;
    update();
}

/// On the close of the bar that holds this time; nothing beyond the candles.
std::optional<QPointF> ChartView::spotOf(base::UtcTime time) const
{
    const domain::CandleSeries &candles = m_shown.candles;
    const chart::Layout &placed = m_painter.layout();
    if (candles.isEmpty() || time < candles.openTime(0))
        return std::nullopt;
    const std::size_t after = candles.lowerBound(time + base::Milliseconds(1));
    if (after == candles.size() && time >= candles.timeframe().closeOf(candles.openTime(after - 1)))
        return std::nullopt;
    const double x = placed.xOf(double(after - 1) + 0.5);
    const double y =
        std::clamp(placed.yOf(candles.close()[after - 1]), placed.price.top() + 1, placed.price.bottom() - 1);
    if (x < placed.price.left() || x > placed.price.right())
        return std::nullopt;
    return QPointF(x, y);
}

std::optional<chart::Crosshair> ChartView::crosshair() const
{
    if (m_shown.candles.isEmpty())
        return std::nullopt;
    if (m_pointer && (!m_dragged || m_level >= 0))
        return chart::Crosshair{*m_pointer};
    const std::optional<QPointF> spot = m_linked && !m_pointer ? spotOf(*m_linked) : std::nullopt;
    return spot ? std::optional(chart::Crosshair{*spot}) : std::nullopt;
}

void ChartView::tellPointer()
{
    std::optional<base::UtcTime> time;
    const domain::CandleSeries &candles = m_shown.candles;
    const chart::Layout &placed = m_painter.layout();
    if (m_pointer && !candles.isEmpty() && m_pointer->x() >= placed.price.left() &&
        m_pointer->x() <= placed.price.right()) {
        const double bar = std::floor(placed.barAt(m_pointer->x()));
        if (bar >= 0 && bar < double(candles.size()))
            time = candles.openTime(std::size_t(bar));
    }
    if (time == std::exchange(m_told, time))
        return;
    Q_EMIT pointedAt(time);
}

void ChartView::stepCrosshair(int bars)
{
    const domain::CandleSeries &candles = m_shown.candles;
    if (candles.isEmpty())
        return;
    m_stepped = true;
    const chart::Layout &placed = m_painter.layout();
    const double last = double(candles.size() - 1);
    const double now = m_pointer ? std::floor(placed.barAt(m_pointer->x())) : last - bars;
    const double bar = std::clamp(now + bars, 0.0, last);
    if (bar < m_shown.firstVisible || bar + 1 > m_shown.lastVisible) { // it is followed
        const double moved =
            bar < m_shown.firstVisible ? bar - m_shown.firstVisible : bar + 1 - m_shown.lastVisible;
        pan(moved);
        m_pointer = QPointF(moved < 0 ? placed.price.left() + 0.5 * placed.pixelsPerBar
                                      : placed.price.right() - 0.5 * placed.pixelsPerBar,
                            placed.yOf(candles.close()[std::size_t(bar)]));
    } else {
        m_pointer =
            QPointF(placed.xOf(bar + 0.5), std::clamp(placed.yOf(candles.close()[std::size_t(bar)]),
                                                      placed.price.top() + 1, placed.price.bottom() - 1));
    }
    if (m_told != candles.openTime(std::size_t(bar)))
        Q_EMIT pointedAt(m_told = candles.openTime(std::size_t(bar)));
    update();
}

int ChartView::levelOf(Kind kind) const
{
    for (std::size_t i = 0; i < m_shown.levels.size(); ++i)
        if (m_shown.levels[i].kind == kind)
            return int(i);
    return -1;
}

/// Where the last paint has put the lines. Not within the paint itself, which moving a child would ask for
/// again.
void ChartView::placeGrips()
{
    const chart::Layout &placed = m_painter.layout();
    for (LevelGrip *grip : m_grips) {
        const int level = m_levelsHeld && m_tick > 0 ? levelOf(grip->kind()) : -1;
        const double price = level < 0 ? 0 : m_shown.levels[std::size_t(level)].price, y = placed.yOf(price);
        if (level < 0 || y < placed.price.top() || y > placed.price.bottom()) {
            if (!grip->hasFocus())
                grip->hide();
            continue;
        }
        const QString number = QString::number(price, 'f', m_shown.priceDecimals);
        const QString name =
            grip->kind() == Kind::Stop ? tr("Stop at %1").arg(number) : tr("Target at %1").arg(number);
        grip->place({placed.price.right() - 13, y}, name, m_palette.accent);
    }
}

void ChartView::moveGrip(Kind kind, int ticks)
{
    const int level = levelOf(kind);
    if (!m_levelsHeld || !(m_tick > 0) || level < 0 || m_pressed)
        return;
    if (m_level != level || !m_byKeys)
        m_keyPrice = m_shown.levels[std::size_t(level)].price;
    m_level = level;
    m_byKeys = true;
    const double next = std::round(m_keyPrice / m_tick + ticks) * m_tick;
    m_keyPrice = next > 0 ? next : m_keyPrice;
    m_shown.levels[std::size_t(level)].price = m_keyPrice;
    update();
}

void ChartView::leaveGrip(Kind kind, bool take)
{
    if (!m_byKeys || m_level < 0 || levelOf(kind) != m_level || !m_spec)
        return;
    m_byKeys = false;
    m_dragged = take; // as if it had been dragged there
    dropLevel(take);
}

void ChartView::setHollow(bool hollow)
{
    m_shown.hollowCandles = hollow;
    update();
}

void ChartView::setDrawings(std::vector<chart::Drawing> drawings)
{
    m_board.setDrawings(std::move(drawings));
    showDrawings();
}

void ChartView::setTool(std::optional<chart::Drawing::Kind> tool)
{
    m_board.setTool(tool);
    setCursor(Qt::CrossCursor);
    showDrawings();
}

void ChartView::removeDrawings()
{
    if (m_board.removeAll())
        Q_EMIT drawingsChanged();
    showDrawings();
}

void ChartView::showDrawings()
{
    m_shown.drawings = m_board.drawings();
    update();
}

bool ChartView::releaseDrawing(const QPointF &point)
{
    const bool toolInHand = m_board.tool().has_value();
    if (!m_board.release(m_painter.layout(), m_shown.candles, point))
        return false;
    showDrawings();
    Q_EMIT drawingsChanged();
    if (toolInHand)
        Q_EMIT toolDropped();
    return true;
}

void ChartView::fit()
{
    m_shown.showLast(fittedBars);
    m_touched = false;
    update();
}

void ChartView::setRange(double first, double last)
{
    const double count = double(m_shown.candles.size());
    const double bars =
        std::clamp(last - first, leastBars, std::max(leastBars, std::min(mostBars, 2 * count + leastBars)));
    const double slack = room * bars;
    // The pane may leave the candles, but a part of them always stays in view.
    const double least = -slack, most = std::max(least, count + slack - bars);
    m_shown.firstVisible = std::clamp(first, least, most);
    m_shown.lastVisible = m_shown.firstVisible + bars;
    m_touched = true;
    update();
}

void ChartView::zoom(double factor, double aroundX)
{
    if (m_shown.candles.isEmpty())
        return;
    const chart::Layout &placed = m_painter.layout();
    const double share = placed.price.width() > 0
                             ? std::clamp((aroundX - placed.price.left()) / placed.price.width(), 0.0, 1.0)
                             : 1;
    const double pivot = m_shown.firstVisible + share * visibleBars();
    const double bars = std::max(leastBars, visibleBars() * factor);
    setRange(pivot - share * bars, pivot + (1 - share) * bars);
}

void ChartView::pan(double bars)
{
    if (!m_shown.candles.isEmpty())
        setRange(m_shown.firstVisible + bars, m_shown.lastVisible + bars);
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_painter.paint(painter, m_shown, m_palette, QRectF(rect()), devicePixelRatioF(), crosshair());
    drawGrips(painter);
    if (m_levelsHeld)
        QMetaObject::invokeMethod(this, &ChartView::placeGrips, Qt::QueuedConnection);
    if (!hasFocus() || !m_keyboard)
        return;
    painter.setPen(m_palette.accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void ChartView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()))
        pan(-turned.x() / 120.0 * visibleBars() * step);
    else if (turned.y() != 0)
        zoom(std::pow(0.85, turned.y() / 120.0), event->position().x());
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_board.press(m_painter.layout(), m_shown.candles, event->position()))
        return showDrawings();
    showDrawings();
    m_pressed = event->position();
    m_pressedFirst = m_shown.firstVisible;
    m_dragged = m_byKeys = false;
    m_level = levelAt(event->position());
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position();
    m_stepped = false;
    if (m_board.move(m_painter.layout(), m_shown.candles, *m_pointer))
        return showDrawings();
    const double perBar = m_painter.layout().pixelsPerBar;
    const QPointF moved = m_pressed ? *m_pointer - *m_pressed : QPointF();
    const double far = std::abs(m_level >= 0 ? moved.y() : moved.x()); // levels go up and down
    if (m_pressed && (m_dragged || far >= QApplication::startDragDistance())) {
        m_dragged = true;
        if (m_level >= 0)
            return dragLevel(m_pointer->y());
        setCursor(Qt::ClosedHandCursor);
        const double bars = visibleBars(), first = m_pressedFirst - moved.x() / std::max(1e-9, perBar);
        setRange(first, first + bars);
        return;
    }
    showCursor(*m_pointer);
    tellPointer();
    update();
}

void ChartView::showCursor(const QPointF &point)
{
    m_underPointer = capsuleAt(point).isEmpty() ? levelAt(point) : -1;
    const bool drawing = !m_board.tool() && m_board.isOver(m_painter.layout(), m_shown.candles, point);
    setCursor(m_underPointer >= 0          ? Qt::SizeVerCursor
              : drawing                    ? Qt::SizeAllCursor
              : capsuleAt(point).isEmpty() ? Qt::CrossCursor
                                           : Qt::PointingHandCursor);
}

int ChartView::levelAt(const QPointF &point) const
{
    const chart::Layout &placed = m_painter.layout();
    if (!m_levelsHeld || !placed.price.contains(point) || !capsuleAt(point).isEmpty())
        return -1;
    int best = -1;
    double nearest = reach;
    for (std::size_t i = 0; i < m_shown.levels.size(); ++i) {
        const double away = std::abs(placed.yOf(m_shown.levels[i].price) - point.y());
        if (canBeDragged(m_shown.levels[i].kind) && away <= nearest) {
            best = int(i);
            nearest = away;
        }
    }
    return best;
}

void ChartView::dragLevel(double y)
{
    const chart::Layout &placed = m_painter.layout();
    const double price = placed.priceAt(std::clamp(y, placed.price.top(), placed.price.bottom()));
    const double scale = std::pow(10, m_shown.priceDecimals);
    m_shown.levels[std::size_t(m_level)].price = std::round(price * scale) / scale;
    setCursor(Qt::SizeVerCursor);
    update();
}

void ChartView::dropLevel(bool take)
{
    const domain::Level dragged = m_shown.levels[std::size_t(m_level)];
    m_level = -1;
    m_pressed.reset();
    m_shown.levels = m_spec->levels; // the desk moves it, or it stays
    nameLevels();
    update();
    if (take && std::exchange(m_dragged, false))
        Q_EMIT levelDragged(dragged.kind, dragged.price);
    m_dragged = false;
}

void ChartView::drawGrips(QPainter &painter) const
{
    if (!m_levelsHeld)
        return;
    const chart::Layout &placed = m_painter.layout();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_shown.levels.size(); ++i) {
        const domain::Level &level = m_shown.levels[i];
        const double y = placed.yOf(level.price);
        if (!canBeDragged(level.kind) || y < placed.price.top() || y > placed.price.bottom())
            continue;
        const bool lively = int(i) == m_level || int(i) == m_underPointer;
        const QColor ink = level.kind == Kind::Stop ? m_palette.down : m_palette.up;
        const QRectF grip(placed.price.right() - 20.5, y - 5.5, 15, 11);
        painter.setPen(QPen(ink, 1));
        painter.setBrush(lively ? ink : m_palette.background);
        painter.drawRoundedRect(grip, 3, 3);
        painter.setPen(QPen(lively ? m_palette.background : ink, 1));
        for (const double off : {-1.5, 1.5})
            painter.drawLine(QPointF(grip.left() + 4, y + off), QPointF(grip.right() - 4, y + off));
    }
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (releaseDrawing(event->position()))
        return;
    if (m_level >= 0 && m_spec)
        return dropLevel(true);
    const bool clicked = m_pressed && !m_dragged;
    m_pressed.reset();
    m_dragged = false;
    setCursor(Qt::CrossCursor);
    if (clicked)
        if (const QString capsule = capsuleAt(event->position()); !capsule.isEmpty())
            Q_EMIT markClicked(capsule);
    update();
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *)
{
    fit();
}

void ChartView::leaveEvent(QEvent *)
{
    m_pointer.reset();
    m_underPointer = -1;
    tellPointer();
    update();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const double middle = m_painter.layout().price.center().x(), count = double(m_shown.candles.size());
    const double bars = visibleBars();
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_level >= 0 && m_spec)
            return dropLevel(false);
        if (std::exchange(m_stepped, false) && m_pointer) { // the crosshair of the keys
            m_pointer.reset();
            tellPointer();
            return update();
        }
        if (m_board.cancel()) {
            showDrawings();
            Q_EMIT toolDropped();
            return;
        }
        return QWidget::keyPressEvent(event);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_board.removeSelected())
            return QWidget::keyPressEvent(event);
        showDrawings();
        Q_EMIT drawingsChanged();
        return;
    case Qt::Key_Left:
        if (event->modifiers() & Qt::ShiftModifier)
            return stepCrosshair(-1);
        return pan(-std::max(1.0, step * bars));
    case Qt::Key_Right:
        if (event->modifiers() & Qt::ShiftModifier)
            return stepCrosshair(1);
        return pan(std::max(1.0, step * bars));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(0.8, middle);
    case Qt::Key_Minus:
        return zoom(1.25, middle);
    case Qt::Key_Home:
        return setRange(0, bars);
    case Qt::Key_End:
        return setRange(count - bars * 0.95, count + bars * 0.05);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    m_keyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    m_keyboard = false;
    QWidget::focusOutEvent(event);
}

QString ChartView::capsuleAt(const QPointF &point) const
{
    const int index = m_painter.markAt(point);
    return index < 0 || std::size_t(index) >= m_shown.marks.size()
               ? QString()
               : QString::fromStdString(m_shown.marks[std::size_t(index)].capsuleId);
}

} // namespace ui
