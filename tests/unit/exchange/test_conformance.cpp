#include "test_conformance.h"

#include "base/json.h"
#include "exchange/exchange.h"
#include "support/fixtures.h"

#include <cmath>
#include <map>
#include <set>

#include <QDir>
#include <QtTest/QtTest>

using base::Json;

namespace {

/// What `decode --what` reads each kind of recording.
const std::map<std::string, const char *> whatOf{{"fetchOHLCV", "candles"},
                                                 {"fetchMarkOHLCV", "candles"},
                                                 {"fetchIndexOHLCV", "candles"},
                                                 {"fetchPremiumIndexOHLCV", "candles"},
                                                 {"fetchOrderBook", "book"},
                                                 {"fetchTrades", "trades"},
                                                 {"fetchTicker", "ticker"},
                                                 {"fetchTickers", "tickers"},
                                                 {"fetchMarkets", "instruments"},
                                                 {"fetchTime", "time"},
                                                 {"fetchMidPrices", "tickers"},
                                                 {"fetchAllPerpMetas", "instruments"},
                                                 {"fetchFundingRate", "funding"},
                                                 {"fetchFundingRates", "funding"},
                                                 {"fetchFundingIntervals", "funding"},
                                                 {"fetchFundingRateHistory", "funding-history"},
                                                 {"fetchOpenInterest", "open-interest"},
                                                 {"fetchOpenInterestHistory", "open-interest"},
                                                 {"error", "candles"}};

/// Recordings of what the desk does not ask for: not read, by decision.
const std::set<std::string> notRead{"fetchAveragePrice",
                                    "fetchBasisHistory",
                                    "fetchLongShortRatioHistory",
                                    "fetchTakerVolumeHistory",
                                    "fetchPing",
                                    "fetchAnnouncements",
                                    "fetchStatus",
                                    "fetchMarkPrice",
                                    "fetchIndexPrice"};

/// Our name of each field of an expected entry.
const std::map<std::string, const char *> fieldOf{
    {"symbol_raw", "symbol"},        {"timestamp_ms", "timestamp"}, {"next_funding_ms", "next_time"},
    {"oracle_price", "index_price"}, {"tick_size", "tick"},         {"step_size", "lot"}};

/// What is told elsewhere: the place in a list is its order, leverage is not read.
const std::set<std::string> toldElsewhere{"index", "max_leverage"};

/// Venues whose recordings expect less than was sent (a time or a volume beside the list).
const std::set<std::string> leftOut{"kucoin", "hyperliquid"};

const std::map<std::string, const char *> marketOf{
    {"spot", "spot"}, {"swap", "perpetual"}, {"inverse", "inverse"}, {"unified", "unified"}};
const std::map<std::string, const char *> codeOf{{"bad_symbol", "bad_symbol"},
                                                 {"clock_skew", "clock_skew"},
                                                 {"server_busy", "overloaded"},
                                                 {"bad_request", "bad_request"},
                                                 {"auth", "auth"},
                                                 {"forbidden", "forbidden"},
                                                 {"server", "server"},
                                                 {"rate_limit", "rate_limit"}};

/// Where venues are recorded under another name than their id.
const std::map<std::string, const char *> folderOf{{"gateio", "gate"}};

QString folder(const char *venue)
{
    const auto other = folderOf.find(venue);
    const QString name = QString::fromUtf8(other == folderOf.end() ? venue : other->second);
    return support::fixturesRoot() + QStringLiteral("/fixtures/exchanges/") + name;
}

Json readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    return Json::parse(bytes.constData(), bytes.constData() + bytes.size(), nullptr, false);
}

bool same(const Json &a, const Json &b)
{
    if (a.is_number() && b.is_number()) {
        const double x = a.get<double>(), y = b.get<double>();
        return std::abs(x - y) <= 1e-15 * std::max(std::abs(x), std::abs(y));
    }
    return a == b;
}

std::string differences(const Json &expected, const Json &got, const std::string &where)
{
    for (const auto &[key, value] : expected.items()) {
        if (toldElsewhere.count(key))
            continue;
        if (key == "amount_decimals" || key == "price_decimals") {
            const char *step = key == "amount_decimals" ? "lot" : "tick";
            if (got.value(step, Json()) != std::stod("1e-" + value.dump()))
                return where + ' ' + step + ": expected " + value.dump() + " decimals, got " + got.dump();
            continue;
        }
        const auto renamed = fieldOf.find(key);
        const std::string own = renamed == fieldOf.end() ? key : renamed->second;
        if (!got.contains(own) || !same(value, got[own]))
            return where + " " + own + ": expected " + value.dump() + ", got " +
                   (got.contains(own) ? got[own].dump() : "nothing");
    }
    return {};
}

/// The entries of a list, of which the recording may keep only the first; also that nothing was made up.
std::string listDifferences(const Json &expected, const Json &got, std::size_t count, bool nothingElse)
{
    if (got.size() != count)
        return "expected " + std::to_string(count) + " entries, got " + std::to_string(got.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::string where = "entry " + std::to_string(i);
        if (const std::string wrong = differences(expected[i], got[i], where); !wrong.empty())
            return wrong;
        const auto told = [](const Json &entry) {
            std::size_t known = 0;
            for (const auto &[key, value] : entry.items())
                known += !value.is_null();
            return known;
        };
        if (nothingElse && told(got[i]) != told(expected[i]))
            return where + " tells more than was sent: " + got[i].dump();
    }
    return {};
}

