#include "app/commands.h"

#include "base/platform.h"
#include "engine/account_terms.h"
#include "store/settings_file.h"

namespace app {
namespace {

using base::Json;

/// Text from the command line as the option's own type: JSON when it reads as such, else the text itself.
Json valueOf(const std::string &text)
{
    const auto json = base::parseJson(text);
    return json ? *json : Json(text);
}

} // namespace

base::Result<void> fitsKept(const Arguments &arguments, const engine::Settings &before,
                            const engine::Settings &next)
{
    const QString path = store::deskDatabase(arguments.global.dataDir);
    auto database = store::Database::open(path, store::Access::ReadOnly);
    if (!database && database.error().code == base::ErrorCode::NotFound)
        return {}; // nothing has begun
    if (!database)
        return base::fail(database);
    return engine::fitsAccount(before, next, **database);
}

base::Result<Printed> settingsCommand(const Arguments &arguments)
{
    const std::vector<std::string> &words = arguments.words;
    const std::string what = words.size() > 1 ? words[1] : "show";
    const auto settings = loadSettings(arguments.global);
    if (!settings)
        return base::fail(settings);
    if (what == "show") {
        Json shown = engine::toJson(*settings), dead = Json::array();
        for (const risk::LintFinding &finding : risk::lint(settings->risk))
            dead.push_back({{"key", "risk." + finding.key}, {"why", finding.why}});
        shown["limits_that_do_nothing"] = dead;
        return Printed{std::move(shown)};
    }
    if (what != "set" || words.size() != 4)
        return base::fail(base::ErrorCode::BadRequest, "show, or set KEY VALUE", "settings");
    auto changed = engine::changed(*settings, words[2], valueOf(words[3]));
    if (!changed) // a text that looks like a number, such as a model called 4
        changed = engine::changed(*settings, words[2], Json(words[3]));
    if (!changed)
        return base::fail(changed);
    const base::Result<void> fits = fitsKept(arguments, *settings, *changed);
    if (!fits)
        return base::fail(fits);
    auto stored = store::readSettings(arguments.global.dataDir);
    if (!stored)
        return base::fail(stored);
    const std::string name = engine::currentKey(words[2]);
    const std::size_t dot = name.find('.');
    const std::string group = name.substr(0, dot), key = name.substr(dot + 1);
    const Json now = engine::toJson(*changed)[group][key];
    (*stored)[group][key] = now;
    const base::Result<void> written = store::writeSettings(arguments.global.dataDir, *stored);
    if (!written)
        return base::fail(written);
    return Printed{Json{{"key", name}, {"value", now}}};
}

} // namespace app
