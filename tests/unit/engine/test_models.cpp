#include "test_models.h"

#include "engine/minds.h"
#include "llm/guarded.h"
#include "rig.h"

using base::Json;
using engine::Settings;
using rig::Rig;

namespace {

base::Error down()
{
    return {base::ErrorCode::Server, "500", "test", {}};
}

rig::Reply failing()
{
    rig::Reply out;
    out.error = down();
    return out;
}

/// The scripted mind behind a guard, and the built-in rules beside it.
void guardMinds(Rig &rig)
{
    rig.change = [mind = rig.mind](engine::Parts &parts) {
        llm::KeeperParts keeping;
        keeping.clock = std::make_shared<base::SystemClock>();
        keeping.budget = {0, 0, 0, "allow"};
        parts.keeper = std::make_shared<llm::CallKeeper>(keeping);
        const auto scripted = parts.makeProvider;
        parts.makeProvider = [scripted, keeper = parts.keeper](
                                 const std::string &id, const Settings &settings,
                                 std::vector<base::Secret> keys,
                                 net::Http *http) -> base::Result<std::unique_ptr<llm::Provider>> {
            if (id == "technical")
                return (*llm::findProvider(id))->make(http, keeper->clock(), {});
            auto made = scripted(id, settings, std::move(keys), http);
            if (!made)
                return made;
            return llm::makeGuarded(std::move(*made), keeper, {});
        };
    };
}

} // namespace

void TestModels::theEnvironmentSaysHowToAsk()
{
    std::map<std::string, std::string> variables{{"SIGNALDESK_OPENAI_TEMPERATURE", "0.25"},
                                                 {"SIGNALDESK_OPENAI_TOP_K", "40"},
                                                 {"SIGNALDESK_OPENAI_SEED", "7"},
                                                 {"SIGNALDESK_OPENAI_MAX_TOKENS", "900"},
                                                 {"SIGNALDESK_OPENAI_THINKING", "low"},
                                                 {"SIGNALDESK_OPENAI_TIMEOUT_SECONDS", "30"},
                                                 {"SIGNALDESK_OPENAI_BASE_URL", "http://elsewhere"},
                                                 {"AWS_DEFAULT_REGION", "eu-west-3"}};
    const auto look = [&](const char *name) { return variables[name]; };
    engine::ModelOptions kept;
    kept.topP = 0.9;
    const auto openai = engine::withEnvironment("openai", kept, look);
    QVERIFY(openai);
    QCOMPARE(openai->temperature, 0.25);
    QCOMPARE(openai->topP, 0.9);
    QCOMPARE(openai->topK, 40);
    QCOMPARE(openai->seed, 7);
    QCOMPARE(openai->maxTokens, 900);
    QCOMPARE(openai->thinking, std::string("low"));
    QCOMPARE(openai->timeoutSeconds, 30);
    QVERIFY2(openai->baseUrl.empty(), "an address is nothing for an environment");
    QCOMPARE(engine::withEnvironment("anthropic", kept, look)->temperature, -1.0);
    QCOMPARE(engine::withEnvironment("bedrock", kept, look)->region, std::string("eu-west-3"));
    variables["AWS_REGION"] = "us-west-2";
    QCOMPARE(engine::withEnvironment("bedrock", kept, look)->region, std::string("us-west-2"));
    QVERIFY(engine::isBuiltIn("technical") && engine::isBuiltIn("rules"));
    QVERIFY(!engine::isBuiltIn("ollama") && !engine::isBuiltIn("council") && !engine::isBuiltIn("nobody"));
    kept.region = "ap-south-1";
    QCOMPARE(engine::withEnvironment("bedrock", kept, look)->region, std::string("ap-south-1"));
    for (const auto &[name, value] :
         {std::pair("SIGNALDESK_OPENAI_TEMPERATURE", "hot"), std::pair("SIGNALDESK_OPENAI_TEMPERATURE", "9"),
          std::pair("SIGNALDESK_OPENAI_SEED", "1.5"), std::pair("SIGNALDESK_OPENAI_THINKING", "deep")}) {
        const auto saved = std::exchange(variables[name], value);
        const auto refused = engine::withEnvironment("openai", kept, look);
        QVERIFY2(!refused && refused.error().field == name, value);
        variables[name] = saved;
    }
}

