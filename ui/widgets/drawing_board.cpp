#include "ui/widgets/drawing_board.h"

#include "base/json.h"
#include "chart/layers.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

using chart::Anchor;
using chart::Drawing;
using Kind = Drawing::Kind;

constexpr double near = 6;        // logical pixels from a line that still take hold of it
constexpr double handle = 9;      // and from a handle
constexpr std::size_t most = 500; // drawings of one market
constexpr const char *kinds[] = {"trend", "horizontal", "fibonacci", "rectangle", "measure"};

/// On the middle of the bar below the pointer, so that a line stays on its candles whatever the zoom.
Anchor anchorAt(const chart::Layout &placed, const domain::CandleSeries &candles, const QPointF &at)
{
    const double bar = std::floor(placed.barAt(at.x())), last = double(candles.size()) - 1;
    const double inside = std::clamp(bar, 0.0, last);
    const auto beyond = std::int64_t(bar - inside);
    return {candles.openTime(std::size_t(inside)) + beyond * candles.timeframe().step(),
            placed.priceAt(at.y())};
}

QPointF pixelOf(const chart::Layout &placed, const domain::CandleSeries &candles, const Anchor &anchor)
{
    return {placed.xOf(chart::placeOf(candles, anchor.time) + 0.5), placed.yOf(anchor.price)};
}

double distance(const QPointF &point, const QPointF &from, const QPointF &to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double share =
        length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0;
    return QLineF(point, from + share * along).length();
}

/// How far a point is from what is drawn of it.
double distance(const chart::Layout &placed, const domain::CandleSeries &candles, const Drawing &drawing,
                const QPointF &at)
{
    const QPointF from = pixelOf(placed, candles, drawing.from), to = pixelOf(placed, candles, drawing.to);
    if (drawing.kind == Kind::Horizontal)
        return std::abs(at.y() - from.y());
    if (drawing.kind == Kind::Trend)
        return distance(at, from, to);
    const QRectF box = QRectF(from, to).normalized();
    return std::min(
        {distance(at, box.topLeft(), box.topRight()), distance(at, box.bottomLeft(), box.bottomRight()),
         distance(at, box.topLeft(), box.bottomLeft()), distance(at, box.topRight(), box.bottomRight())});
}

base::Json written(const Anchor &anchor)
{
    return {base::toMs(anchor.time), anchor.price};
}

std::optional<Anchor> anchorFrom(const base::Json &json)
{
    if (!json.is_array() || json.size() != 2 || !json[0].is_number_integer() || !json[1].is_number())
        return std::nullopt;
    const double price = json[1].get<double>();
    return std::isfinite(price) ? std::optional(Anchor{base::fromMs(json[0].get<std::int64_t>()), price})
                                : std::nullopt;
}

} // namespace

void DrawingBoard::setTool(std::optional<Kind> tool)
{
    m_tool = tool;
    if (tool)
        select(-1);
}

void DrawingBoard::setDrawings(std::vector<Drawing> drawings)
{
    m_drawings = std::move(drawings);
    m_grip = Grip::None;
    m_selected = -1;
}

void DrawingBoard::select(int index)
{
    m_selected = index;
    for (std::size_t i = 0; i < m_drawings.size(); ++i)
        m_drawings[i].selected = int(i) == index;
}

bool DrawingBoard::removeSelected()
{
    if (m_selected < 0)
        return false;
    m_drawings.erase(m_drawings.begin() + m_selected);
    m_grip = Grip::None;
    select(-1);
    return true;
}

bool DrawingBoard::removeAll()
{
    const bool any = !m_drawings.empty();
    setDrawings({});
    return any;
}

bool DrawingBoard::cancel()
{
    const bool any = m_tool || m_selected >= 0 || m_grip != Grip::None;
    if (m_grip == Grip::New)
        m_drawings.pop_back();
    else if (m_grip != Grip::None)
        m_drawings[std::size_t(m_selected)] = m_before;
    m_grip = Grip::None;
    m_tool.reset();
    select(-1);
    return any;
}

