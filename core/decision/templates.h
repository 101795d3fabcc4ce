// The texts that a person may put in place of the program's own: resources/prompts, and files of the same
// names in the data folder. Checked before they are used. Values; any thread.
#pragma once

#include "base/json.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace decision {

/// One text and the words between double braces that must stand in it, such as {{actions}}.
struct TemplateRow
{
    const char *name; // of resources/prompts/<name>.md
    std::span<const char *const> placeholders;
};
[[nodiscard]] std::span<const TemplateRow> templateTable();

class Templates
{
public:
    /// The texts of files by name without ".md". Errors: NotFound for a name that there is not; BadData for a
    /// text that is empty, larger than 64 KiB or not UTF-8, and for a placeholder that is missing or unknown.
    /// The field is the name of the file, and the detail names the placeholder.
    [[nodiscard]] static base::Result<Templates> make(const std::map<std::string, std::string> &texts);

    /// The text of this name; empty where the program's own is used.
    [[nodiscard]] std::string_view text(const std::string &name) const;
    [[nodiscard]] bool isEmpty() const { return m_texts.empty(); }
    /// {"system": sha256 of the text that was put in its place}
    [[nodiscard]] base::Json toJson() const;

private:
    std::map<std::string, std::string> m_texts;
};
using TemplatesPtr = std::shared_ptr<const Templates>;

/// What is in force under a name. `templates` may be null.
[[nodiscard]] std::string_view templateText(const TemplatesPtr &templates, const std::string &name);
/// A text with its placeholders filled in; what is filled in is not looked at again.
[[nodiscard]] std::string filled(std::string_view text, const std::map<std::string, std::string> &values);
/// The placeholders of a text, in order. Errors: BadData for an opening without an end.
[[nodiscard]] base::Result<std::vector<std::string>> placeholdersOf(std::string_view text);

} // namespace decision
