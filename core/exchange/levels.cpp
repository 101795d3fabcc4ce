#include "exchange/levels.h"

#include <algorithm>

namespace exchange {

namespace {

constexpr std::size_t usualLevels = 256;

} // namespace

bool readLevels(JsonReader &reader, JsonReader::Value &array, std::string_view side,
                std::vector<domain::BookLevel> &out)
{
    using Next = JsonReader::Next;
    out.reserve(out.size() + usualLevels);
    return reader.elements(array, true, [&](std::size_t, JsonReader::Value &level) {
        if (std::array<double, 2> quick; reader.quickRow(level, quick)) {
            out.push_back({quick[0], quick[1]});
            return true;
        }
        domain::BookLevel one;
        std::size_t cells = 0;
        const bool whole = reader.cells(level, [&](std::size_t column, JsonReader::Value &value) {
            if (!reader.number(value, side, column == 0 ? one.price : one.amount))
                return Next::Fault;
            return ++cells == 2 ? Next::Row : Next::Cell;
        });
        out.push_back(one);
        return whole && reader.require(cells == 2, side);
    });
}

void sortBestFirst(domain::OrderBook &book)
{
    const auto higher = [](const domain::BookLevel &a, const domain::BookLevel &b) {
        return a.price > b.price;
    };
    const auto lower = [](const domain::BookLevel &a, const domain::BookLevel &b) {
        return a.price < b.price;
    };
    if (!std::is_sorted(book.bids.begin(), book.bids.end(), higher))
        std::stable_sort(book.bids.begin(), book.bids.end(), higher);
    if (!std::is_sorted(book.asks.begin(), book.asks.end(), lower))
        std::stable_sort(book.asks.begin(), book.asks.end(), lower);
}

} // namespace exchange
