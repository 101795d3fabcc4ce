// Numbers and times as a person reads them: the locale's grouping, the market's decimals, a real minus, the
// user's zone. Pure but for the zone and the locale; GUI thread.
#pragma once

#include "base/time.h"
#include "domain/money.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <string>

namespace chart {
struct Wording;
}

namespace ui {

[[nodiscard]] inline QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}
/// The user's locale; grouping is kept also where the system says "C".
[[nodiscard]] const QLocale &locale();

/// Exactly so many decimals, grouped, "−" for minus; empty for NaN and infinity is "∞".
[[nodiscard]] QString number(double value, int decimals);
/// The same with + or − (and no sign for what rounds to zero).
[[nodiscard]] QString signedNumber(double value, int decimals);
/// As few decimals as tell it: at most `decimals`, without trailing zeros.
[[nodiscard]] QString shortNumber(double value, int decimals = 4);
/// A price with the market's decimals; runs of zeros after the point are counted: 0.00001382 → 0.0₄1382.
[[nodiscard]] QString price(double value, int decimals);
[[nodiscard]] QString price(const domain::Price &price);
/// "+4.13%".
[[nodiscard]] QString percent(double value, int decimals = 2);
/// "10,412.87", the amount alone with two decimals.
[[nodiscard]] QString amount(const domain::Money &money, int decimals = 2);
[[nodiscard]] QString signedAmount(const domain::Money &money, int decimals = 2);
[[nodiscard]] QString quantity(const domain::Quantity &quantity);

/// "16:00:02" in the user's zone.
[[nodiscard]] QString clockTime(base::UtcTime time, bool seconds = true);
/// "today 16:00", "yesterday 04:00", "16 Dec 12:00", "16 Dec 2023" as seen at `now`.
[[nodiscard]] QString dayTime(base::UtcTime time, base::UtcTime now);
/// "2026-11-20 16:00:02 UTC", for tool tips.
[[nodiscard]] QString utcText(base::UtcTime time);
/// "2 s", "41 min", "2 h 47 min", "3 d 4 h".
[[nodiscard]] QString duration(base::Milliseconds length);
/// "01:12:33"; "00:00:00" when it is over.
[[nodiscard]] QString countdown(base::Milliseconds left);
/// The strings and formats of a chart in the user's language and zone.
void localise(chart::Wording &wording);

} // namespace ui
