// What stands in MEXC's envelope of contracts, and the whole body of spot, which has none. Used by the
// decoders of MEXC. Pure; any thread.
#pragma once

#include "exchange/json_reader.h"
#include "exchange/wire.h"

namespace exchange::mexc {

/// Goes to what the envelope of contracts holds, or to the whole body of spot, and calls `read` once.
template <class Read>
bool content(JsonReader &reader, MarketSort market, Read read)
{
    JsonReader::Value root;
    if (!reader.root(root))
        return false;
    if (market == MarketSort::Spot)
        return read(root);
    bool found = false;
    const bool whole = reader.fields(root, [&](std::string_view key, JsonReader::Value &value) {
        found = found || key == "data";
        return key != "data" || read(value);
    });
    return whole && reader.require(found, "data");
}

/// One object or a list of them, each read by `read`.
template <class T, class Read>
[[nodiscard]] base::Result<std::vector<T>> readAll(const Answer &answer, Read read)
{
    JsonReader reader(answer.body);
    std::vector<T> out;
    content(reader, answer.market, [&](JsonReader::Value &data) {
        return reader.objects(
            data, [&](JsonReader::Value &object) { return read(reader, object, out.emplace_back()); });
    });
    if (const base::Result<void> done = reader.finish(); !done)
        return base::fail(done);
    return out;
}

} // namespace exchange::mexc
