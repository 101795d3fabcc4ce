// How a room describes its options: one plain struct, and one table that says for each field its key, unit, range and
// meaning. JSON, the settings dialog, `settings set` and the README are all made from the same table. Any thread.
#pragma once

#include "base/json.h"

#include <limits>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace base {

/// One described field of an options struct S.
template <class S>
struct Option
{
    const char *key;   // "max_open_positions"
    const char *title; // "Open positions at most" (English; ui translates)
    const char *unit;  // "%", "bps", "s", "" …
    const char *help;  // one sentence
    std::variant<bool S::*, int S::*, double S::*, std::string S::*, std::vector<std::string> S::*> field;
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    std::span<const char *const> choices = {}; // for text: the allowed values; empty = free
};

/// The same without its type, for dialogs and the command line.
struct OptionInfo
{
    std::string key, title, unit, help;
    enum class Kind { Bool, Int, Double, Text, TextList } kind = Kind::Text;
    double least = 0, most = 0;
    std::vector<std::string> choices;
    Json value;        // as it stands
    Json defaultValue; // as it is without settings
};

/// Every field as JSON, keyed by its key.
template <class S>
[[nodiscard]] Json writeOptions(const S &options, std::span<const Option<S>> table)
{
    Json out = Json::object();
    for (const Option<S> &option : table)
        std::visit([&](auto field) { out[option.key] = options.*field; }, option.field);
    return out;
}

/// Checks one value against its description and stores it. Errors: Schema (wrong type), OutOfRange; field = key.
template <class S>
[[nodiscard]] Result<void> setOption(S &options, const Option<S> &option, const Json &value);

/// Reads every known key of `json` into a copy of `options`; unknown keys are ignored (the caller keeps them).
template <class S>
[[nodiscard]] Result<S> readOptions(S options, const Json &json, std::span<const Option<S>> table)
{
    if (!json.is_object())
        return fail(ErrorCode::Schema, "not an object", "settings");
    for (const Option<S> &option : table) {
        const auto found = json.find(option.key);
        if (found == json.end() || found->is_null())
            continue;
        const Result<void> stored = setOption(options, option, *found);
        if (!stored)
            return fail(stored);
    }
    return options;
}

template <class S>
[[nodiscard]] std::vector<OptionInfo> describeOptions(const S &options, std::span<const Option<S>> table)
{
    using Kind = OptionInfo::Kind;
    static const S defaults{};
    std::vector<OptionInfo> out;
    for (const Option<S> &option : table) {
        OptionInfo info{option.key, option.title, option.unit, option.help, Kind(option.field.index()),
                        option.least, option.most, {}, {}, {}};
        info.choices.assign(option.choices.begin(), option.choices.end());
        std::visit([&](auto field) { info.value = options.*field, info.defaultValue = defaults.*field; },
                   option.field);
        out.push_back(std::move(info));
    }
    return out;
}

/// The type and range check behind setOption.
[[nodiscard]] Result<void> checkOption(const Json &value, OptionInfo::Kind kind, double least, double most,
                                       std::span<const char *const> choices, const char *key);

template <class S>
Result<void> setOption(S &options, const Option<S> &option, const Json &value)
{
    const auto kind = OptionInfo::Kind(option.field.index());
    const Result<void> checked =
        checkOption(value, kind, option.least, option.most, option.choices, option.key);
    if (!checked)
        return checked;
    std::visit([&](auto field) { value.get_to(options.*field); }, option.field);
    return {};
}

} // namespace base
