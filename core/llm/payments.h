// What a wallet has signed for, by UTC day, so that a cap of a day outlives a restart. Owned by whoever pays;
// engine thread. Blocks for a line at a time.
#pragma once

#include "base/decimal.h"
#include "base/time.h"

#include <QString>

#include <memory>
#include <string>

namespace llm {

/// Amounts in US dollars, never negative.
class Payments
{
public:
    virtual ~Payments() = default;
    /// Signed for on the UTC day of `now`, without what was given back.
    [[nodiscard]] virtual base::Decimal signedOn(base::UtcTime now) = 0;
    /// Written down before a signature is sent, so that a crash forgets none. Errors: Storage, and then
    /// nothing may be signed.
    [[nodiscard]] virtual base::Result<void> add(base::UtcTime when, const base::Decimal &dollars) = 0;
    /// Nothing was taken for what was signed at `when`.
    virtual void giveBack(base::UtcTime when, const base::Decimal &dollars) = 0;
};

/// Counted while it lives.
[[nodiscard]] std::shared_ptr<Payments> paymentsInMemory();
/// In `folder`, a file of JSON lines a day ("signed-2026-01-31.jsonl"), of the last two months. Several
/// programs may write to the same one and count towards the same cap. `wallet` names whose they are:
/// "blockrun", "blockrun testnet". A line that cannot be read counts for nothing.
[[nodiscard]] std::shared_ptr<Payments> paymentsKept(QString folder, std::string wallet);

} // namespace llm
