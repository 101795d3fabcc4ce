#include "context/facts.h"

#include "base/outside.h"
#include "base/text.h"
#include "context/clean.h"
#include "context/coins.h"
#include "context/values.h"

namespace context {
namespace {

using base::Json;
using domain::Fact;
using domain::Surroundings;

constexpr std::size_t aboutBytes = 400;
constexpr std::size_t topCoins = 5, topCategories = 3;

/// Adds a number where there is one.
class Facts
{
public:
    Facts(std::vector<Fact> &out, const Answer &answer) : m_out(out), m_answer(answer) {}
    void add(std::string ref, std::string title, const Json &value, const char *unit = "")
    {
        if (const auto number = numberIn(value))
            m_out.push_back({std::move(ref), std::move(title), unit, *number, m_answer.asOf, m_answer.stale,
                             m_answer.title});
    }

private:
    std::vector<Fact> &m_out;
    const Answer &m_answer;
};

/// The bounds that the index itself documents.
const char *moodOf(double value)
{
    return value < 25   ? "extreme fear"
           : value < 46 ? "fear"
           : value < 55 ? "neutral"
           : value < 76 ? "greed"
                        : "extreme greed";
}

void fearGreed(Surroundings &to, const Answer &answer)
{
    const auto now = numberIn(at(at(answer.values, "latest"), "value"));
    const Json &history = at(answer.values, "history");
    if (!now || !history.is_array())
        return;
    Facts facts(to.sentiment, answer);
    facts.add("sentiment:fear_greed", std::string("Fear and greed index, 0 to 100 (") + moodOf(*now) + ")",
              *now);
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < history.size() && i < 8; ++i) {
        const auto value =
            history[i].is_array() && history[i].size() == 2 ? numberIn(history[i][1]) : std::nullopt;
        if (!value)
            continue;
        if (i == 1)
            facts.add("sentiment:fear_greed:1d", "A day before", *value);
        if (i == 7)
            facts.add("sentiment:fear_greed:7d", "A week before", *value);
        if (i < 7) {
            sum += *value;
            ++count;
        }
    }
    if (count > 1)
        facts.add("sentiment:fear_greed:mean", "Mean of " + std::to_string(count) + " days", sum / count);
}

void global(Surroundings &to, const Answer &answer)
{
    Facts facts(to.fundamentals, answer);
    const Json &values = answer.values;
    facts.add("market:cap", "Value of all coins", at(values, "market_cap_usd"), "USD");
    facts.add("market:cap_change", "Its change over 24 hours", at(values, "market_cap_change_24h_percent"),
              "%");
    facts.add("market:volume", "Volume of all coins over 24 hours", at(values, "volume_24h_usd"), "USD");
    facts.add("market:btc_share", "Bitcoin's share", at(values, "btc_dominance"), "%");
    facts.add("market:eth_share", "Ether's share", at(values, "eth_dominance"), "%");
}

void markets(Surroundings &to, const Answer &answer, std::string_view coin)
{
    const Json &rows = at(answer.values, "coins");
    if (!rows.is_array())
        return;
    Facts facts(to.fundamentals, answer);
    std::size_t shown = 0;
    for (const Json &row : rows) {
        const std::string ticker = base::upper(textIn(at(row, "symbol"), 12));
        const auto rank = numberIn(at(row, "rank"));
        if (ticker == coin) {
            facts.add("coin:rank", "Rank by market value", at(row, "rank"));
            facts.add("coin:cap", "Market value", at(row, "market_cap"), "USD");
            facts.add("coin:volume", "Volume over 24 hours on all venues", at(row, "volume_24h"), "USD");
            facts.add("coin:change_7d", "Change over 7 days", at(row, "change_7d_percent"), "%");
            facts.add("coin:to_high", "From its all-time high", at(row, "ath_change_percent"), "%");
        } else if (shown < topCoins && rank && findCoin(ticker)) { // names of our own table only
            facts.add("top:" + base::lower(ticker) + ":change", ticker + " over 24 hours",
                      at(row, "change_24h_percent"), "%");
            ++shown;
        }
    }
}

void categories(Surroundings &to, const Answer &answer)
{
    const Json &rows = at(answer.values, "categories");
    Facts facts(to.fundamentals, answer);
    for (std::size_t i = 0; rows.is_array() && i < std::min(rows.size(), topCategories); ++i)
        facts.add("category:" + std::to_string(i + 1) + ":change",
                  "Category " + base::quotable(textIn(at(rows[i], "name"), 60), 60) + " over 24 hours",
                  at(rows[i], "market_cap_change_24h_percent"), "%");
}

void coinPage(Surroundings &to, const Answer &answer)
{
    Facts facts(to.fundamentals, answer);
    const Json &values = answer.values;
    facts.add("coin:supply", "Coins in circulation", at(values, "circulating_supply"));
    facts.add("coin:max_supply", "Coins there can ever be", at(values, "max_supply"));
    facts.add("coin:change_30d", "Change over 30 days", at(values, "change_30d_percent"), "%");
    facts.add("coin:change_1y", "Change over a year", at(values, "change_1y_percent"), "%");
    Facts(to.sentiment, answer)
        .add("sentiment:votes_up", "Visitors of CoinGecko who are positive on it",
             at(values, "sentiment_up_percent"), "%");
    to.about = lead(textIn(at(values, "description"), 4000), aboutBytes);
}

void chains(Surroundings &to, const Answer &answer, std::string_view coin)
{
    const Json &rows = at(answer.values, "chains");
    if (!rows.is_array())
        return;
    const Coin *known = findCoin(coin);
    double total = 0;
    std::optional<double> own;
    for (const Json &row : rows) {
        const double tvl = numberIn(at(row, "tvl_usd")).value_or(0);
        total += tvl;
        if (known && !known->chain.empty() && textIn(at(row, "name"), 100) == known->chain)
            own = tvl;
    }
    Facts facts(to.fundamentals, answer);
    facts.add("defi:tvl", "Locked in DeFi on all chains", total > 0 ? Json(total) : Json(), "USD");
    if (own && total > 0) {
        facts.add("defi:chain_tvl", "Locked on its own chain", *own, "USD");
        facts.add("defi:chain_share", "Its chain's share", 100 * *own / total, "%");
    }
}

void overview(Surroundings &to, const Answer &answer, const std::string &ref, const std::string &title)
{
    Facts facts(to.fundamentals, answer);
    facts.add(ref, title + " over 24 hours", at(answer.values, "total_24h"), "USD");
    facts.add(ref + "_change", "Its change over a day", at(answer.values, "change_1d_percent"), "%");
    facts.add(ref + "_change_7d", "Its change over a week", at(answer.values, "change_7d_percent"), "%");
}

} // namespace

