// The body of a gzip answer, unpacked as it arrives, so that a bomb is noticed at the limit and a cut-off
// body is not taken for a whole one (QNetworkReply accepts both). Pure; any thread.
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <memory>
#include <string_view>

namespace net {

class Gunzip
{
public:
    Gunzip();
    ~Gunzip();
    Gunzip(const Gunzip &) = delete;
    Gunzip &operator=(const Gunzip &) = delete;

    /// Appends what these bytes unpack to. Errors: BadData when they are not gzip, fail their checksum, or
    /// `out` would pass `maxBytes` (it then holds at most one piece of 64 KiB more).
    [[nodiscard]] base::Result<void> add(std::string_view bytes, QByteArray &out, qint64 maxBytes);
    /// Whether the last member has ended with a right checksum.
    [[nodiscard]] bool complete() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace net
