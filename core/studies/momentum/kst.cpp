#include "studies/momentum/rows.h"
#include "studies/stage.h"

namespace studies {
namespace {

constexpr std::size_t parts = 4; // rates of change, the slowest weighing four times the fastest

} // namespace

/// Know sure thing: four rates of change of the close (per cent, over roc1 … roc4 bars), each smoothed with a
/// simple mean (over sma1 … sma4), added with the weights 1, 2, 3, 4; signal = the simple mean of that over
/// `signal` bars. Source: Martin Pring. Warm-up: the slowest part's roc + sma − 1, the signal's signal − 1
/// bars more.
void computeKst(const Input &input, Parameters parameters, Outputs outputs, Walk &walk)
{
    auto &rates = walk.keep([&] {
        return std::array<Windowed, parts>{
            Windowed::mean(whole(parameters[4])), Windowed::mean(whole(parameters[5])),
            Windowed::mean(whole(parameters[6])), Windowed::mean(whole(parameters[7]))};
    });
    Windowed &signal = walk.keep([&] { return Windowed::mean(whole(parameters[8])); });
    walk.eachChunk(input.size(), [&](std::size_t from, std::size_t bars) {
        double *kst = signal.input(bars);
        std::fill_n(kst, bars, 0.0);
        for (std::size_t part = 0; part < parts; ++part) {
            ratesOf(input.close, whole(parameters[part]), from, bars, rates[part].input(bars));
            const double *mean = rates[part].folded();
            const double weight = static_cast<double>(part + 1);
            for (std::size_t i = 0; i < bars; ++i)
                kst[i] += weight * mean[i];
        }
        std::copy_n(kst, bars, outputs[0].data() + from);
        std::copy_n(signal.folded(), bars, outputs[1].data() + from);
    });
}

int warmupKst(Parameters parameters)
{
    double first = 0;
    for (std::size_t part = 0; part < parts; ++part)
        first = std::max(first, parameters[part] + parameters[part + parts] - 1);
    return static_cast<int>(first + parameters[8]) - 1;
}

} // namespace studies
