#include "evaluation/performance.h"

#include "base/text.h"
#include "evaluation/drawdown.h"
#include "evaluation/ratios.h"

#include <cmath>

namespace evaluation {

namespace {

using domain::Statistic;
using Value = std::optional<double>;

constexpr const char *noTrades = "no closed trades";
constexpr std::size_t fewDays = 30;
constexpr std::size_t fewTrades = 30;

/// Net results of the closed trades after each bore an equal share of what the models cost.
std::vector<double> netsOf(const Run &run)
{
    std::vector<double> out;
    const double share = run.trades.empty() ? 0 : run.modelCost / double(run.trades.size());
    for (const domain::Trade &trade : run.trades)
        out.push_back(trade.net.toDouble() - share);
    return out;
}

/// Net results as shares of what was put in at entry.
std::vector<double> tradeReturns(const Run &run, std::span<const double> nets)
{
    std::vector<double> out;
    for (std::size_t i = 0; i < nets.size(); ++i) {
        const domain::Trade &trade = run.trades[i];
        const double put = trade.entryPrice.toDouble() * trade.quantity.toDouble();
        if (put > 0)
            out.push_back(nets[i] / put);
    }
    return out;
}

/// The mean of what is known of some trades.
Statistic meanOf(const char *id, const char *unit, const std::vector<domain::Trade> &trades,
                 Value (*known)(const domain::Trade &))
{
    Statistic out{id, unit, {}, {}, {}, 0, {}};
    double sum = 0;
    for (const domain::Trade &trade : trades)
        if (const Value value = known(trade)) {
            sum += *value;
            ++out.n;
        }
    if (out.n > 0)
        out.value = sum / double(out.n);
    else
        out.note = trades.empty() ? noTrades : "not known of any trade";
    return out;
}

Statistic share(const char *id, std::size_t count, std::size_t n)
{
    Statistic out{id, "%", {}, {}, {}, n, {}};
    if (n == 0) {
        out.note = noTrades;
        return out;
    }
    const Interval interval = wilson(count, n);
    out.value = 100 * double(count) / double(n);
    out.low = 100 * interval.low;
    out.high = 100 * interval.high;
    return out;
}

/// A figure with its interval from the bootstrap, both times `scale`.
Statistic ratio(const char *id, const std::string &unit, Value value, const std::optional<Bounds> &bounds,
                double scale, std::size_t n)
{
    Statistic out{id, unit, {}, {}, {}, n, {}};
    if (value)
        out.value = *value * scale;
    if (value && bounds) {
        out.low = bounds->low * scale;
        out.high = bounds->high * scale;
    }
    return out;
}

void append(std::string &note, const char *more)
{
    note += note.empty() ? more : std::string("; ") + more;
}

Value meanFigure(const Sums &sums)
{
    return sums.mean();
}

void addTradeFigures(const Run &run, base::Random random, std::vector<Statistic> &out)
{
    const std::vector<double> nets = netsOf(run);
    const std::size_t n = nets.size();
    const std::size_t wins =
        std::size_t(std::count_if(nets.begin(), nets.end(), [](double net) { return net > 0; }));
    out.push_back(share("win_rate", wins, n));
    const Sums sums = sumsOf(nets);
    const Figure figures[] = {meanFigure, profitFactor};
    const auto bounds = bootstrap(nets, 1, figures, random.stream("nets"));
    out.push_back(ratio("expectancy", run.currency, n > 0 ? Value(sums.mean()) : Value(), bounds[0], 1, n));
    out.push_back(ratio("profit_factor", "x", n > 0 ? profitFactor(sums) : Value(), bounds[1], 1, n));
    const std::vector<double> returns = tradeReturns(run, nets);
    const Figure perTrade[] = {sharpe};
    const auto spread = bootstrap(returns, 1, perTrade, random.stream("trades"));
    out.push_back(ratio("sharpe_per_trade", "", sharpe(sumsOf(returns)), spread[0], 1, returns.size()));
    out.back().note = "per trade, not annualised";
    for (std::size_t i = out.size() - 3; i < out.size(); ++i) {
        if (n == 0)
            append(out[i].note, noTrades);
        else if (!out[i].value)
            append(out[i].note, "undefined: neither gains nor losses, or too few trades");
        else if (n < fewTrades)
            append(out[i].note, "few trades");
    }
}

void addDailyFigures(const Run &run, base::Random random, std::vector<Statistic> &out)
{
    const std::vector<double> returns = dailyReturns(run.equity, run.daysPerYear);
    const Sums sums = sumsOf(returns);
    const Figure figures[] = {sharpe, sortino};
    const auto bounds = bootstrap(returns, blockLength(returns.size()), figures, random.stream("days"));
    const double yearly = std::sqrt(run.daysPerYear);
    out.push_back(ratio("sharpe", "", sharpe(sums), bounds[0], yearly, returns.size()));
    out.push_back(ratio("sortino", "", sortino(sums), bounds[1], yearly, returns.size()));
    for (std::size_t i = out.size() - 2; i < out.size(); ++i) {
        out[i].note = "daily, annualised";
        if (!out[i].value)
            append(out[i].note, "undefined: no change in equity, or fewer than two days");
        else if (returns.size() < fewDays)
            append(out[i].note, "few days");
    }
}

void addCurveFigures(const Run &run, std::vector<Statistic> &out)
{
    const std::size_t n = run.equity.size();
    const bool known = n > 0 && run.capital > 0;
    const char *none = "no equity curve";
    out.push_back({"return",
                   "%",
                   known ? Value(100 * (run.equity.back().equity / run.capital - 1)) : Value(),
                   {},
                   {},
                   n,
                   known ? "" : none});
    const Value yearly = annualReturn(run.equity);
    out.push_back({"annual_return", "%", yearly, {}, {}, n, yearly ? "" : "less than a day of equity"});
    const std::optional<Drawdown> fallen = maxDrawdown(run.equity);
    out.push_back(
        {"max_drawdown", "%", fallen ? Value(fallen->percent) : Value(), {}, {}, n, fallen ? "" : none});
    const Value ratioOf = calmar(run.equity);
    out.push_back(
        {"calmar", "x", ratioOf, {}, {}, n, ratioOf ? "" : "undefined: neither a gain nor a drawdown"});
}

void addActivity(const Run &run, std::vector<Statistic> &out)
{
    const bool bars = run.bars > 0, capital = run.capital > 0;
    out.push_back({"exposure",
                   "%",
                   bars ? Value(100 * run.barsInMarket / run.bars) : Value(),
                   {},
                   {},
                   std::size_t(bars ? run.bars : 0),
                   bars ? "" : "no bars"});
    out.push_back({"turnover",
                   "x",
                   capital ? Value(run.turnover / run.capital) : Value(),
                   {},
                   {},
                   run.trades.size(),
                   capital ? "of the capital" : "no capital"});
    double fees = 0;
    std::size_t both = 0;
    for (const domain::Trade &trade : run.trades) {
        fees += trade.fees.toDouble();
        both += trade.stopAndTargetInOneCandle;
    }
    out.push_back({"fees", run.currency, fees, {}, {}, run.trades.size(), "of closed trades"});
    out.push_back({"model_cost", run.currency, run.modelCost, {}, {}, run.trades.size(), ""});
    // model_cost_bps = 10,000 × model cost ÷ Σ |fill notional|
    out.push_back({"model_cost_bps",
                   "bps",
                   run.turnover > 0 ? Value(10'000 * run.modelCost / run.turnover) : Value(),
                   {},
                   {},
                   run.trades.size(),
                   run.turnover > 0 ? "of what was traded" : "nothing was traded"});
    out.push_back(
        meanOf("mae", "%", run.trades, [](const domain::Trade &trade) { return trade.maePercent; }));
    out.push_back(
        meanOf("mfe", "%", run.trades, [](const domain::Trade &trade) { return trade.mfePercent; }));
    out.push_back(
        meanOf("r_multiple", "R", run.trades, [](const domain::Trade &trade) { return trade.rMultiple; }));
    out.push_back(share("stop_and_target_in_one_candle", both, run.trades.size()));
}

} // namespace

// Formulas, with nᵢ the net result of closed trade i after fees, funding and its equal share of the model
// cost: win rate = share of nᵢ > 0; expectancy = mean nᵢ; profit factor = Σ max(nᵢ, 0) ÷ Σ −min(nᵢ, 0);
// Sharpe and Sortino over daily returns × √(days a year), see ratios.h; maximum drawdown, annual return and
// Calmar, see drawdown.h; return = last equity ÷ capital − 1; exposure = bars with a position ÷ bars;
// turnover = Σ |fill notional| ÷ capital; MAE and MFE = mean of the trades' worst and best move from entry in
// percent.
std::vector<Statistic> statistics(const Run &run, base::Random random)
{
    std::vector<Statistic> out;
    out.push_back({"trades", "", double(run.trades.size()), {}, {}, run.trades.size(), ""});
    addCurveFigures(run, out);
    addDailyFigures(run, random.stream("daily"), out);
    addTradeFigures(run, random.stream("trades"), out);
    addActivity(run, out);
    return out;
}

Interval wilson(std::size_t successes, std::size_t n, double z)
{
    if (n == 0)
        return {};
    const double count = double(n), p = double(successes) / count, zz = z * z;
    const double middle = (p + zz / (2 * count)) / (1 + zz / count);
    const double half = z / (1 + zz / count) * std::sqrt(p * (1 - p) / count + zz / (4 * count * count));
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

} // namespace evaluation