std::string rowDifferences(const Json &expected, const Json &got)
{
    for (std::size_t i = 0; i < expected.size(); ++i)
        for (std::size_t j = 0; j < expected[i].size(); ++j)
            if (i >= got.size() || j >= got[i].size() || !same(expected[i][j], got[i][j]))
                return "row " + std::to_string(i) + " column " + std::to_string(j) + " is not " +
                       expected[i][j].dump();
    return {};
}

std::string midDifferences(const Json &expected, const Json &tickers)
{
    Json got;
    for (const Json &one : tickers)
        got[one["symbol"].get<std::string>()] = one.value("mid_price", Json());
    return got == expected ? "" : "other prices: " + got.dump();
}

std::string compare(const Json &expected, const Json &got, bool nothingElse)
{
    if (expected.contains("candles")) {
        const bool whole = got.value("candles", Json()).size() == expected["candles"].size() &&
                           got.value("volume_unit", "") == expected["volume_unit"];
        return whole ? rowDifferences(expected["candles"], got["candles"]) : "other rows or unit";
    }
    if (expected.contains("bids")) {
        const bool whole = got["bids"].size() == expected["bid_count"] &&
                           got["asks"].size() == expected["ask_count"] &&
                           got["amount_unit"] == expected["amount_unit"];
        const std::string rows =
            rowDifferences(expected["bids"], got["bids"]) + rowDifferences(expected["asks"], got["asks"]);
        Json rest;
        for (const char *key : {"timestamp_ms", "update_id"})
            if (expected.contains(key) && !expected[key].is_null())
                rest[key] = expected[key];
        return whole ? rows + differences(rest, got, "book") : "other levels or unit";
    }
    for (const char *list : {"trades", "tickers", "rates", "points"})
        if (expected.contains(list)) {
            const std::size_t count = expected.value("count", expected[list].size());
            return listDifferences(expected[list], got.value(list, Json()), count,
                                   nothingElse &&
                                       (std::string(list) == "trades" || std::string(list) == "tickers"));
        }
    if (expected.contains("mids"))
        return midDifferences(expected["mids"], got.value("tickers", Json::array()));
    if (expected.contains("markets"))
        return listDifferences(expected["markets"], got.value("instruments", Json()), expected["count"],
                               false);
    if (expected.size() == 1 && expected.contains("timestamp_ms"))
        return same(expected["timestamp_ms"], got.value("time", Json())) ? "" : "another time";
    return differences(expected, got, "answer");
}

} // namespace

void TestConformance::everyVenueHasFixtures()
{
    if (support::fixturesRoot().isEmpty())
        QSKIP("no recordings here");
    for (const exchange::Venue &venue : exchange::venues())
        QVERIFY2(!QDir(folder(venue.id)).entryList({QStringLiteral("*.json")}).isEmpty(), venue.id);
}

void TestConformance::recordedAnswers_data()
{
    QTest::addColumn<QByteArray>("venue");
    QTest::addColumn<QString>("path");
    if (support::fixturesRoot().isEmpty())
        QSKIP("no recordings here");
    for (const exchange::Venue &venue : exchange::venues()) {
        const QDir files(folder(venue.id));
        for (const QString &name : files.entryList({QStringLiteral("*.json")}))
            QTest::addRow("%s/%s", venue.id, qPrintable(name))
                << QByteArray(venue.id) << files.filePath(name);
    }
}

void TestConformance::recordedAnswers()
{
    QFETCH(QByteArray, venue);
    QFETCH(QString, path);
    const Json recording = readJson(path);
    QVERIFY(recording.is_object());
    const std::string method = recording["method"];
    if (notRead.count(method))
        QSKIP("of a kind that the desk does not read");
    QVERIFY2(whatOf.count(method), method.c_str());
    exchange::DecodeQuery query;
    query.what = whatOf.at(method);
    query.market = marketOf.at(recording["market"]);
    query.status = recording.value("http_status", 200);
    const auto text =
        (*exchange::findVenue(venue.constData()))->decode(query, recording["http_response"].dump());
    if (!text && recording["expected"].is_null())
        return; // of no certain meaning, and refused with a word
    QVERIFY2(text.has_value(), text ? "" : text.error().detail.c_str());
    const Json got = Json::parse(*text);
    if (method == "error") {
        QVERIFY(got.contains("error"));
        const Json category = recording["expected"].is_null() ? Json() : recording["expected"]["category"];
        if (category.is_string())
            QCOMPARE(got["error"]["code"].get<std::string>(), std::string(codeOf.at(category)));
        return;
    }
    QVERIFY2(!got.contains("error"), text->c_str());
    if (recording["expected"].is_null()) { // of no certain meaning; read all the same
        if (method == "fetchFundingIntervals")
            for (const Json &rate : got["rates"])
                QVERIFY(rate["interval_hours"].is_number() && rate["rate"].is_null());
        return;
    }
    const std::string wrong = compare(recording["expected"], got, !leftOut.count(venue.toStdString()));
    QVERIFY2(wrong.empty(), wrong.c_str());
}
