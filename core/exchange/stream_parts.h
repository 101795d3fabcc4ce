// What the stream decoders of venues share: parts of the news out of named fields, and frames that are read
// whole. Pure; any thread.
#pragma once

#include "exchange/fields.h"
#include "exchange/stream_table.h"

namespace exchange {

/// Which fields hold what; a venue's own names.
struct TradeKeys
{
    const char *id, *price, *amount, *time;
    double timeUnitMs = 1;
};
struct BarKeys
{
    const char *time, *open, *high, *low, *close, *volume;
    double timeUnitMs = 1;
};
struct TopKeys
{
    const char *bid, *bidAmount, *ask, *askAmount, *time, *updateId;
    double timeUnitMs = 1;
};

/// Adds a trade, bar or top; a fault where a field that it needs is missing. A size may be negative; its
/// amount is not.
[[nodiscard]] bool addTrade(JsonReader &reader, const Fields &fields, const TradeKeys &keys,
                            domain::Side side, StreamNews &news);
[[nodiscard]] bool addBar(JsonReader &reader, const Fields &fields, const BarKeys &keys, bool closed,
                          StreamNews &news);
/// A side without a price, or whose price is zero, is empty.
[[nodiscard]] bool addTop(JsonReader &reader, const Fields &fields, const TopKeys &keys, StreamNews &news);

/// One object that is read by `read(reader, object, news)`, to its end.
template <class Read>
[[nodiscard]] base::Result<StreamNews> readFrame(std::string_view bytes, Read read)
{
    JsonReader reader(bytes);
    StreamNews news;
    JsonReader::Value root;
    if (reader.root(root))
        (void)read(reader, root, news);
    if (const base::Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return news;
}

/// `text` between quotes; the names that are put into messages need no escapes, and others are refused by
/// being emptied.
[[nodiscard]] std::string jsonText(const std::string &text);

} // namespace exchange
