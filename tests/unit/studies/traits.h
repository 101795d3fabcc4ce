// What the tests of all studies must know of each one: the unit of its values and how they begin. Values; any
// thread.
#pragma once

#include "studies/catalogue.h"

/// How a value follows when every price and every volume is multiplied: by prices^price · volumes^volume.
struct Unit
{
    double price = 0, volume = 0;
    [[nodiscard]] double factor(double prices, double volumes) const;
};

struct Trait
{
    const char *study;
    /// Of each output, with commas, or one for all: "none" (a ratio, an index, a count), "price", "price2" (a
    /// variance), "volume", "money" (price · volume), "per_volume", "price_per_volume", "price2_per_volume";
    /// "own" where the definition has no scale.
    const char *units;
    /// Values may begin later than the warm-up says and may come and go, such as a stop that lies on one
    /// side.
    bool sparse = false;
};

/// The row of this study; stops the program if there is none: a new study must say what its unit is.
[[nodiscard]] const Trait &traitOf(const studies::Study &study);
/// The unit of an output; nothing where the definition has no scale.
[[nodiscard]] std::optional<Unit> unitOf(const studies::Study &study, std::size_t output);