void TestModels::modelsAreListed()
{
    Rig rig;
    rig.start();
    QVERIFY(rig.cycles(1));
    std::vector<std::shared_ptr<const engine::ModelList>> heard;
    QObject::connect(&rig.desk(), &engine::Desk::modelsListed, &rig.desk(),
                     [&](const std::shared_ptr<const engine::ModelList> &list) { heard.push_back(list); });
    rig.desk().listModels({{"desk", {{"provider", "compatible"}}}}, {});
    QTRY_COMPARE(heard.size(), std::size_t(1));
    QCOMPARE(heard[0]->provider, std::string("compatible"));
    QVERIFY(!heard[0]->error && heard[0]->models.size() == 2);
    QCOMPARE(heard[0]->models[0].id, std::string("clever-1"));
    QCOMPARE(heard[0]->models[0].contextTokens.value_or(0), 200'000LL);
    QVERIFY(!heard[0]->models[1].vision);
    rig.desk().listModels({{"desk", {{"provider", "openai"}}}}, {QStringLiteral("key")}); // cannot be made here
    QTRY_COMPARE(heard.size(), std::size_t(2));
    QVERIFY(heard[1]->error && heard[1]->provider == "openai");
    QCOMPARE(rig.now().settings->desk.provider, std::string("compatible")); // only tried
}

void TestModels::everyProviderHasItsOwnSettings()
{
    const Settings defaults;
    for (const llm::ProviderRow &row : llm::providers()) {
        if (!engine::hasOptions(row))
            continue;
        const std::string id = row.id;
        const auto changed = engine::changed(defaults, id + ".model", "clever");
        QVERIFY2(changed, row.id);
        QCOMPARE(changed->modelOf(id), std::string("clever"));
        for (const llm::ProviderRow &other : llm::providers())
            if (id != other.id)
                QVERIFY2(changed->modelOf(other.id).empty(), other.id);
        QCOMPARE(engine::toJson(*changed)[id]["model"].get<std::string>(), std::string("clever"));
        const auto again = engine::settingsFromJson(engine::toJson(*changed));
        QVERIFY(again && again->modelOf(id) == "clever");
        const auto refused = engine::changed(defaults, id + ".temperature", 7);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, id + ".temperature");
    }
    QCOMPARE(defaults.modelOf("technical"), std::string());
    QVERIFY(engine::modelOptionTable("technical").empty());
    engine::ModelOptions chosen;
    chosen.model = "m";
    chosen.temperature = 0.5;
    chosen.thinking = "low";
    const auto options = engine::providerOptions(**llm::findProvider("compatible"), chosen, {});
    QCOMPARE(options.model, std::string("m"));
    QCOMPARE(options.sampling.temperature.value_or(0), 0.5);
    QVERIFY(!options.sampling.topP && options.sampling.thinking == "low");
    QVERIFY(!options.baseUrl.empty());
}

void TestModels::theOlderGroupIsStillRead()
{
    const auto old =
        engine::settingsFromJson(Json{{"model", {{"base_url", "http://127.0.0.1:9/v1"}, {"model", "old"}}}});
    QVERIFY(old);
    QCOMPARE(old->model("compatible").baseUrl, std::string("http://127.0.0.1:9/v1"));
    const auto both = engine::settingsFromJson(
        Json{{"model", {{"model", "old"}, {"top_k", 7}}}, {"compatible", {{"model", "new"}}}});
    QVERIFY(both);
    QCOMPARE(both->modelOf("compatible"), std::string("new"));
    QCOMPARE(both->model("compatible").topK, 7);
    QCOMPARE(engine::currentKey("model.model"), std::string("compatible.model"));
    const auto changed = engine::changed({}, "model.model", "x");
    QVERIFY(changed && changed->modelOf("compatible") == "x");
    QVERIFY(!engine::toJson(*changed).contains("model"));
}

void TestModels::noSecretInAnyAddress()
{
    for (const char *url : {"https://me:word@host/v1", "https://host/v1?api_key=1", "https://me@host"}) {
        const auto refused = engine::changed({}, "compatible.base_url", url);
        QVERIFY2(!refused, url);
        QCOMPARE(refused.error().field, std::string("compatible.base_url"));
    }
    for (const char *url :
         {"nonsense", "ftp://host/v1", "http://", "localhost:1234", "{\"a\":1}", "http://a b/v1"}) {
        const auto refused = engine::changed({}, "compatible.base_url", url);
        QVERIFY2(!refused, url);
        QCOMPARE(refused.error().field, std::string("compatible.base_url"));
    }
    for (const char *url : {"", "http://localhost:1234/v1", "https://[::1]:8080"})
        QVERIFY2(engine::changed({}, "compatible.base_url", url).has_value(), url);
}

void TestModels::theChainIsWhoCanBeAsked()
{
    const auto everybody = [](const llm::ProviderRow &) { return true; };
    const auto nobody = [](const llm::ProviderRow &row) { return engine::isUsable(row, {}); };
    Settings settings;
    QCOMPARE(settings.desk.provider, std::string("technical")); // works without a key
    QCOMPARE(settings.chain(nobody), std::vector<std::string>{"technical"});
    settings.desk.provider = "compatible";
    settings.desk.fallbacks = {"compatible", "local", "no_such_one", "technical", "technical"};
    QCOMPARE(settings.chain(everybody), (std::vector<std::string>{"compatible", "technical"}));
    settings.desk.provider = "technical";
    settings.desk.fallbacks = {"local", "no_such_one"};
    QCOMPARE(settings.chain(everybody), std::vector<std::string>{"technical"}); // nothing local is set up
    settings.model("compatible").model = "mine";
    QCOMPARE(settings.chain(everybody), (std::vector<std::string>{"technical", "compatible"}));
}

