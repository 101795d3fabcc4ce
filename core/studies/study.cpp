#include "studies/study.h"

#include "base/text.h"
#include "studies/catalogue.h"
#include "studies/walk.h"

#include <cassert>
#include <charconv>
#include <cmath>

namespace studies {
namespace {

using base::ErrorCode;

/// Plain notation without needless digits: "14", "2.5", "100000".
std::string plain(double value)
{
    std::array<char, 64> text;
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    return {text.data(), end};
}

base::Result<double> readParameter(const Parameter &parameter, std::string_view text)
{
    const base::Result<double> value = base::parseDouble(text);
    if (!value)
        return base::fail(ErrorCode::BadData, "not a number: \"" + std::string(text) + "\"", parameter.name);
    if (!(*value >= parameter.least && *value <= parameter.most))
        return base::fail(ErrorCode::OutOfRange,
                          std::string(text) + " is not within " + plain(parameter.least) + " and " +
                              plain(parameter.most),
                          parameter.name);
    if (parameter.whole && *value != std::floor(*value))
        return base::fail(ErrorCode::BadData, "not a whole number: " + std::string(text), parameter.name);
    return *value;
}

} // namespace

base::Result<Request> Request::parse(std::string_view text)
{
    const std::vector<std::string_view> parts = base::split(base::trimmed(text), ':');
    const base::Result<const Study *> study = find(parts.empty() ? std::string_view() : parts[0]);
    if (!study)
        return base::fail(study);
    const std::span<const Parameter> parameters = (*study)->parameters;
    if (parts.size() > parameters.size() + 1)
        return base::fail(ErrorCode::BadData,
                          "at most " + std::to_string(parameters.size()) + " parameters: \"" +
                              std::string(text) + "\"",
                          (*study)->name);
    Request request{*study, {}};
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (i + 1 >= parts.size()) {
            request.parameters.push_back(parameters[i].standard);
            continue;
        }
        const base::Result<double> value = readParameter(parameters[i], parts[i + 1]);
        if (!value)
            return base::fail(value);
        request.parameters.push_back(*value);
    }
    return request;
}

std::string Request::id() const
{
    std::string text = study->name;
    for (const double parameter : parameters)
        text += ':' + plain(parameter);
    return text;
}

Columns run(const Request &request, const Input &input)
{
    Columns columns{request, std::vector<std::vector<double>>(request.study->outputs.size())};
    std::vector<std::span<double>> outputs;
    for (std::vector<double> &column : columns.outputs)
        outputs.emplace_back(column = std::vector<double>(input.size()));
    runInto(request, input, outputs);
    return columns;
}

void runInto(const Request &request, const Input &input, std::span<const std::span<double>> outputs)
{
    assert(outputs.size() == request.study->outputs.size());
    assert(request.parameters.size() == request.study->parameters.size());
    studies::compute(request.study->compute, input, request.parameters, outputs);
}

} // namespace studies
