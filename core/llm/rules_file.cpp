#include "base/text.h"
#include "llm/rules.h"

namespace llm {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::size_t mostBytes = 64 << 10;

const base::Option<RuleOptions> *rowOf(std::string_view key)
{
    for (const auto &row : ruleOptionTable())
        if (key == row.key)
            return &row;
    return nullptr;
}

/// One key and its text. Errors: NotFound, Schema; `place` is said with them.
base::Result<void> take(RuleOptions &options, std::string_view key, const Json &value,
                        const std::string &place)
{
    const auto *row = rowOf(key);
    if (!row) {
        std::string known;
        for (const auto &one : ruleOptionTable())
            known += (known.empty() ? "" : ", ") + std::string(one.key);
        return base::fail(ErrorCode::NotFound,
                          place + "there is no rule of this name: " + base::sanitised(key, 80) + " (" +
                              known + ')',
                          base::sanitised(key, 80));
    }
    return base::setOption(options, *row, value);
}

base::Result<RuleOptions> fromJson(std::string_view text, RuleOptions options)
{
    const auto json = base::parseJson(text);
    if (!json)
        return base::fail(json);
    const Json &rules = json->contains("rules") && (*json)["rules"].is_object() ? (*json)["rules"] : *json;
    if (!rules.is_object())
        return base::fail(ErrorCode::Schema, "the rules are not an object", "rules");
    for (const auto &[key, value] : rules.items()) {
        const Json plain = value.is_number() && key == "horizon" ? Json(value.dump()) : value;
        if (const auto taken = take(options, key, plain, {}); !taken)
            return base::fail(taken);
    }
    return options;
}

base::Result<RuleOptions> fromLines(std::string_view text, RuleOptions options)
{
    int number = 0;
    for (const std::string_view whole : base::split(text, '\n')) {
        ++number;
        const std::string_view line = base::trimmed(whole.substr(0, whole.find_first_of("#;")));
        if (line.empty() || (line.front() == '[' && line.back() == ']'))
            continue;
        const std::string place = "line " + std::to_string(number) + ": ";
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            return base::fail(ErrorCode::BadData, place + "a line is written: entry_long = rsi:14 < 30",
                              "line " + std::to_string(number));
        const std::string_view key = base::trimmed(line.substr(0, equals));
        const std::string value(base::trimmed(line.substr(equals + 1)));
        if (const auto taken = take(options, key, value, place); !taken)
            return base::fail(taken);
    }
    return options;
}

} // namespace

base::Result<RuleOptions> rulesFromText(std::string_view text, RuleOptions defaults)
{
    if (text.size() > mostBytes)
        return base::fail(ErrorCode::OutOfRange, "rules have at most 64 KiB", "rules");
    const std::string_view content = base::trimmed(text);
    const bool json = !content.empty() && content.front() == '{';
    return json ? fromJson(content, std::move(defaults)) : fromLines(text, std::move(defaults));
}

} // namespace llm
