#include "decision/influence.h"

#include "base/text.h"

namespace decision {
namespace {

constexpr std::string_view opening = "News "; // as news_section.cpp writes it
constexpr std::string_view heading = "## News";

/// The number of the article that a line begins; 0 for any other line. A line of an article's own text begins
/// with its fence, so that no article can pass for another.
int numberOf(std::string_view line)
{
    if (!line.starts_with(opening))
        return 0;
    line.remove_prefix(opening.size());
    const auto number = base::parseInt(line.substr(0, line.find(',')));
    return number && *number > 0 && *number < 1000 ? int(*number) : 0;
}

/// The text of the last fence of a line.
std::string headline(std::string_view line)
{
    const std::size_t close = line.rfind("</");
    const std::size_t open = close == std::string_view::npos ? close : line.rfind('>', close);
    return open == std::string_view::npos ? std::string()
                                          : std::string(line.substr(open + 1, close - open - 1));
}

} // namespace

std::vector<std::string> articlesOf(std::string_view user)
{
    std::vector<std::string> out;
    bool inNews = false;
    for (const std::string_view line : base::split(user, '\n')) {
        if (line.starts_with("## "))
            inNews = line.starts_with(heading);
        if (inNews && numberOf(line) == int(out.size()) + 1)
            out.push_back(headline(line));
    }
    return out;
}

std::string withoutArticle(std::string_view user, int number)
{
    std::string out;
    bool inNews = false, inArticle = false;
    const auto lines = base::split(user, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        if (line.starts_with("## "))
            inNews = line.starts_with(heading);
        const bool body = inArticle && line.starts_with('<');
        inArticle = inNews && ((numberOf(line) == number && number > 0) || body);
        if (inArticle)
            continue;
        out += line;
        if (i + 1 < lines.size())
            out += '\n';
    }
    return out;
}

} // namespace decision
