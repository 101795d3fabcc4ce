#include "engine/study_board.h"

#include "base/text.h"
#include "engine/window.h"
#include "studies/catalogue.h"

#include <limits>

namespace engine {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// The studies of every question, in the order in which it shows them.
constexpr const char *shown[] = {"rsi:14",   "stoch:14:3:3", "macd:12:26:9", "adx:14",  "plus_di:14", "minus_di:14",
                                 "chop:14",  "atr:14",       "bbands:20:2",  "ema:20",  "sma:50",     "sma:200",
                                 "vwap:20",  "obv",          "mfi:14"};

constexpr std::string_view beforeSuffix = ".before";

std::string titleOf(const studies::Request &request, std::string_view output)
{
    std::string title = request.study->title;
    for (const double parameter : request.parameters)
        title += ' ' + base::printed(parameter);
    if (!output.empty() && output != request.study->name)
        title += ' ' + std::string(output);
    return title;
}

/// Volume over its mean of 20 bars: above 1 is busier than usual.
std::vector<double> volumeRatio(const studies::Input &input)
{
    static const auto mean = studies::Request::parse("sma:20");
    studies::Input volumes = input;
    volumes.close = input.volume;
    std::vector<double> ratio = std::move(studies::run(*mean, volumes).outputs.front());
    for (std::size_t i = 0; i < ratio.size(); ++i)
        ratio[i] = ratio[i] > 0 ? input.volume[i] / ratio[i] : missing;
    return ratio;
}

} // namespace

StudyBoard::StudyBoard()
{
    for (const char *text : shown) {
        auto request = studies::Request::parse(text);
        Q_ASSERT(request);
        if (request)
            m_rows.push_back({std::move(*request), 0, false});
    }
    m_columns.push_back({"close", "Close", {}});
    m_columns.push_back({"volume_ratio:20", "Volume against its mean of 20", {}});
    for (Row &row : m_rows) {
        const studies::Request &request = row.request;
        row.column = m_columns.size();
        const auto outputs = request.study->outputs;
        for (const char *output : outputs) {
            const bool single = outputs.size() == 1;
            const std::string ref = single ? request.id() : request.id() + '.' + output;
            m_columns.push_back({ref, titleOf(request, single ? std::string_view() : output), {}});
        }
    }
    for (std::string_view ref : llm::technicalRefs()) {
        if (ref.ends_with(beforeSuffix))
            ref.remove_suffix(beforeSuffix.size());
        std::size_t column = 0;
        while (column < m_columns.size() && m_columns[column].ref != ref)
            ++column;
        m_technical.push_back(column);
        for (Row &row : m_rows)
            row.technical = row.technical ||
                            (column >= row.column && column < row.column + row.request.study->outputs.size());
    }
}

void StudyBoard::look(const domain::CandleSeries &window, Reach reach)
{
    m_bars = window.size();
    const bool same = window.columnsId() == m_columnsId && window.offset() == m_offset && m_bars <= m_computed;
    if (same && (m_complete || reach == Reach::Technical))
        return;
    if (!same) {
        m_window = window;
        m_columnsId = window.columnsId();
        m_offset = window.offset();
        m_computed = 0;
        m_patterns.clear();
        m_followed.clear();
        for (Column &column : m_columns)
            column.values.clear();
    }
    m_complete = reach == Reach::All;
    if (!window.isEmpty())
        compute(stretchOf(window), reach);
}

/// The window and on up to the end of its block: later decisions of the same block then cost nothing.
domain::CandleSeries StudyBoard::stretchOf(const domain::CandleSeries &window) const
{
    const domain::CandleSeries whole = window.whole().closedOnly();
    const auto step = window.timeframe().step();
    const base::UtcTime end =
        blockStart(window.timeframe(), window.openTime(window.size() - 1)) + blockBars * step;
    const std::size_t last = std::max(whole.lowerBound(end), m_offset + window.size());
    return whole.slice(m_offset, last - m_offset);
}

void StudyBoard::follow(const std::vector<studies::Term> &terms)
{
    const bool same = std::equal(
        terms.begin(), terms.end(), m_terms.begin(), m_terms.end(),
        [](const studies::Term &a, const studies::Term &b) { return a.ref == b.ref; });
    if (same)
        return;
    m_terms = terms;
    m_followed.clear();
    if (m_computed > 0)
        m_followed = studies::columnsOf(m_terms, studies::inputOf(stretchOf(m_window)));
}

double StudyBoard::followed(std::string_view ref, int back) const
{
    for (std::size_t i = 0; i < m_followed.size(); ++i) {
        if (m_terms[i].ref != ref)
            continue;
        const auto before = std::size_t(back);
        const std::vector<double> &column = m_followed[i];
        return m_bars > before && m_bars - before <= column.size() ? column[m_bars - 1 - before] : missing;
    }
    return missing;
}

void StudyBoard::compute(const domain::CandleSeries &stretch, Reach reach)
{
    const studies::Input input = studies::inputOf(stretch);
    m_computed = stretch.size();
    m_columns[0].values.assign(input.close.begin(), input.close.end());
    m_columns[1].values = volumeRatio(input);
    for (const Row &row : m_rows) {
        const bool wanted = row.technical || reach == Reach::All;
        if (!wanted || !m_columns[row.column].values.empty())
            continue;
        studies::Columns computed = studies::run(row.request, input);
        for (std::size_t output = 0; output < computed.outputs.size(); ++output)
            m_columns[row.column + output].values = std::move(computed.outputs[output]);
    }
    if (m_followed.empty() && !m_terms.empty())
        m_followed = studies::columnsOf(m_terms, input);
    if (reach == Reach::All)
        m_patterns = studies::detectAll(input);
}

double StudyBoard::at(const Column &column, std::size_t back) const
{
    return m_bars > back && m_bars - back <= column.values.size() ? column.values[m_bars - 1 - back] : missing;
}

std::vector<decision::StudyReading> StudyBoard::readings() const
{
    const auto known = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
    std::vector<decision::StudyReading> out;
    out.reserve(m_columns.size());
    for (const Column &column : m_columns)
        if (column.ref != "close")
            out.push_back({column.ref, column.title, known(at(column, 0)), known(at(column, 1))});
    return out;
}

std::vector<studies::PatternEvent> StudyBoard::patterns(std::size_t bars) const
{
    std::vector<studies::PatternEvent> out;
    for (const studies::PatternEvent &event : m_patterns)
        if (event.bar < m_bars && event.bar + bars >= m_bars)
            out.push_back(event);
    return out;
}

llm::TechnicalView StudyBoard::technicalView() const
{
    const auto refs = llm::technicalRefs();
    std::array<double, 16> values{};
    for (std::size_t i = 0; i < refs.size(); ++i) {
        const bool before = std::string_view(refs[i]).ends_with(beforeSuffix);
        const std::size_t column = m_technical[i];
        values[i] = column < m_columns.size() ? base::asPrinted(at(m_columns[column], before ? 1 : 0)) : missing;
    }
    llm::TechnicalView view{};
    double *const fields[] = {&view.close,   &view.atr,     &view.rsi,           &view.adx,
                              &view.plusDi,  &view.minusDi, &view.smaFast,       &view.smaSlow,
                              &view.macdHistogram, &view.macdHistogramBefore, &view.chop, &view.volumeRatio};
    for (std::size_t i = 0; i < std::size(fields); ++i)
        *fields[i] = values[i];
    return view;
}

double StudyBoard::value(std::string_view ref) const
{
    for (const Column &column : m_columns)
        if (column.ref == ref)
            return at(column, 0);
    return missing;
}

} // namespace engine
