#include "test_properties.h"

#include "candles.h"
#include "traits.h"

#include <QtTest/QtTest>

#include <rapidcheck.h>

using studies::Request;
using studies::Study;

namespace {

/// A request with parameters of their own; periods are small, so that series need not be long.
Request anyRequest(const Study &study)
{
    Request made{&study, {}};
    for (const studies::Parameter &parameter : study.parameters) {
        const double low = parameter.least, high = std::min(parameter.most, parameter.whole ? 70.0 : 4.0);
        const int steps = *rc::gen::inRange(0, 101);
        const double value = low + (high - low) * steps / 100;
        made.parameters.push_back(parameter.whole ? std::floor(value) : value);
    }
    return made;
}

Candles anyCandles(std::size_t least, std::size_t most)
{
    const auto market = Market(*rc::gen::inRange(0, markets));
    const auto count = *rc::gen::inRange(least, most);
    return makeCandles(market, count, *rc::gen::arbitrary<std::uint32_t>());
}

std::size_t slowestFirst(const Request &wanted)
{
    return static_cast<std::size_t>(wanted.warmup());
}

bool anyMissing(const studies::Columns &columns, std::size_t bar)
{
    return std::any_of(columns.outputs.begin(), columns.outputs.end(),
                       [bar](const std::vector<double> &column) { return std::isnan(column[bar]); });
}

} // namespace

void TestProperties::laterBarsChangeNothing()
{
    for (const Study &study : studies::catalogue())
        QVERIFY(rc::check(std::string(study.name) + ": later bars change nothing", [&study] {
            const Candles candles = anyCandles(1, 1400);
            const auto kept = *rc::gen::inRange<std::size_t>(1, candles.size() + 1);
            const Request wanted = anyRequest(study);
            const auto whole = studies::run(wanted, candles.input());
            const auto part = studies::run(wanted, candles.slice(0, kept).input());
            for (std::size_t output = 0; output < whole.outputs.size(); ++output)
                for (std::size_t bar = 0; bar < kept; ++bar)
                    RC_ASSERT(sameBits(part.outputs[output][bar], whole.outputs[output][bar]));
        }));
}

void TestProperties::laterBarsChangeNoEvent()
{
    QVERIFY(rc::check("later bars change no event", [] {
        const Candles candles = anyCandles(1, 1400);
        const auto kept = *rc::gen::inRange<std::size_t>(1, candles.size() + 1);
        const auto whole = studies::detectAll(candles.input());
        const auto part = studies::detectAll(candles.slice(0, kept).input());
        RC_ASSERT(part.size() <= whole.size());
        const bool restIsLater = part.size() == whole.size() || whole[part.size()].bar >= kept;
        RC_ASSERT(restIsLater);
        for (std::size_t i = 0; i < part.size(); ++i) {
            RC_ASSERT(part[i].id == whole[i].id && part[i].kind == whole[i].kind &&
                      part[i].bar == whole[i].bar);
            RC_ASSERT(sameBits(part[i].confidence, whole[i].confidence));
            RC_ASSERT(part[i].details == whole[i].details);
        }
    }));
}

void TestProperties::scaleDoesNotMatter()
{
    for (const Study &study : studies::catalogue())
        QVERIFY(
            rc::check(std::string(study.name) + ": the unit of prices and volumes does not matter", [&study] {
                const Candles candles = anyCandles(1, 700);
                const double prices = std::ldexp(1.0, *rc::gen::inRange(-60, 60));
                const double volumes = std::ldexp(1.0, *rc::gen::inRange(-60, 60));
                const Request wanted = anyRequest(study);
                const auto plain = studies::run(wanted, candles.input());
                const auto scaled = studies::run(wanted, candles.scaled(prices, volumes).input());
                for (std::size_t output = 0; output < plain.outputs.size(); ++output) {
                    const std::optional<Unit> unit = unitOf(study, output);
                    const double factor = unit ? unit->factor(prices, volumes) : 1;
                    for (std::size_t bar = 0; unit && bar < candles.size(); ++bar)
                        RC_ASSERT(sameBits(scaled.outputs[output][bar], factor * plain.outputs[output][bar]));
                }
            }));
}

/// A factor that is no power of two rounds every price, so values agree only as far as prices do.
void TestProperties::decimalScaleDoesNotMatter()
{
    const Candles candles = makeCandles(Market::Walk, 1200, 77);
    for (const Study &study : studies::catalogue())
        for (const double prices : {1e-9, 1e-11, 1e10}) {
            const Request wanted = request(study.name);
            const auto plain = studies::run(wanted, candles.input());
            const auto scaled = studies::run(wanted, candles.scaled(prices, 1 / prices).input());
            for (std::size_t output = 0; output < plain.outputs.size(); ++output) {
                const std::optional<Unit> unit = unitOf(study, output);
                const double factor = unit ? unit->factor(prices, 1 / prices) : 1;
                const double noise = 1e-11 * 100 * factor; // of a price, of a percentage
                for (std::size_t bar = 0; unit && bar < candles.size(); ++bar)
                    QVERIFY2(
                        near(scaled.outputs[output][bar], factor * plain.outputs[output][bar], 1e-9, noise),
                        study.name);
            }
        }
}

void TestProperties::valuesAreFiniteOrMissing()
{
    for (const Study &study : studies::catalogue())
        QVERIFY(rc::check(
            std::string(study.name) + ": values are finite or missing, missing in the warm-up", [&study] {
                const Candles candles =
                    anyCandles(1, 700).scaled(std::pow(10.0, *rc::gen::inRange(-12, 13)), 1);
                const Request wanted = anyRequest(study);
                const auto columns = studies::run(wanted, candles.input());
                for (const std::vector<double> &column : columns.outputs)
                    for (const double value : column)
                        RC_ASSERT(!std::isinf(value));
                for (std::size_t bar = 0; bar < std::min(candles.size(), slowestFirst(wanted)); ++bar)
                    RC_ASSERT(anyMissing(columns, bar));
            }));
}

void TestProperties::boundsHold()
{
    for (const char *name : {"rsi", "stoch", "mfi", "adx", "adxr", "dx", "plus_di", "minus_di"}) {
        const Study &study = *studies::find(name).value();
        QVERIFY(rc::check(std::string(name) + ": within 0 and 100", [&study] {
            const auto columns = studies::run(anyRequest(study), anyCandles(1, 700).input());
            for (const std::vector<double> &column : columns.outputs)
                for (const double value : column)
                    RC_ASSERT(std::isnan(value) || (value >= 0 && value <= 100 + 1e-9));
        }));
    }
}

/// A study of a window gives the same bits whatever came before the window.
void TestProperties::windowsForget()
{
    for (const char *text :
         {"sma:20", "sma:200", "bbands:20:2:2", "stoch:14:3:3", "mfi:14", "chop:14", "vwap:20"})
        QVERIFY(rc::check(std::string(text) + ": what came before the window does not matter", [text] {
            const Candles candles = anyCandles(400, 1200);
            const Request wanted = request(text);
            const auto reach = static_cast<std::size_t>(wanted.warmup()) + 1;
            const auto first = *rc::gen::inRange<std::size_t>(0, candles.size() - reach);
            const auto whole = studies::run(wanted, candles.input());
            const auto late = studies::run(wanted, candles.slice(first, candles.size() - first).input());
            for (std::size_t output = 0; output < whole.outputs.size(); ++output)
                for (std::size_t bar = reach - 1; bar < candles.size() - first; ++bar)
                    RC_ASSERT(sameBits(late.outputs[output][bar], whole.outputs[output][bar + first]));
        }));
}
