#include "studies/study_set.h"

#include "studies/shared.h"

namespace studies {
namespace {

constexpr std::size_t manyCandlesticks = 6; // from here on it is cheaper to look for all of them at once

bool isCandlestick(const Study &study)
{
    const std::span<const Candlestick> all = candlesticks();
    return std::any_of(all.begin(), all.end(),
                       [&](const Candlestick &one) { return one.compute == study.compute; });
}

} // namespace

struct StudySet::Row
{
    Row(Room &room, std::size_t firstColumn, std::size_t outputs)
        : kept(room), first(firstColumn), columns(outputs)
    {
    }
    Kept kept;
    std::size_t first; // column
    std::vector<std::span<double>> columns;
};

StudySet::StudySet(std::vector<Request> requests)
    : m_requests(std::move(requests)), m_room(std::make_unique<Room>()), m_shared(std::make_unique<Shared>())
{
    std::size_t candlesticks = 0;
    for (const Request &request : m_requests) {
        const std::size_t outputs = request.study->outputs.size();
        m_rows.push_back(std::make_unique<Row>(*m_room, m_columns, outputs));
        m_columns += outputs;
        candlesticks += isCandlestick(*request.study);
    }
    m_shared->manyCandlesticks = candlesticks >= manyCandlesticks;
}

StudySet::~StudySet() = default;

/// Columns of one length, an odd number of cache lines apart: otherwise the newest values of all of them
/// would compete for the same few places of the cache.
void StudySet::reserve(std::size_t bars)
{
    if (bars <= m_stride)
        return;
    constexpr std::size_t line = 8;
    const std::size_t stride = (bars + bars / 2) / (2 * line) * (2 * line) + 3 * line;
    auto values = std::make_unique_for_overwrite<double[]>(stride * m_columns);
    for (std::size_t column = 0; column < m_columns; ++column)
        std::copy_n(m_values.get() + column * m_stride, m_bars, values.get() + column * stride);
    m_values = std::move(values);
    m_stride = stride;
}

void StudySet::follow(const Input &input)
{
    const std::size_t size = input.size();
    if (size <= m_bars)
        return;
    reserve(size);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = *m_rows[i];
        for (std::size_t output = 0; output < row.columns.size(); ++output)
            row.columns[output] = {m_values.get() + (row.first + output) * m_stride, size};
        Walk walk(row.kept, m_bars, m_shared.get());
        m_requests[i].study->compute(input, m_requests[i].parameters, row.columns, walk);
    }
    m_bars = size;
}

void StudySet::restart()
{
    for (const std::unique_ptr<Row> &row : m_rows)
        row->kept.clear();
    m_room->rewind();
    m_shared->restart();
    m_bars = 0;
}

std::span<const double> StudySet::column(std::size_t request, std::size_t output) const
{
    return {m_values.get() + (m_rows[request]->first + output) * m_stride, m_bars};
}

} // namespace studies
