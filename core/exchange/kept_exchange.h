// A venue whose closed candles are kept: it is asked only for what is not known yet, and for the last known
// bar once more, to see whether it tells it differently now. Owned by composition; engine thread.
#pragma once

#include "exchange/exchange.h"

#include <QString>

namespace exchange {

/// Everything but candles goes straight to `venue`. A query with `since` is answered from the file at `path`
/// (store::candleDatabase), after the venue was asked for what is missing there; one without goes to the
/// venue, and its closed bars are kept. The file is opened at the first query. A bar that the venue revises
/// is logged, kept beside the old one, and served as it is now. Errors: the venue's, whatever is known;
/// Storage.
[[nodiscard]] std::unique_ptr<Exchange> makeKeptExchange(std::unique_ptr<Exchange> venue, QString path,
                                                         const base::Clock *clock);

} // namespace exchange
