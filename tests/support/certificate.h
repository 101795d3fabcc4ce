// A certificate made up on the spot, for a TLS server that nobody trusts. Any thread.
#pragma once

#include <QByteArray>

namespace support {

struct SelfSigned
{
    QByteArray certificate, key; // PEM
};
/// For "localhost" and 127.0.0.1, valid for a day.
[[nodiscard]] SelfSigned makeSelfSigned();

} // namespace support
