// Snapshots of a desk that never ran, for tests of the window: whole ones with candles, a decision, a
// position and trades, and bare ones. Pure.
#pragma once

#include "engine/snapshot.h"
#include "support/sample_memory.h"

#include <memory>

namespace support {

inline domain::InstrumentPtr sampleInstrument(const char *symbol = "BTC/USDT")
{
    auto out = std::make_shared<domain::Instrument>();
    out->venue = "binance";
    out->symbol = *domain::Symbol::parse(symbol);
    out->tick.step = base::Decimal::of(1, -2);
    out->lot = base::Decimal::of(1, -5);
    return out;
}

inline domain::CandleSeries sampleCandles(std::size_t count, std::int64_t endMs)
{
    domain::CandleColumns columns;
    const auto step = domain::Timeframe::parse("4h")->step().count();
    double last = 42'000;
    for (std::size_t i = 0; i < count; ++i) {
        const double next =
            last * (1 + 0.008 * std::sin(double(i) * 0.37) + 0.004 * std::sin(double(i) * 1.7));
        columns.add(endMs - std::int64_t(count - i) * step, last, std::max(last, next) * 1.003,
                    std::min(last, next) * 0.997, next, 100 + 60 * std::abs(std::sin(double(i))));
        last = next;
    }
    return *domain::CandleSeries::make(*domain::Timeframe::parse("4h"), std::move(columns), count);
}

inline domain::Money usdt(const char *amount)
{
    return {*base::Decimal::parse(amount), "USDT"};
}
inline domain::Price priceOf(const char *text)
{
    return domain::Price(*base::Decimal::parse(text));
}

inline std::shared_ptr<const engine::DecisionView> sampleDecision(base::UtcTime time)
{
    using Mark = domain::RuleResult::Mark;
    auto out = std::make_shared<engine::DecisionView>();
    out->capsuleId = "8c1f000000000000000000000000000000000000000000000000000000e07a";
    out->time = time;
    out->latency = base::Milliseconds(3400);
    out->provider = "technical";
    domain::DecisionRecord record;
    record.action = domain::Action::OpenLong;
    record.confidence = 0.72;
    record.reasoning = "Higher low above the rising average. <b>Not bold</b>, and 300 M of inflow.";
    record.invalidation = "a close below 41,480";
    out->decision = record;
    domain::EvidenceCheck check;
    check.rows = {{{"rsi:14@4h", 53.2, "RSI recovers"}, domain::EvidenceCheck::Mark::Verified, 53.2},
                  {{"adx:14@4h", 27.9, "trend strong enough"}, domain::EvidenceCheck::Mark::Wrong, 21.4},
                  {{"inflow", 300.0, "ETF inflow"}, domain::EvidenceCheck::Mark::Unknown, {}}};
    out->evidence = check;
    out->verdict = {{"reward_to_risk", Mark::Pass, 2.1, 1.5, 0.4, "x", ""},
                    {"risk_per_trade", Mark::Clamp, 0.62, 0.5, 0.0, "%", "cut down"},
                    {"stop_percent", Mark::Pass, 2.7, 25.0, 0.89, "%", ""},
                    {"exposure", Mark::Pass, 20.0, 60.0, 0.66, "%", ""},
                    {"liquidation", Mark::NotApplicable, {}, {}, {}, "", ""}};
    out->resolution = "open_long";
    out->outcome = "traded";
    out->question = "What now?";
    out->answer = "{\"action\":\"open_long\"}";
    out->memory = sampleBrief(time);
    return out;
}

inline domain::Trade sampleTrade(int index, base::UtcTime now)
{
    domain::Trade trade;
    trade.id = "trade" + std::to_string(index);
    trade.instrument = sampleInstrument();
    trade.side = index % 2 ? domain::PositionSide::Short : domain::PositionSide::Long;
    trade.timeframe = *domain::Timeframe::parse("4h");
    trade.quantity = domain::Quantity(*base::Decimal::parse("0.0241"));
    trade.entryPrice = priceOf("41102.00");
    trade.exitPrice = priceOf("42236.70");
    trade.opened = now - std::chrono::hours(30 * (index + 1));
    trade.closed = trade.opened + std::chrono::hours(20);
    trade.net = usdt(index % 2 ? "-11.69" : "25.61");
    trade.reason = index % 2 ? domain::ExitReason::Stop : domain::ExitReason::Target;
    trade.maePercent = -0.31;
    trade.mfePercent = 3.02;
    trade.entryCapsule = "capsule" + std::to_string(index);
    trade.confidence = 0.66;
    return trade;
}

inline engine::PositionView samplePosition(base::UtcTime now)
{
    engine::PositionView out;
    domain::Position &held = out.position;
    held.id = "position-1";
    held.instrument = sampleInstrument();
    held.quantity = domain::Quantity(*base::Decimal::parse("0.0233"));
    held.entryPrice = priceOf("42318.40");
    held.plan.stop = priceOf("41176.00");
    held.plan.target = priceOf("44720.00");
    held.opened = now - std::chrono::minutes(167);
    held.capsuleId = "8c1f";
    held.timeframe = *domain::Timeframe::parse("4h");
    held.confidence = 0.72;
    out.price = 42'650.0;
    out.net = usdt("7.71");
    out.netPercent = 0.78;
    out.maePercent = -0.42;
    out.mfePercent = 0.91;
    out.barsHeld = 1;
    out.nextLook = "1m";
    return out;
}

inline engine::WatchView sampleWatch(const char *symbol, base::UtcTime now)
{
    engine::WatchView out;
    out.watch = {"binance",
                 *domain::Symbol::parse(symbol),
                 domain::MarketKind::Spot,
                 *domain::Timeframe::parse("4h"),
                 "technical",
                 ""};
    out.venueTitle = "Binance spot";
    out.instrument = sampleInstrument(symbol);
    out.nextClose = now + std::chrono::minutes(72);
    out.last = 42'650.1;
    out.changePercent = 1.8;
    out.priceTime = now;
    auto chart = std::make_shared<chart::ChartSpec>();
    chart->candles = sampleCandles(300, base::toMs(out.watch.timeframe.floor(now)));
    const auto closes = chart->candles.close();
    chart->overlays.push_back(
        {"sma:50", "SMA 50", std::make_shared<const std::vector<double>>(closes.begin(), closes.end())});
    chart->marks.push_back({domain::Mark::Kind::LongEntry,
                            chart->candles.openTime(280),
                            closes[280],
                            {},
                            {},
                            {},
                            {},
                            "capsule-of-mark"});
    chart->wording.title = QString::fromUtf8(symbol);
    chart->showLast(150);
    out.chart = chart;
    out.decision = sampleDecision(now);
    using State = engine::SenseView::State;
    out.senses = {
        {"candles", "Candles", State::Fresh, now, {}},
        {"book", "Order book", State::Stale, now - std::chrono::minutes(41), {}},
        {"news", "News", State::Failed, {}, base::Error{base::ErrorCode::Timeout, "no answer", "news", {}}}};
    return out;
}

/// Everything there is to show.
inline std::shared_ptr<engine::Snapshot> sampleSnapshot()
{
    const base::UtcTime now = base::fromMs(1'702'493'247'000);
    auto out = std::make_shared<engine::Snapshot>();
    out->serial = 1;
    out->time = now;
    out->running = true;
    out->source = "live";
    engine::Settings settings;
    settings.window.welcomed = true;
    out->settings = std::make_shared<const engine::Settings>(settings);
    out->watches = {sampleWatch("BTC/USDT", now), sampleWatch("ETH/USDT", now)};
    out->positions = {samplePosition(now)};
    auto trades = std::make_shared<std::vector<engine::TradeView>>();
    for (int i = 11; i >= 0; --i)
        trades->push_back({sampleTrade(i, now), i > 8});
    out->trades = trades;
    out->guards = {{"daily_loss", "Daily loss", "%", -0.4, -2.0},
                   {"drawdown", "Drawdown", "%", -3.1, -10.0},
                   {"loss_streak", "Losses in a row", "", 1, 3}};
    out->equity = usdt("10412.87");
    out->cash = usdt("9400.00");
    out->capital = usdt("10000.00");
    out->returnPercent = 4.13;
    out->modelCostToday = usdt("0.42");
    auto performance = std::make_shared<domain::Performance>();
    for (int i = 0; i < 200; ++i)
        performance->equity.push_back(
            {now - std::chrono::hours(200 - i), 10'000 + 2.0 * i + 40 * std::sin(i * 0.3)});
    performance->statistics = {{"trades", "", 12.0, {}, {}, 12, ""},
                               {"win_rate", "%", 58.0, 31.0, 81.0, 12, ""}};
    performance->baselines = {{"buy_and_hold", 6.02, {}, {}, performance->equity, ""}};
    performance->randomPValue = 0.31;
    out->performance = performance;
    out->memory = sampleMemory(now);
    auto news = std::make_shared<engine::NewsView>();
    news->symbol = "BTC/USDT";
    news->articles.resize(1);
    news->articles[0].article.title = "Bitcoin holds its range while funding cools";
    news->articles[0].article.source = "CoinDesk";
    news->articles[0].article.published = now - std::chrono::hours(2);
    news->articles[0].score = 7.5;
    out->news = news;
    domain::ModelScore score;
    score.provider = "openrouter";
    score.model = "openai/gpt-5-mini";
    score.calls = score.answered = score.read = 12;
    score.latencies = {2'100, 3'400};
    out->modelScores = std::make_shared<const std::vector<domain::ModelScore>>(1, score);
    out->cycles = 412;
    out->cycleMilliseconds = 9.1;
    return out;
}

/// What an engine says first: nothing is known yet.
inline std::shared_ptr<engine::Snapshot> bareSnapshot()
{
    auto out = std::make_shared<engine::Snapshot>();
    out->settings = std::make_shared<const engine::Settings>();
    return out;
}

} // namespace support
