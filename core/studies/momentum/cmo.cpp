#include "studies/gains.h"
#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

STUDIES_KERNEL
void balances(const double *rises, const double *falls, const double *close, std::size_t bars,
              double *__restrict out)
{
    for (std::size_t i = 0; i < bars; ++i) {
        const double total = rises[i] + falls[i], balance = 100 * ((rises[i] - falls[i]) / total);
        out[i] = total <= noMovement * close[i] ? 0 : balance;
    }
}

} // namespace

/// Chande momentum oscillator: 100 · (G − L) ÷ (G + L), G and L being Wilder's averages of the rises and of
/// the falls of the close. Source: Tushar Chande; TA-Lib's CMO, which smooths like RSI (Stock.Indicators and
/// Tulip take plain sums, as the book does). Seed: the plain means of the first `period` changes. Warm-up:
/// period. In a market without any movement, below 1e-14 of the price: 0.
void computeCmo(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    Gains &gains = walk.keep([&] { return Gains(whole(parameters[0]), 1, 1); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        const double *close = input.close.data() + from;
        gains.next(close, from == 0, bars);
        balances(gains.rises(), gains.falls(), close, bars, outputs[0].data() + from);
    });
    walk.blank(outputs[0], whole(parameters[0]));
}

int warmupCmo(Parameters parameters)
{
    return static_cast<int>(parameters[0]);
}

} // namespace studies
