#include "exchange/json_reader.h"

#include "base/text.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace exchange {

using base::ErrorCode;

namespace {

constexpr std::size_t kept = 4 << 20;              // bytes of scratch that outlast a reader
constexpr std::int64_t latest = 7'258'118'400'000; // the year 2200, in milliseconds

std::string quoted(std::string_view written, const char *sentence)
{
    std::string out = base::sanitised(written, 40);
    out += sentence;
    return out;
}

} // namespace

simdjson::padded_string_view JsonScratch::padded(std::string_view body)
{
    const std::size_t needed = body.size() + simdjson::SIMDJSON_PADDING;
    if (needed > m_capacity) {
        m_text.reset(new char[needed]); // not cleared: what is behind the body is never looked at
        m_capacity = needed;
    }
    std::memcpy(m_text.get(), body.data(), body.size());
    return simdjson::padded_string_view(m_text.get(), body.size(), m_capacity);
}

void JsonScratch::rest()
{
    m_busy = false;
    if (m_capacity <= kept)
        return;
    m_parser = simdjson::ondemand::parser();
    m_text.reset();
    m_capacity = 0;
}

JsonReader::JsonReader(std::string_view body, JsonScratch *scratch, std::size_t spare)
{
    if (!scratch || scratch->m_busy) {
        m_own = std::make_unique<JsonScratch>();
        scratch = m_own.get();
    }
    m_scratch = scratch;
    m_scratch->m_busy = true;
    const std::size_t start = body.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) {
        fault({}, "an empty answer", ErrorCode::Malformed);
        return;
    }
    if (body.size() > largestBody) {
        fault({}, "an answer of " + std::to_string(body.size() >> 20) + " MiB", ErrorCode::BadData);
        return;
    }
    if (body[start] == '<') {
        fault({}, "a web page instead of JSON", ErrorCode::Malformed);
        return;
    }
    // On-Demand would notice a missing end only where it gets to it.
    const char end = body[start] == '[' ? ']' : body[start] == '{' ? '}' : '\0';
    if (end != '\0' && body[body.find_last_not_of(" \t\r\n")] != end) {
        fault({}, "not valid JSON: cut off before its end", ErrorCode::Malformed);
        return;
    }
    const simdjson::padded_string_view text =
        spare >= overread ? simdjson::padded_string_view(body.data(), body.size(), body.size() + spare)
                          : m_scratch->padded(body);
    if (const auto error = m_scratch->m_parser.iterate(text).get(m_document))
        broken(error);
}

JsonReader::~JsonReader()
{
    m_document = simdjson::ondemand::document();
    m_scratch->rest();
}

bool JsonReader::root(Value &out)
{
    if (m_error)
        return false;
    if (const auto error = m_document.get_value().get(out))
        return error == simdjson::SCALAR_DOCUMENT_AS_VALUE ? fault({}, "neither an object nor a list")
                                                           : broken(error);
    return true;
}

bool JsonReader::isNull(Value &value)
{
    bool null = false;
    return value.is_null().get(null) == simdjson::SUCCESS && null;
}

bool JsonReader::isArray(Value &value)
{
    simdjson::ondemand::json_type type{};
    if (const auto error = value.type().get(type))
        return broken(error);
    return type == simdjson::ondemand::json_type::array;
}

bool JsonReader::broken(simdjson::error_code code)
{
    if (code == simdjson::INCORRECT_TYPE)
        return fault({}, "not the kind of value that belongs there");
    return fault({}, std::string("not valid JSON: ") + simdjson::error_message(code), ErrorCode::Malformed);
}

bool JsonReader::fault(std::string_view field, const std::string &sentence, ErrorCode code)
{
    if (m_error)
        return false;
    std::string where = m_row ? "row " + std::to_string(*m_row + 1) : std::string();
    if (!field.empty() && !where.empty())
        where += ' ';
    where += field;
    m_error = base::Error{code, where.empty() ? sentence : where + ": " + sentence, where, std::nullopt};
    return false;
}

bool JsonReader::require(bool there, std::string_view field)
{
    return there || fault(field, "missing");
}

/// The characters of a number or of a text, without quotes and blanks; empty for null.
bool JsonReader::token(Value &value, std::string_view &out)
{
    if (m_error)
        return false;
    out = base::trimmed(value.raw_json_token());
    if (out.empty() || out.front() == '{' || out.front() == '[')
        return fault({}, "a list or an object where a value belongs");
    if (out.front() == '"') {
        const std::size_t end = out.rfind('"');
        out = base::trimmed(out.substr(1, end == 0 ? 0 : end - 1));
    } else if (out == "null") {
        out = {};
    }
    return true;
}

