// The language of conditions and levels over studies: `rsi:14 < 30 and volume > sma:volume:20`. Read once,
// checked for its types, then evaluated bar by bar on values that the caller looks up. A value; pure; any
// thread.
//
//   rsi:14  macd.histogram  bbands:20:2.lower   a study as the catalogue names it; left-out parameters are
//   the standard
//                                               ones; one of several outputs after a full stop
//   open high low close volume                  of the candle
//   sma:volume:20                               a study of a column other than the close, where it reads
//   nothing else cdlhammer  golden_cross                     a candlestick (a number, and a condition: found
//   or not), a pattern rsi:14[1]  (high - low)[2]                  the value one bar, two bars earlier
//   + - * /  min(a, b)  max(a, b)  abs(a)       numbers
//   < <= > >= == !=  crosses_above(a, b)  crosses_below(a, b)  and or not ( )  true false
//
// A value that is not there (warm-up, division by zero) is missing, and so is what is made of it. Conditions
// have three values: `false and missing` is false, `true or missing` is true, everything else with missing is
// missing.
#pragma once

#include "studies/pattern.h"

#include <optional>

namespace studies {

/// What can stand in for the close of a study that reads nothing else.
enum class Field { Open, High, Low, Close, Volume };
[[nodiscard]] std::span<const double> columnOf(const Input &input, Field field);

/// A column that an expression reads.
struct Term
{
    enum class Kind { Field, Study, Pattern, Given };
    Kind kind = Kind::Field;
    std::string ref; // with all parameters: "sma:volume:20" "bbands:20:2:2.lower" "golden_cross"
    Field field = Field::Close;
    std::optional<Request> request; // of a study
    std::size_t output = 0;
    const Pattern *pattern = nullptr;
};

/// One value that an evaluation needs: the term's, so many bars earlier.
struct Leaf
{
    std::size_t term = 0; // of Expression::terms()
    int back = 0;
};

enum class Truth { No, Yes, Missing };

class Expression
{
public:
    enum class Type { Number, Truth };

    /// `given`: names of numbers that the caller knows, such as "side". At most 4096 bytes, 64 levels deep,
    /// 500 bars back. Errors: BadData or NotFound; the detail begins with the position (from 1) and the word,
    /// which is the field as well: `position 10, "rsx": …`.
    [[nodiscard]] static base::Result<Expression> parse(std::string_view text, Type wanted,
                                                        std::span<const std::string_view> given = {});

    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] Type type() const { return m_type; }
    /// The columns, each once, in the order of their first appearance.
    [[nodiscard]] const std::vector<Term> &terms() const { return m_terms; }
    /// What `values` below are, in this order.
    [[nodiscard]] const std::vector<Leaf> &leaves() const { return m_leaves; }
    /// "rsi:14" or "rsi:14[1]".
    [[nodiscard]] std::string ref(const Leaf &leaf) const;

    /// The number; NaN where it is missing. `values` as leaves(), NaN for missing.
    [[nodiscard]] double number(std::span<const double> values) const;
    [[nodiscard]] Truth truth(std::span<const double> values) const;
    /// The refs of the leaves that have no value.
    [[nodiscard]] std::vector<std::string> missing(std::span<const double> values) const;

    static constexpr int deepest = 64; // brackets, and values on the stack
    /// One step of the evaluation, on a stack of doubles; a condition is 1, 0 or NaN.
    enum class Code : std::uint8_t {
        Constant,
        Load,
        Negate,
        Absolute,
        Add,
        Subtract,
        Multiply,
        Divide,
        Least,
        Most,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        Equal,
        Unequal,
        And,
        Or,
        Not
    };
    struct Step
    {
        Code code = Code::Constant;
        std::uint32_t leaf = 0;
        double constant = 0;
    };

private:
    friend class ExpressionParser;
    std::string m_text;
    Type m_type = Type::Number;
    std::vector<Term> m_terms;
    std::vector<Leaf> m_leaves;
    std::vector<Step> m_steps;
};

/// The columns of terms over a whole stretch, NaN where there is no value; a pattern is 1 at the bars where
/// it was found and 0 elsewhere. A study or a pattern that several terms read is computed once. A Given has
/// no column: it comes out as all missing.
[[nodiscard]] std::vector<std::vector<double>> columnsOf(std::span<const Term> terms, const Input &input);

/// The expression at every bar of the input: a number, or 1, 0 and NaN for yes, no and missing.
[[nodiscard]] std::vector<double> run(const Expression &expression, const Input &input);

} // namespace studies
