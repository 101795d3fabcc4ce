#include "studies/expression.h"

#include "base/text.h"
#include "studies/expression_lexer.h"
#include "studies/expression_terms.h"

#include <algorithm>

namespace studies {
namespace {

using base::ErrorCode;
using Code = Expression::Code;
using Type = Expression::Type;

constexpr std::size_t mostBytes = 4096;
constexpr int deepest = Expression::deepest, farthest = 500;

/// A node of the tree that a text is read into, before the bars back are known.
struct Node
{
    enum class Kind { Constant, Term, One, Two, Cross, Back } kind = Kind::Constant;
    Type type = Type::Number;
    Code code = Code::Constant;
    double constant = 0; // Back: bars
    std::size_t term = 0;
    std::size_t a = 0, b = 0; // nodes
    bool candlestick = false;
    std::size_t at = 0;    // where it begins in the text
    std::string_view word; // and with what
};

} // namespace

class ExpressionParser
{
public:
    ExpressionParser(std::string_view text, std::span<const std::string_view> given)
        : m_lexer(text), m_given(given)
    {
        m_out.m_text = text;
    }

    base::Result<Expression> read(Type wanted)
    {
        if (!advance())
            return tl::unexpected(*m_error);
        if (m_token.kind == Token::Kind::End)
            return base::fail(ErrorCode::BadData, "the expression is empty");
        std::size_t root = either();
        if (!m_error && m_token.kind != Token::Kind::End)
            refuse(m_token, m_token.text == ")" ? "there is no opening bracket for it"
                                                : "an operator is missing before it");
        root = m_error ? root : wanted == Type::Truth ? asTruth(root) : asNumber(root);
        if (!m_error)
            emit(root, 0);
        if (m_error)
            return tl::unexpected(*m_error);
        m_out.m_type = wanted;
        return std::move(m_out);
    }

private:
    // What reads does nothing more once there is an error; the first one stays.

    bool advance()
    {
        auto token = m_lexer.next();
        if (token) {
            m_token = *token;
            return true;
        }
        if (!m_error)
            m_error = token.error();
        m_token = {};
        return false;
    }
    bool is(std::string_view sign) const { return m_token.kind == Token::Kind::Sign && m_token.text == sign; }
    bool isWord(std::string_view word) const
    {
        return m_token.kind == Token::Kind::Word && base::equalsIgnoringCase(m_token.text, word);
    }
    void refuse(const Token &token, const std::string &why, ErrorCode code = ErrorCode::BadData)
    {
        if (!m_error)
            m_error =
                expressionError(code, token.at, token.text,
                                token.kind == Token::Kind::End ? "the expression ends here: " + why : why);
    }
    void refuse(std::size_t node, const std::string &why)
    {
        if (!m_error)
            m_error = expressionError(ErrorCode::BadData, m_nodes[node].at, m_nodes[node].word, why);
    }
    void expect(std::string_view sign)
    {
        if (m_error)
            return;
        if (is(sign))
            advance();
        else
            refuse(m_token, '"' + std::string(sign) + "\" is missing");
    }
    std::size_t add(Node node)
    {
        m_nodes.push_back(std::move(node));
        return m_nodes.size() - 1;
    }
    std::size_t two(Code code, Type type, std::size_t a, std::size_t b)
    {
        Node node{Node::Kind::Two, type, code, 0, 0, a, b, false, m_nodes[a].at, m_nodes[a].word};
        return add(std::move(node));
    }
    std::size_t one(Code code, Type type, std::size_t a, const Token &token)
    {
        return add({Node::Kind::One, type, code, 0, 0, a, 0, false, token.at, token.text});
    }

    std::size_t asNumber(std::size_t node)
    {
        if (!m_error && m_nodes[node].type != Type::Number)
            refuse(node, "a number is needed here, and this is a condition");
        return node;
    }
    std::size_t asTruth(std::size_t node)
    {
        if (m_error || m_nodes[node].type == Type::Truth)
            return node;
        if (!m_nodes[node].candlestick) {
            refuse(node, "a condition is needed here, and this is a number: compare it with something");
            return node;
        }
        const Node &found = m_nodes[node];
        const std::size_t zero = add(
            {Node::Kind::Constant, Type::Number, Code::Constant, 0, 0, 0, 0, false, found.at, found.word});
        return two(Code::Unequal, Type::Truth, node, zero);
    }

    /// Guards against a text that nests without end.
    class Deeper
    {
    public:
        explicit Deeper(ExpressionParser &parser) : m_parser(parser)
        {
            if (++m_parser.m_depth > deepest)
                m_parser.refuse(m_parser.m_token, "this is nested too deeply");
        }
        ~Deeper() { --m_parser.m_depth; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;

    private:
        ExpressionParser &m_parser;
    };

