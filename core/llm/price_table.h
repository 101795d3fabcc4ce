// What a call to a model costs by the services' lists: resources/tables/model_prices.json, and a file of the
// user's own over it. What is not in it is unknown: never zero, never guessed. Immutable; any thread.
#pragma once

#include "domain/model_call.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llm {

/// US dollars for a million tokens; `image` for one picture.
struct Prices
{
    std::optional<double> input, output;
    std::optional<double> cachedInput;    // none: as `input`
    std::optional<double> reasoning;      // none: as `output`
    std::optional<double> cacheWrite;     // put into the cache, which services count apart; none: unknown
    std::optional<double> longCacheWrite; // the same for an hour; none: unknown
    std::optional<double> image;          // none: pictures are counted in tokens
};

/// How a service counts tokens: whether cached ones are part of the input, and reasoning part of the output.
struct Counting
{
    bool cachedApart = false, reasoningApart = false;
};

class PriceTable
{
public:
    /// Nothing known.
    PriceTable() = default;
    /// Errors: Malformed, Schema, OutOfRange, each naming the row.
    [[nodiscard]] static base::Result<PriceTable> read(std::string_view json);
    /// The one that comes with the program.
    [[nodiscard]] static const PriceTable &builtIn();
    /// With the rows of `other` before its own.
    [[nodiscard]] PriceTable under(const PriceTable &other) const;

    /// What holds for a model at a time and for an input of so many tokens. A name with its date or release
    /// ("-2025-08-07", "-20250929", "-001") is that of the model without it, unless it has a row of its own.
    [[nodiscard]] std::optional<Prices> find(std::string_view provider, std::string_view model,
                                             base::UtcTime at, long long inputTokens = 0) const;
    /// The cost of what was used, in US dollars to 1e-8; none where a price or a count that it
    /// needs is unknown. cost = uncached in + cached in + written to the cache + out + reasoning (each
    /// tokens × price ÷ 10^6) + pictures.
    [[nodiscard]] std::optional<domain::Money> cost(std::string_view provider, std::string_view model,
                                                    base::UtcTime at, const domain::Usage &usage,
                                                    int pictures) const;
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }

private:
    struct Row
    {
        std::string provider;
        std::vector<std::string> models;
        base::UtcTime from{};
        std::optional<base::UtcTime> until;
        Prices prices;
        std::optional<long long> aboveInput; // tokens
        Prices above;
    };
    [[nodiscard]] const Row *row(std::string_view provider, std::string_view model, base::UtcTime at) const;
    [[nodiscard]] static base::Result<Row> readRow(const base::Json &json);
    std::vector<Row> m_rows;
    std::map<std::string, Counting, std::less<>> m_counting;
};

/// A rough count before anything is sent: bytes ÷ 4, and for a picture what the services count for 1920 ×
/// 1080.
[[nodiscard]] long long estimatedTokens(std::size_t bytes, bool picture);

} // namespace llm