int DrawingBoard::drawingAt(const chart::Layout &placed, const domain::CandleSeries &candles,
                            const QPointF &at) const
{
    int best = -1;
    double nearest = near;
    for (std::size_t i = 0; i < m_drawings.size(); ++i) {
        const double away = distance(placed, candles, m_drawings[i], at);
        if (away <= nearest) {
            best = int(i);
            nearest = away;
        }
    }
    return best;
}

bool DrawingBoard::isOver(const chart::Layout &placed, const domain::CandleSeries &candles,
                          const QPointF &at) const
{
    return !candles.isEmpty() && placed.price.contains(at) && drawingAt(placed, candles, at) >= 0;
}

bool DrawingBoard::press(const chart::Layout &placed, const domain::CandleSeries &candles, const QPointF &at)
{
    if (candles.isEmpty() || !placed.price.contains(at))
        return false;
    m_moved = false;
    m_pressed = anchorAt(placed, candles, at);
    if (m_tool && m_drawings.size() < most) {
        m_drawings.push_back({*m_tool, m_pressed, m_pressed, true});
        select(int(m_drawings.size()) - 1);
        m_grip = Grip::New;
        return true;
    }
    const int found = drawingAt(placed, candles, at);
    if (found < 0) {
        select(-1); // and the press may pan
        return false;
    }
    select(found);
    m_before = m_drawings[std::size_t(found)];
    const auto holds = [&](const Anchor &anchor) {
        return QLineF(pixelOf(placed, candles, anchor), at).length() <= handle;
    };
    m_grip = holds(m_before.from) ? Grip::From : holds(m_before.to) ? Grip::To : Grip::Whole;
    return true;
}

bool DrawingBoard::move(const chart::Layout &placed, const domain::CandleSeries &candles, const QPointF &at)
{
    if (m_grip == Grip::None || candles.isEmpty())
        return false;
    const Anchor now = anchorAt(placed, candles, at);
    m_moved = m_moved || !(now == m_pressed);
    Drawing &held = m_drawings[std::size_t(m_selected)];
    if (m_grip == Grip::New || m_grip == Grip::To)
        held.to = now;
    else if (m_grip == Grip::From)
        held.from = now;
    else
        for (const auto member : {&Drawing::from, &Drawing::to}) {
            held.*member = m_before.*member;
            (held.*member).time += now.time - m_pressed.time;
            (held.*member).price += now.price - m_pressed.price;
        }
    if (held.kind == Kind::Horizontal && m_grip != Grip::Whole)
        held.from = held.to = now;
    return true;
}

bool DrawingBoard::release(const chart::Layout &placed, const domain::CandleSeries &candles,
                           const QPointF &at)
{
    if (m_grip == Grip::None)
        return false;
    move(placed, candles, at);
    // A tool that was only clicked draws nothing, but for a line that needs one point.
    const bool empty = m_grip == Grip::New && !m_moved && *m_tool != Kind::Horizontal;
    if (empty) {
        m_drawings.pop_back();
        select(-1);
    }
    m_tool.reset();
    m_grip = Grip::None;
    return true;
}

QString toText(const std::vector<Drawing> &drawings)
{
    base::Json out = base::Json::array();
    for (const Drawing &one : drawings)
        out.push_back(
            {{"kind", kinds[std::size_t(one.kind)]}, {"from", written(one.from)}, {"to", written(one.to)}});
    return QString::fromStdString(base::toText(out));
}

std::vector<Drawing> drawingsFromText(const QString &text)
{
    std::vector<Drawing> out;
    const auto read = base::parseJson(text.toStdString());
    if (!read || !read->is_array())
        return out;
    for (const base::Json &row : *read) {
        const auto kind = row.is_object() ? base::textField(row, "kind") : base::Result<std::string>("");
        const auto *const named = std::find(std::begin(kinds), std::end(kinds), kind ? *kind : "");
        if (named == std::end(kinds) || !row.contains("from") || !row.contains("to"))
            continue;
        const auto from = anchorFrom(row["from"]), to = anchorFrom(row["to"]);
        if (from && to && out.size() < most)
            out.push_back({Kind(named - std::begin(kinds)), *from, *to, false});
    }
    return out;
}

} // namespace ui