    std::size_t either()
    {
        const Deeper deeper(*this);
        std::size_t left = both();
        while (!m_error && isWord("or")) {
            advance();
            left = asTruth(left);
            const std::size_t right = asTruth(both());
            left = m_error ? left : two(Code::Or, Type::Truth, left, right);
        }
        return left;
    }
    std::size_t both()
    {
        std::size_t left = negation();
        while (!m_error && isWord("and")) {
            advance();
            left = asTruth(left);
            const std::size_t right = asTruth(negation());
            left = m_error ? left : two(Code::And, Type::Truth, left, right);
        }
        return left;
    }
    std::size_t negation()
    {
        if (!isWord("not"))
            return comparison();
        const Deeper deeper(*this);
        const Token token = m_token;
        advance();
        const std::size_t inner = m_error ? 0 : asTruth(negation());
        return m_error ? 0 : one(Code::Not, Type::Truth, inner, token);
    }
    std::optional<Code> comparing() const
    {
        constexpr std::pair<std::string_view, Code> table[] = {
            {"<", Code::Less},          {"<=", Code::LessEqual}, {">", Code::Greater},
            {">=", Code::GreaterEqual}, {"==", Code::Equal},     {"!=", Code::Unequal}};
        for (const auto &[sign, code] : table)
            if (is(sign))
                return code;
        return std::nullopt;
    }
    std::size_t comparison()
    {
        const std::size_t left = sum();
        const auto code = m_error ? std::nullopt : comparing();
        if (!code)
            return left;
        advance();
        const std::size_t right = asNumber(m_error ? 0 : sum());
        asNumber(left);
        if (!m_error && comparing())
            refuse(m_token, "comparisons do not chain: join two of them with \"and\"");
        return m_error ? left : two(*code, Type::Truth, left, right);
    }
    std::size_t sum()
    {
        std::size_t left = product();
        while (!m_error && (is("+") || is("-"))) {
            const Code code = is("+") ? Code::Add : Code::Subtract;
            advance();
            asNumber(left);
            const std::size_t right = m_error ? 0 : asNumber(product());
            left = m_error ? left : two(code, Type::Number, left, right);
        }
        return left;
    }
    std::size_t product()
    {
        std::size_t left = signedOne();
        while (!m_error && (is("*") || is("/"))) {
            const Code code = is("*") ? Code::Multiply : Code::Divide;
            advance();
            asNumber(left);
            const std::size_t right = m_error ? 0 : asNumber(signedOne());
            left = m_error ? left : two(code, Type::Number, left, right);
        }
        return left;
    }
    std::size_t signedOne()
    {
        if (!is("-"))
            return earlier();
        const Deeper deeper(*this);
        const Token token = m_token;
        advance();
        const std::size_t inner = m_error ? 0 : asNumber(signedOne());
        return m_error ? 0 : one(Code::Negate, Type::Number, inner, token);
    }
    std::size_t earlier()
    {
        std::size_t node = primary();
        while (!m_error && is("[")) {
            advance();
            const auto bars = m_token.kind == Token::Kind::Number ? base::parseInt(m_token.text)
                                                                  : base::Result<long long>(farthest + 1);
            if (!m_error && (!bars || *bars < 0 || *bars > farthest)) {
                refuse(m_token,
                       "how many bars earlier: a whole number from 0 to " + std::to_string(farthest));
                return node;
            }
            advance();
            expect("]");
            if (m_error)
                return node;
            const Node inner = m_nodes[node];
            node = add({Node::Kind::Back, inner.type, Code::Constant, double(*bars), 0, node, 0,
                        inner.candlestick, inner.at, inner.word});
        }
        return node;
    }
    std::size_t primary()
    {
        if (m_error)
            return 0;
        const Token token = m_token;
        if (token.kind == Token::Kind::Number) {
            const auto value = base::parseDouble(token.text);
            if (!value)
                refuse(token, "this is not a number");
            advance();
            return m_error ? 0 : constant(*value, Type::Number, token);
        }
        if (is("(")) {
            advance();
            const std::size_t inner = m_error ? 0 : either();
            expect(")");
            return inner;
        }
        if (token.kind == Token::Kind::Word)
            return name(token);
        refuse(token, "a value is missing");
        return 0;
    }
    std::size_t constant(double value, Type type, const Token &token)
    {
        return add({Node::Kind::Constant, type, Code::Constant, value, 0, 0, 0, false, token.at, token.text});
    }
    std::size_t name(const Token &token)
    {
        advance();
        if (m_error)
            return 0;
        for (const std::string_view word : {"and", "or", "not"})
            if (base::equalsIgnoringCase(token.text, word)) {
                refuse(token, "a value is missing before it");
                return 0;
            }
        if (token.text == "true" || token.text == "false")
            return constant(token.text == "true" ? 1 : 0, Type::Truth, token);
        if (is("("))
            return function(token);
        auto term = termOf(token.text, m_given);
        if (!term) {
            refuse(token, term.error().detail, term.error().code);
            return 0;
        }
        Node node{Node::Kind::Term,     Type::Number, Code::Load, 0, 0, 0, 0,
                  isCandlestick(*term), token.at,     token.text};
        node.type = term->kind == Term::Kind::Pattern ? Type::Truth : Type::Number;
        node.term = keep(std::move(*term));
        return add(std::move(node));
    }
    std::size_t keep(Term term)
    {
        std::vector<Term> &terms = m_out.m_terms;
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (terms[i].ref == term.ref)
                return i;
        terms.push_back(std::move(term));
        return terms.size() - 1;
    }
    std::size_t function(const Token &token)
    {
        const Deeper deeper(*this);
        struct Row
        {
            std::string_view name;
            int arguments;
            bool cross;
            Code code;
        };
        constexpr Row table[] = {{"min", 2, false, Code::Least},
                                 {"max", 2, false, Code::Most},
                                 {"abs", 1, false, Code::Absolute},
                                 {"crosses_above", 2, true, Code::Greater},
                                 {"crosses_below", 2, true, Code::Less}};
        const auto row = std::find_if(std::begin(table), std::end(table),
                                      [&](const Row &one) { return one.name == token.text; });
        if (row == std::end(table)) {
            refuse(token, "there is no such function: min, max, abs, crosses_above, crosses_below",
                   ErrorCode::NotFound);
            return 0;
        }
        advance();
        const std::size_t a = m_error ? 0 : asNumber(either());
        if (row->arguments == 2)
            expect(",");
        const std::size_t b = row->arguments == 2 && !m_error ? asNumber(either()) : a;
        expect(")");
        if (m_error)
            return 0;
        if (row->arguments == 1)
            return one(row->code, Type::Number, a, token);
        const std::size_t node = two(row->code, row->cross ? Type::Truth : Type::Number, a, b);
        m_nodes[node].kind = row->cross ? Node::Kind::Cross : Node::Kind::Two;
        m_nodes[node].at = token.at;
        m_nodes[node].word = token.text;
        return node;
    }

