#include "app/printing.h"

#include <algorithm>

namespace app {
namespace {

using base::Json;

std::string cell(const Json &value)
{
    if (value.is_null())
        return "–";
    if (value.is_string())
        return value.get<std::string>();
    return value.dump();
}

bool isTable(const Json &value)
{
    return value.is_array() && !value.empty() &&
           std::all_of(value.begin(), value.end(), [](const Json &row) { return row.is_object(); });
}

std::size_t width(const std::string &text) // in characters, not bytes
{
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

void writeTable(std::string &out, const Json &rows, const std::string &indent)
{
    std::vector<std::string> names;
    for (const auto &item : rows.front().items())
        if (!item.value().is_structured())
            names.push_back(item.key());
    std::vector<std::size_t> widths;
    for (const std::string &name : names) {
        std::size_t most = width(name);
        for (const Json &row : rows)
            most = std::max(most, row.contains(name) ? width(cell(row[name])) : 1);
        widths.push_back(std::min<std::size_t>(most, 48));
    }
    const auto line = [&](const auto &text) {
        out += indent;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string one = text(names[i]);
            const std::size_t used = width(one);
            out += one + std::string(used < widths[i] ? widths[i] - used : 0, ' ') + "  ";
        }
        out += '\n';
    };
    line([](const std::string &name) { return name; });
    for (const Json &row : rows)
        line([&](const std::string &name) { return row.contains(name) ? cell(row[name]) : std::string("–"); });
}

void write(std::string &out, const Json &value, const std::string &indent)
{
    if (isTable(value)) {
        writeTable(out, value, indent);
    } else if (value.is_object()) {
        for (const auto &item : value.items()) {
            out += indent + item.key() + ':';
            if (item.value().is_structured() && !item.value().empty()) {
                out += '\n';
                write(out, item.value(), indent + "  ");
            } else {
                out += ' ' + cell(item.value()) + '\n';
            }
        }
    } else if (value.is_array()) {
        for (const Json &one : value)
            out += indent + cell(one) + '\n';
    } else {
        out += indent + cell(value) + '\n';
    }
}

} // namespace

std::string readable(const Json &document)
{
    std::string out;
    write(out, document, {});
    return out;
}

} // namespace app
