#include "decision/answer_text.h"

#include "base/text.h"

namespace decision {
namespace {

using base::ErrorCode;

constexpr std::size_t mostBytes = 4 << 20;
constexpr std::size_t workPerByte = 8; // readings of one text may look at each byte about this often
constexpr std::string_view thinkingNames[] = {"think",     "thinking",   "thought",    "thoughts",
                                              "reasoning", "reflection", "scratchpad", "reason"};
constexpr std::size_t mostDecisions = 100;

/// A thinking tag at the start of `rest`: <think …>, <seed:think>, ◁think▷ or [THINK], and whether it closes.
struct Tag
{
    std::size_t bytes = 0;
    bool closes = false;
};

std::optional<Tag> tagAt(std::string_view rest)
{
    constexpr std::string_view left = "◁", right = "▷";
    const bool angle = rest.starts_with('<'), bracket = rest.starts_with('['),
               triangle = rest.starts_with(left);
    if (!angle && !bracket && !triangle)
        return std::nullopt;
    std::size_t at = triangle ? left.size() : 1;
    Tag tag;
    if (at < rest.size() && rest[at] == '/') {
        tag.closes = true;
        ++at;
    }
    constexpr std::string_view family = "seed:";
    if (angle && rest.substr(at).starts_with(family))
        at += family.size();
    const std::size_t begin = at;
    while (at < rest.size() && at - begin < 16 && std::isalpha(static_cast<unsigned char>(rest[at])))
        ++at;
    const std::string name = base::lower(rest.substr(begin, at - begin));
    if (std::find(std::begin(thinkingNames), std::end(thinkingNames), name) == std::end(thinkingNames))
        return std::nullopt;
    const std::string_view end = angle ? std::string_view(">") : bracket ? std::string_view("]") : right;
    // In brackets a word may stand for anything but the one mark that is written so: [THINK].
    if (bracket && (rest.substr(begin, at - begin) != "THINK" || !rest.substr(at).starts_with(end)))
        return std::nullopt;
    const std::size_t closed = rest.substr(at, 64).find(end);
    if (closed == std::string_view::npos)
        return std::nullopt;
    tag.bytes = at + closed + end.size();
    return tag;
}

/// The position after the thinking section that opened just before `at`; npos when it does not close.
std::size_t afterThinking(std::string_view text, std::size_t at)
{
    int depth = 1;
    while (at < text.size()) {
        const std::size_t next = text.find_first_of("<[\xE2", at);
        if (next == std::string_view::npos)
            break;
        const std::optional<Tag> tag = tagAt(text.substr(next));
        if (!tag) {
            at = next + 1;
            continue;
        }
        at = next + tag->bytes;
        depth += tag->closes ? -1 : 1;
        if (depth == 0)
            return at;
    }
    return std::string_view::npos;
}

bool opensObject(std::string_view rest)
{
    return rest.starts_with('{') || rest.starts_with("｛");
}

base::Error named(base::Error error, const ValueBuilder &builder)
{
    const std::string path = builder.path();
    if (error.field.empty())
        error.field = path.empty() ? "answer" : path;
    return error;
}

/// An object that is a decision but for what is to be done: the next question names what is missing.
bool lacksOnlyItsAction(const Value &object)
{
    int known = 0;
    for (const char *field :
         {"stop_loss", "take_profit", "invalidation", "horizon_bars", "reasoning", "entry"})
        known += object.find(field) != nullptr;
    return object.find("confidence") && known >= 2;
}

} // namespace

Dialect dialectOf(const Value &object)
{
    const Value *const action = object.find("action");
    const Value *const analysis = object.find("analysis");
    const Value *const decision = object.find("decision");
    const bool hasAnalysis = analysis && analysis->is(Value::Kind::Object);
    if (int(action != nullptr) + int(hasAnalysis) + int(decision != nullptr) > 1)
        return Dialect::Mixed;
    if (action && action->is(Value::Kind::Object) && object.find("intent"))
        return Dialect::Intent;
    if (action)
        return Dialect::Own;
    if (hasAnalysis)
        return Dialect::Analysis;
    return decision ? Dialect::Decision : Dialect::None;
}

base::Result<std::vector<Value>> decisionObjects(std::string_view text)
{
    if (text.size() > mostBytes)
        return base::fail(ErrorCode::OutOfRange, "the answer is larger than 4 MiB", "answer");
    std::vector<Value> found;
    std::optional<base::Error> firstFault;
    std::size_t work = (text.size() + 1024) * workPerByte;
    bool thoughtCutOff = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t next = text.find_first_of("{<[\xE2\xEF", at);
        if (next == std::string_view::npos)
            break;
        const std::string_view rest = text.substr(next);
        if (const std::optional<Tag> tag = tagAt(rest)) {
            at = next + tag->bytes;
            if (tag->closes) { // what came before was thinking whose opening tag was swallowed
                found.clear();
                firstFault.reset();
                continue;
            }
            const std::size_t after = afterThinking(text, at);
            thoughtCutOff = after == std::string_view::npos;
            if (thoughtCutOff)
                break;
            at = after;
            continue;
        }
        at = next + 1;
        if (!opensObject(rest))
            continue;
        ValueBuilder builder;
        const base::Result<std::size_t> end = readObject(text, next, builder, {24, &work});
        if (end) {
            at = *end;
            Value object = builder.take();
            if (dialectOf(object) != Dialect::None)
                found.push_back(std::move(object));
            else if (!firstFault && lacksOnlyItsAction(object))
                firstFault =
                    base::Error{ErrorCode::Schema, "the field is needed here", "action", std::nullopt};
            if (found.size() > mostDecisions)
                return base::fail(ErrorCode::Ambiguous, "too many decisions in one answer", "answer");
            continue;
        }
        // What is broken is not passed over for another decision, nor for one inside of it; braces of prose
        // are.
        if (builder.hasKeys())
            return tl::unexpected<base::Error>(named(end.error(), builder));
        if (!firstFault)
            firstFault = named(end.error(), builder);
        if (work == 0)
            return base::fail(ErrorCode::Malformed, "too many broken objects", "answer");
    }
    if (!found.empty())
        return found;
    if (thoughtCutOff)
        return base::fail(ErrorCode::Malformed, "the answer is cut off while thinking (truncated)", "answer");
    if (firstFault)
        return tl::unexpected<base::Error>(*firstFault);
    return base::fail(ErrorCode::Malformed, "no decision object in the answer", "answer");
}

} // namespace decision
