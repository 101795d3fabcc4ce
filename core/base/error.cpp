#include "base/error.h"

#include <algorithm>
#include <array>

namespace base {

namespace {

struct Row
{
    ErrorCode code;
    std::string_view name;
    bool retryable;
};

// In the order of the enumeration: `rowOf` indexes it.
constexpr std::array rows = {
    Row{ErrorCode::Cancelled, "cancelled", false},
    Row{ErrorCode::Timeout, "timeout", true},
    Row{ErrorCode::Network, "network", true},
    Row{ErrorCode::Tls, "tls", false},
    Row{ErrorCode::RateLimit, "rate_limit", true},
    Row{ErrorCode::Quota, "quota", false},
    Row{ErrorCode::Auth, "auth", false},
    Row{ErrorCode::Forbidden, "forbidden", false},
    Row{ErrorCode::NotFound, "not_found", false},
    Row{ErrorCode::BadRequest, "bad_request", false},
    Row{ErrorCode::BadSymbol, "bad_symbol", false},
    Row{ErrorCode::ContextLength, "context_length", false},
    Row{ErrorCode::Moderation, "moderation", false},
    Row{ErrorCode::Payment, "payment", false},
    Row{ErrorCode::Overloaded, "overloaded", true},
    Row{ErrorCode::Server, "server", true},
    Row{ErrorCode::IpBan, "ip_ban", false},
    Row{ErrorCode::ClockSkew, "clock_skew", false},
    Row{ErrorCode::Loading, "loading", true},
    Row{ErrorCode::BadData, "bad_data", false},
    Row{ErrorCode::Malformed, "malformed", false},
    Row{ErrorCode::Schema, "schema", false},
    Row{ErrorCode::Ambiguous, "ambiguous", false},
    Row{ErrorCode::OutOfRange, "out_of_range", false},
    Row{ErrorCode::Unsupported, "unsupported", false},
    Row{ErrorCode::OverBudget, "over_budget", false},
    Row{ErrorCode::Storage, "storage", false},
    Row{ErrorCode::NewerSchema, "newer_schema", false},
    Row{ErrorCode::Internal, "internal", false},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].code != ErrorCode(i))
            return false;
    }
    return rows.size() == std::size_t(ErrorCode::Internal) + 1;
}
static_assert(inOrder(), "one row for each code, in the order of the enumeration");

const Row &rowOf(ErrorCode code)
{
    return rows[std::min(std::size_t(code), rows.size() - 1)];
}

} // namespace

std::string_view name(ErrorCode code)
{
    return rowOf(code).name;
}

std::optional<ErrorCode> errorCode(std::string_view name)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return row.name == name; });
    return found == rows.end() ? std::nullopt : std::optional(found->code);
}

bool retryable(ErrorCode code)
{
    return rowOf(code).retryable;
}

} // namespace base
