#include "test_options.h"

#include <array>

#include "base/options.h"

using base::ErrorCode;
using base::Json;

namespace {

struct Settings
{
    bool enabled = true;
    int positions = 3;
    double risk = 0.5;
    std::string mode = "paper";
    std::vector<std::string> symbols = {"BTC/USDT"};
    std::vector<std::string> days;
};

constexpr std::array modes = {"paper", "demo"};
constexpr std::array weekdays = {"mon", "tue"};

const std::array<base::Option<Settings>, 6> table = {{
    {"enabled", "Enabled", "", "Whether it runs.", &Settings::enabled},
    {"positions", "Open positions at most", "", "How many at once.", &Settings::positions, 0, 20},
    {"risk", "Risk per trade", "%", "Of the account.", &Settings::risk, 0.01, 5},
    {"mode", "Mode", "", "How it trades.", &Settings::mode, 0, 0, modes},
    {"symbols", "Symbols", "", "What it watches.", &Settings::symbols},
    {"days", "Days", "", "When it trades.", &Settings::days, 0, 0, weekdays},
}};

base::Result<Settings> read(const char *text)
{
    return base::readOptions<Settings>(Settings{}, base::parseJson(text).value(), table);
}

} // namespace

void TestOptions::writesEveryField()
{
    const Json written = base::writeOptions<Settings>(Settings{}, table);
    QCOMPARE(
        base::toText(written),
        std::string(
            R"({"days":[],"enabled":true,"mode":"paper","positions":3,"risk":0.5,"symbols":["BTC/USDT"]})"));
}

void TestOptions::readsWhatItWrote()
{
    Settings changed;
    changed.enabled = false;
    changed.positions = 20;
    changed.risk = 0.01;
    changed.mode = "demo";
    changed.symbols = {"ETH/USDT", "SOL/USDT"};
    changed.days = {"tue"};
    const Json written = base::writeOptions<Settings>(changed, table);
    const base::Result<Settings> back = base::readOptions<Settings>(Settings{}, written, table);
    QVERIFY(back);
    QVERIFY(base::writeOptions<Settings>(*back, table) == written);
}

void TestOptions::keepsWhatIsMissing()
{
    const base::Result<Settings> some = read(R"({"risk": 2, "mode": null, "a_newer_key": [1]})");
    QVERIFY(some);
    QCOMPARE(some->risk, 2.0);
    QCOMPARE(some->mode, std::string("paper"));
    QCOMPARE(some->positions, 3);
}

void TestOptions::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("outOfRange");
    const auto row = [](const char *text, const char *field, bool outOfRange) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(field) << outOfRange;
    };
    row(R"({"enabled": 1})", "enabled", false);
    row(R"({"positions": 2.5})", "positions", false);
    row(R"({"positions": "2"})", "positions", false);
    row(R"({"positions": -1})", "positions", true);
    row(R"({"positions": 21})", "positions", true);
    row(R"({"positions": 4294967297})", "positions", true);
    row(R"({"positions": 18446744073709551615})", "positions", true);
    row(R"({"risk": 0})", "risk", true);
    row(R"({"risk": 5.01})", "risk", true);
    row(R"({"risk": true})", "risk", false);
    row(R"({"mode": "live"})", "mode", true);
    row(R"({"mode": 3})", "mode", false);
    row(R"({"symbols": "BTC"})", "symbols", false);
    row(R"({"symbols": ["BTC", 3]})", "symbols", false);
    row(R"({"days": ["mon", "sun"]})", "days", true);
    row(R"([1])", "settings", false);
}

void TestOptions::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, field);
    QFETCH(bool, outOfRange);
    const base::Result<Settings> result = read(text.constData());
    QVERIFY(!result);
    QCOMPARE(result.error().field, field.toStdString());
    QCOMPARE(base::name(result.error().code),
             base::name(outOfRange ? ErrorCode::OutOfRange : ErrorCode::Schema));
}

void TestOptions::describesFieldsAndDefaults()
{
    Settings changed;
    changed.positions = 7;
    const std::vector<base::OptionInfo> infos = base::describeOptions<Settings>(changed, table);
    QCOMPARE(infos.size(), table.size());
    QCOMPARE(infos[1].key, std::string("positions"));
    QCOMPARE(int(infos[1].kind), int(base::OptionInfo::Kind::Int));
    QVERIFY(infos[1].value == 7 && infos[1].defaultValue == 3);
    QCOMPARE(infos[1].most, 20.0);
    QCOMPARE(infos[2].unit, std::string("%"));
    QCOMPARE(int(infos[5].kind), int(base::OptionInfo::Kind::TextList));
    QVERIFY((infos[3].choices == std::vector<std::string>{"paper", "demo"}));
}
