#include "app/arguments.h"

#include "base/platform.h"
#include "base/text.h"
#include "context/source.h"
#include "exchange/exchange.h"
#include "llm/provider.h"

#include <QDir>
#include <QUrl>

namespace app {
namespace {

/// --base-url ID=URL: the id of a venue ("binance", "binance.stream"), a provider or a source, and where it
/// is instead.
base::Result<void> takeBaseUrl(GlobalOptions &global, const std::string &option, const std::string &value)
{
    const auto wrong = [&option](const std::string &why) {
        return base::fail(base::ErrorCode::BadRequest, why, option);
    };
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || equals == 0)
        return wrong("written --base-url ID=URL");
    const std::string id = value.substr(0, equals), url = value.substr(equals + 1);
    const std::string owner = id.substr(0, id.find('.'));
    if (!exchange::findVenue(owner) && !llm::findProvider(owner) && !context::findSource(owner))
        return wrong("nobody is called '" + base::sanitised(owner, 40) + '\'');
    const QUrl read(QString::fromStdString(url), QUrl::StrictMode);
    const QString scheme = read.scheme();
    const bool known = scheme == u"http" || scheme == u"https" || scheme == u"ws" || scheme == u"wss";
    if (!read.isValid() || !known || read.host().isEmpty())
        return wrong("not an address that begins with http:// or https://: " + base::sanitised(url, 80));
    global.baseUrls[id] = url;
    return {};
}

base::Result<void> takeGlobal(GlobalOptions &global, const std::string &option, const std::string &value)
{
    const QString text = QString::fromStdString(value);
    if (value.empty())
        return base::fail(base::ErrorCode::BadRequest, "a value is missing", option);
    if (option == "--data-dir") {
        global.dataDir = QDir::cleanPath(QDir().absoluteFilePath(text));
    } else if (option == "--config") {
        global.configFile = text;
    } else if (option == "--record") {
        global.recordDir = text;
    } else if (option == "--replay") {
        global.replayDir = text;
    } else {
        return takeBaseUrl(global, option, value);
    }
    return {};
}

bool isGlobal(const std::string &option)
{
    return option == "--data-dir" || option == "--config" || option == "--record" || option == "--replay" ||
           option == "--base-url";
}

/// Whether the option is known, and whether it takes a value ("--symbol S").
std::optional<bool> takesValue(const std::string &option, std::span<const char *const> known)
{
    for (const std::string_view one : known) {
        const std::string_view name = one.substr(0, one.find(' '));
        if (name == option)
            return name.size() < one.size();
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> Arguments::text(const std::string &option) const
{
    const auto found = values.find(option);
    return found == values.end() ? std::nullopt : std::optional(found->second.back());
}

std::string Arguments::text(const std::string &option, const std::string &otherwise) const
{
    return text(option).value_or(otherwise);
}

base::Result<std::optional<long long>> Arguments::whole(const std::string &option) const
{
    const auto given = text(option);
    if (!given)
        return std::optional<long long>();
    const auto number = base::parseInt(*given);
    if (!number)
        return base::fail(base::ErrorCode::BadRequest, "not a whole number: " + *given, option);
    return std::optional<long long>(*number);
}

base::Result<std::optional<base::UtcTime>> Arguments::time(const std::string &option) const
{
    const auto given = text(option);
    if (!given)
        return std::optional<base::UtcTime>();
    const auto time = base::parseTime(*given);
    if (!time)
        return base::fail(base::ErrorCode::BadRequest, "not a time: " + *given, option);
    return std::optional<base::UtcTime>(*time);
}

std::string commandWord(const std::vector<std::string> &words,
                        const std::function<bool(const std::string &)> &isCommand)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (!word.starts_with("--"))
            return word;
        if (word == "--json" || word.find('=') != std::string::npos || i + 1 >= words.size())
            continue;
        i += isGlobal(word) || (!words[i + 1].starts_with("--") && !isCommand(words[i + 1]));
    }
    return {};
}

base::Result<Arguments> parseArguments(const std::vector<std::string> &words,
                                       std::span<const char *const> known)
{
    Arguments out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        if (word.size() < 3 || !word.starts_with("--")) {
            out.words.push_back(word);
            continue;
        }
        std::optional<std::string> value;
        if (const std::size_t equals = word.find('='); equals != std::string::npos) {
            value = word.substr(equals + 1);
            word.resize(equals);
        }
        if (word == "--json" && !value) {
            out.global.json = true;
            continue;
        }
        const std::optional<bool> takes = isGlobal(word) ? std::optional(true) : takesValue(word, known);
        if (!takes)
            return base::fail(base::ErrorCode::BadRequest, "unknown option", word);
        if (!*takes && value)
            return base::fail(base::ErrorCode::BadRequest, "takes no value", word);
        if (*takes && !value) {
            if (i + 1 >= words.size() || words[i + 1].starts_with("--"))
                return base::fail(base::ErrorCode::BadRequest, "a value is missing", word);
            value = words[++i];
        }
        if (isGlobal(word)) {
            const base::Result<void> taken = takeGlobal(out.global, word, *value);
            if (!taken)
                return base::fail(taken);
        } else {
            out.values[word].push_back(value.value_or(std::string()));
        }
    }
    if (out.global.dataDir.isEmpty())
        out.global.dataDir = base::defaultDataDir();
    return out;
}

} // namespace app
