// Any bytes as an expression over studies: read and evaluated on missing and on ordinary values, or refused
// with a word; never a crash or a hang. The first byte chooses the type.
#include "studies/expression.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using studies::Expression;
    if (size == 0)
        return 0;
    constexpr std::string_view given[] = {"side", "last"};
    const auto wanted = (data[0] & 1) != 0 ? Expression::Type::Truth : Expression::Type::Number;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const auto read = Expression::parse(text, wanted, given);
    if (!read) {
        require(!read.error().detail.empty() && read.error().field.size() <= 256);
        return 0;
    }
    const std::vector<double> ones(read->leaves().size(), 1);
    for (const double value : {read->number(ones), read->number({})})
        require(wanted == Expression::Type::Number ? !std::isinf(value)
                                                   : std::isnan(value) || value == 0 || value == 1);
    require(read->missing({}).size() == read->leaves().size());
    return 0;
}
