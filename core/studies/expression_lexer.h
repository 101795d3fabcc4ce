// Cuts an expression into words, numbers and signs. For this room's sources only. Pure; any thread.
#pragma once

#include "base/result.h"

#include <string_view>

namespace studies {

struct Token
{
    enum class Kind { End, Number, Word, Sign } kind = Kind::End;
    std::string_view text;
    std::size_t at = 0; // in the text, from 0
};

/// The error of a place in the text: `position 10, "rsx": why`, with the word as its field.
[[nodiscard]] base::Error expressionError(base::ErrorCode code, std::size_t at, std::string_view word,
                                          const std::string &why);

class ExpressionLexer
{
public:
    explicit ExpressionLexer(std::string_view text) : m_text(text) {}
    /// Errors: BadData for a sign that means nothing here.
    [[nodiscard]] base::Result<Token> next();

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    void digits();
    void letters();
    void word();
    [[nodiscard]] base::Error stranger(std::size_t at) const;

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace studies
