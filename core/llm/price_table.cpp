#include "llm/price_table.h"

#include "base/text.h"
#include "llm/embedded.h"

#include <algorithm>
#include <cmath>

namespace llm {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr double million = 1e6;
constexpr double mostDollars = 10'000; // for a million tokens: more is a slip of the pen
constexpr const char *format = "signaldesk.model-prices/1";

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether this is how a service writes the date or the release of a model: "2025-08-07", "20250929", "001".
bool isRelease(std::string_view text)
{
    if (text.size() == 10 && text[4] == '-' && text[7] == '-')
        return isDigits(text.substr(0, 4)) && isDigits(text.substr(5, 2)) && isDigits(text.substr(8, 2));
    return (text.size() == 8 || text.size() == 3) && isDigits(text);
}

/// The model without its release; the name itself where it has none.
std::string_view withoutRelease(std::string_view model)
{
    for (std::size_t at = model.rfind('-'); at != std::string_view::npos && at > 0;
         at = model.rfind('-', at - 1))
        if (isRelease(model.substr(at + 1)))
            return model.substr(0, at);
    return model;
}

/// Google's list writes "models/" before every name.
std::string_view bare(std::string_view model)
{
    constexpr std::string_view folder = "models/";
    return model.starts_with(folder) ? model.substr(folder.size()) : model;
}

Result<std::optional<double>> dollars(const Json &json, const char *name)
{
    const auto value = base::optionalNumber(json, name);
    if (value && *value && (**value < 0 || **value > mostDollars))
        return base::fail(ErrorCode::OutOfRange, "not a price", name);
    return value;
}

Result<Prices> readPrices(const Json &json)
{
    Prices out;
    const std::pair<const char *, std::optional<double> Prices::*> fields[] = {
        {"input", &Prices::input},
        {"output", &Prices::output},
        {"cached_input", &Prices::cachedInput},
        {"reasoning", &Prices::reasoning},
        {"cache_write", &Prices::cacheWrite},
        {"cache_write_1h", &Prices::longCacheWrite},
        {"image", &Prices::image}};
    for (const auto &[name, field] : fields) {
        const auto value = dollars(json, name);
        if (!value)
            return base::fail(value);
        out.*field = *value;
    }
    return out;
}

Result<base::UtcTime> readDay(const Json &json, const char *name)
{
    const auto text = base::textField(json, name);
    if (!text)
        return base::fail(text);
    return base::parseTime(*text);
}

std::optional<domain::Money> money(double dollars)
{
    const auto amount = base::Decimal::nearest(dollars, base::Decimal::of(1, -8), base::Rounding::HalfEven);
    return amount ? std::optional(domain::Money(*amount, "USD")) : std::nullopt;
}

} // namespace

Result<PriceTable::Row> PriceTable::readRow(const Json &json)
{
    Row out;
    const auto provider = base::textField(json, "provider");
    const auto from = readDay(json, "from");
    if (!provider)
        return base::fail(provider);
    if (!from)
        return base::fail(from);
    out.provider = *provider;
    out.from = *from;
    if (const auto until = json.find("until"); until != json.end() && !until->is_null()) {
        const auto day = readDay(json, "until");
        if (!day)
            return base::fail(day);
        out.until = *day;
    }
    const auto models = json.find("models");
    if (models == json.end() || !models->is_array() || models->empty())
        return base::fail(ErrorCode::Schema, "not a list of names", "models");
    for (const Json &model : *models) {
        if (!model.is_string())
            return base::fail(ErrorCode::Schema, "not a name", "models");
        out.models.push_back(model.get<std::string>());
    }
    const auto prices = readPrices(json);
    if (!prices)
        return base::fail(prices);
    out.prices = *prices;
    const auto above = json.find("above");
    if (above == json.end() || above->is_null())
        return out;
    const auto tokens = base::intField(*above, "input_tokens");
    const auto more = readPrices(*above);
    if (!tokens)
        return base::fail(tokens);
    if (!more)
        return base::fail(more);
    out.aboveInput = *tokens;
    out.above = *more;
    return out;
}

