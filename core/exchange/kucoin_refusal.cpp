#include "exchange/kucoin_decode.h"

#include "base/text.h"
#include "exchange/json_reader.h"

#include <algorithm>

namespace exchange::kucoin {

namespace {

using base::ErrorCode;
using base::Result;
using Value = JsonReader::Value;

constexpr std::size_t largestRefusal = 4096; // bytes; a longer object is data

struct CodeRange
{
    int from, to;
    ErrorCode code;
};
/// "ERROR CODE" of kucoin.com/docs-new and "Futures Errors Code" of kucoin.com/docs; the first range that
/// holds a code counts.
constexpr CodeRange codes[] = {
    {1015, 1015, ErrorCode::RateLimit},      {100001, 100001, ErrorCode::BadRequest},
    {100002, 100002, ErrorCode::Server},     {100003, 100003, ErrorCode::BadSymbol},
    {200002, 200002, ErrorCode::RateLimit},  {200003, 200003, ErrorCode::BadSymbol},
    {300000, 300000, ErrorCode::BadRequest}, {300002, 300002, ErrorCode::Overloaded},
    {400002, 400002, ErrorCode::ClockSkew},  {400007, 400007, ErrorCode::Forbidden},
    {400010, 400010, ErrorCode::Forbidden},  {400001, 400012, ErrorCode::Auth},
    {400100, 400100, ErrorCode::BadRequest}, {400201, 400202, ErrorCode::Auth},
    {400300, 400399, ErrorCode::Forbidden},  {400500, 400500, ErrorCode::Forbidden},
    {400600, 400600, ErrorCode::BadSymbol},  {404000, 404000, ErrorCode::NotFound},
    {411100, 411100, ErrorCode::Forbidden},  {429000, 429999, ErrorCode::RateLimit},
    {500000, 500999, ErrorCode::Server},     {503000, 503999, ErrorCode::Overloaded},
    {600203, 600203, ErrorCode::BadSymbol},  {900001, 900001, ErrorCode::BadSymbol}};

std::optional<ErrorCode> codeOf(const std::string &venueCode)
{
    const Result<long long> number = base::parseInt(venueCode);
    for (const CodeRange &range : codes)
        if (number && *number >= range.from && *number <= range.to)
            return range.code;
    return std::nullopt;
}

struct Refusal
{
    std::string code, message;
};

/// The code and message of a refusal's body, if it has them.
Refusal refusalIn(std::string_view body)
{
    Refusal out;
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    if (body.size() > largestRefusal || start == std::string_view::npos || body[start] != '{')
        return out;
    JsonReader reader(body);
    Value root;
    const bool whole = reader.root(root) && reader.fields(root, [&](std::string_view key, Value &value) {
        if (key == "code")
            return reader.text(value, key, out.code);
        return key != "msg" || reader.text(value, key, out.message);
    });
    return whole && reader.finish() ? out : Refusal();
}

bool mentions(const std::string &message, std::initializer_list<const char *> words)
{
    const std::string text = base::lower(message);
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return text.find(word) != std::string::npos; });
}

} // namespace

std::optional<base::Error> refusal(int status, std::string_view body)
{
    const Refusal said = refusalIn(body);
    const bool byBody = !said.code.empty() && said.code != "200000" && said.code != "200";
    if (status < 400 && !byBody)
        return std::nullopt;
    base::Error out;
    const std::optional<ErrorCode> known = byBody ? codeOf(said.code) : std::nullopt;
    out.code = known ? *known : status < 400 ? ErrorCode::BadRequest : codeOfStatus(status);
    if (out.code == ErrorCode::BadRequest && mentions(said.message, {"symbol", "contract not"}))
        out.code = ErrorCode::BadSymbol;
    if (out.code == ErrorCode::BadRequest &&
        mentions(said.message, {"maintenance", "upgrading", "suspended"}))
        out.code = ErrorCode::Overloaded;
    if (status == 429)
        out.code = ErrorCode::RateLimit;
    else if (refusesRegion(status, body))
        out.code = ErrorCode::Forbidden;
    out.detail = byBody ? said.message + " (code " + said.code + ")"
                        : "refused with HTTP status " + std::to_string(status);
    return out;
}

bool refusesRegion(int status, std::string_view body)
{
    if (status == 451 || status == 403)
        return true;
    const std::string code = refusalIn(body).code;
    return code.size() == 6 && (code.compare(0, 4, "4003") == 0 || code == "400500");
}

} // namespace exchange::kucoin
