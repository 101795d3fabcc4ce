// The command line, read against each command's own list of options. Pure.
#pragma once

#include "app/composition.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace app {

/// Options that a command takes: "--symbol S" takes a value, "--lean" does not.
struct Arguments
{
    GlobalOptions global;
    std::vector<std::string> words; // what is not an option, the command's name first
    std::map<std::string, std::vector<std::string>> values; // "--symbol" → its values in order

    [[nodiscard]] bool has(const std::string &option) const { return values.count(option) > 0; }
    [[nodiscard]] std::optional<std::string> text(const std::string &option) const;
    [[nodiscard]] std::string text(const std::string &option, const std::string &otherwise) const;
    /// Errors: BadRequest naming the option.
    [[nodiscard]] base::Result<std::optional<long long>> whole(const std::string &option) const;
    [[nodiscard]] base::Result<std::optional<base::UtcTime>> time(const std::string &option) const;
};

/// The first word that is neither an option nor the value of one: the command's name, or what stands in its place.
/// Which options of a command take a value is not known before its name is: a word after one of them is its value
/// unless it `isCommand`.
[[nodiscard]] std::string commandWord(const std::vector<std::string> &words,
                                      const std::function<bool(const std::string &)> &isCommand);
/// Splits the words; global options may stand anywhere. `known` lists the command's own options as they are written in
/// its usage line. Errors: BadRequest naming the option.
[[nodiscard]] base::Result<Arguments> parseArguments(const std::vector<std::string> &words,
                                                     std::span<const char *const> known);

} // namespace app