void TestModels::aFallbackIsLabelled()
{
    Rig rig;
    guardMinds(rig);
    rig.settings.desk.fallbacks = {"technical"};
    rig.mind->say([](const llm::Question &, int) { return failing(); });
    rig.start();
    QVERIFY(rig.cycles(1));
    const auto decision = rig.now().watches.front().decision;
    QVERIFY(decision && decision->decision);
    QCOMPARE(decision->provider, std::string("technical"));
    QVERIFY(decision->fellBack);
    QVERIFY2(decision->detail.starts_with("technical in place of compatible: "), decision->detail.c_str());
    QVERIFY(!decision->notes.empty());
    QVERIFY(rig.stop() < 1000);
    const auto ended = rig.ended();
    QCOMPARE(ended.size(), std::size_t(1));
    QVERIFY(ended[0].done.starts_with("technical in place of compatible: "));
    const Json capsule = rig.capsule(decision->capsuleId);
    QCOMPARE(capsule["calls"].size(), std::size_t(2));
    QCOMPARE(capsule["calls"][1]["provider"].get<std::string>(), std::string("technical"));
}

void TestModels::aTotalOutageIsAFailedCycle()
{
    Rig rig;
    guardMinds(rig);
    rig.settings.desk.fallbacks = {};
    rig.mind->say([](const llm::Question &, int) { return failing(); });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) { return one.failedCycles == 1; }));
    QCOMPARE(rig.now().watches.front().decision->outcome, std::string("failed"));
    QCOMPARE(rig.now().watches.front().decision->code, std::string("server"));
}

void TestModels::answersAreOverheard()
{
    Rig rig;
    guardMinds(rig);
    rig.settings.desk.fallbacks = {};
    rig.mind->say([](const llm::Question &, int) {
        rig::Reply out = rig::hold();
        out.pieces = {"I ", "hold."};
        out.after = base::Milliseconds(150);
        return out;
    });
    std::string heard;
    rig.start();
    QObject::connect(&rig.desk(), &engine::Desk::overheard, &rig.desk(),
                     [&](const std::vector<engine::Overheard> &pieces) {
                         for (const engine::Overheard &piece : pieces)
                             heard += piece.kind == engine::Overheard::Kind::Begin ? "|" : piece.text;
                     });
    QVERIFY(rig.shows([&](const auto &) { return heard == "I hold."; })); // before the answer is whole
    QCOMPARE(rig.now().cycles, std::uint64_t(0));
    QVERIFY(rig.cycles(1));
}

void TestModels::aQuestionCanBeCancelled()
{
    Rig rig;
    guardMinds(rig);
    rig.settings.desk.fallbacks = {"technical"};
    rig.mind->say([](const llm::Question &, int number) {
        rig::Reply out = rig::hold();
        out.hangs = number == 0;
        return out;
    });
    rig.start();
    QVERIFY(rig.shows([](const auto &one) {
        return !one.watches.empty() && one.watches.front().phase == engine::Phase::Asking;
    }));
    rig.settle();
    rig.desk().cancelQuestions();
    QVERIFY(rig.shows([](const auto &one) { return one.failedCycles == 1; }));
    QCOMPARE(rig.now().watches.front().decision->code, std::string("cancelled"));
    QVERIFY(!rig.now().watches.front().decision->fellBack); // whoever cancels wants no other answer
    QVERIFY(rig.now().running);
    rig.nextClose();
    QVERIFY(rig.cycles(2)); // the next question is asked as ever
    QCOMPARE(rig.now().failedCycles, std::uint64_t(1));
}

void TestModels::scoresAndLightsAreShown()
{
    Rig rig;
    guardMinds(rig);
    rig.settings.desk.fallbacks = {"technical"};
    rig.settings.calls.breakerFailures = 1;
    rig.mind->say([](const llm::Question &, int) {
        rig::Reply out;
        out.text = "no decision at all";
        return out;
    });
    rig.start();
    QVERIFY(rig.cycles(1));
    QVERIFY(rig.shows([](const auto &one) { return one.modelScores && !one.modelScores->empty(); }));
    const domain::ModelScore score = rig.now().modelScores->front();
    QCOMPARE(score.provider, std::string("compatible"));
    QCOMPARE(score.calls, 2LL);
    QCOMPARE(score.unreadable, 2LL);
    QCOMPARE(score.repaired, 0LL);
    QCOMPARE(rig.now().providers.size(), std::size_t(2));
    QVERIFY(rig.now().providers.front().first);
    QVERIFY(rig.now().providers.front().state == engine::ProviderView::State::Ready);
}
