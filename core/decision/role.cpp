#include "decision/role.h"

#include "base/text.h"

#include <array>

namespace decision {
namespace {

using base::ErrorCode;

constexpr int mostMembers = 15;

struct RoleRow
{
    std::string_view name;
    bool numbers, picture, news, brain;
};
constexpr std::array roleTable = {
    RoleRow{"generalist", true, true, true, true},    RoleRow{"chart_reader", false, true, false, false},
    RoleRow{"technician", true, false, false, false}, RoleRow{"news_scout", false, false, true, false},
    RoleRow{"historian", false, false, false, true},
};
constexpr std::array<std::string_view, 5> temperamentNames = {"plain", "conservative", "aggressive",
                                                              "contrarian", "trend_follower"};

const RoleRow &rowOf(Role role)
{
    return roleTable[std::size_t(role)];
}

/// Cuts what follows the first `sign` off the text; empty where there is none.
std::string_view cut(std::string_view &text, char sign)
{
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos)
        return {};
    const std::string_view after = text.substr(at + 1);
    text = text.substr(0, at);
    return base::trimmed(after);
}

tl::unexpected<base::Error> unknown(std::string_view what, std::string_view word, const std::string &known)
{
    return base::fail(ErrorCode::BadData,
                      "there is no " + std::string(what) + " \"" + base::sanitised(word, 80) + "\" (" +
                          known + ')',
                      base::sanitised(word, 80));
}

template <class Names, class NameOf>
std::string listed(const Names &names, NameOf nameOf)
{
    std::string out;
    for (const auto &one : names)
        out += (out.empty() ? "" : ", ") + std::string(nameOf(one));
    return out;
}

} // namespace

std::string_view name(Role role)
{
    return rowOf(role).name;
}

std::string_view name(Temperament temperament)
{
    return temperamentNames[std::size_t(temperament)];
}

bool reads(Role role, Matter matter)
{
    switch (matter) {
    case Matter::Numbers:
        return rowOf(role).numbers;
    case Matter::News:
        return rowOf(role).news;
    case Matter::Brain:
        return rowOf(role).brain;
    case Matter::Frame:
        break;
    }
    return true;
}

bool looksAtThePicture(Role role)
{
    return rowOf(role).picture;
}

bool seesPrices(Role role)
{
    return rowOf(role).numbers || rowOf(role).picture;
}

base::Result<Seat> seatOf(std::string_view text)
{
    Seat out;
    std::string_view rest = base::trimmed(text);
    const std::size_t star = rest.rfind('*');
    if (star != std::string_view::npos) {
        const auto count = base::parseInt(base::trimmed(rest.substr(star + 1)));
        if (!count || *count < 1 || *count > mostMembers)
            return base::fail(ErrorCode::BadData, "after * stands how often it is asked, 1 to 15",
                              base::sanitised(text, 80));
        out.count = int(*count);
        rest = rest.substr(0, star);
    }
    std::string_view mind = cut(rest, '@'); // a model's name may hold a colon
    out.model = cut(mind, '/');
    out.provider = base::trimmed(mind);
    const std::string_view temper = cut(rest, ':');
    rest = base::trimmed(rest);
    std::size_t role = 0, temperament = 0;
    while (role < roleTable.size() && roleTable[role].name != rest)
        ++role;
    if (role == roleTable.size())
        return unknown("role", rest, listed(roleTable, [](const RoleRow &row) { return row.name; }));
    while (!temper.empty() && temperament < temperamentNames.size() &&
           temperamentNames[temperament] != temper)
        ++temperament;
    if (temperament == temperamentNames.size())
        return unknown("temperament", temper,
                       listed(temperamentNames, [](std::string_view one) { return one; }));
    out.role = Role(role);
    out.temperament = Temperament(temperament);
    return out;
}

base::Result<std::vector<Seat>> seatsOf(const std::vector<std::string> &texts)
{
    std::vector<Seat> out;
    int members = 0;
    for (const std::string &text : texts) {
        auto seat = seatOf(text);
        if (!seat)
            return base::fail(seat);
        members += seat->count;
        out.push_back(std::move(*seat));
    }
    if (out.empty())
        return base::fail(ErrorCode::BadRequest, "a council needs a member", "members");
    if (members > mostMembers)
        return base::fail(ErrorCode::BadRequest, "a council has at most 15 members", "members");
    return out;
}

} // namespace decision
