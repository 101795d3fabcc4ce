// Leave one out: the same question without one of its articles, to see what that article did. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace decision {

/// The headlines that a question carries, in its order, as they stand inside their fences.
[[nodiscard]] std::vector<std::string> articlesOf(std::string_view user);
/// The question without the article of this number (1 …), everything else to the byte; unchanged if there is
/// none.
[[nodiscard]] std::string withoutArticle(std::string_view user, int number);

} // namespace decision
