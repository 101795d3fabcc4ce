#include "exchange/candle_lists.h"

#include "base/text.h"

namespace exchange {

bool isCandleLists(std::string_view text)
{
    return base::trimmed(text.substr(0, 256)).starts_with('[');
}

base::Result<std::string> csvOfCandleLists(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    int depth = 0;
    std::size_t row = 0;
    const auto wrong = [&](const char *what) {
        return base::fail(base::ErrorCode::BadData, what, "row " + std::to_string(row));
    };
    for (const char c : text) {
        if (c == '[') {
            if (++depth > 2)
                return wrong("a list within a candle");
            row += depth == 2;
        } else if (c == ']') {
            if (--depth < 0)
                return wrong("an unexpected end of a list");
            if (depth == 1)
                out += '\n';
        } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '"') {
            continue;
        } else if (depth == 2) {
            out += c;
        } else if (c != ',' || depth != 1) {
            return wrong("not a list of candles");
        }
    }
    if (depth != 0)
        return wrong("the list does not end");
    return out;
}

} // namespace exchange
