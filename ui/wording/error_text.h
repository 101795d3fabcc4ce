// A failure in the user's language: what happened, what it means for the position, what to do; details fold
// out. Pure; GUI thread.
#pragma once

#include "base/error.h"

#include <QString>

namespace ui {

struct ErrorText
{
    QString what, means, action; // each a sentence
    QString detail;              // as the desk noted it: code, field and detail
    [[nodiscard]] QString whole() const
    {
        return what + QLatin1Char(' ') + means + QLatin1Char(' ') + action;
    }
};

/// `held`: whether a position is open, which decides what the failure means.
[[nodiscard]] ErrorText errorText(const base::Error &error, bool held = false);

} // namespace ui
