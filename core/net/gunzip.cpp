#include "net/gunzip.h"

#include <isa-l/igzip_lib.h>

#include <array>

namespace net {

namespace {

constexpr char firstMagicByte = '\x1f';

} // namespace

struct Gunzip::State
{
    inflate_state inflate;
    std::array<std::uint8_t, 64 * 1024> piece;
    bool fresh = true;  // no byte of the current member came yet
    bool ended = false; // the current member is whole

    void begin()
    {
        isal_inflate_init(&inflate);
        inflate.crc_flag = ISAL_GZIP;
        fresh = true;
        ended = false;
    }
};

Gunzip::Gunzip() : m_state(std::make_unique<State>())
{
    m_state->begin();
}

Gunzip::~Gunzip() = default;

bool Gunzip::complete() const
{
    return m_state->ended;
}

base::Result<void> Gunzip::add(std::string_view bytes, QByteArray &out, qint64 maxBytes)
{
    State &state = *m_state;
    inflate_state &inflate = state.inflate;
    std::string owned(bytes); // igzip takes a pointer to what it may change
    std::uint8_t *next = reinterpret_cast<std::uint8_t *>(owned.data());
    std::size_t left = owned.size();
    bool full = false;
    while (left > 0 || full) {
        if (state.ended) {
            if (left == 0 || *next != std::uint8_t(firstMagicByte))
                break; // bytes after the end are no further member; everybody ignores them
            state.begin();
        }
        if (state.fresh && *next != std::uint8_t(firstMagicByte))
            return base::fail(base::ErrorCode::BadData, "the body is not gzip");
        state.fresh = false;
        inflate.next_in = next;
        inflate.avail_in = std::uint32_t(left);
        inflate.next_out = state.piece.data();
        inflate.avail_out = std::uint32_t(state.piece.size());
        const int status = isal_inflate(&inflate);
        if (status < 0 || status > ISAL_END_INPUT)
            return base::fail(base::ErrorCode::BadData, "the body is not valid gzip");
        next += left - inflate.avail_in;
        left = inflate.avail_in;
        full = inflate.avail_out == 0;
        out.append(reinterpret_cast<const char *>(state.piece.data()),
                   qsizetype(state.piece.size() - inflate.avail_out));
        if (out.size() > maxBytes)
            return base::fail(base::ErrorCode::BadData,
                              "the body is larger than " + std::to_string(maxBytes) + " bytes once unpacked");
        state.ended = inflate.block_state == ISAL_BLOCK_FINISH; // and everything is written out
    }
    return {};
}

} // namespace net
