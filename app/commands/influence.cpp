#include "app/commands.h"

#include "decision/converse.h"
#include "decision/influence.h"

#include <QCoroTask>

namespace app {
namespace {

using base::Json;

constexpr long long mostCalls = 50;

/// The question of a capsule, as it was asked but for the picture.
base::Result<llm::Question> questionOf(const Json &manifest)
{
    llm::Question out;
    const auto system = base::textField(manifest, "system");
    const auto user = base::textField(manifest, "user");
    if (!system || !user)
        return base::fail(base::ErrorCode::NotFound, "the capsule's texts were pruned", "capsule");
    out.system = *system;
    out.user = *user;
    for (const Json &one : manifest.value("readings", Json::array())) {
        if (one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_number())
            out.readings.push_back({one[0].get<std::string>(), one[1].get<double>()});
    }
    out.timeframe = manifest.value("watch", Json::object()).value("timeframe", std::string());
    return out;
}

double lastPrice(const llm::Question &question)
{
    for (const domain::Reading &one : question.readings)
        if (one.ref == "last@" + question.timeframe)
            return one.value;
    return 0;
}

Json answerOf(const decision::Conversation &conversation)
{
    if (!conversation.decision)
        return {{"decision", Json()},
                {"error", conversation.error ? domain::toJson(*conversation.error) : Json()}};
    const domain::DecisionRecord &record = conversation.decision->record();
    return {{"decision",
             {{"action", domain::name(record.action)},
              {"confidence", record.confidence},
              {"stop_loss", record.stopLoss ? base::number(*record.stopLoss) : Json()},
              {"take_profit", record.takeProfit ? base::number(*record.takeProfit) : Json()}}},
            {"error", Json()}};
}

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
    const auto question = questionOf(manifest);
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
    const decision::Context context{lastPrice(*question), settings->desk.levelsBy == "desk"};
    const std::vector<llm::Provider *> chain{mind->get()};
    const auto askOnce = [&](const llm::Question &asked) {
        return answerOf(QCoro::waitFor(decision::converse(chain, asked, context)));
    };
    // Asked again with everything first: a mind that answers differently each time is no measure of an
    // article.
    const Json whole = askOnce(*question);
    long long left = std::clamp(most->value_or(10), 1LL, mostCalls) - 1;
    Json rows = Json::array();
    const std::vector<std::string> titles = decision::articlesOf(question->user);
    for (std::size_t i = 0; i < titles.size() && left > 0; ++i, --left) {
        llm::Question less = *question;
        less.user = decision::withoutArticle(question->user, int(i) + 1);
        Json row = askOnce(less);
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
