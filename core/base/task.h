// A coroutine that yields a Result. Engine thread only. GCC 12 miscompiles clever awaits: one `co_await` per statement,
// its arguments are names, parameters are passed by value, and no capturing lambda is a coroutine.
#pragma once

#include "base/result.h"

#include <QCoroTask>

namespace base {

template <class T>
using Task = QCoro::Task<Result<T>>;

} // namespace base
