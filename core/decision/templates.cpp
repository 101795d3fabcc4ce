#include "decision/templates.h"

#include "base/hash.h"
#include "base/text.h"
#include "decision/resources.h"

#include <algorithm>

namespace decision {
namespace {

using base::ErrorCode;

constexpr std::size_t mostBytes = 64 << 10;
constexpr const char *actions[] = {"actions"};
constexpr const char *claims[] = {"claims"};

constexpr TemplateRow table[] = {
    {"system", {}},
    {"contract", actions},
    {"contract_desk_levels", actions},
    {"rebuttal", claims},
    {"role_chart_reader", {}},
    {"role_technician", {}},
    {"role_news_scout", {}},
    {"role_historian", {}},
    {"temperament_conservative", {}},
    {"temperament_aggressive", {}},
    {"temperament_contrarian", {}},
    {"temperament_trend_follower", {}},
};

base::Result<void> checked(const std::string &name, const std::string &text)
{
    const std::string file = name + ".md";
    const auto row = std::find_if(std::begin(table), std::end(table),
                                  [&](const TemplateRow &one) { return name == one.name; });
    if (row == std::end(table))
        return base::fail(ErrorCode::NotFound, "the desk has no text of this name", file);
    if (base::trimmed(text).empty())
        return base::fail(ErrorCode::BadData, "the text is empty", file);
    if (text.size() > mostBytes)
        return base::fail(ErrorCode::BadData, "the text is larger than 64 KiB", file);
    if (base::sanitised(text, mostBytes) != text)
        return base::fail(ErrorCode::BadData,
                          "the text holds characters or marks that a question must not have, or is not UTF-8",
                          file);
    const auto found = placeholdersOf(text);
    if (!found)
        return base::fail(found.error().code, found.error().detail, file);
    for (const std::string &one : *found)
        if (std::none_of(row->placeholders.begin(), row->placeholders.end(),
                         [&](const char *known) { return one == known; }))
            return base::fail(ErrorCode::BadData, "unknown placeholder {{" + one + "}}", file);
    for (const char *needed : row->placeholders)
        if (std::find(found->begin(), found->end(), needed) == found->end())
            return base::fail(ErrorCode::BadData,
                              std::string("the placeholder {{") + needed + "}} is missing", file);
    return {};
}

} // namespace

std::span<const TemplateRow> templateTable()
{
    return table;
}

base::Result<Templates> Templates::make(const std::map<std::string, std::string> &texts)
{
    Templates out;
    for (const auto &[name, text] : texts) {
        std::string plain; // as written on any system
        std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != '\r'; });
        if (const auto fine = checked(name, plain); !fine)
            return base::fail(fine);
        out.m_texts[name] = std::move(plain);
    }
    return out;
}

std::string_view Templates::text(const std::string &name) const
{
    const auto found = m_texts.find(name);
    return found == m_texts.end() ? std::string_view() : found->second;
}

base::Json Templates::toJson() const
{
    base::Json out = base::Json::object();
    for (const auto &[name, text] : m_texts)
        out[name] = base::sha256(text);
    return out;
}

std::string_view templateText(const TemplatesPtr &templates, const std::string &name)
{
    const std::string_view own = templates ? templates->text(name) : std::string_view();
    return own.empty() ? prompt(name) : own;
}

base::Result<std::vector<std::string>> placeholdersOf(std::string_view text)
{
    std::vector<std::string> out;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos || end - at > 64)
            return base::fail(ErrorCode::BadData,
                              "\"{{\" without an end: " + base::sanitised(text.substr(at, 24)));
        out.emplace_back(base::trimmed(text.substr(at + 2, end - at - 2)));
        at = end + 2;
    }
    return out;
}

std::string filled(std::string_view text, const std::map<std::string, std::string> &values)
{
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", from)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos)
            break;
        out += text.substr(from, at - from);
        const auto found = values.find(std::string(base::trimmed(text.substr(at + 2, end - at - 2))));
        if (found != values.end())
            out += found->second;
        from = end + 2;
    }
    out += text.substr(from);
    return out;
}

} // namespace decision
