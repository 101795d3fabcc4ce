#include "test_conformance.h"

#include "candles.h"
#include "conformance.h"
#include "support/fixtures.h"

#include "base/json.h"
#include "base/platform.h"

#include <QDir>
#include <QtTest/QtTest>

using base::Json;
using conformance::Agreement;
using conformance::Row;

namespace {

constexpr Row rows[] = {
    {"talib-sma", "Real", "sma", "sma"},
    {"talib-ma", "Real", "sma", "sma"},
    {"talib-ema", "Real", "ema", "ema"},
    {"talib-rsi", "Real", "rsi", "rsi"},
    {"talib-macd", "MACD", "macd", "macd"},
    {"talib-macd", "MACDSignal", "macd", "signal"},
    {"talib-macd", "MACDHist", "macd", "histogram"},
    {"talib-bbands", "RealUpperBand", "bbands", "upper"},
    {"talib-bbands", "RealMiddleBand", "bbands", "middle"},
    {"talib-bbands", "RealLowerBand", "bbands", "lower"},
    {"talib-atr", "Real", "atr", "atr"},
    {"talib-adx", "Real", "adx", "adx"},
    {"talib-adxr", "Real", "adxr", "adxr"},
    {"talib-dx", "Real", "dx", "dx"},
    {"talib-plus-di", "Real", "plus_di", "plus_di"},
    {"talib-minus-di", "Real", "minus_di", "minus_di"},
    {"talib-stoch", "SlowK", "stoch", "k"},
    {"talib-stoch", "SlowD", "stoch", "d"},
    {"talib-obv", "Real", "obv", "obv"},
    {"talib-mfi", "Real", "mfi", "mfi"},
    {"skender-rsi", "rsi", "rsi", "rsi"},
    {"skender-ema", "ema", "ema", "ema"},
    {"skender-sma", "sma", "sma", "sma"},
    {"skender-macd", "macd", "macd", "macd", Agreement::Settled,
     "its fast average starts before the slow one"},
    {"skender-macd", "signal", "macd", "signal", Agreement::Settled, "likewise"},
    {"skender-macd", "histogram", "macd", "histogram", Agreement::Settled, "likewise"},
    {"skender-atr", "atr", "atr", "atr"},
    {"skender-adx", "pdi", "plus_di", "plus_di", Agreement::Settled, "it seeds with one movement more"},
    {"skender-adx", "mdi", "minus_di", "minus_di", Agreement::Settled, "likewise"},
    {"skender-adx", "dx", "dx", "dx", Agreement::Settled, "likewise"},
    {"skender-adx", "adx", "adx", "adx", Agreement::Settled, "likewise"},
    {"skender-adx", "adxr", "adxr", "adxr", Agreement::None,
     "it looks back a full period, TA-Lib one bar less"},
    {"skender-stoch", "k", "stoch", "k", Agreement::Shared, "it shows k before d is there"},
    {"skender-stoch", "d", "stoch", "d"},
    {"skender-mfi", "mfi", "mfi", "mfi"},
    {"skender-obv", "obv", "obv", "obv", Agreement::Shifted, "it starts with 0"},
    {"skender-vwap", "vwap", "vwap", "vwap"},
    {"skender-chop", "chop", "chop", "chop"},
    {"tulip-rsi", "rsi", "rsi", "rsi"},
    {"tulip-sma", "sma", "sma", "sma"},
    {"tulip-bbands", "bbands_upper", "bbands", "upper"},
    {"tulip-bbands", "bbands_middle", "bbands", "middle"},
    {"tulip-bbands", "bbands_lower", "bbands", "lower"},
    {"tulip-stoch", "stoch_k", "stoch", "k"},
    {"tulip-stoch", "stoch_d", "stoch", "d"},
    {"tulip-mfi", "mfi", "mfi", "mfi"},
    {"tulip-obv", "obv", "obv", "obv", Agreement::Shifted, "it starts with 0"},
    {"tulip-dx", "dx", "dx", "dx", Agreement::Shared, "it shows the bar of the seed"},
    {"tulip-di", "plus_di", "plus_di", "plus_di", Agreement::Shared, "likewise"},
    {"tulip-di", "minus_di", "minus_di", "minus_di", Agreement::Shared, "likewise"},
    {"tulip-adx", "adx", "adx", "adx", Agreement::None, "its seed begins a bar earlier"},
    {"tulip-adxr", "adxr", "adxr", "adxr", Agreement::None, "likewise"},
    {"tulip-atr", "atr", "atr", "atr", Agreement::None, "it gives the first bar a true range"},
    {"tulip-ema", "ema", "ema", "ema", Agreement::None, "its seed is the first value"},
    {"tulip-macd", "macd", "macd", "macd", Agreement::None, "likewise"},
};

std::vector<Row> allRows()
{
    std::vector<Row> all(std::begin(rows), std::end(rows));
    for (const std::span<const Row> family :
         {conformance::averageRows(), conformance::volatilityRows(), conformance::momentumRows(),
          conformance::trendRows(), conformance::volumeRows(), conformance::statisticsRows()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

/// What the libraries call our parameters; several of ours where a name stands for more than one.
const std::map<std::string, std::vector<std::string>> parameterNames = {
    {"TimePeriod", {"period"}},
    {"FastPeriod", {"fast"}},
    {"SlowPeriod", {"slow"}},
    {"SignalPeriod", {"signal"}},
    {"NbDevUp", {"nbdevup"}},
    {"NbDevDn", {"nbdevdn"}},
    {"FastK_Period", {"fastk"}},
    {"SlowK_Period", {"slowk"}},
    {"SlowD_Period", {"slowd"}},
    {"VFactor", {"vfactor"}},
    {"FastD_Period", {"fastd"}},
    {"NbDev", {"nbdev"}},
    {"MAType", {"matype"}},
    {"FastMAType", {"fastmatype"}},
    {"SlowMAType", {"slowmatype"}},
    {"SignalMAType", {"signalmatype"}},
    {"Acceleration", {"acceleration"}},
    {"Maximum", {"maximum"}},
    {"StartValue", {"start"}},
    {"OffsetOnReverse", {"offset"}},
    {"AccelerationInitLong", {"first_long"}},
    {"AccelerationLong", {"step_long"}},
    {"AccelerationMaxLong", {"maximum_long"}},
    {"AccelerationInitShort", {"first_short"}},
    {"AccelerationShort", {"step_short"}},
    {"AccelerationMaxShort", {"maximum_short"}},
    {"TimePeriod1", {"short"}},
    {"TimePeriod2", {"middle"}},
    {"TimePeriod3", {"long"}},
    {"lookbackPeriods", {"period", "fastk", "roc"}},
    {"stdDevPeriods", {"deviation"}},
    {"rsiPeriods", {"rsi"}},
    {"streakPeriods", {"streak"}},
    {"rankPeriods", {"rank"}},
    {"cyclePeriods", {"cycle"}},
    {"accelerationStep", {"acceleration"}},
    {"maxAccelerationFactor", {"maximum"}},
    {"acceleration_factor_step", {"acceleration"}},
    {"acceleration_factor_maximum", {"maximum"}},
    {"windowPeriods", {"period"}},
    {"offsetPeriods", {"offset"}},
    {"leftSpan", {"left"}},
    {"rightSpan", {"right"}},
    {"maxTrendPeriods", {}}, // of lines that are drawn backwards
    {"erPeriods", {"period"}},
    {"emaPeriods", {"period", "ema"}},
    {"smaPeriods", {"period"}},
    {"atrPeriods", {"atr_period"}},
    {"multiplier", {"multiplier"}},
    {"offset", {"offset"}},
    {"sigma", {"sigma"}},
    {"kFactor", {"k"}},
    {"volumeFactor", {"vfactor"}},
    {"percentOffset", {"percent"}},
    {"windowSpan", {"span"}},
    {"stdDeviations", {"deviations"}},
    {"alpha", {"alpha"}},
    {"fastPeriods", {"fast"}},
    {"slowPeriods", {"slow"}},
    {"signalPeriods", {"signal", "slowd"}},
    {"smoothPeriods", {"slowk", "smooth"}},
    {"period", {"period"}},
    {"stddev", {"nbdevup", "nbdevdn"}},
    {"short_period", {"fast"}},
    {"long_period", {"slow"}},
    {"signal_period", {"signal"}},
    {"k_period", {"fastk"}},
    {"k_slowing_period", {"slowk"}},
    {"d_period", {"slowd"}},
};

QString folder()
{
    return support::fixturesRoot() + QStringLiteral("/fixtures/indicators/");
}

Json document(const QString &path)
{
    const auto bytes = base::readFile(path);
    return bytes ? base::parseJson(bytes->toStdString()).value_or(Json()) : Json();
}

/// Sets every parameter of ours that an option names. False: an option that we do not know.
bool setOption(studies::Request &wanted, const std::string &name, double value)
{
    const auto known = parameterNames.find(name);
    bool set = name.ends_with("MAType") && value == 0; // a simple average, where there is no choice
    set |= known != parameterNames.end() && known->second.empty();
    for (std::size_t i = 0; known != parameterNames.end() && i < wanted.parameters.size(); ++i) {
        const std::vector<std::string> &ours = known->second;
        if (std::find(ours.begin(), ours.end(), wanted.study->parameters[i].name) == ours.end())
            continue;
        wanted.parameters[i] = value;
        set = true;
    }
    return set;
}

/// One output over all bars, missing where the library gives nothing.
std::vector<double> spread(const Json &values, std::size_t first, std::size_t bars)
{
    std::vector<double> out(bars, std::nan(""));
    for (std::size_t i = 0; i < values.size() && first + i < bars; ++i)
        if (values[i].is_number())
            out[first + i] = values[i].get<double>();
        else if (values[i].is_boolean())
            out[first + i] = values[i].get<bool>() ? 1 : 0;
    return out;
}

std::size_t firstValue(const std::vector<double> &column)
{
    return static_cast<std::size_t>(
        std::find_if(column.begin(), column.end(), [](double value) { return !std::isnan(value); }) -
        column.begin());
}

struct Tolerance
{
    double relative, absolute;
};

void compare(const Row &row, const std::vector<double> &ours, std::vector<double> theirs, Tolerance tolerance)
{
    const auto where = [&](std::size_t bar) {
        return QStringLiteral("%1 %2 at bar %3: %4 instead of %5")
            .arg(QString::fromUtf8(row.file), QString::fromUtf8(row.theirs))
            .arg(bar)
            .arg(ours[bar], 0, 'g', 17)
            .arg(theirs[bar], 0, 'g', 17);
    };
    QCOMPARE(ours.size(), theirs.size());
    theirs.insert(theirs.begin(), row.later, std::nan(""));
    theirs.resize(ours.size());
    if (row.agreement == Agreement::Rounded)
        tolerance.relative *= 10;
    if (row.agreement == Agreement::Shifted)
        for (double &value : theirs)
            value += ours[0];
    const std::size_t from = row.agreement == Agreement::Shared
                                 ? std::max(firstValue(ours), firstValue(theirs))
                             : row.agreement == Agreement::Settled ? ours.size() - 200
                             : row.agreement == Agreement::Newest  ? ours.size() - 1
                                                                   : 0;
    QVERIFY2(from < ours.size(), row.file);
    for (std::size_t bar = from; bar < ours.size(); ++bar)
        QVERIFY2(near(ours[bar], theirs[bar], tolerance.relative, tolerance.absolute),
                 qPrintable(where(bar)));
}

std::vector<double> oursFor(const Row &row, const Json &options, const Candles &candles)
{
    studies::Request wanted = request(row.study);
    // Words are the usual choice, and a study without parameters has nothing to set.
    for (const auto &[name, value] : options.items())
        if (value.is_number() && !wanted.parameters.empty() && !setOption(wanted, name, value.get<double>()))
            qFatal("%s: unknown option %s", row.file, name.c_str());
    const auto columns = studies::run(wanted, candles.input());
    for (std::size_t i = 0; i < columns.outputs.size(); ++i)
        if (std::string(row.ours) == wanted.study->outputs[i])
            return columns.outputs[i];
    return {};
}

/// A vector over the daily quotes that lie beside it.
void compareQuotes(const Row &row, const Json &vector)
{
    const Candles candles =
        readCandles(folder() + QString::fromStdString(vector["quotes"].get<std::string>()));
    QVERIFY2(candles.size() > 0, row.file);
    QVERIFY2(vector["outputs"].contains(row.theirs), row.file);
    const auto first = vector.value("first_bar", std::size_t(0));
    compare(row, oursFor(row, vector["options"], candles),
            spread(vector["outputs"][row.theirs], first, candles.size()), {1e-9, 1e-12});
}

/// Candles of the inputs of a Tulip case; what it does not give stands in for by what it does.
Candles candlesOf(const Json &inputs)
{
    std::map<std::string, std::vector<double>> column;
    for (const Json &input : inputs)
        column[input["name"]] = input["values"].get<std::vector<double>>();
    const auto pick = [&](std::initializer_list<const char *> names) {
        for (const char *name : names)
            if (column.count(name) == 1)
                return column[name];
        return std::vector<double>();
    };
    Candles out;
    out.close = pick({"close", "real", "low"});
    out.high = pick({"high", "real", "close"});
    out.low = pick({"low", "real", "close"});
    out.volume = column.count("volume") == 1 ? column["volume"] : std::vector<double>(out.size(), 1);
    out.open = pick({"open", "close", "real", "low"});
    for (std::size_t bar = 0; bar < out.size(); ++bar)
        out.time.push_back(static_cast<std::int64_t>(bar) * 86'400'000);
    return out;
}

void compareCases(const Row &row, const Json &vector)
{
    for (const Json &one : vector["cases"]) {
        const Candles candles = candlesOf(one["inputs"]);
        bool found = false;
        for (const Json &output : one["outputs"]) {
            if (output["name"] != row.theirs)
                continue;
            found = true;
            const std::size_t first = candles.size() - output["values"].size();
            compare(row, oursFor(row, one["options"], candles),
                    spread(output["values"], first, candles.size()), {0, one["tolerance"].get<double>()});
        }
        QVERIFY2(found, row.file);
    }
}

} // namespace

void TestConformance::recordedVectors()
{
    if (support::fixturesRoot().isEmpty())
        return;
    int compared = 0;
    for (const Row &row : allRows()) {
        const Json vector = document(folder() + QString::fromUtf8(row.file) + QStringLiteral(".json"));
        if (row.agreement == Agreement::None || vector.is_null())
            continue; // a vector that was not recorded, or one that another definition made
        if (vector.contains("cases"))
            compareCases(row, vector);
        else
            compareQuotes(row, vector);
        if (QTest::currentTestFailed())
            return;
        ++compared;
    }
    QVERIFY(compared > 0);
}

/// A recorded vector whose name is a study of ours must stand in the table above.
void TestConformance::everyVectorOfOursIsCompared()
{
    if (support::fixturesRoot().isEmpty())
        return;
    const QStringList files = QDir(folder()).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    const std::vector<Row> all = allRows();
    for (const QString &file : files) {
        const std::string whole = file.chopped(5).toStdString();
        std::string study = whole.substr(whole.find('-') + 1);
        std::replace(study.begin(), study.end(), '-', '_');
        if (!studies::find(study) || study.starts_with("cdl"))
            continue; // candlesticks are compared exactly, in their own test
        const bool listed =
            std::any_of(all.begin(), all.end(), [&](const Row &row) { return whole == row.file; });
        QVERIFY2(listed, whole.c_str());
    }
}

/// The turning points that are drawn at their own bars are ours, in their order, each told within the move
/// that follows it.
void TestConformance::turningPoints()
{
    const Json vector = document(folder() + QStringLiteral("skender-zigzag-close.json"));
    if (support::fixturesRoot().isEmpty() || vector.is_null())
        return;
    const Candles candles =
        readCandles(folder() + QString::fromStdString(vector["quotes"].get<std::string>()));
    const auto ours = studies::run(request("zigzag:5"), candles.input()).outputs;
    std::size_t bar = 0;
    for (std::size_t at = 0; at + 1 < candles.size(); ++at) {
        const Json &kind = vector["outputs"]["pointType"][at];
        if (kind.is_null())
            continue;
        const double price = vector["outputs"]["zigZag"][at].get<double>(), side = kind == "H" ? 1 : -1;
        bar = std::max(bar, at + 1);
        while (bar < candles.size() && !(near(ours[0][bar], price, 1e-9) && ours[1][bar] == side))
            ++bar;
        QVERIFY2(bar < candles.size() && bar <= at + 40, qPrintable(QString::number(at)));
    }
    QVERIFY(bar > 0);
}
