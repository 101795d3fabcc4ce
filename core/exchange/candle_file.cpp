#include "exchange/file_exchange.h"

#include "base/hash.h"
#include "base/platform.h"
#include "base/text.h"
#include "exchange/candle_cells.h"
#include "exchange/candle_lists.h"

#include <algorithm>
#include <cmath>

#include <QFileInfo>

namespace exchange {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

constexpr qint64 largestFile = 512LL << 20;  // some eight million rows
constexpr std::size_t binaryProbe = 1 << 16; // bytes that are searched for a NUL
constexpr std::size_t enoughToTell = 20;     // rows that show the true step, gaps or not
constexpr double mostTicks = 1e15;           // in the highest price, so that every price fits a Decimal

enum Column { Time, Open, High, Low, Close, Volume, columnCount };
constexpr std::array<const char *, columnCount> titles{"timestamp", "open", "high", "low", "close", "volume"};

struct Alias
{
    Column column;
    std::string_view name; // in lower case, blanks as underscores
};
/// A file with several times or volumes is read by the first name of this list that it has.
constexpr std::array<Alias, 13> aliases{{{Time, "timestamp"},
                                         {Time, "open_time"},
                                         {Time, "time"},
                                         {Time, "datetime"},
                                         {Time, "date"},
                                         {Time, "unix"},
                                         {Open, "open"},
                                         {High, "high"},
                                         {Low, "low"},
                                         {Close, "close"},
                                         {Volume, "volume"},
                                         {Volume, "base_volume"},
                                         {Volume, "vol"}}};

/// Where each column stands in a row, and how many cells a row has.
struct Layout
{
    std::array<std::size_t, columnCount> place{Time, Open, High, Low, Close, Volume};
    std::size_t width = 0;
};

using Cells = std::span<const std::string_view>;

struct Rows
{
    domain::CandleColumns columns;
    std::vector<std::uint32_t> lines; // of each row in the file
    FinestDecimal price, volume;
};

/// Errors of one file, which name it, the line and the column.
class Place
{
public:
    explicit Place(const std::string &file) : m_file(file) {}
    [[nodiscard]] tl::unexpected<base::Error> wrong(std::size_t line, const char *column,
                                                    const std::string &detail) const
    {
        const std::string where = "row " + std::to_string(line) + (*column ? ' ' + std::string(column) : "");
        return fail(ErrorCode::BadData, m_file + ", " + where + ": " + detail, where);
    }
    [[nodiscard]] tl::unexpected<base::Error> wrong(const std::string &detail) const
    {
        return fail(ErrorCode::BadData, m_file + ": " + detail, m_file);
    }

private:
    const std::string &m_file;
};

std::string normalised(std::string_view title)
{
    std::string out = base::lower(title);
    std::replace(out.begin(), out.end(), ' ', '_');
    return out;
}

std::optional<std::size_t> placeOf(Column column, Cells header)
{
    for (const Alias &alias : aliases)
        for (std::size_t i = 0; alias.column == column && i < header.size(); ++i)
            if (normalised(header[i]) == alias.name)
                return i;
    return std::nullopt;
}

/// The layout that a header tells, or nothing when the row holds no known title.
Result<std::optional<Layout>> layoutOfHeader(Cells header, std::size_t line, const Place &place)
{
    Layout layout;
    layout.width = header.size();
    const char *missing = nullptr;
    bool any = false;
    for (int column = 0; column < columnCount; ++column) {
        const std::optional<std::size_t> found = placeOf(Column(column), header);
        any = any || found;
        if (!found && !missing)
            missing = titles[std::size_t(column)];
        layout.place[std::size_t(column)] = found.value_or(0);
    }
    if (any && missing)
        return place.wrong(line, missing, "no column of this name in the header");
    return any ? std::optional<Layout>(layout) : std::nullopt;
}

/// The layout of a file, from its first row; `isData` says whether that row is one of numbers.
Result<Layout> layoutOf(Cells first, std::size_t line, const Place &place, bool &isData)
{
    isData = !first.empty() && cellTime(first.front()).has_value();
    if (isData && first.size() < columnCount)
        return place.wrong(line, titles[first.size()], "no value");
    if (isData)
        return Layout{{Time, Open, High, Low, Close, Volume}, first.size()};
    Result<std::optional<Layout>> named = layoutOfHeader(first, line, place);
    if (!named)
        return fail(named);
    if (!*named)
        return place.wrong(line, titles[Time], "neither a header nor a row of candles");
    return **named;
}

/// What is wrong with one bar by itself; a column and a sentence, or nothing.
std::pair<Column, const char *> fault(const std::array<double, columnCount> &v)
{
    for (const Column column : {Open, High, Low, Close})
        if (v[column] <= 0)
            return {column, "a price must be above zero"};
    if (v[High] > mostTicks)
        return {High, "a price beyond 1e15"};
    if (v[High] < std::max({v[Open], v[Close], v[Low]}))
        return {High, "the high is below the open, the close or the low"};
    if (v[Low] > std::min(v[Open], v[Close]))
        return {Low, "the low is above the open or the close"};
    if (v[Volume] < 0)
        return {Volume, "a volume cannot be negative"};
    return {Time, nullptr};
}

Result<void> checkOrder(const Rows &rows, std::int64_t ms, std::size_t line, const Place &place)
{
    if (rows.lines.empty() || ms > rows.columns.time.back())
        return {};
    const bool same = ms == rows.columns.time.back();
    return place.wrong(line, titles[Time],
                       std::string(same ? "the same time as" : "earlier than") + " row " +
                           std::to_string(rows.lines.back()));
}

Result<void> addRow(Rows &rows, const Layout &layout, Cells cells, std::size_t line, const Place &place)
{
    if (cells.size() != layout.width)
        return place.wrong(line, "",
                           std::to_string(cells.size()) + " columns where " + std::to_string(layout.width) +
                               " are expected");
    const Result<base::UtcTime> time = cellTime(cells[layout.place[Time]]);
    if (!time)
        return place.wrong(line, titles[Time], time.error().detail);
    const std::int64_t ms = base::toMs(*time);
    if (const Result<void> order = checkOrder(rows, ms, line, place); !order)
        return order;
    std::array<double, columnCount> values{};
    for (std::size_t column = Open; column < columnCount; ++column) {
        const std::string_view cell = cells[layout.place[column]];
        const Result<double> value = cellNumber(cell);
        if (!value)
            return place.wrong(line, titles[column], value.error().detail);
        values[column] = *value;
        (column == Volume ? rows.volume : rows.price).add(cell, *value);
    }
    if (const auto [column, sentence] = fault(values); sentence)
        return place.wrong(line, titles[column], sentence);
    rows.columns.add(ms, values[Open], values[High], values[Low], values[Close], values[Volume]);
    rows.lines.push_back(std::uint32_t(line));
    return {};
}

Result<Rows> readRows(std::string_view text, const Place &place)
{
    CellReader reader(text, separatorOf(text));
    Rows rows;
    rows.columns.reserve(text.size() / 48);
    std::optional<Layout> layout;
    while (true) {
        const Result<Cells> cells = reader.next();
        if (!cells)
            return place.wrong(reader.line(), "", cells.error().detail);
        if (cells->empty())
            break;
        bool isData = true;
        if (!layout) {
            const Result<Layout> found = layoutOf(*cells, reader.line(), place, isData);
            if (!found)
                return fail(found);
            layout = *found;
        }
        if (const Result<void> added =
                isData ? addRow(rows, *layout, *cells, reader.line(), place) : Result<void>();
            !added)
            return fail(added);
    }
    if (rows.lines.empty())
        return place.wrong("no candles");
    return rows;
}

base::Milliseconds smallestStep(const domain::CandleColumns &columns)
{
    std::int64_t step = 0;
    for (std::size_t i = 1; i < columns.size(); ++i) {
        const std::int64_t one = columns.time[i] - columns.time[i - 1];
        step = step == 0 ? one : std::min(step, one);
    }
    return base::Milliseconds(step);
}

Result<domain::Timeframe> timeframeOf(const Rows &rows, std::optional<domain::Timeframe> wanted,
                                      const Place &place)
{
    const base::Milliseconds step = smallestStep(rows.columns);
    const std::string minutes = base::printed(double(step.count()) / 60'000.0);
    if (!wanted && rows.lines.size() < 2)
        return place.wrong("one row does not tell the timeframe; name it");
    const Result<domain::Timeframe> own = domain::Timeframe::ofStep(step);
    if (!wanted && !own)
        return place.wrong("its smallest step of " + minutes + " minutes is no timeframe");
    const domain::Timeframe timeframe = wanted ? *wanted : *own;
    // Bars of 4h that are taken for bars of 1h would be known three hours too early.
    if (step > timeframe.step() && rows.lines.size() >= enoughToTell)
        return place.wrong("no two of its rows are neighbours at " + std::string(timeframe.name()) +
                           ": its step is " + minutes + " minutes");
    for (std::size_t i = 0; i < rows.lines.size(); ++i) {
        const base::UtcTime time = base::fromMs(rows.columns.time[i]);
        if (timeframe.floor(time) != time)
            return place.wrong(rows.lines[i], titles[Time],
                               base::iso(time) + " is not the opening of a bar of " +
                                   std::string(timeframe.name()));
    }
    return timeframe;
}

/// The tick: the finest decimal of the prices, coarser only where the highest price would not fit a Decimal.
base::Decimal tickOf(const Rows &rows)
{
    const double highest = *std::max_element(rows.columns.high.begin(), rows.columns.high.end());
    int decimals = rows.price.decimals();
    while (decimals > 0 && highest * std::pow(10.0, decimals) > mostTicks)
        --decimals;
    return base::Decimal::of(1, -decimals);
}

/// The lot: the finest decimal of the volumes, at most eight, and fine enough that one lot of the dearest bar
/// costs no more than one unit of the quote currency, so that files with rounded volumes can be traded too.
base::Decimal lotOf(const Rows &rows)
{
    const double highest = *std::max_element(rows.columns.high.begin(), rows.columns.high.end());
    const int affordable = int(std::ceil(std::log10(highest)));
    return base::Decimal::of(1, -std::clamp(std::max(rows.volume.decimals(), affordable), 0, 8));
}

domain::InstrumentPtr instrumentOf(const Rows &rows, const std::string &name,
                                   std::optional<domain::Symbol> symbol)
{
    domain::Instrument out;
    out.venue = "file";
    out.symbol = symbol ? *symbol : symbolOfFileName(name).value_or(domain::Symbol{"FILE", "USD"});
    out.venueId = out.symbol.text();
    out.tick.step = tickOf(rows);
    out.lot = lotOf(rows);
    out.minQuantity = out.lot;
    return std::make_shared<const domain::Instrument>(std::move(out));
}

} // namespace

Result<CandleFile> parseCandleFile(std::string_view text, const std::string &name,
                                   std::optional<domain::Symbol> symbol,
                                   std::optional<domain::Timeframe> timeframe)
{
    const Place place(name);
    const std::string_view whole = text;
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    if (text.substr(0, binaryProbe).find('\0') != std::string_view::npos)
        return place.wrong("not a text file in UTF-8");
    std::string lists;
    if (isCandleLists(text)) {
        auto csv = csvOfCandleLists(text);
        if (!csv)
            return place.wrong(csv.error().field + ": " + csv.error().detail);
        lists = std::move(*csv);
        text = lists;
    }
    Result<Rows> rows = readRows(text, place);
    if (!rows)
        return fail(rows);
    const Result<domain::Timeframe> step = timeframeOf(*rows, timeframe, place);
    if (!step)
        return fail(step);
    CandleFile file;
    file.instrument = instrumentOf(*rows, name, std::move(symbol));
    const std::size_t count = rows->lines.size();
    Result<domain::CandleSeries> series = domain::CandleSeries::make(*step, std::move(rows->columns), count);
    if (!series)
        return place.wrong(series.error().field + ": " + series.error().detail);
    file.candles = std::move(*series);
    file.sha256 = base::sha256(whole);
    return file;
}

Result<CandleFile> readCandleFile(const QString &path, std::optional<domain::Symbol> symbol,
                                  std::optional<domain::Timeframe> timeframe)
{
    const Result<QByteArray> bytes = base::readFile(path, largestFile);
    if (!bytes)
        return fail(bytes);
    const std::string_view text(bytes->constData(), std::size_t(bytes->size()));
    return parseCandleFile(text, QFileInfo(path).fileName().toStdString(), std::move(symbol), timeframe);
}

} // namespace exchange