    void step(Code code, std::uint32_t leaf = 0, double value = 0)
    {
        m_out.m_steps.push_back({code, leaf, value});
        const bool pushes = code == Code::Constant || code == Code::Load;
        const bool keeps = code == Code::Negate || code == Code::Absolute || code == Code::Not;
        m_height += pushes ? 1 : keeps ? 0 : -1;
        m_highest = std::max(m_highest, m_height);
    }
    void load(const Node &node, int back)
    {
        if (back > farthest) {
            if (!m_error)
                m_error = expressionError(ErrorCode::OutOfRange, node.at, node.word,
                                          "more than " + std::to_string(farthest) + " bars earlier");
            return;
        }
        if (back > 0 && m_out.m_terms[node.term].kind == Term::Kind::Given) {
            if (!m_error)
                m_error = expressionError(ErrorCode::BadData, node.at, node.word, "it has no earlier values");
            return;
        }
        std::vector<Leaf> &leaves = m_out.m_leaves;
        std::size_t at = 0;
        while (at < leaves.size() && !(leaves[at].term == node.term && leaves[at].back == back))
            ++at;
        if (at == leaves.size())
            leaves.push_back({node.term, back});
        step(Code::Load, std::uint32_t(at));
    }
    void emit(std::size_t index, int back)
    {
        const Node node = m_nodes[index];
        switch (node.kind) {
        case Node::Kind::Constant:
            step(Code::Constant, 0, node.constant);
            break;
        case Node::Kind::Term:
            load(node, back);
            break;
        case Node::Kind::Back:
            emit(node.a, back + int(node.constant));
            break;
        case Node::Kind::One:
            emit(node.a, back);
            step(node.code);
            break;
        case Node::Kind::Two:
            emit(node.a, back);
            emit(node.b, back);
            step(node.code);
            break;
        case Node::Kind::Cross: // on this side now, and not yet one bar earlier
            emit(node.a, back);
            emit(node.b, back);
            step(node.code);
            emit(node.a, back + 1);
            emit(node.b, back + 1);
            step(node.code == Code::Greater ? Code::LessEqual : Code::GreaterEqual);
            step(Code::And);
            break;
        }
        if (m_highest > deepest && !m_error)
            m_error = expressionError(ErrorCode::BadData, node.at, node.word, "this is nested too deeply");
    }

    ExpressionLexer m_lexer;
    std::span<const std::string_view> m_given;
    Token m_token;
    std::optional<base::Error> m_error;
    std::vector<Node> m_nodes;
    Expression m_out;
    int m_depth = 0, m_height = 0, m_highest = 0;
};

base::Result<Expression> Expression::parse(std::string_view text, Type wanted,
                                           std::span<const std::string_view> given)
{
    if (text.size() > mostBytes)
        return base::fail(ErrorCode::OutOfRange,
                          "an expression has at most " + std::to_string(mostBytes) + " bytes");
    return ExpressionParser(text, given).read(wanted);
}

} // namespace studies
