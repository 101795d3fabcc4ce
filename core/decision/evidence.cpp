#include "decision/understand.h"

#include "base/text.h"

#include <set>

namespace decision {
namespace {

constexpr std::size_t mostUncited = 50;
constexpr std::size_t mostChecked = 2000; // numbers of one reasoning

/// Within a unit of the last of seven significant digits.
bool agrees(double claimed, double actual)
{
    if (claimed == actual)
        return true;
    const double size = std::max(std::abs(actual), 1e-300);
    const double unit = std::pow(10, std::floor(std::log10(size)) - 6);
    return std::abs(claimed - actual) <= unit * (1 + 1e-9);
}

/// A claim may round further than the question prints: 53.2 for 53.2174 is the same number as far as it goes,
/// while 53 or, for 0.1449, 0.1 says too little.
bool agreesAsWritten(double claimed, double actual)
{
    const std::string text = base::printed(claimed, 15);
    const std::size_t point = text.find('.');
    const int decimals = point == std::string::npos ? 0 : int(text.size() - point - 1);
    const double error = std::abs(claimed - actual);
    const bool rough = (decimals == 0 && std::abs(actual) < 100) || error > 0.01 * std::abs(actual);
    return !rough && error <= 0.5 * std::pow(10, -decimals) * (1 + 1e-9);
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether a digit after this character belongs to a word, an id or a number that began before.
constexpr bool joins(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || c == '_' || c == '.';
}

/// Tells the plain numbers of a text: digits with at most one point, commas between groups taken out.
template <class Each>
void eachNumber(std::string_view text, Each each)
{
    std::string digits;
    for (std::size_t i = 0; i < text.size();) {
        if (!isDigit(text[i]) || (i > 0 && joins(text[i - 1]))) {
            ++i;
            continue;
        }
        digits.clear();
        while (i < text.size() && (isDigit(text[i]) || text[i] == '.' || text[i] == ',')) {
            const bool more = i + 1 < text.size() && isDigit(text[i + 1]);
            if (!isDigit(text[i]) && !more)
                break;
            if (text[i] != ',')
                digits += text[i];
            ++i;
        }
        each(digits);
    }
}

/// Whether a number of the reasoning is one of the question's, as far as it is written.
bool known(double number, const std::vector<double> &sorted)
{
    const double reach = std::max(std::abs(number) * 0.01, 0.5);
    auto near = std::lower_bound(sorted.begin(), sorted.end(), number - reach);
    for (; near != sorted.end() && *near <= number + reach; ++near)
        if (agrees(number, *near) || agreesAsWritten(number, *near))
            return true;
    return false;
}

/// Every number of the question's text, in order of size.
std::vector<double> numbersOf(std::string_view questionText)
{
    std::vector<double> out;
    eachNumber(questionText, [&](const std::string &digits) {
        if (const auto number = base::parseDouble(digits))
            out.push_back(*number);
    });
    std::sort(out.begin(), out.end());
    return out;
}

/// What was measured and decided, in order of size.
std::vector<double> namedNumbers(const domain::DecisionRecord &record,
                                 const std::vector<domain::Reading> &readings)
{
    std::vector<double> out;
    for (const domain::Reading &reading : readings)
        out.push_back(std::abs(reading.value));
    for (const domain::EvidenceClaim &claim : record.evidence)
        if (claim.value)
            out.push_back(std::abs(*claim.value));
    for (const auto &own : {record.entryPrice, record.stopLoss, record.takeProfit, record.sizeFraction,
                            std::optional(record.confidence), std::optional(100 * record.confidence),
                            std::optional(double(record.horizonBars))})
        if (own)
            out.push_back(*own);
    if (record.sizeFraction)
        out.push_back(100 * *record.sizeFraction);
    // Periods stand in the ids: "sma:200@4h".
    for (const domain::Reading &reading : readings) {
        const std::string_view ref = std::string_view(reading.ref).substr(0, reading.ref.find('@'));
        for (const std::string_view part : base::split(ref, ':'))
            if (const auto number = base::parseDouble(part))
                out.push_back(*number);
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

domain::EvidenceCheck checkEvidence(const domain::DecisionRecord &record,
                                    const std::vector<domain::Reading> &readings,
                                    std::string_view questionText)
{
    using Mark = domain::EvidenceCheck::Mark;
    domain::EvidenceCheck out;
    for (const domain::EvidenceClaim &claim : record.evidence) {
        domain::EvidenceCheck::Row row{claim, Mark::Unknown, {}};
        for (const domain::Reading &reading : readings) {
            if (reading.ref != claim.ref)
                continue;
            row.actual = reading.value;
            const bool good = claim.value && (agrees(*claim.value, reading.value) ||
                                              agreesAsWritten(*claim.value, reading.value));
            row.mark = good ? Mark::Verified : Mark::Wrong;
            break;
        }
        out.rows.push_back(std::move(row));
    }
    if (record.reasoning.empty())
        return out;
    // Gathered when they are asked for: most reasons to hold name no number, and those that are named are
    // mostly readings.
    std::optional<std::vector<double>> named, others;
    std::set<std::string> told;
    eachNumber(record.reasoning, [&](const std::string &digits) {
        const auto number = base::parseDouble(digits);
        const bool small =
            number && *number == std::floor(*number) && *number <= 10; // counts and list numbers
        const bool enough = told.size() >= mostChecked || out.uncited.size() >= mostUncited;
        if (!number || small || enough || !told.insert(digits).second)
            return;
        if (!named)
            named = namedNumbers(record, readings);
        if (known(*number, *named))
            return;
        if (!others)
            others = numbersOf(questionText);
        if (!known(*number, *others))
            out.uncited.push_back(digits);
    });
    return out;
}

} // namespace decision
