// Events and capsules for the tests of the journal: a run that an account can fold, of any length. Test
// program.
#pragma once

#include "domain/capsule.h"
#include "domain/event.h"
#include "store/journal.h"

#include <QString>

#include <vector>

namespace samples {

constexpr std::int64_t start = 1709294400000; // 2024-03-01T12:00:00Z

domain::Event runStarted(const std::string &key = "run");
/// A cycle that ended without an order; `text` varies what is said.
domain::Event cycle(int number, const std::string &text = "nothing to do", const std::string &capsuleId = {});
domain::Event equity(int number, const std::string &amount = "10000");
/// Run started, then cycles and marks in turn, `count` events in all.
std::vector<domain::Event> run(int count);
/// One whole round trip: buy, fill, sell, fill, closed: six events, one trade.
std::vector<domain::Event> roundTrip(const std::string &capsuleId = {});

/// A capsule of cycle `number` with a text, a picture and candles that all cycles share.
domain::SealedCapsule capsule(int number, bool traded = false, const std::string &picture = {});

std::vector<domain::Event> readAll(const store::Journal &journal);
/// The same events, by their canonical text.
bool same(const std::vector<domain::Event> &a, const std::vector<domain::Event> &b);

} // namespace samples
