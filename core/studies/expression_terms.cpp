#include "studies/expression_terms.h"

#include "base/text.h"
#include "studies/catalogue.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace studies {
namespace {

using base::ErrorCode;

constexpr std::string_view fieldNames[] = {"open", "high", "low", "close", "volume"};
constexpr std::size_t probeBars = 160;

/// Candles whose closes are always the same walk; all else depends on `kind`.
struct Probe
{
    std::vector<std::int64_t> time;
    std::vector<double> open, high, low, close, volume;

    Probe(int kind, std::size_t bars)
    {
        for (std::size_t i = 0; i < bars; ++i) {
            const double at = double(i);
            const double middle = 100 + 7 * std::sin(at / 5) + 3 * std::sin(at * 1.7) + at / 50;
            const double spread = kind == 0 ? 1 + double(i % 3) : 4 - double(i % 5) / 2;
            close.push_back(middle);
            open.push_back(middle + (kind == 0 ? 0.5 : -0.25) * spread);
            high.push_back(middle + spread);
            low.push_back(middle - (kind == 0 ? 0.6 : 0.9) * spread); // no mean of a bar is the same
            volume.push_back(kind == 0 ? 10 + double(i % 7) : 900 - double(i % 11));
            time.push_back(std::int64_t(i + 1) * (kind == 0 ? 3'600'000 : 86'400'000));
        }
    }
    [[nodiscard]] Input input() const { return {time, open, high, low, close, volume}; }
};

bool sameBits(const std::vector<double> &a, const std::vector<double> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double left, double right) {
        return (std::isnan(left) && std::isnan(right)) ||
               std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right);
    });
}

std::string listed(std::string_view name, std::span<const char *const> outputs)
{
    std::string out;
    for (const char *output : outputs)
        out += (out.empty() ? "" : ", ") + std::string(name) + '.' + output;
    return out;
}

/// The output that a word means: the one it names, the only one, or the one of the study's own name.
base::Result<std::size_t> outputOf(const Study &study, std::string_view wanted)
{
    const auto outputs = study.outputs;
    if (wanted.empty() && outputs.size() == 1)
        return std::size_t(0);
    const std::string_view name = wanted.empty() ? std::string_view(study.name) : wanted;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (name == outputs[i])
            return i;
    if (outputs.size() == 1)
        return base::fail(ErrorCode::NotFound,
                          std::string(study.name) + " has one value only, without a name");
    return base::fail(ErrorCode::NotFound, "it has several values: " + listed(study.name, outputs));
}

const Pattern *patternOf(std::string_view kind)
{
    for (const Pattern &pattern : patterns())
        for (const char *one : pattern.kinds)
            if (kind == one)
                return &pattern;
    return nullptr;
}

base::Result<Term> studyTerm(std::string_view word, std::string_view output)
{
    std::vector<std::string_view> parts = base::split(word, ':');
    Term term;
    term.kind = Term::Kind::Study;
    const std::optional<Field> field = parts.size() > 1 ? fieldOf(parts[1]) : std::nullopt;
    term.field = field.value_or(Field::Close);
    std::string plain(parts[0]);
    for (std::size_t i = field ? 2 : 1; i < parts.size(); ++i)
        plain += ':' + std::string(parts[i]);
    auto request = Request::parse(plain);
    if (!request)
        return base::fail(request.error().code,
                          (request.error().field.empty() ? "" : request.error().field + ": ") +
                              request.error().detail);
    const auto chosen = outputOf(*request->study, output);
    if (!chosen)
        return base::fail(chosen);
    if (term.field != Field::Close && !readsClosesOnly(*request))
        return base::fail(ErrorCode::BadData,
                          std::string(request->study->name) +
                              " does not read the close alone, so no other column can stand in");
    term.output = *chosen;
    term.ref = request->id();
    if (term.field != Field::Close)
        term.ref.insert(std::string_view(request->study->name).size(),
                        ':' + std::string(fieldNames[std::size_t(term.field)]));
    if (request->study->outputs.size() > 1)
        term.ref += std::string(".") + request->study->outputs[*chosen];
    term.request = std::move(*request);
    return term;
}

} // namespace

std::optional<Field> fieldOf(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(fieldNames); ++i)
        if (name == fieldNames[i])
            return Field(i);
    return std::nullopt;
}

bool isCandlestick(const Term &term)
{
    return term.kind == Term::Kind::Study && std::string_view(term.request->study->name).starts_with("cdl");
}

