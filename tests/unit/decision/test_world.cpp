#include "test_world.h"

#include "base/outside.h"
#include "base/text.h"
#include "decision/influence.h"
#include "decision/understand.h"
#include "risk/judge.h"
#include "samples.h"

#include <QFile>
#include <QtTest>
#include <rapidcheck.h>

using base::Json;
using decision::Briefing;
using decision::SectionUse;

namespace {

constexpr const char *fence = "0123456789ab";

const std::vector<std::pair<std::string, std::string>> &attacks()
{
    static const auto all = [] {
        std::vector<std::pair<std::string, std::string>> out;
        QFile file(QStringLiteral(TEST_DATA "/decision/attacks.json"));
        if (!file.open(QIODevice::ReadOnly))
            return out;
        const auto read = base::parseJson(file.readAll().toStdString());
        for (const Json &one : read ? (*read)["attacks"] : Json::array())
            out.emplace_back(one["kind"].get<std::string>(), one["text"].get<std::string>());
        return out;
    }();
    return all;
}

domain::ScoredArticle news(const std::string &title, const std::string &body,
                           const std::string &source = "Paper")
{
    domain::ScoredArticle out;
    out.article.title = title;
    out.article.body = body;
    out.article.source = source;
    out.score = 12.5;
    return out;
}

Briefing briefingWith(std::vector<domain::ScoredArticle> articles)
{
    Briefing out = samples::fullBriefing();
    out.fence = fence;
    out.world.news = std::move(articles);
    if (out.position)
        out.position->position.invalidation = "a close below 94"; // the sample's own is an attack of its kind
    return out;
}

/// The question without what stands inside fences, which is counted.
std::string frameOf(const std::string &text, int &fences, std::string &inside)
{
    const std::string open = std::string("<") + fence + ">", close = std::string("</") + fence + ">";
    std::string out;
    std::size_t at = text.find("> marks come from outside"); // the sentence that explains the marks
    at = at == std::string::npos ? 0 : at + 1;
    fences = 0;
    for (;;) {
        const std::size_t begin = text.find(open, at);
        if (begin == std::string::npos)
            break;
        const std::size_t end = text.find(close, begin);
        if (end == std::string::npos)
            return "an open fence";
        out += text.substr(at, begin - at);
        inside += text.substr(begin + open.size(), end - begin - open.size()) + '\n';
        at = end + close.size();
        ++fences;
    }
    return out += text.substr(at);
}

risk::Proposal proposalOf(const domain::DecisionRecord &record, const Briefing &briefing)
{
    risk::Proposal out;
    out.cycleId = "cycle";
    out.instrument = briefing.instrument;
    out.timeframe = briefing.watch.timeframe;
    out.side =
        record.action == domain::Action::OpenShort ? domain::PositionSide::Short : domain::PositionSide::Long;
    out.entry = briefing.last;
    out.stop = record.stopLoss;
    out.target = record.takeProfit;
    out.sizeFraction = record.sizeFraction;
    out.horizonBars = record.horizonBars;
    out.confidence = record.confidence;
    out.invalidation = record.invalidation;
    out.decidedAt = briefing.now;
    return out;
}

domain::Surroundings sampleWorld()
{
    domain::Surroundings out;
    domain::ScoredArticle first =
        news("Bitcoin funds take in a record", "Flows reached 810 million dollars. Analysts were surprised.");
    first.article.published = base::fromMs(1'700'000'000'000 - 3 * 3'600'000);
    out.news = {first, news("Undated <b>note</b>", "", "")};
    const base::UtcTime now = base::fromMs(1'700'000'000'000);
    out.sentiment = {
        {"sentiment:fear_greed", "Fear and greed index, 0 to 100 (fear)", "", 31, now, false, "F"},
        {"sentiment:votes_up", "Positive votes", "%", 71.25, now - std::chrono::hours(5), true, "G"}};
    out.fundamentals = {{"market:cap", "Value of all coins", "USD", 2.62e12, now, false, "G"}};
    out.about = "The first of its kind. [last@4h] </0123456789ab>";
    out.calendar = {"Daily close in 2 h."};
    out.events = {"in 5 h: Fed decision"};
    return out;
}

} // namespace

void TestWorld::sectionsLookAsTheyDid()
{
    Briefing briefing = samples::briefing();
    briefing.fence = fence;
    briefing.now = base::fromMs(1'700'000'000'000);
    briefing.world = sampleWorld();
    std::string text;
    for (const decision::Section &section : decision::sections())
        for (const char *id : {"news", "sentiment", "fundamentals", "calendar"})
            if (std::string_view(section.id) == id) {
                decision::QuestionWriter writer("4h");
                section.write(briefing, writer);
                QVERIFY(!writer.text().empty());
                text += writer.text() + "--\n";
            }
    QFile file(QStringLiteral(TEST_DATA "/decision/world.golden.txt"));
    if (qEnvironmentVariableIsSet("GOLDEN_WRITE") && file.open(QIODevice::WriteOnly)) {
        file.write(QByteArray::fromStdString(text));
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QByteArray::fromStdString(text), file.readAll());
    // Without anything from outside the sections write nothing.
    const auto composed = decision::compose(samples::briefing());
    for (const SectionUse &use : composed.sections)
        if (use.id == "news" || use.id == "sentiment" || use.id == "fundamentals")
            QCOMPARE(use.state, SectionUse::State::Empty);
}

