// Arbitrary whole values from a seed, for round trips. A value; one thread.
#pragma once

#include "base/random.h"
#include "domain/event.h"

namespace samples {

class Maker
{
public:
    explicit Maker(std::uint64_t seed) : m_random(seed) {}

    std::string text();
    bool flag() { return m_random.below(2) == 1; }
    double number();
    base::Decimal decimal();
    domain::Price price() { return domain::Price(decimal()); }
    domain::Quantity quantity() { return domain::Quantity(decimal().abs()); }
    domain::Money money() { return {decimal(), flag() ? "USDT" : text()}; }
    base::UtcTime time() { return base::fromMs(std::int64_t(m_random.below(4'000'000'000'000))); }
    domain::Timeframe timeframe();
    domain::InstrumentPtr instrument();
    domain::OrderIntent intent();
    domain::Fill fill();
    domain::Plan plan();
    domain::Trade trade();
    /// A body of the kind that stands at this place of the variant.
    domain::EventBody body(std::size_t kind);

private:
    template <class E>
    E one(E last)
    {
        return E(m_random.below(std::uint64_t(last) + 1));
    }
    template <class T>
    std::optional<T> maybe(T value)
    {
        return flag() ? std::optional<T>(std::move(value)) : std::nullopt;
    }
    base::Random m_random;
};

} // namespace samples
