#include "net/public_address.h"

#include <QHostAddress>

#include <array>
#include <cstdint>

namespace net {
namespace {

struct Network
{
    std::uint32_t first;
    int bits;
};

// IANA's special-purpose registry for IPv4.
constexpr std::array notPublic = {
    Network{0x00000000, 8},  // this network
    Network{0x0a000000, 8},  // private
    Network{0x64400000, 10}, // shared by carriers
    Network{0x7f000000, 8},  // loopback
    Network{0xa9fe0000, 16}, // link local, and where clouds keep their metadata
    Network{0xac100000, 12}, // private
    Network{0xc0000000, 24}, // protocol assignments
    Network{0xc0000200, 24}, // documentation
    Network{0xc0586300, 24}, // 6to4 relays
    Network{0xc0a80000, 16}, // private
    Network{0xc6120000, 15}, // benchmarks
    Network{0xc6336400, 24}, // documentation
    Network{0xcb007100, 24}, // documentation
    Network{0xe0000000, 4},  // multicast
    Network{0xf0000000, 4},  // reserved, broadcast
};

bool isPublic4(std::uint32_t address)
{
    for (const Network &one : notPublic)
        if ((address ^ one.first) >> (32 - one.bits) == 0)
            return false;
    return true;
}

std::uint32_t ipv4At(const Q_IPV6ADDR &bytes, int at)
{
    std::uint32_t out = 0;
    for (int i = 0; i < 4; ++i)
        out = out << 8 | bytes[at + i];
    return out;
}

bool isPublic6(const Q_IPV6ADDR &bytes)
{
    const auto word = [&](int i) { return std::uint32_t(bytes[2 * i]) << 8 | bytes[2 * i + 1]; };
    bool zeros = true;
    for (int i = 0; i < 10; ++i)
        zeros = zeros && bytes[i] == 0;
    if (zeros) // mapped and compatible IPv4, loopback, unspecified
        return word(5) == 0xffff && isPublic4(ipv4At(bytes, 12));
    if (word(0) == 0x64 && word(1) == 0xff9b) // NAT64
        return word(2) == 0 && isPublic4(ipv4At(bytes, 12));
    if (word(0) == 0x2002) // 6to4
        return isPublic4(ipv4At(bytes, 2));
    if (word(0) == 0x2001 && (word(1) < 0x200 || word(1) == 0xdb8)) // Teredo, protocols, documentation
        return false;
    return word(0) >= 0x2000 && word(0) < 0x3fff; // global unicast; 3fff::/20 is documentation
}

} // namespace

bool isPublic(const QHostAddress &address)
{
    if (address.isNull())
        return false;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isPublic4(address.toIPv4Address());
    return address.scopeId().isEmpty() && isPublic6(address.toIPv6Address());
}

} // namespace net
