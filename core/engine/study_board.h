// The studies that the desk looks at, computed once for a stretch of candles and read bar by bar. Because no study looks
// ahead, the value at a bar is the same whether later bars are there or not. Owned by the engine; engine thread.
#pragma once

#include "decision/briefing.h"
#include "llm/technical.h"
#include "studies/expression.h"

#include <vector>

namespace engine {

class StudyBoard
{
public:
    StudyBoard();

    /// Technical: only what technicalView() and the rules of risk read. All: also what a question shows
    /// besides.
    enum class Reach { Technical, All };
    /// Points the board at the last bar of `window` (see windowAt). Computes only what is not there yet, or
    /// everything when the window's start or columns changed. An empty window leaves everything missing.
    void look(const domain::CandleSeries &window, Reach reach = Reach::All);

    /// Columns that are computed besides, with every reach; the same again changes nothing.
    void follow(const std::vector<studies::Term> &terms);
    /// The value of such a column, so many bars before the one looked at; unrounded, NaN where there is none.
    [[nodiscard]] double followed(std::string_view ref, int back) const;

    /// Every reading at the bar looked at and the one before, in the table's order. Needs the reach All.
    [[nodiscard]] std::vector<decision::StudyReading> readings() const;
    /// Patterns of the last `bars` bars, oldest first, with `bar` counted from the window's start. Needs the
    /// reach All.
    [[nodiscard]] std::vector<studies::PatternEvent> patterns(std::size_t bars) const;
    /// What `technical` needs, as printed: the same numbers that the question carries.
    [[nodiscard]] llm::TechnicalView technicalView() const;
    /// One value at the bar looked at, unrounded; NaN where there is none. `ref` as in readings().
    [[nodiscard]] double value(std::string_view ref) const;

private:
    struct Column
    {
        std::string ref, title;
        std::vector<double> values;
    };
    struct Row // of the table of studies
    {
        studies::Request request;
        std::size_t column;     // of its first output
        bool technical = false; // whether the reach Technical needs it
    };
    [[nodiscard]] domain::CandleSeries stretchOf(const domain::CandleSeries &window) const;
    void compute(const domain::CandleSeries &stretch, Reach reach);
    [[nodiscard]] double at(const Column &column, std::size_t back) const;

    std::vector<Row> m_rows;
    std::vector<Column> m_columns;
    std::vector<studies::Term> m_terms; // followed
    std::vector<std::vector<double>> m_followed;
    std::vector<studies::PatternEvent> m_patterns;
    std::vector<std::size_t> m_technical; // column of each technical ref, in technicalRefs() order
    const void *m_columnsId = nullptr;
    std::size_t m_offset = 0, m_computed = 0; // first bar in the shared columns, and bars computed from there
    std::size_t m_bars = 0;                   // bars up to and with the one looked at
    bool m_complete = false;                  // whether what is computed has the reach All
    domain::CandleSeries m_window;            // keeps the columns alive
};

} // namespace engine
