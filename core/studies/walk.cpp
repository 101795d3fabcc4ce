#include "studies/walk.h"

namespace studies {

void Room::open(std::size_t bytes)
{
    while (m_next < m_blocks.size() && m_blocks[m_next].bytes < bytes)
        ++m_next;
    if (m_next == m_blocks.size())
        m_blocks.push_back({std::unique_ptr<std::byte, Free>(
                                static_cast<std::byte *>(::operator new(bytes, std::align_val_t(alignment)))),
                            bytes});
    m_free = m_blocks[m_next].memory.get();
    m_left = m_blocks[m_next].bytes;
    ++m_next;
}

void compute(Study::Compute *study, const Input &input, std::span<const double> parameters,
             std::span<const std::span<double>> outputs)
{
    alignas(Room::alignment) std::array<std::byte, 3 * 1 << 16> first; // no initial value: it is only room
    Room room(first);
    Kept kept(room);
    Walk walk(kept);
    study(input, parameters, outputs, walk);
}

} // namespace studies