Result<PriceTable> PriceTable::read(std::string_view text)
{
    const auto json = base::parseJson(text);
    if (!json)
        return base::fail(json);
    const auto kind = base::textField(*json, "format");
    if (!kind || *kind != format)
        return base::fail(ErrorCode::Schema, "not a table of model prices", "format");
    PriceTable out;
    const Json none = Json::array();
    const Json counting = json->value("counting", none), prices = json->value("prices", none);
    if (!counting.is_array() || !prices.is_array())
        return base::fail(ErrorCode::Schema, "not a list", counting.is_array() ? "prices" : "counting");
    for (const Json &one : counting) {
        const auto provider = base::textField(one, "provider");
        if (!provider)
            return base::fail(ErrorCode::Schema, "no provider", "counting");
        const auto cached = base::boolField(one, "cached_apart"),
                   reasoning = base::boolField(one, "reasoning_apart");
        out.m_counting[*provider] = {cached && *cached, reasoning && *reasoning};
    }
    for (std::size_t i = 0; i < prices.size(); ++i) {
        auto row = prices[i].is_object() ? readRow(prices[i])
                                         : Result<Row>(base::fail(ErrorCode::Schema, "not an object", "row"));
        if (!row)
            return base::fail(row.error().code, row.error().field + ": " + row.error().detail,
                              "prices." + std::to_string(i));
        out.m_rows.push_back(std::move(*row));
    }
    return out;
}

const PriceTable &PriceTable::builtIn()
{
    static const PriceTable table = [] {
        auto read = PriceTable::read(modelPrices);
        return read ? std::move(*read) : PriceTable(); // a test reads it
    }();
    return table;
}

PriceTable PriceTable::under(const PriceTable &other) const
{
    PriceTable out = other;
    out.m_rows.insert(out.m_rows.end(), m_rows.begin(), m_rows.end());
    out.m_counting.insert(m_counting.begin(), m_counting.end());
    return out;
}

const PriceTable::Row *PriceTable::row(std::string_view provider, std::string_view model,
                                       base::UtcTime at) const
{
    for (const Row &one : m_rows) {
        const bool holds = at >= one.from && (!one.until || at < *one.until);
        const bool named = std::find(one.models.begin(), one.models.end(), model) != one.models.end();
        if (one.provider == provider && holds && named)
            return &one;
    }
    return nullptr;
}

std::optional<Prices> PriceTable::find(std::string_view provider, std::string_view model, base::UtcTime at,
                                       long long inputTokens) const
{
    const std::string_view name = bare(model);
    const Row *found = row(provider, name, at);
    if (!found)
        found = row(provider, withoutRelease(name), at);
    if (!found)
        return std::nullopt;
    return found->aboveInput && inputTokens > *found->aboveInput ? found->above : found->prices;
}

std::optional<domain::Money> PriceTable::cost(std::string_view provider, std::string_view model,
                                              base::UtcTime at, const domain::Usage &usage,
                                              int pictures) const
{
    if (!usage.inputTokens || !usage.outputTokens)
        return std::nullopt;
    const auto how = m_counting.find(provider);
    const Counting counting = how == m_counting.end() ? Counting() : how->second;
    const long long cached = std::max(0LL, usage.cachedInputTokens.value_or(0));
    const long long thought = std::max(0LL, usage.reasoningTokens.value_or(0));
    const long long written = counting.cachedApart ? std::max(0LL, usage.cacheWriteTokens.value_or(0)) : 0;
    const long long stays = std::clamp(usage.longCacheWriteTokens.value_or(0), 0LL, written);
    const long long whole = *usage.inputTokens + (counting.cachedApart ? cached + written : 0);
    const auto prices = find(provider, model, at, whole);
    if (!prices || !prices->input || !prices->output || *usage.inputTokens < 0 || *usage.outputTokens < 0)
        return std::nullopt;
    if ((written > stays && !prices->cacheWrite) || (stays > 0 && !prices->longCacheWrite))
        return std::nullopt;
    const long long said =
        *usage.outputTokens - (counting.reasoningApart ? 0 : std::min(thought, *usage.outputTokens));
    const double sum = double(std::max(0LL, whole - cached - written)) * *prices->input +
                       double(written - stays) * prices->cacheWrite.value_or(0) +
                       double(stays) * prices->longCacheWrite.value_or(0) +
                       double(cached) * prices->cachedInput.value_or(*prices->input) +
                       double(said) * *prices->output +
                       double(counting.reasoningApart ? thought : *usage.outputTokens - said) *
                           prices->reasoning.value_or(*prices->output);
    return money(sum / million + double(pictures) * prices->image.value_or(0));
}

long long estimatedTokens(std::size_t bytes, bool picture)
{
    constexpr std::size_t bytesOfAToken = 4;
    constexpr long long pictureTokens = 1600; // 258 (Gemini, one tile) to about 1,600 (Claude) for this size
    return static_cast<long long>(bytes / bytesOfAToken) + (picture ? pictureTokens : 0);
}

} // namespace llm
