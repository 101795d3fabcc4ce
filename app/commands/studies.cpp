#include "app/commands.h"

#include "base/text.h"
#include "studies/catalogue.h"

namespace app {
namespace {

using base::Json;

Json column(const std::vector<double> &values)
{
    Json out = Json::array();
    for (const double value : values)
        out.push_back(base::number(value));
    return out;
}

Json catalogueJson()
{
    Json rows = Json::array();
    for (const studies::Study &study : studies::catalogue()) {
        Json parameters = Json::array(), outputs = Json::array();
        for (const studies::Parameter &one : study.parameters)
            parameters.push_back(
                {{"name", one.name}, {"default", one.standard}, {"least", one.least}, {"most", one.most}});
        for (const char *one : study.outputs)
            outputs.push_back(one);
        rows.push_back(
            {{"name", study.name}, {"title", study.title}, {"parameters", parameters}, {"outputs", outputs}});
    }
    return {{"studies", rows}};
}

base::Result<Json> computed(const studies::Request &request, const studies::Input &input)
{
    const studies::Columns columns = studies::run(request, input);
    if (columns.outputs.size() == 1)
        return column(columns.outputs.front());
    Json out = Json::object();
    for (std::size_t i = 0; i < columns.outputs.size(); ++i)
        out[request.study->outputs[i]] = column(columns.outputs[i]);
    return out;
}

} // namespace

base::Result<Printed> studiesCommand(const Arguments &arguments)
{
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : "list";
    if (what == "list")
        return Printed{catalogueJson()};
    if (what != "run")
        return base::fail(base::ErrorCode::BadRequest, "list or run?", "studies " + what);
    const auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    const studies::Input input = studies::inputOf(file->candles);
    Json out = Json::object();
    if (const auto only = arguments.text("--only")) {
        for (const std::string_view one : base::split(*only, ',')) {
            const std::string asked(base::trimmed(one));
            const auto request = studies::Request::parse(asked);
            if (!request)
                return base::fail(request);
            const auto values = computed(*request, input);
            if (!values)
                return base::fail(values);
            out[asked] = *values; // under the name that was asked for
        }
        return Printed{out};
    }
    for (const studies::Study &study : studies::catalogue()) {
        const auto request = studies::Request::parse(study.name);
        if (!request)
            return base::fail(request);
        const auto values = computed(*request, input);
        if (!values)
            return base::fail(values);
        out[request->id()] = *values;
    }
    return Printed{out};
}

base::Result<Printed> patternsCommand(const Arguments &arguments)
{
    const auto file = candleFile(arguments);
    if (!file)
        return base::fail(file);
    const auto since = arguments.whole("--since-bars");
    if (!since)
        return base::fail(since);
    if (*since && **since < 0)
        return base::fail(base::ErrorCode::BadRequest, "at least 0", "--since-bars");
    const std::size_t bars = file->candles.size();
    const std::size_t first = *since && std::size_t(**since) < bars ? bars - std::size_t(**since) : 0;
    Json events = Json::array();
    for (const studies::PatternEvent &event : studies::detectAll(studies::inputOf(file->candles))) {
        if (event.bar < first)
            continue;
        Json details = Json::object();
        for (const auto &[name, value] : event.details)
            details[name] = base::number(value);
        events.push_back({{"id", event.id},
                          {"kind", event.kind},
                          {"bar", event.bar},
                          {"time", base::toMs(file->candles.openTime(event.bar))},
                          {"direction", studies::name(event.direction)},
                          {"confidence", base::number(event.confidence)},
                          {"details", details}});
    }
    return Printed{Json{{"events", events}}};
}

} // namespace app
