// How far a study has come along its series, and what it keeps on the way: the same function computes a whole
// series and goes on from where it stopped when a bar was added. Inside `studies` only; values of one owner,
// one thread.
#pragma once

#include "studies/chunk.h"

#include <cassert>
#include <new>
#include <type_traits>

namespace studies {

/// Memory handed out piece by piece and freed as a whole; it may begin with memory of its owner.
class Room
{
public:
    Room() = default;
    explicit Room(std::span<std::byte> first) : m_free(first.data()), m_left(first.size()) {}
    Room(const Room &) = delete;
    Room &operator=(const Room &) = delete;
    /// Aligned to `alignment` bytes, without a value yet.
    [[nodiscard]] void *take(std::size_t bytes)
    {
        const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
        if (rounded > m_left)
            open(std::max(rounded, blockBytes));
        void *const piece = m_free;
        m_free += rounded;
        m_left -= rounded;
        return piece;
    }

    /// Everything was given back; the memory is handed out again.
    void rewind() { m_left = m_next = 0; }

    static constexpr std::size_t alignment = 64;

private:
    static constexpr std::size_t blockBytes = std::size_t(1) << 18;
    struct Free
    {
        void operator()(std::byte *block) const { ::operator delete(block, std::align_val_t(alignment)); }
    };
    void open(std::size_t bytes);

    std::byte *m_free = nullptr;
    std::size_t m_left = 0;
    struct Block
    {
        std::unique_ptr<std::byte, Free> memory;
        std::size_t bytes;
    };
    std::vector<Block> m_blocks;
    std::size_t m_next = 0; // of the blocks
};

/// What one study keeps, in the order in which it asks for it.
class Kept
{
public:
    explicit Kept(Room &room) : m_room(room) {}
    Kept(const Kept &) = delete;
    Kept &operator=(const Kept &) = delete;
    ~Kept() { clear(); }
    void clear()
    {
        while (m_count > 0) {
            const Thing &last = m_things[--m_count];
            if (last.destroy != nullptr)
                last.destroy(last.object);
        }
    }
    /// The next thing: what `make` returned when it was first asked for.
    template <class Make>
    auto &next(Make make)
    {
        using T = std::invoke_result_t<Make>;
        static_assert(alignof(T) <= Room::alignment);
        if (m_turn == m_count) {
            assert(m_count < m_things.size());
            T *const made = new (m_room.take(sizeof(T))) T(make());
            m_things[m_count++] = {made, std::is_trivially_destructible_v<T> ? nullptr : &destroy<T>};
        }
        return *static_cast<T *>(m_things[m_turn++].object);
    }
    void rewind() { m_turn = 0; }

private:
    struct Thing
    {
        void *object;
        void (*destroy)(void *);
    };
    template <class T>
    static void destroy(void *object)
    {
        static_cast<T *>(object)->~T();
    }

    Room &m_room;
    std::size_t m_count = 0, m_turn = 0;
    std::array<Thing, 16> m_things;
};

class Shared; // what the studies of one set work out together: studies/shared.h

/// One stretch of a study's way: the bars from() … of the series, those before being done.
class Walk
{
public:
    explicit Walk(Kept &kept, std::size_t from = 0, Shared *shared = nullptr)
        : m_kept(kept), m_from(from), m_shared(shared)
    {
        m_kept.rewind();
    }
    [[nodiscard]] std::size_t from() const { return m_from; }
    /// Null when the study walks alone.
    [[nodiscard]] Shared *shared() const { return m_shared; }
    /// What stays from one stretch to the next. `make` is called in the first one only; every stretch asks
    /// for the same things in the same order.
    template <class Make>
    [[nodiscard]] auto &keep(Make make)
    {
        return m_kept.next(make);
    }
    /// As studies::eachChunk, of the bars that are to be done.
    template <class Work>
    void eachChunk(std::size_t start, std::size_t size, Work work) const
    {
        studies::eachChunk(std::max(start, m_from), size, work);
    }
    template <class Work>
    void eachChunk(std::size_t size, Work work) const
    {
        studies::eachChunk(m_from, size, work);
    }
    template <class Work>
    void eachBar(std::size_t start, std::size_t size, Work work) const
    {
        for (std::size_t bar = std::max(start, m_from); bar < size; ++bar)
            work(bar);
    }
    /// As studies::blank.
    void blank(std::span<double> output, std::size_t warmup) const
    {
        for (std::size_t bar = m_from; bar < std::min(warmup, output.size()); ++bar)
            output[bar] = missing;
    }

private:
    Kept &m_kept;
    std::size_t m_from;
    Shared *m_shared;
};

/// A study over a whole series, alone.
void compute(Study::Compute *study, const Input &input, std::span<const double> parameters,
             std::span<const std::span<double>> outputs);

} // namespace studies
