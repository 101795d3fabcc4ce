#include "studies/expression.h"

#include <array>
#include <cmath>
#include <limits>

namespace studies {
namespace {

using Code = Expression::Code;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

std::string Expression::ref(const Leaf &leaf) const
{
    const std::string &name = m_terms[leaf.term].ref;
    return leaf.back == 0 ? name : name + '[' + std::to_string(leaf.back) + ']';
}

namespace {

double known(bool condition)
{
    return condition ? 1 : 0;
}

/// Numbers that are no numbers are missing.
double finite(double value)
{
    return std::isfinite(value) ? value : none;
}

double joined(Code code, double a, double b)
{
    if (code == Code::And)
        return a == 0 || b == 0 ? 0 : std::isnan(a) || std::isnan(b) ? none : 1;
    if (code == Code::Or)
        return a == 1 || b == 1 ? 1 : std::isnan(a) || std::isnan(b) ? none : 0;
    if (std::isnan(a) || std::isnan(b))
        return none;
    switch (code) {
    case Code::Add:
        return finite(a + b);
    case Code::Subtract:
        return finite(a - b);
    case Code::Multiply:
        return finite(a * b);
    case Code::Divide:
        return b == 0 ? none : finite(a / b);
    case Code::Least:
        return std::min(a, b);
    case Code::Most:
        return std::max(a, b);
    case Code::Less:
        return known(a < b);
    case Code::LessEqual:
        return known(a <= b);
    case Code::Greater:
        return known(a > b);
    case Code::GreaterEqual:
        return known(a >= b);
    case Code::Equal:
        return known(a == b);
    default:
        return known(a != b);
    }
}

double evaluated(std::span<const Expression::Step> steps, std::span<const double> values)
{
    std::array<double, Expression::deepest + 1> stack;
    std::size_t height = 0;
    for (const Expression::Step &step : steps) {
        switch (step.code) {
        case Code::Constant:
            stack[height++] = step.constant;
            break;
        case Code::Load:
            stack[height++] = step.leaf < values.size() ? finite(values[step.leaf]) : none;
            break;
        case Code::Negate:
            stack[height - 1] = -stack[height - 1];
            break;
        case Code::Absolute:
            stack[height - 1] = std::abs(stack[height - 1]);
            break;
        case Code::Not:
            stack[height - 1] = 1 - stack[height - 1];
            break; // NaN stays NaN
        default:
            --height;
            stack[height - 1] = joined(step.code, stack[height - 1], stack[height]);
        }
    }
    return height == 1 ? stack[0] : none;
}

} // namespace

double Expression::number(std::span<const double> values) const
{
    return evaluated(m_steps, values);
}

Truth Expression::truth(std::span<const double> values) const
{
    const double value = evaluated(m_steps, values);
    return std::isnan(value) ? Truth::Missing : value != 0 ? Truth::Yes : Truth::No;
}

std::vector<std::string> Expression::missing(std::span<const double> values) const
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < m_leaves.size(); ++i)
        if (i >= values.size() || !std::isfinite(values[i]))
            out.push_back(ref(m_leaves[i]));
    return out;
}

std::vector<double> run(const Expression &expression, const Input &input)
{
    const auto columns = columnsOf(expression.terms(), input);
    const std::vector<Leaf> &leaves = expression.leaves();
    std::vector<double> values(leaves.size()), out(input.size());
    for (std::size_t bar = 0; bar < out.size(); ++bar) {
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            const auto back = std::size_t(leaves[i].back);
            values[i] = back <= bar ? columns[leaves[i].term][bar - back] : none;
        }
        out[bar] = expression.number(values);
    }
    return out;
}

} // namespace studies
