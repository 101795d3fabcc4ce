#include "domain/capsule.h"

#include "base/text.h"

#include <algorithm>

namespace domain {

namespace {

constexpr std::size_t shownBytes = 120;

std::string shown(const base::Json *value)
{
    if (!value)
        return "(absent)";
    return base::shortened(value->is_string() ? value->get<std::string>() : base::toText(*value), shownBytes);
}

std::string told(const std::string &path, const base::Json *a, const base::Json *b)
{
    return (path.empty() ? std::string("(whole)") : path) + ": " + shown(a) + " | " + shown(b);
}

/// A short list of plain values, such as a reading, is shown whole.
bool isRow(const base::Json &json)
{
    return json.is_array() && json.size() == 2 &&
           std::all_of(json.begin(), json.end(), [](const base::Json &one) { return one.is_primitive(); });
}

std::string difference(const std::string &path, const base::Json &a, const base::Json &b);

std::string inObjects(const std::string &path, const base::Json &a, const base::Json &b)
{
    const std::string prefix = path.empty() ? path : path + '.';
    auto left = a.begin(), right = b.begin(); // both sorted by key
    while (left != a.end() || right != b.end()) {
        if (right == b.end() || (left != a.end() && left.key() < right.key()))
            return told(prefix + left.key(), &*left, nullptr);
        if (left == a.end() || right.key() < left.key())
            return told(prefix + right.key(), nullptr, &*right);
        if (std::string found = difference(prefix + left.key(), *left, *right); !found.empty())
            return found;
        ++left;
        ++right;
    }
    return {};
}

std::string inLists(const std::string &path, const base::Json &a, const base::Json &b)
{
    const auto place = [&path](std::size_t i) { return path + '[' + std::to_string(i) + ']'; };
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i)
        if (std::string found = difference(place(i), a[i], b[i]); !found.empty())
            return found;
    if (a.size() == b.size())
        return {};
    return told(place(common), a.size() > common ? &a[common] : nullptr,
                b.size() > common ? &b[common] : nullptr);
}

std::string difference(const std::string &path, const base::Json &a, const base::Json &b)
{
    if (a == b)
        return {};
    if (a.is_object() && b.is_object())
        return inObjects(path, a, b);
    if (a.is_array() && b.is_array() && !(isRow(a) && isRow(b)))
        return inLists(path, a, b);
    return told(path, &a, &b);
}

} // namespace

std::string firstDifference(const base::Json &a, const base::Json &b)
{
    return difference({}, a, b);
}

} // namespace domain
