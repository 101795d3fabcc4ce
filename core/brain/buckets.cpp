#include "brain/buckets.h"

#include "brain/evidence.h"
#include "brain/layout.h"

#include <cmath>
#include <map>

namespace brain {
namespace {

using domain::Experience;
using Classes = std::vector<std::string>; // a trade may be in several, or in none

struct Group
{
    const char *id;
    Classes (*of)(const Experience &one);
};

/// The class of a number between ascending bounds.
Classes between(double value, std::initializer_list<std::pair<double, const char *>> upTo, const char *beyond)
{
    if (!std::isfinite(value))
        return {};
    for (const auto &[bound, title] : upTo)
        if (value < bound)
            return {title};
    return {beyond};
}

Classes confidence(const Experience &one)
{
    return between(one.confidence.value_or(std::nan("")),
                   {{0.5, "below 0.50"}, {0.6, "0.50 to 0.60"}, {0.7, "0.60 to 0.70"}, {0.8, "0.70 to 0.80"}},
                   "0.80 and above");
}

Classes adx(const Experience &one)
{
    return between(one.reading("adx:14"), {{20, "ADX below 20"}, {25, "ADX 20 to 25"}, {40, "ADX 25 to 40"}},
                   "ADX 40 and above");
}

Classes rsi(const Experience &one)
{
    return between(one.reading("rsi:14"),
                   {{30, "RSI below 30"}, {40, "RSI 30 to 40"}, {60, "RSI 40 to 60"}, {70, "RSI 60 to 70"}},
                   "RSI 70 and above");
}

Classes factors(const Experience &one)
{
    Classes out;
    const std::pair<const char *, std::optional<double>> all[] = {
        {"trend alignment", one.factors.trendAlignment},
        {"momentum", one.factors.momentum},
        {"volume support", one.factors.volumeSupport},
        {"pattern quality", one.factors.patternQuality},
        {"level strength", one.factors.levelStrength}};
    int strong = 0, known = 0;
    for (const auto &[title, value] : all) {
        if (!value)
            continue;
        ++known;
        strong += *value > 50;
        out.push_back(std::string(title) + (*value > 50 ? " above 50" : " up to 50"));
    }
    if (known > 0)
        out.push_back(std::to_string(strong) + " of " + std::to_string(known) + " factors above 50");
    return out;
}

Classes volatility(const Experience &one)
{
    const Regime regime = regimeOf(one.state);
    return regime.volatility ? Classes{std::string(name(*regime.volatility)) + " volatility"} : Classes{};
}

Classes trend(const Experience &one)
{
    const Regime regime = regimeOf(one.state);
    return regime.trend ? Classes{std::string(name(*regime.trend))} : Classes{};
}

Classes sentiment(const Experience &one)
{
    return between(one.reading("sentiment:fear_greed"),
                   {{26, "extreme fear"}, {46, "fear"}, {55, "neutral"}, {75, "greed"}}, "extreme greed");
}

const Group groups[] = {
    {"confidence", &confidence},
    {"adx", &adx},
    {"rsi", &rsi},
    {"volatility", &volatility},
    {"trend", &trend},
    {"factor", &factors},
    {"direction", [](const Experience &one) { return Classes{std::string(domain::name(one.side))}; }},
    {"regime", [](const Experience &one) { return Classes{regimeOf(one.state).text()}; }},
    {"weekday",
     [](const Experience &one) { return Classes{domain::isWeekend(one.opened) ? "weekend" : "weekday"}; }},
    {"reason", [](const Experience &one) { return one.reason.empty() ? Classes{} : Classes{one.reason}; }},
    {"stop", [](const Experience &one) { return Classes{one.stopMoved ? "stop tightened" : "stop left"}; }},
    {"sentiment", &sentiment},
    {"origin", [](const Experience &one) { return Classes{one.origin}; }},
};

std::vector<domain::Bucket> of(const Group &group, Experiences experiences)
{
    std::map<std::string, Tally> tallies;
    for (const auto &one : experiences)
        for (const std::string &title : group.of(*one))
            tallies[title].add(*one);
    std::vector<domain::Bucket> out;
    for (const auto &[title, tally] : tallies)
        out.push_back({group.id, std::string(group.id) + '=' + title, title, tally.share()});
    return out;
}

} // namespace

std::vector<domain::Bucket> buckets(Experiences experiences)
{
    std::vector<domain::Bucket> out;
    for (const Group &group : groups)
        for (domain::Bucket &one : of(group, experiences))
            out.push_back(std::move(one));
    return out;
}

std::vector<domain::Bucket> confidenceBuckets(Experiences experiences)
{
    return of(groups[0], experiences);
}

} // namespace brain
