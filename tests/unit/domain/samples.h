// Small whole values for the tests of domain, and the whole state of an account as text.
#pragma once

#include "domain/account.h"
#include "domain/capsule.h"

#include <string>

namespace samples {

[[nodiscard]] base::Decimal decimal(const char *text); // "invalid" if it is not one
[[nodiscard]] domain::Price price(const char *text);
[[nodiscard]] domain::Quantity quantity(const char *text);
[[nodiscard]] domain::Money usdt(const char *text);
[[nodiscard]] base::UtcTime at(const char *iso);
/// "demo:BTC/USDT:perpetual", tick 0.01, lot 0.001.
[[nodiscard]] domain::InstrumentPtr bitcoin();
[[nodiscard]] domain::InstrumentPtr ether();

/// A market entry with a stop and a target 5 % away from 100.
[[nodiscard]] domain::OrderIntent entry(const std::string &cycle, domain::PositionSide side, const char *size,
                                        domain::InstrumentPtr instrument = bitcoin());
[[nodiscard]] domain::OrderIntent exitOf(const domain::Position &position, const std::string &cycle,
                                         const char *size);
[[nodiscard]] domain::Event eventOf(domain::EventBody body);
[[nodiscard]] domain::Event start(const char *capital = "10000");
[[nodiscard]] domain::Event submit(const domain::OrderIntent &intent);
[[nodiscard]] domain::Event moved(const domain::OrderIntent &intent, domain::OrderEvent how);
/// Fill number `n` of the order; the fee is 0.1 % of the notional.
[[nodiscard]] domain::Fill fill(const domain::OrderIntent &intent, int n, const char *price,
                                const char *size);
[[nodiscard]] domain::Fill fillOf(const domain::OrderIntent &intent, int n, const domain::Price &price,
                                  const domain::Quantity &size);

/// Everything an account holds, as canonical text.
[[nodiscard]] std::string stateOf(const domain::Account &account);

[[nodiscard]] domain::DecisionRecord decision();
[[nodiscard]] domain::Capsule capsule();

} // namespace samples
