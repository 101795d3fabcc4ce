// The only pen that signs an order. Internal to risk: no other room can include what it needs to hold it. Any
// thread.
#pragma once

#include "domain/verdict.h"

namespace risk {

class Pen
{
public:
    [[nodiscard]] static domain::ApprovedOrder sign(domain::OrderIntent intent,
                                                    std::vector<domain::RuleResult> table,
                                                    std::optional<domain::Price> liquidation = {})
    {
        return {std::move(intent), std::move(table), std::move(liquidation)};
    }
};

} // namespace risk
