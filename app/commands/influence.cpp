#include "app/commands.h"

#include "decision/influence.h"
#include "engine/influence.h"

#include <QCoroTask>

namespace app {
namespace {

using base::Json;

constexpr long long mostCalls = 50;

} // namespace

base::Result<Printed> influenceOf(const Arguments &arguments)
{
    const auto id = arguments.text("--capsule");
    if (!id)
        return base::fail(base::ErrorCode::BadRequest, "of which decision?", "--capsule");
    const auto capsule = readCapsule(arguments, *id);
    if (!capsule)
        return base::fail(capsule);
    const Json manifest = capsule->value("manifest", Json::object());
    const auto question = engine::keptQuestion(manifest);
    if (!question)
        return base::fail(question);
    auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    const auto most = arguments.whole("--at-most");
    if (!most)
        return base::fail(most);
    const std::string provider = arguments.text("--provider", settings->desk.provider);
    if (const auto model = arguments.text("--model"))
        settings->model(provider).model = *model;
    const auto http = makeHttp(arguments.global, *settings);
    if (!http)
        return base::fail(http);
    const auto keeper = makeKeeper(arguments.global, *settings);
    if (!keeper)
        return base::fail(keeper);
    const auto mind = providerWithKeys(arguments.global, provider, *settings, http->get(), *keeper);
    if (!mind)
        return base::fail(mind);
    const decision::Context context = engine::keptContext(*question, *settings);
    const std::vector<llm::Provider *> chain{mind->get()};
    const auto askOnce = [&](const llm::Question &asked) {
        return engine::toJson(QCoro::waitFor(engine::askAgain(chain, asked, context)));
    };
    // Asked again with everything first: a mind that answers differently each time is no measure of an
    // article.
    const Json whole = askOnce(*question);
    long long left = std::clamp(most->value_or(10), 1LL, mostCalls) - 1;
    Json rows = Json::array();
    const std::vector<std::string> titles = decision::articlesOf(question->user);
    for (std::size_t i = 0; i < titles.size() && left > 0; ++i, --left) {
        Json row = askOnce(engine::without(*question, int(i) + 1));
        row["article"] = i + 1;
        row["title"] = titles[i];
        row["changed"] = row["decision"] != whole["decision"];
        rows.push_back(std::move(row));
    }
    return Printed{{{"capsule_id", *id},
                    {"provider", provider},
                    {"whole", whole},
                    {"decided", manifest.value("decision", Json())},
                    {"without", std::move(rows)},
                    {"articles", titles.size()}}};
}

} // namespace app
