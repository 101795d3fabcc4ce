// The paper account: a fold over the journal's events, kept as a double-entry ledger that balances to the
// last digit after every event. Owned by the engine; engine thread.
#pragma once

#include "domain/event.h"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace domain {

/// The ledger's accounts. Every event posts amounts that sum to zero over them.
enum class LedgerAccount { Capital, Cash, Positions, Fees, Realised, Funding, ModelCost };

/// An amount added to one account.
struct Posting
{
    LedgerAccount account;
    Money amount;
};

struct Ledger
{
    // Signs: Cash and Positions are what we have (debit), Capital what was put in (credit, negative here);
    // Fees and ModelCost are losses (positive), Realised and Funding are gains (negative). The sum of all is
    // always zero.
    std::map<LedgerAccount, Money> balances;
    [[nodiscard]] bool balanced() const;
    [[nodiscard]] Money of(LedgerAccount account) const;
    /// The ledger with these amounts added. Errors: OutOfRange for a sum that overflows or another currency,
    /// BadData before the run has started, Internal for amounts that do not sum to zero.
    [[nodiscard]] base::Result<Ledger> posted(std::span<const Posting> postings) const;
};
[[nodiscard]] std::string_view name(LedgerAccount account); // "capital" "cash" …
[[nodiscard]] base::Json toJson(const Ledger &ledger);      // {"capital":"-1000.00", …}

class Account
{
public:
    /// Applies one event. Errors: Internal or BadData naming what is wrong (a fill applied twice, more sold
    /// than held, an impossible order transition, an amount that overflows); the account is then unchanged.
    [[nodiscard]] base::Result<void> apply(const Event &event);
    /// The trade that this fill would finish if it were applied now; none if something would still be held.
    /// Its order must have been submitted. Journal the fill, then a TradeClosed with this trade (MAE, MFE and
    /// the one-candle mark filled in; nothing else may differ). Errors: as apply.
    [[nodiscard]] base::Result<std::optional<Trade>> tradeAfter(const Fill &fill) const;
    /// Trades finished by a fill whose TradeClosed was not applied yet, by id: empty but after a crash
    /// between the two.
    [[nodiscard]] const std::map<std::string, Trade> &unclosed() const { return m_unclosed; }

    [[nodiscard]] const Money &capital() const { return m_capital; }
    [[nodiscard]] Money cash() const { return m_ledger.of(LedgerAccount::Cash); }
    [[nodiscard]] const Ledger &ledger() const { return m_ledger; }
    [[nodiscard]] bool balanced() const { return m_ledger.balanced(); }
    [[nodiscard]] const std::map<std::string, Position> &positions() const { return m_positions; } // by id
    [[nodiscard]] const Position *positionOn(const std::string &instrumentKey) const;
    [[nodiscard]] const std::map<std::string, Order> &openOrders() const
    {
        return m_orders;
    } // not final, by id
    [[nodiscard]] const std::vector<Trade> &trades() const { return m_trades; }
    [[nodiscard]] const std::vector<Halt> &halts() const { return m_halts; } // in force as journalled
    [[nodiscard]] Money fees() const { return m_ledger.of(LedgerAccount::Fees); }
    [[nodiscard]] Money modelCost() const { return m_ledger.of(LedgerAccount::ModelCost); }
    [[nodiscard]] const std::string &source() const { return m_source; }
    [[nodiscard]] bool synthetic() const { return m_synthetic; }
    [[nodiscard]] bool started() const { return !m_source.empty(); }
    [[nodiscard]] std::size_t eventCount() const { return m_eventCount; }
    /// cash + the worth of every position at its price; positions without a price count at cost.
    [[nodiscard]] Money equity(const std::map<std::string, Price> &pricesByInstrument) const;
    /// Sum of |worth| of all positions at these prices (at cost where there is none).
    [[nodiscard]] Money exposure(const std::map<std::string, Price> &pricesByInstrument) const;
    /// Order and fill ids applied so far, for idempotence checks.
    [[nodiscard]] bool knowsFill(const std::string &fillId) const { return m_fills.count(fillId) > 0; }
    [[nodiscard]] bool knowsOrder(const std::string &orderId) const { return m_orderIds.count(orderId) > 0; }
    /// How an order ended or stands; none for an unknown order.
    [[nodiscard]] std::optional<OrderStatus> orderStatus(const std::string &orderId) const;
    /// What has been filled of an open order; zero if nothing or unknown.
    [[nodiscard]] Quantity filled(const std::string &orderId) const;

private:
    struct Apply;  // one overload an event body; in account.cpp
    struct Effect; // what a fill does to an order and a position
    [[nodiscard]] base::Result<void> applyFill(const Fill &fill);
    void keepOrder(const Order &order, const Quantity &filled);
    [[nodiscard]] base::Result<Effect> effectOf(const Fill &fill) const;
    [[nodiscard]] base::Result<Position> afterEntry(const Position *held, const OrderIntent &intent,
                                                    const Fill &fill) const;
    [[nodiscard]] base::Result<Position> afterExit(const Position *held, const OrderIntent &intent,
                                                   const Fill &fill) const;
    [[nodiscard]] base::Result<Ledger> ledgerAfter(const Position *held, const Position &now,
                                                   const Fill &fill) const;
    [[nodiscard]] static Money worth(const Position &position, const std::map<std::string, Price> &prices);
    Money m_capital;
    std::string m_source;
    bool m_synthetic = false;
    Ledger m_ledger;
    std::map<std::string, Position> m_positions;
    std::map<std::string, Order> m_orders;
    std::map<std::string, OrderStatus> m_orderIds;
    std::map<std::string, Quantity> m_filled;   // of open orders, by order id
    std::map<std::string, std::string> m_fills; // fill id -> order id
    std::map<std::string, Trade> m_unclosed;
    std::set<std::string> m_closedPositions;
    std::vector<Trade> m_trades;
    std::vector<Halt> m_halts;
    std::size_t m_eventCount = 0;
};

} // namespace domain
