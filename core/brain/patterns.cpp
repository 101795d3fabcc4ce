#include "brain/patterns.h"

#include "brain/layout.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace brain {
namespace {

using domain::Experience;

/// A way of sorting trades: names of its classes, and which of them a trade is in (-1: not known).
struct Family
{
    const char *id;
    const char *title; // "%" stands for the class
    double weight;     // of each class
    bool claim;
    std::vector<std::string> (*classes)();
    int (*of)(const Experience &one);
};

int bandOf(double value, std::initializer_list<double> bounds)
{
    if (!std::isfinite(value))
        return -1;
    int out = 0;
    for (const double bound : bounds)
        out += value >= bound;
    return out;
}

int trendClass(const Experience &one)
{
    const Regime regime = regimeOf(one.state);
    return regime.trend ? int(*regime.trend) : -1;
}
int strengthClass(const Experience &one)
{
    const Regime regime = regimeOf(one.state);
    return regime.strength ? int(*regime.strength) : -1;
}
int volatilityClass(const Experience &one)
{
    const Regime regime = regimeOf(one.state);
    return regime.volatility ? int(*regime.volatility) : -1;
}
int sideClass(const Experience &one)
{
    return int(one.side);
}
int both(int a, int b, int bs)
{
    return a < 0 || b < 0 ? -1 : a * bs + b;
}

std::vector<std::string> trends()
{
    return {"bearish", "neutral", "bullish"};
}
std::vector<std::string> bands()
{
    return {"low", "medium", "high"};
}
std::vector<std::string> sides()
{
    return {"long", "short"};
}
std::vector<std::string> product(const std::vector<std::string> &a, const std::vector<std::string> &b,
                                 const std::string &between)
{
    std::vector<std::string> out;
    for (const std::string &x : a)
        for (const std::string &y : b)
            out.push_back(x + between + y);
    return out;
}

double bollinger(const Experience &one)
{
    const double low = one.reading("bbands:20:2.lower"), high = one.reading("bbands:20:2.upper");
    return high > low ? (one.reading("close") - low) / (high - low) : std::nan("");
}

// Regimes are where an edge is looked for first: they have most of the error to spend.
const Family families[] = {
    {"trend", "% trend", 4, false, &trends, &trendClass},
    {"strength", "% trend strength", 4, false, &bands, &strengthClass},
    {"volatility", "% volatility", 4, false, &bands, &volatilityClass},
    {"trend+volatility", "% volatility", 1.5, false, [] { return product(trends(), bands(), " trend, "); },
     [](const Experience &one) { return both(trendClass(one), volatilityClass(one), 3); }},
    {"trend+strength", "% trend strength", 1, false, [] { return product(trends(), bands(), " trend, "); },
     [](const Experience &one) { return both(trendClass(one), strengthClass(one), 3); }},
    {"side", "% trades", 2, false, &sides, &sideClass},
    {"side+trend", "% trend", 1, false, [] { return product(sides(), trends(), " in a "); },
     [](const Experience &one) { return both(sideClass(one), trendClass(one), 3); }},
    {"weekend", "entered %", 1, false,
     [] {
         return std::vector<std::string>{"on a weekday", "at the weekend"};
     },
     [](const Experience &one) { return domain::isWeekend(one.opened) ? 1 : 0; }},
    {"rsi", "RSI %", 0.5, false,
     [] {
         return std::vector<std::string>{"oversold", "weak", "neutral", "strong", "overbought"};
     },
     [](const Experience &one) {
         return bandOf(one.reading("rsi:14"), {30, 40, 60, 70});
     }},
    {"macd", "MACD histogram %", 0.5, false,
     [] {
         return std::vector<std::string>{"below zero", "above zero"};
     },
     [](const Experience &one) { return bandOf(one.reading("macd:12:26:9.histogram"), {0}); }},
    {"volume", "% volume", 0.5, false,
     [] {
         return std::vector<std::string>{"thin", "usual", "heavy"};
     },
     [](const Experience &one) {
         return bandOf(one.reading("volume_ratio:20"), {0.7, 1.5});
     }},
    {"bollinger", "close % the Bollinger bands", 0.5, false,
     [] {
         return std::vector<std::string>{"near the lower of", "within", "near the upper of"};
     },
     [](const Experience &one) {
         return bandOf(bollinger(one), {0.1, 0.9});
     }},
    {"chop", "% by choppiness", 0.5, false,
     [] {
         return std::vector<std::string>{"trending", "between", "choppy"};
     },
     [](const Experience &one) {
         return bandOf(one.reading("chop:14"), {38.2, 61.8});
     }},
    {"sentiment", "% (fear and greed)", 0.5, false,
     [] {
         return std::vector<std::string>{"extreme fear", "fear", "neutral", "greed", "extreme greed"};
     },
     [](const Experience &one) {
         return bandOf(one.reading("sentiment:fear_greed"), {26, 46, 55, 75});
     }},
    {"book", "book: %", 0.5, false,
     [] {
         return std::vector<std::string>{"sellers press", "balanced", "buyers press"};
     },
     [](const Experience &one) {
         return bandOf(one.reading("book:imbalance_25bps"), {-0.1, 0.1});
     }},
    {"reward", "reward to risk %", 0.5, false,
     [] {
         return std::vector<std::string>{"below 1.5", "1.5 to 2.5", "above 2.5"};
     },
     [](const Experience &one) {
         return bandOf(one.rewardToRisk().value_or(std::nan("")), {1.5, 2.5});
     }},
    {"confidence", "% confidence", 0.5, true, &bands,
     [](const Experience &one) {
         return bandOf(one.confidence.value_or(std::nan("")), {0.5, 0.7});
     }},
};

struct Book
{
    std::vector<Pattern> all;
    std::vector<std::uint16_t> first; // of each family
    double weight = 0;
};

Book made()
{
    Book out;
    for (const Family &family : families) {
        out.first.push_back(std::uint16_t(out.all.size()));
        for (const std::string &one : family.classes()) {
            std::string title = family.title;
            title.replace(title.find('%'), 1, one);
            out.all.push_back({std::string(family.id) + '=' + one, title, family.weight, family.claim});
            out.weight += family.weight;
        }
    }
    return out;
}

const Book &book()
{
    static const Book made_ = made();
    return made_;
}

} // namespace

const std::vector<Pattern> &patterns()
{
    return book().all;
}

double weightOfAll()
{
    return book().weight;
}

std::vector<std::uint16_t> patternsOf(const domain::Experience &experience)
{
    std::vector<std::uint16_t> out;
    for (std::size_t i = 0; i < std::size(families); ++i)
        if (const int one = families[i].of(experience); one >= 0)
            out.push_back(std::uint16_t(book().first[i] + one));
    return out;
}

} // namespace brain