void addFacts(Surroundings &to, const Answer &answer, std::string_view coin)
{
    if (answer.what == "fear_greed")
        fearGreed(to, answer);
    else if (answer.what == "global")
        global(to, answer);
    else if (answer.what == "markets")
        markets(to, answer, coin);
    else if (answer.what == "categories")
        categories(to, answer);
    else if (answer.what == "coin:" + std::string(coin))
        coinPage(to, answer);
    else if (answer.what == "chains")
        chains(to, answer, coin);
    else if (answer.what == "dexs")
        overview(to, answer, "defi:dex_volume", "Volume of decentralised exchanges");
    else if (answer.what == "fees")
        overview(to, answer, "defi:fees", "Fees paid to protocols");
    else if (answer.what == "stablecoins") {
        Facts facts(to.fundamentals, answer);
        facts.add("defi:stablecoins", "Stablecoins in circulation", at(answer.values, "total_usd"), "USD");
        facts.add("defi:stablecoins_change", "Their change over a week",
                  at(answer.values, "change_7d_percent"), "%");
    }
}

bool saysAnything(const Json &values)
{
    if (values.is_object() || values.is_array())
        return std::any_of(values.begin(), values.end(), [](const Json &one) { return saysAnything(one); });
    return values.is_number() ? values != Json(0)
                              : values.is_string() && !values.get_ref<const std::string &>().empty();
}

} // namespace context
