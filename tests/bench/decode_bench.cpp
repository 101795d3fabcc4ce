// Venue answers into typed columns with every check, beside bare simdjson On-Demand that reads the same
// numbers and checks nothing: 1,000 candles and a book of 1,000 levels a side, each as Binance writes them.
// Both are measured in turn on the same bodies, several of them, so that no parser learns one by heart;
// `ratio` is typed over bare.
#include "exchange/binance_decode.h"
#include "exchange/json_reader.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <simdjson.h>

namespace {

constexpr int rows = 1000;
constexpr std::size_t bodies = 8;

/// Numbers that look drawn but are the same in every run.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2 + 1) {}
    std::uint64_t below(std::uint64_t bound)
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return (m_state >> 33) % bound;
    }

private:
    std::uint64_t m_state;
};

std::string decimal(std::uint64_t whole, std::uint64_t fraction)
{
    std::string digits = std::to_string(fraction);
    digits.insert(0, 8 - digits.size(), '0');
    return '"' + std::to_string(whole) + '.' + digits + '"';
}

std::string klines(std::uint64_t seed)
{
    Dice dice(seed);
    std::string out = "[";
    for (int i = 0; i < rows; ++i) {
        const std::int64_t open = 1'704'067'200'000 + i * 60'000LL;
        const std::uint64_t low = 41'000 + dice.below(900), high = low + 1 + dice.below(900);
        out +=
            (i > 0 ? ",[" : "[") + std::to_string(open) + ',' + decimal(low, 50'000'000 + dice.below(1000));
        out += ',' + decimal(high, dice.below(100'000'000)) + ',' + decimal(low, dice.below(1000));
        out += ',' + decimal(low, 70'000'000 + dice.below(1000)) + ',' + decimal(dice.below(500), 12'345'600);
        out += ',' + std::to_string(open + 59'999) + ',' +
               decimal(dice.below(9'000'000), dice.below(100'000'000));
        out += ',' + std::to_string(1 + dice.below(9000)) + ',' + decimal(dice.below(300), 1'234'500);
        out += ',' + decimal(dice.below(4'000'000), dice.below(100'000'000)) + ",\"0\"]";
    }
    return out + ']';
}

std::string book(std::uint64_t seed)
{
    Dice dice(seed);
    std::string out = R"({"lastUpdateId":1027024,"bids":[)";
    for (int i = 0; i < rows; ++i)
        out += (i > 0 ? ",[" : "[") + decimal(42'000U - std::uint64_t(i), dice.below(100'000'000)) + ',' +
               decimal(dice.below(90), dice.below(100'000'000)) + ']';
    out += R"(],"asks":[)";
    for (int i = 0; i < rows; ++i)
        out += (i > 0 ? ",[" : "[") + decimal(42'001U + std::uint64_t(i), dice.below(100'000'000)) + ',' +
               decimal(dice.below(90), dice.below(100'000'000)) + ']';
    return out + "]}";
}

// --- bare

struct BareColumns
{
    std::vector<std::int64_t> time;
    std::array<std::vector<double>, 5> values;
};

void bareKlines(simdjson::ondemand::parser &parser, const simdjson::padded_string &body, BareColumns &out)
{
    out.time.clear();
    for (std::vector<double> &column : out.values)
        column.clear();
    simdjson::ondemand::document document = parser.iterate(body);
    for (simdjson::ondemand::array row : document.get_array()) {
        std::size_t cell = 0;
        for (auto value : row) {
            if (cell == 0)
                out.time.push_back(value.get_int64());
            else
                out.values[cell - 1].push_back(value.get_double_in_string());
            if (++cell == 6)
                break;
        }
    }
}

void bareSide(simdjson::ondemand::array side, std::vector<domain::BookLevel> &out)
{
    out.clear();
    for (simdjson::ondemand::array level : side) {
        auto cell = level.begin();
        domain::BookLevel &one = out.emplace_back();
        one.price = (*cell).get_double_in_string();
        ++cell;
        one.amount = (*cell).get_double_in_string();
    }
}

void bareBook(simdjson::ondemand::parser &parser, const simdjson::padded_string &body, domain::OrderBook &out)
{
    simdjson::ondemand::document document = parser.iterate(body);
    bareSide(document["bids"], out.bids);
    bareSide(document["asks"], out.asks);
}

// --- both in turn

/// As the REST client hands its answers on.
std::size_t spareOf(const std::string &body)
{
    return body.capacity() - body.size();
}

double medianMicroseconds(std::vector<double> &times)
{
    const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return times.empty() ? 0 : *middle;
}

template <class Bare, class Typed>
void compare(benchmark::State &state, std::string (*make)(std::uint64_t), Bare bare, Typed typed)
{
    using Clock = std::chrono::steady_clock;
    std::vector<std::string> texts;
    std::vector<simdjson::padded_string> padded;
    for (std::size_t i = 0; i < bodies; ++i) {
        texts.push_back(make(i + 1));
        texts.back().reserve(texts.back().size() + exchange::JsonReader::overread);
        padded.emplace_back(texts.back());
    }
    std::vector<double> bareTimes, typedTimes; // µs
    std::size_t i = 0;
    for (auto _ : state) {
        const auto begin = Clock::now();
        bare(padded[i % bodies]);
        const auto middle = Clock::now();
        if (!typed(texts[i % bodies]))
            state.SkipWithError("not decoded");
        const auto end = Clock::now();
        bareTimes.push_back(std::chrono::duration<double, std::micro>(middle - begin).count());
        typedTimes.push_back(std::chrono::duration<double, std::micro>(end - middle).count());
        ++i;
    }
    const double bareMedian = medianMicroseconds(bareTimes), typedMedian = medianMicroseconds(typedTimes);
    state.counters["bare_us"] = bareMedian;
    state.counters["typed_us"] = typedMedian;
    state.counters["ratio"] = bareMedian > 0 ? typedMedian / bareMedian : 0;
}

void decodeKlines(benchmark::State &state)
{
    simdjson::ondemand::parser parser;
    BareColumns columns;
    exchange::JsonScratch scratch; // as the REST client has
    compare(
        state, &klines, [&](const simdjson::padded_string &body) { bareKlines(parser, body, columns); },
        [&](const std::string &body) {
            const auto read =
                exchange::binance::candles({body, exchange::MarketSort::Spot, {}, &scratch, spareOf(body)});
            benchmark::DoNotOptimize(read);
            return read && read->columns.size() == std::size_t(rows);
        });
}
BENCHMARK(decodeKlines)->Unit(benchmark::kMicrosecond)->MinTime(2);

void decodeBook(benchmark::State &state)
{
    simdjson::ondemand::parser parser;
    domain::OrderBook levels;
    exchange::JsonScratch scratch;
    compare(
        state, &book, [&](const simdjson::padded_string &body) { bareBook(parser, body, levels); },
        [&](const std::string &body) {
            const auto read =
                exchange::binance::book({body, exchange::MarketSort::Spot, {}, &scratch, spareOf(body)});
            benchmark::DoNotOptimize(read);
            return read && read->book.bids.size() == std::size_t(rows);
        });
}
BENCHMARK(decodeBook)->Unit(benchmark::kMicrosecond)->MinTime(2);

} // namespace