bool readsClosesOnly(const Request &request)
{
    if (std::string_view(request.study->name).starts_with("cdl"))
        return false; // found too rarely to be told by trying
    Request standard{request.study, {}};
    for (const Parameter &parameter : request.study->parameters)
        standard.parameters.push_back(parameter.standard);
    const std::size_t bars = probeBars + std::size_t(std::max(0, standard.warmup()));
    const Probe a(0, bars), b(1, bars);
    const Columns first = studies::run(standard, a.input()), second = studies::run(standard, b.input());
    bool known = false;
    for (std::size_t i = 0; i < first.outputs.size(); ++i) {
        if (!sameBits(first.outputs[i], second.outputs[i]))
            return false;
        known = known || std::any_of(first.outputs[i].begin(), first.outputs[i].end(),
                                     [](double value) { return std::isfinite(value); });
    }
    return known;
}

base::Result<Term> termOf(std::string_view word, std::span<const std::string_view> given)
{
    Term term;
    if (const auto field = fieldOf(word)) {
        term.ref = word;
        term.field = *field;
        return term;
    }
    if (std::find(given.begin(), given.end(), word) != given.end()) {
        term.kind = Term::Kind::Given;
        term.ref = word;
        return term;
    }
    // A full stop before a digit belongs to a parameter: "bbands:20:2.5.lower".
    std::size_t stop = word.rfind('.');
    if (stop != std::string_view::npos && stop + 1 < word.size() &&
        std::isdigit(static_cast<unsigned char>(word[stop + 1])))
        stop = std::string_view::npos;
    const std::string_view study = word.substr(0, stop);
    const std::string_view output =
        stop == std::string_view::npos ? std::string_view() : word.substr(stop + 1);
    const std::string_view name = study.substr(0, study.find(':'));
    if (find(name))
        return studyTerm(study, output);
    if (const Pattern *pattern = name == word ? patternOf(name) : nullptr) {
        term.kind = Term::Kind::Pattern;
        term.ref = word;
        term.pattern = pattern;
        return term;
    }
    std::string known;
    for (const std::string_view one : given)
        known += ", " + std::string(one);
    if (find(base::lower(name)) || fieldOf(base::lower(name)))
        return base::fail(ErrorCode::NotFound, "names are written in small letters: " + base::lower(name));
    return base::fail(ErrorCode::NotFound,
                      "no study, pattern or candle field (open, high, low, close, volume" + known +
                          ") has this name");
}

std::span<const double> columnOf(const Input &input, Field field)
{
    switch (field) {
    case Field::Open:
        return input.open;
    case Field::High:
        return input.high;
    case Field::Low:
        return input.low;
    case Field::Volume:
        return input.volume;
    case Field::Close:
        break;
    }
    return input.close;
}

namespace {

/// What was computed for earlier terms of the same study or pattern.
class Workings
{
public:
    explicit Workings(const Input &input) : m_input(input) {}

    [[nodiscard]] std::vector<double> column(const Term &term)
    {
        switch (term.kind) {
        case Term::Kind::Field: {
            const auto values = columnOf(m_input, term.field);
            return {values.begin(), values.end()};
        }
        case Term::Kind::Study:
            return study(term);
        case Term::Kind::Pattern:
            return pattern(term);
        case Term::Kind::Given:
            break;
        }
        return std::vector<double>(m_input.size(), std::numeric_limits<double>::quiet_NaN());
    }

private:
    std::vector<double> study(const Term &term)
    {
        const auto known = std::find_if(m_studies.begin(), m_studies.end(), [&](const auto &one) {
            return one.first == term.field && one.second.request.study == term.request->study &&
                   one.second.request.parameters == term.request->parameters;
        });
        if (known != m_studies.end())
            return known->second.outputs[term.output];
        Input input = m_input;
        input.close = columnOf(m_input, term.field);
        m_studies.emplace_back(term.field, studies::run(*term.request, input));
        return m_studies.back().second.outputs[term.output];
    }

    std::vector<double> pattern(const Term &term)
    {
        auto known = std::find_if(m_patterns.begin(), m_patterns.end(),
                                  [&](const auto &one) { return one.first == term.pattern; });
        if (known == m_patterns.end())
            known = m_patterns.insert(m_patterns.end(), {term.pattern, detect(*term.pattern, m_input)});
        std::vector<double> out(m_input.size(), 0.0);
        for (const PatternEvent &event : known->second)
            if (event.kind == term.ref && event.bar < out.size())
                out[event.bar] = 1;
        return out;
    }

    const Input &m_input;
    std::vector<std::pair<Field, Columns>> m_studies;
    std::vector<std::pair<const Pattern *, std::vector<PatternEvent>>> m_patterns;
};

} // namespace

std::vector<std::vector<double>> columnsOf(std::span<const Term> terms, const Input &input)
{
    Workings workings(input);
    std::vector<std::vector<double>> out;
    out.reserve(terms.size());
    for (const Term &term : terms)
        out.push_back(workings.column(term));
    return out;
}

} // namespace studies
