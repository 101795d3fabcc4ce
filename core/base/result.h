// The one way to return a value or a failure. Any thread.
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace base {

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::BadData, "the high is below the low", "row 12");`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail, std::string field = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(field), std::nullopt});
}

/// Passes the failure of one result on as the failure of another type.
template <class T>
[[nodiscard]] tl::unexpected<Error> fail(const Result<T> &failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace base
