#include "domain/account.h"

namespace domain {

base::Result<Ledger> Ledger::posted(std::span<const Posting> postings) const
{
    Ledger next = *this;
    for (const Posting &posting : postings) {
        const auto found = next.balances.find(posting.account);
        if (found == next.balances.end())
            return base::fail(base::ErrorCode::BadData, "the run has not started", "ledger");
        found->second += posting.amount;
        if (!found->second.valid())
            return base::fail(base::ErrorCode::OutOfRange, "the amount is too large or of another currency",
                              std::string(name(posting.account)));
    }
    if (!next.balanced())
        return base::fail(base::ErrorCode::Internal, "the ledger would not balance", "ledger");
    return next;
}

bool Ledger::balanced() const
{
    if (balances.empty())
        return true;
    Money sum = Money::zero(balances.begin()->second.currency());
    for (const auto &[account, amount] : balances)
        sum += amount;
    return sum.amount().isZero();
}

Money Ledger::of(LedgerAccount account) const
{
    const auto found = balances.find(account);
    return found == balances.end() ? Money() : found->second;
}

base::Json toJson(const Ledger &ledger)
{
    base::Json out = base::Json::object();
    for (const auto &[account, amount] : ledger.balances)
        out[std::string(name(account))] = amount.toString();
    return out;
}

} // namespace domain
