// Studies of one series, computed together and followed as the series grows. Owned by whoever looks at the
// series; one thread at a time.
#pragma once

#include "studies/study.h"

namespace studies {

class Room;
class Shared;

/// What the studies have in common is worked out once, and a bar that was added costs only itself: every
/// study goes on from what it kept. All values are those of run(), bit for bit.
class StudySet
{
public:
    explicit StudySet(std::vector<Request> requests);
    ~StudySet();
    StudySet(const StudySet &) = delete;
    StudySet &operator=(const StudySet &) = delete;

    /// Computes the bars from bars() on. `input` is the series whose first bars() bars were there the last
    /// time, unchanged; its columns may have moved. A shorter series, or one with other bars, needs restart()
    /// first.
    void follow(const Input &input);
    /// Forgets the series, but not the memory.
    void restart();

    [[nodiscard]] std::size_t bars() const { return m_bars; }
    [[nodiscard]] std::span<const Request> requests() const { return m_requests; }
    /// An output of a request, bars() values, NaN where there is none; good until the next follow().
    [[nodiscard]] std::span<const double> column(std::size_t request, std::size_t output = 0) const;

private:
    struct Row;
    void reserve(std::size_t bars);

    std::vector<Request> m_requests;
    std::unique_ptr<Room> m_room; // of what the rows keep
    std::unique_ptr<Shared> m_shared;
    std::vector<std::unique_ptr<Row>> m_rows;
    std::unique_ptr<double[]> m_values; // column after column
    std::size_t m_columns = 0, m_stride = 0, m_bars = 0;
};

} // namespace studies
