#include "studies/expression_lexer.h"

#include "base/text.h"

namespace studies {
namespace {

using base::ErrorCode;

constexpr std::size_t mostWord = 128;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

base::Error expressionError(ErrorCode code, std::size_t at, std::string_view word, const std::string &why)
{
    const std::string shown = base::sanitised(word, mostWord);
    std::string place = "position " + std::to_string(at + 1);
    if (!shown.empty())
        place += ", \"" + shown + '"';
    return {code, place + ": " + why, shown, {}};
}

base::Result<Token> ExpressionLexer::next()
{
    while (isSpace(peek()))
        ++m_at;
    const std::size_t from = m_at;
    if (from == m_text.size())
        return Token{Token::Kind::End, {}, from};
    const std::string_view rest = m_text.substr(from);
    if (isDigit(peek()) || (peek() == '.' && isDigit(peek(1)))) {
        digits();
        return Token{Token::Kind::Number, rest.substr(0, m_at - from), from};
    }
    if (isLetter(peek())) {
        word();
        return Token{Token::Kind::Word, rest.substr(0, m_at - from), from};
    }
    for (const std::string_view sign :
         {"<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ","})
        if (rest.starts_with(sign)) {
            m_at += sign.size();
            return Token{Token::Kind::Sign, rest.substr(0, sign.size()), from};
        }
    return tl::unexpected(stranger(from));
}

void ExpressionLexer::digits()
{
    while (isDigit(peek()))
        ++m_at;
    if (peek() == '.' && isDigit(peek(1)))
        ++m_at;
    while (isDigit(peek()))
        ++m_at;
}

void ExpressionLexer::letters()
{
    while (isLetter(peek()) || isDigit(peek()))
        ++m_at;
}

/// name, then ":" and a parameter as often as there is one, then "." and an output.
void ExpressionLexer::word()
{
    letters();
    while (peek() == ':') {
        ++m_at;
        if (peek() == '-' && isDigit(peek(1)))
            ++m_at;
        isLetter(peek()) ? letters() : digits();
    }
    if (peek() == '.' && isLetter(peek(1))) {
        ++m_at;
        letters();
    }
}

base::Error ExpressionLexer::stranger(std::size_t at) const
{
    const auto isPart = [&](std::size_t i) {
        return i < m_text.size() && (static_cast<unsigned char>(m_text[i]) & 0xC0) == 0x80;
    };
    std::size_t bytes = 1; // the whole of a character of several bytes
    while (isPart(at + bytes))
        ++bytes;
    const char sign = m_text[at];
    const char *why = sign == '='   ? "\"is equal to\" is written =="
                      : sign == '&' ? "write \"and\""
                      : sign == '|' ? "write \"or\""
                      : sign == '!' ? "write \"not\""
                                    : "this sign means nothing here";
    return expressionError(ErrorCode::BadData, at, m_text.substr(at, bytes), why);
}

} // namespace studies