bool JsonReader::number(Value &value, std::string_view field, std::optional<double> &out)
{
    double quick = 0;
    if (quickly(value, quick)) {
        out = quick;
        return true;
    }
    std::string_view written;
    if (!token(value, written))
        return false;
    out.reset();
    if (written.empty())
        return true;
    double read = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), read);
    if (error != std::errc() || end != written.data() + written.size() || !std::isfinite(read)) {
        return fault(field, quoted(written, " is not a finite number"));
    }
    out = read;
    return true;
}

bool JsonReader::slowly(Value &value, std::string_view field, double &out)
{
    std::optional<double> read;
    if (!number(value, field, read) || !require(read.has_value(), field))
        return false;
    out = *read;
    return true;
}

bool JsonReader::price(Value &value, std::string_view field, std::optional<double> &out)
{
    if (!number(value, field, out))
        return false;
    if (out && *out <= 0)
        out.reset();
    return true;
}

bool JsonReader::integer(Value &value, std::string_view field, std::optional<std::int64_t> &out)
{
    std::int64_t quick = 0;
    if (quickly(value, quick)) {
        out = quick;
        return true;
    }
    std::string_view written;
    if (!token(value, written))
        return false;
    out.reset();
    if (written.empty())
        return true;
    std::int64_t read = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), read);
    if (error != std::errc() || end != written.data() + written.size()) {
        return fault(field, quoted(written, " is not a whole number"));
    }
    out = read;
    return true;
}

bool JsonReader::slowly(Value &value, std::string_view field, std::int64_t &out)
{
    std::optional<std::int64_t> read;
    if (!integer(value, field, read) || !require(read.has_value(), field))
        return false;
    out = *read;
    return true;
}

bool JsonReader::time(Value &value, std::string_view field, std::optional<base::UtcTime> &out)
{
    std::optional<std::int64_t> ms;
    if (!integer(value, field, ms))
        return false;
    out.reset();
    if (!ms || *ms == 0)
        return true;
    *ms = inMilliseconds(*ms);
    if (*ms < 0 || *ms >= latest)
        return fault(field, "not a time in milliseconds", ErrorCode::BadData);
    out = base::fromMs(*ms);
    return true;
}

bool JsonReader::instant(Value &value, std::string_view field, double unitMs,
                         std::optional<base::UtcTime> &out)
{
    std::optional<double> written; // 53 bits hold nanoseconds since 1970 to 256 ns
    if (!number(value, field, written))
        return false;
    out.reset();
    if (!written || *written == 0)
        return true;
    const double ms = std::round(*written * unitMs);
    if (ms < 0 || ms >= double(latest))
        return fault(field, "not a time", ErrorCode::BadData);
    out = base::fromMs(std::int64_t(ms));
    return true;
}

bool JsonReader::decimals(Value &value, std::string_view field, std::optional<base::Decimal> &out)
{
    constexpr std::int64_t most = 30;
    std::optional<std::int64_t> count;
    if (!integer(value, field, count))
        return false;
    out.reset();
    if (!count)
        return true;
    if (*count < -most || *count > most)
        return fault(field, "not a number of decimals", ErrorCode::BadData);
    out = base::Decimal::of(1, -int(*count));
    return true;
}

bool JsonReader::signedDecimal(Value &value, std::string_view field, std::optional<base::Decimal> &out)
{
    std::string_view written;
    if (!token(value, written))
        return false;
    out.reset();
    if (written.empty())
        return true;
    const base::Result<base::Decimal> read = base::Decimal::parse(written);
    if (!read)
        return fault(field, quoted(written, " is not a decimal"));
    out = read->trimmed();
    return true;
}

bool JsonReader::decimal(Value &value, std::string_view field, std::optional<base::Decimal> &out)
{
    std::string_view written;
    if (!token(value, written))
        return false;
    out.reset();
    if (written.empty())
        return true;
    const base::Result<base::Decimal> read = base::Decimal::parse(written);
    if (!read || read->isNegative()) {
        return fault(field, quoted(written, " is not a decimal of at least zero"));
    }
    if (!read->isZero())
        out = read->trimmed();
    return true;
}

bool JsonReader::text(Value &value, std::string_view field, std::string &out)
{
    if (m_error)
        return false;
    std::string_view written;
    if (!value.get_string().get(written)) {
        out = base::sanitised(written, 1 << 12);
        return true;
    }
    if (!token(value, written) || !require(!written.empty(), field))
        return false;
    out = base::sanitised(written, 1 << 12);
    return true;
}

bool JsonReader::boolean(Value &value, std::string_view field, bool &out)
{
    if (m_error)
        return false;
    return !value.get_bool().get(out) || fault(field, "neither true nor false");
}

base::Result<void> JsonReader::finish()
{
    if (!m_error && m_document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        fault({}, "not valid JSON: more after its end", ErrorCode::Malformed);
    if (m_error)
        return tl::unexpected<base::Error>(*m_error);
    return {};
}

} // namespace exchange
