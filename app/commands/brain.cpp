#include "app/commands.h"
#include "app/remembered.h"

#include "base/platform.h"
#include "base/text.h"
#include "brain/buckets.h"
#include "brain/layout.h"
#include "brain/reference_bot.h"
#include "engine/learner.h"
#include "engine/placing.h"
#include "store/foreign_table.h"
#include "store/instance_lock.h"

namespace app {
namespace {

using base::Json;

/// A memory with what it holds.
struct Recovered
{
    Remembered from;
    std::unique_ptr<engine::Learner> learner;
    std::string run;
};

base::Result<Recovered> remembered(const Arguments &arguments, store::Access access)
{
    const auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    auto from = memoryOf(arguments, access);
    if (!from)
        return base::fail(from);
    Recovered out{std::move(*from), nullptr, {}};
    out.run = out.from.run;
    out.learner = std::make_unique<engine::Learner>(settings->brain, out.from.store.get(), nullptr);
    const base::Result<void> read = out.learner->recover();
    if (!read)
        return base::fail(read);
    return out;
}

template <class T>
Json list(const std::vector<T> &items)
{
    Json out = Json::array();
    for (const T &one : items)
        out.push_back(toJson(one)); // found beside its type
    return out;
}

base::Result<Printed> brainStats(const Arguments &arguments)
{
    const auto kept = remembered(arguments, store::Access::ReadOnly);
    if (!kept)
        return base::fail(kept);
    const brain::Memory &memory = kept->learner->memory();
    return Printed{Json{{"run", kept->run},
                        {"experiences", memory.experiences().size()},
                        {"layout", brain::layoutVersion},
                        {"all", domain::toJson(memory.all())},
                        {"buckets", list(brain::buckets(memory.experiences()))},
                        {"calibration", domain::toJson(memory.calibration().report(base::Random(1)))},
                        {"thresholds", list(memory.thresholds())},
                        {"rules", memory.rules().size()},
                        {"looks", memory.reflection().looks()},
                        {"counterfactuals", list(kept->learner->counterfactuals())},
                        {"rule_values", list(evaluation::valueOfRules(kept->learner->counterfactuals()))}}};
}

template <class E>
base::Result<std::optional<E>> filter(const Arguments &arguments, const char *option,
                                      std::optional<E> (*read)(std::string_view))
{
    const auto text = arguments.text(option);
    if (!text)
        return std::optional<E>();
    const auto value = read(*text);
    if (!value)
        return base::fail(base::ErrorCode::BadRequest, "no such value: " + *text, option);
    return std::optional<E>(*value);
}

std::optional<domain::PositionSide> sideOf(std::string_view text)
{
    if (text == "long")
        return domain::PositionSide::Long;
    return text == "short" ? std::optional(domain::PositionSide::Short) : std::nullopt;
}

/// Puts what was given in its place, and keeps the first thing that is wrong with it.
class Given
{
public:
    template <class T>
    void to(std::optional<T> &place, base::Result<std::optional<T>> value)
    {
        if (value)
            place = *value;
        else if (!m_wrong)
            m_wrong = value.error();
    }
    template <class T>
    [[nodiscard]] base::Result<T> done(T value) const
    {
        return m_wrong ? base::Result<T>(tl::unexpected<base::Error>(*m_wrong)) : std::move(value);
    }

private:
    std::optional<base::Error> m_wrong;
};

base::Result<brain::Query> filters(const Arguments &arguments)
{
    brain::Query query;
    std::optional<long long> count;
    Given given;
    given.to(query.trend, filter<brain::Trend>(arguments, "--trend", &brain::trendOf));
    given.to(query.strength, filter<brain::Band>(arguments, "--strength", &brain::bandOf));
    given.to(query.volatility, filter<brain::Band>(arguments, "--volatility", &brain::bandOf));
    given.to(query.side, filter<domain::PositionSide>(arguments, "--side", &sideOf));
    given.to(query.from, arguments.time("--from"));
    given.to(query.until, arguments.time("--to"));
    given.to(count, arguments.whole("--count"));
    query.count = std::size_t(std::clamp(count.value_or(10), 1LL, 1000LL));
    return given.done(std::move(query));
}

/// What is asked about: the candles at an instant, else the last thing that was learned.
base::Result<void> about(const Arguments &arguments, const brain::Memory &memory, brain::Query &query)
{
    const auto at = arguments.time("--at");
    if (!at)
        return base::fail(at);
    if (!arguments.has("--candles")) {
        if (memory.experiences().empty())
            return {};
        const domain::Experience &last = *memory.experiences().back();
        query.state = last.state;
        query.at = at->value_or(last.known);
        return {};
    }
    const auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    const domain::CandleSeries &candles = file->candles;
    query.at = at->value_or(candles.timeframe().closeOf(candles.openTime(candles.size() - 1)));
    auto state = engine::stateAt(candles, query.at);
    if (!state)
        return base::fail(state);
    query.state = std::move(*state);
    return {};
}

base::Result<Printed> brainSimilar(const Arguments &arguments)
{
    const auto kept = remembered(arguments, store::Access::ReadOnly);
    if (!kept)
        return base::fail(kept);
    auto query = filters(arguments);
    if (!query)
        return base::fail(query);
    const brain::Memory &memory = kept->learner->memory();
    if (const base::Result<void> asked = about(arguments, memory, *query); !asked)
        return base::fail(asked);
    const std::vector<domain::Recalled> similar = memory.recall(*query);
    brain::Tally tally;
    for (const domain::Recalled &one : similar)
        tally.add(*one.experience);
    return Printed{Json{
        {"run", kept->run},
        {"at", query->at == base::UtcTime() ? Json() : Json(base::iso(query->at))}, // nothing to look from
        {"regime", brain::regimeOf(query->state).text()},
        {"state", domain::toJson(query->state)},
        {"share", domain::toJson(tally.share())},
        {"similar", list(similar)}}};
}

base::Result<Printed> brainRules(const Arguments &arguments)
{
    const auto kept = remembered(arguments, store::Access::ReadOnly);
    if (!kept)
        return base::fail(kept);
    const brain::Memory &memory = kept->learner->memory();
    return Printed{Json{{"run", kept->run},
                        {"experiences", memory.experiences().size()},
                        {"base", domain::toJson(memory.all())},
                        {"looks", memory.reflection().looks()},
                        {"rules", list(memory.rules())}}};
}

/// A list of trades in whichever format it is.
base::Result<brain::ForeignTrades> tradesOf(const std::string &path)
{
    const QString name = QString::fromStdString(path);
    if (store::isSqlite(name)) {
        const auto rows = store::readForeignTable(name, QStringLiteral("trade_history"));
        if (!rows)
            return base::fail(rows);
        return brain::readTradeHistory(*rows);
    }
    const auto bytes = base::readFile(name, 256 << 20);
    if (!bytes)
        return base::fail(bytes);
    return brain::readTrades(bytes->toStdString());
}

/// Writing needs the folder for itself: a desk that runs would not see what it did not learn.
base::Result<std::unique_ptr<store::InstanceLock>> alone(const Arguments &arguments)
{
    return store::InstanceLock::acquire(arguments.global.dataDir);
}

/// pin, unpin, mute, unmute, edit, delete (of a rule); freeze, reset, follow (of a threshold); rollback.
base::Result<Printed> brainSay(const Arguments &arguments)
{
    const std::string verb = arguments.words.size() > 2 ? arguments.words[2] : "";
    domain::MemoryWord word{base::SystemClock().now(), verb, {}, arguments.text("--text", ""), {}};
    const char *const verbs[] = {"pin",    "unpin",  "mute",  "unmute", "edit",
                                 "delete", "freeze", "reset", "follow"};
    const auto before = arguments.time("--before");
    if (!before)
        return base::fail(before);
    if (verb == "rollback" && *before)
        word.before = **before;
    else if (std::find(std::begin(verbs), std::end(verbs), verb) != std::end(verbs) &&
             arguments.words.size() > 3)
        word.subject = arguments.words[3];
    else
        return base::fail(
            base::ErrorCode::BadRequest,
            "say pin|unpin|mute|unmute|edit|delete|freeze|reset|follow ID, or rollback --before T",
            "brain say");
    const auto lock = alone(arguments);
    if (!lock)
        return base::fail(lock);
    const auto kept = remembered(arguments, store::Access::ReadWrite);
    if (!kept)
        return base::fail(kept);
    const base::Result<bool> taken = kept->learner->take(word);
    if (!taken)
        return base::fail(taken);
    return Printed{Json{{"run", kept->run},
                        {"word", domain::toJson(word)},
                        {"experiences", kept->learner->memory().experiences().size()},
                        {"rules", list(kept->learner->memory().rules())}}};
}

} // namespace

base::Result<Printed> importTrades(const Arguments &arguments)
{
    const auto path = arguments.text("--trades");
    if (!path)
        return base::fail(base::ErrorCode::BadRequest, "a file of trades is needed", "--trades");
    auto trades = tradesOf(*path);
    if (!trades) {
        base::Error error = trades.error();
        error.field = *path + (error.field.empty() ? "" : " " + error.field);
        return tl::unexpected(error);
    }
    const auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    engine::Placed placed = engine::placed(*trades, *file);
    const auto lock = alone(arguments);
    if (!lock)
        return base::fail(lock);
    const auto kept = remembered(arguments, store::Access::ReadWrite);
    if (!kept)
        return base::fail(kept);
    std::size_t known = 0;
    for (const domain::Experience &one : placed.experiences)
        known += kept->learner->memory().knows(one.id);
    const base::Result<int> imported = kept->learner->import(placed.experiences);
    if (!imported)
        return base::fail(imported);
    Json skipped = Json::array();
    for (const brain::Skipped &one : placed.skipped)
        skipped.push_back({{"row", one.row}, {"why", one.why}});
    return Printed{Json{{"imported", *imported}, {"skipped", skipped}, {"known", known}, {"run", kept->run}}};
}

base::Result<Printed> brainCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : "";
    if (what == "stats")
        return brainStats(arguments);
    if (what == "similar")
        return brainSimilar(arguments);
    if (what == "rules")
        return brainRules(arguments);
    if (what == "import")
        return importTrades(arguments);
    if (what == "say")
        return brainSay(arguments);
    return base::fail(base::ErrorCode::BadRequest, "stats, similar, rules, import or say?", "brain " + what);
}

} // namespace app