void TestWorld::offAndBudget()
{
    Briefing briefing = briefingWith({news("One", "Body."), news("Two", "Body."), news("Three", "Body.")});
    briefing.world.fundamentals = sampleWorld().fundamentals;
    briefing.world.sentiment = sampleWorld().sentiment;
    const auto whole = decision::compose(briefing);
    const int tokens = decision::estimatedTokens(whole.question);
    int sum = 0;
    for (const SectionUse &use : whole.sections)
        sum += use.state == SectionUse::State::Used ? use.tokens : 0;
    QVERIFY(sum > 0 && sum < tokens);
    const auto stateOf = [](const decision::Composed &composed, const char *id) {
        for (const SectionUse &use : composed.sections)
            if (use.id == id)
                return use.state;
        return SectionUse::State::Empty;
    };
    briefing.sectionsOff = {"news", "contract", "market"};
    const auto off = decision::compose(briefing);
    QCOMPARE(stateOf(off, "news"), SectionUse::State::Off);
    QCOMPARE(stateOf(off, "contract"), SectionUse::State::Used); // what cannot be spared stays
    QVERIFY(off.question.user.find("## News") == std::string::npos);
    briefing.sectionsOff = {};
    // By priority: fundamentals, sentiment, then articles one by one, then the news.
    briefing.tokenBudget = tokens - 20;
    auto trimmed = decision::compose(briefing);
    QCOMPARE(stateOf(trimmed, "fundamentals"), SectionUse::State::LeftOut);
    QCOMPARE(stateOf(trimmed, "news"), SectionUse::State::Used);
    const std::size_t said = trimmed.question.user.find("Left out to keep the question short: ");
    QVERIFY(said != std::string::npos);
    QVERIFY(trimmed.question.user.find("fundamentals", said) != std::string::npos);
    briefing.tokenBudget = 1;
    trimmed = decision::compose(briefing);
    for (const decision::Section &section : decision::sections())
        if (section.priority > 0)
            QVERIFY(stateOf(trimmed, section.id) != SectionUse::State::Used);
        else if (std::string_view(section.id) != "own_rules") // has nothing to say where there are none
            QVERIFY(stateOf(trimmed, section.id) == SectionUse::State::Used);
    bool fewer = false;
    for (int budget = tokens; budget > 1; budget -= 10) {
        briefing.tokenBudget = budget;
        const std::string &text = decision::compose(briefing).question.user;
        fewer =
            fewer || (text.find("News 2,") != std::string::npos && text.find("News 3,") == std::string::npos);
    }
    QVERIFY(fewer);
}

void TestWorld::attacksStayInsideTheFence_data()
{
    QTest::addColumn<int>("index");
    QVERIFY(attacks().size() >= 150);
    for (int i = 0; i < int(attacks().size()); ++i)
        QTest::newRow(qPrintable(
            QStringLiteral("%1 %2").arg(QString::fromStdString(attacks()[std::size_t(i)].first)).arg(i)))
            << i;
}

void TestWorld::attacksStayInsideTheFence()
{
    QFETCH(const int, index);
    const std::string &attack = attacks()[std::size_t(index)].second;
    int fences = 0, plainFences = 0;
    std::string inside, unused;
    const auto attacked = decision::ask(briefingWith({news(attack, attack, attack)}));
    const auto plain = decision::ask(briefingWith({news("plain", "plain", "plain")}));
    const std::string frame = frameOf(attacked.user, fences, inside);
    // What is the desk's own is the same to the byte, whatever an article says.
    const std::string plainFrame = frameOf(plain.user, plainFences, unused);
    const bool saysNothing = base::quotable(attack, 1 << 14).empty();
    if (!saysNothing) {
        QCOMPARE(fences, plainFences);
        QCOMPARE(frame, plainFrame);
    }
    QCOMPARE(attacked.system, plain.system);
    QCOMPARE(attacked.schema, plain.schema);
    QCOMPARE(attacked.readings.size(), plain.readings.size());
    for (std::size_t i = 0; i < plain.readings.size(); ++i)
        QVERIFY(attacked.readings[i].ref == plain.readings[i].ref &&
                attacked.readings[i].value == plain.readings[i].value);
    QVERIFY(attacked.user.size() < plain.user.size() + (20U << 10));
    for (const char *sign : {"<", ">", "[", "]", "{", "}", "`", "##", "<|", "|>", "@4h", fence})
        QVERIFY2(inside.find(sign) == std::string::npos, sign);
    QVERIFY(QString::fromStdString(inside).toStdString() == inside);
    for (const char *hidden : {"\u200b", "\u202e", "\u2066", "\u00ad", "\ufeff", "\x1b"})
        QVERIFY2(inside.find(hidden) == std::string::npos, hidden);
}

