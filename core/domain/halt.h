// Reasons for which the desk takes no new entries. Values; any thread.
#pragma once

#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace domain {

enum class HaltKind { Paused, LossStreak, DailyLoss, Drawdown, SafeMode, KillSwitch };
[[nodiscard]] std::string_view
name(HaltKind kind); // "paused" "loss_streak" "daily_loss" "drawdown" "safe_mode" "kill_switch"
[[nodiscard]] std::optional<HaltKind> haltOf(std::string_view name);

struct Halt
{
    HaltKind kind = HaltKind::Paused;
    base::UtcTime since{};
    std::optional<base::UtcTime> until; // none: until a person resumes
    std::string reason;                 // the numbers that set it
};

} // namespace domain
