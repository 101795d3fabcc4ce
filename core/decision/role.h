// What a member of a council is: which part of the question it reads, and with what temper. Values; any
// thread.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace decision {

/// What a section of the question tells of.
enum class Matter {
    Frame,   // which market, when, what may be answered: for everybody
    Numbers, // prices, studies, books, the account: whatever is read from the market or the ledger
    News,    // news, sentiment, fundamentals
    Brain    // earlier trades, rules and what they came to
};

enum class Role { Generalist, ChartReader, Technician, NewsScout, Historian };
[[nodiscard]] std::string_view
name(Role role); // "generalist" "chart_reader" "technician" "news_scout" "historian"
[[nodiscard]] bool reads(Role role, Matter matter);
[[nodiscard]] bool looksAtThePicture(Role role);
/// Whether it sees prices, in numbers or in a picture: without them it votes, but proposes no levels.
[[nodiscard]] bool seesPrices(Role role);

enum class Temperament { Plain, Conservative, Aggressive, Contrarian, TrendFollower };
[[nodiscard]] std::string_view name(Temperament temperament); // "plain" … "trend_follower"

/// What makes a member, as the settings write it: `role[:temperament][@provider[/model]][*count]`, such as
/// "technician", "chart_reader:contrarian@google/gemini-2.5-flash" or "generalist@ollama/qwen3*3".
struct Seat
{
    Role role = Role::Generalist;
    Temperament temperament = Temperament::Plain;
    std::string provider, model; // empty: the council's own
    int count = 1;               // of resamples
    bool operator==(const Seat &) const = default;
};
/// Errors: BadData naming the word.
[[nodiscard]] base::Result<Seat> seatOf(std::string_view text);
/// Every seat of a list. Errors: as above; BadRequest for none and for more than 15 members.
[[nodiscard]] base::Result<std::vector<Seat>> seatsOf(const std::vector<std::string> &texts);

} // namespace decision
