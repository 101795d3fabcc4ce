// Text from outside as it may stand in a question: one line of words that cannot pass for anything else.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace base {

/// `sanitised`, and besides: markup dropped, letters that only look Latin within a Latin word (or a whole
/// ticker written in them) made Latin, wide and mathematical letters made plain, every break a blank, and the
/// signs that give a question its shape made harmless: < > [ ] { } become ( ), ` | # * = ~ in runs or at all
/// are dropped where they draw, so that no fence, heading, evidence id, role marker or JSON object can be
/// imitated. At most `maxBytes`.
[[nodiscard]] std::string quotable(std::string_view outside, std::size_t maxBytes = 1 << 16);

/// Homoglyphs made Latin where a word mixes them with Latin letters, or is a well-known ticker in disguise.
[[nodiscard]] std::string withoutHomoglyphs(std::string_view text);

} // namespace base
