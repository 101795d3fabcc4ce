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

/// The plain numbers of a text: digits with at most one point, commas between groups taken out.
std::vector<std::string> numbersIn(std::string_view text)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        const bool inWord = i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) ||
                                      text[i - 1] == ':' || text[i - 1] == '_' || text[i - 1] == '.');
        if (!std::isdigit(static_cast<unsigned char>(text[i])) || inWord) {
            ++i;
            continue;
        }
        std::string digits;
        while (i < text.size() &&
               (std::isdigit(static_cast<unsigned char>(text[i])) || text[i] == '.' || text[i] == ',')) {
            const bool more = i + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[i + 1]));
            if (!std::isdigit(static_cast<unsigned char>(text[i])) && !more)
                break;
            if (text[i] != ',')
                digits += text[i];
            ++i;
        }
        out.push_back(std::move(digits));
    }
    return out;
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

std::vector<double> allNumbers(const domain::DecisionRecord &record,
                               const std::vector<domain::Reading> &readings, std::string_view questionText)
{
    std::vector<double> out;
    for (const domain::Reading &reading : readings)
        out.push_back(std::abs(reading.value));
    for (const std::string &digits : numbersIn(questionText))
        if (const auto number = base::parseDouble(digits))
            out.push_back(*number);
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
    const std::vector<double> numbers = allNumbers(record, readings, questionText);
    std::set<std::string> told;
    for (const std::string &digits : numbersIn(record.reasoning)) {
        const auto number = base::parseDouble(digits);
        const bool small =
            number && *number == std::floor(*number) && *number <= 10; // counts and list numbers
        if (!number || small || !told.insert(digits).second)
            continue;
        if (told.size() > mostChecked || out.uncited.size() >= mostUncited)
            break;
        if (!known(*number, numbers))
            out.uncited.push_back(digits);
    }
    return out;
}

} // namespace decision