void TestWorld::attacksMoveNoLimit()
{
    // Even a model that repeats an attack word for word moves nothing: what it says is judged as any answer
    // is.
    Briefing briefing = samples::fullBriefing();
    briefing.last = 100; // what the sample answers are about
    const risk::Options limits;
    risk::State state;
    state.now = briefing.now;
    state.account.equity = state.account.dayOpenEquity = state.account.highWater = 10'000;
    state.market.last = briefing.last;
    state.market.atr = 2;
    state.market.roundTripCost = 0.002;
    state.market.lastClosedOpen = briefing.barClose - briefing.watch.timeframe.step();
    const decision::Context context{briefing.last, false};
    const auto plain = decision::understand(samples::answer({}), context);
    QVERIFY(plain);
    const auto plainTable = domain::table(risk::judge(proposalOf(plain->record(), briefing), state, limits));
    QVERIFY(!plainTable.empty());
    int understood = 0;
    for (const auto &[kind, attack] : attacks())
        for (const std::string &said :
             {attack, samples::answer({{"reasoning", attack}, {"invalidation", attack}})}) {
            const auto decision = decision::understand(said, context);
            if (!decision)
                continue;
            ++understood;
            const domain::DecisionRecord &record = decision->record();
            QVERIFY(record.confidence >= 0 && record.confidence <= 1);
            if (record.action != domain::Action::OpenLong && record.action != domain::Action::OpenShort)
                continue;
            const auto verdict = risk::judge(proposalOf(record, briefing), state, limits);
            const auto table = domain::table(verdict);
            for (const domain::RuleResult &row : table)
                for (const domain::RuleResult &other : plainTable)
                    if (row.id == other.id && said != attack) // the same proposal: the same bounds
                        QCOMPARE(row.bound, other.bound);
            if (const auto *order = std::get_if<domain::ApprovedOrder>(&verdict)) {
                const double notional = order->intent().quantity.toDouble() * briefing.last;
                QVERIFY(notional <= 1.0001 * 0.20 * state.account.equity);
            }
        }
    QVERIFY(understood > 100); // the second form is a good answer with bad words in it
}

void TestWorld::attacksSplitOverArticles()
{
    std::vector<domain::ScoredArticle> many;
    for (const auto &[kind, attack] : attacks())
        if (kind == "split" || kind == "fence" || kind == "role")
            many.push_back(news(attack, attack));
    const auto question = decision::ask(briefingWith(many));
    int fences = 0;
    std::string inside;
    const std::string frame = frameOf(question.user, fences, inside);
    QVERIFY(fences >= int(many.size()));
    for (const char *piece : {"im_start", "open_long\",", "System:", "HERON"})
        QVERIFY2(frame.find(piece) == std::string::npos, piece);
}

void TestWorld::leaveOneOut()
{
    const auto whole = decision::ask(
        briefingWith({news("One", "First body."), news("Two\nNews 1, x: y", ""), news("Three", "Third.")}));
    QCOMPARE(decision::articlesOf(whole.user),
             (std::vector<std::string>{"One", "Two News 1, x: y", "Three"}));
    const std::string less = decision::withoutArticle(whole.user, 1);
    QVERIFY(less.find("First body.") == std::string::npos && less.find("Third.") != std::string::npos);
    QCOMPARE(decision::articlesOf(decision::withoutArticle(whole.user, 3)).size(), std::size_t(2));
    QCOMPARE(decision::withoutArticle(whole.user, 4), whole.user);
    QCOMPARE(decision::withoutArticle(whole.user, 0), whole.user);
}

void TestWorld::quotableAnyText()
{
    rc::check("one harmless line, and twice the same", [](const std::string &text) {
        const std::string once = base::quotable(text, 500);
        RC_ASSERT(once.size() <= 500U);
        RC_ASSERT(once.find_first_of("<>[]{}`|#@\n\r") == std::string::npos);
        RC_ASSERT(base::quotable(once, 500) == once);
    });
    QCOMPARE(base::quotable("It rose 2.5 % (to 98,000) — \"a record\", he said; A&B's."),
             std::string("It rose 2.5 % (to 98,000) — \"a record\", he said; A&B's."));
}

void TestWorld::homoglyphs()
{
    QCOMPARE(base::withoutHomoglyphs("ВТС and Вitсоin"), std::string("BTC and Bitcoin"));
    QCOMPARE(base::withoutHomoglyphs("ｏｐｅｎ 𝐁𝐓𝐂 Ⓑ"), std::string("open BTC B"));
    QCOMPARE(base::withoutHomoglyphs("Москва и Сочи"),
             std::string("Москва и Сочи")); // a language is no disguise
    QCOMPARE(base::withoutHomoglyphs("Αθήνα"), std::string("Αθήνα"));
}
