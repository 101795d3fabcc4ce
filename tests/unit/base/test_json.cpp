#include "test_json.h"

#include <cmath>

#include "base/json.h"

using base::ErrorCode;
using base::Json;

namespace {

const Json object = {{"number", 1.5},   {"whole", 42},      {"text", "x"},           {"yes", true},
                     {"none", nullptr}, {"price", "12.50"}, {"list", Json::array()}, {"real", 3.0}};

template <class T>
bool failsWith(const base::Result<T> &result, ErrorCode code, const char *field)
{
    return !result && result.error().code == code && result.error().field == field;
}

std::string nested(int levels)
{
    return std::string(std::size_t(levels), '[') + std::string(std::size_t(levels), ']');
}

} // namespace

void TestJson::parses()
{
    const base::Result<Json> value = base::parseJson(R"( {"b":[1,2.5,"é\u00e9"],"a":null} )");
    QVERIFY(value);
    QCOMPARE(base::toText(*value), std::string(R"({"a":null,"b":[1,2.5,"éé"]})"));
    QVERIFY(base::parseJson("3"));
    QVERIFY(base::parseJson(R"({"a":1,"a":2})")); // a provider may repeat a key; the last one counts
}

void TestJson::refusesWithTheByte()
{
    const base::Result<Json> cut = base::parseJson(R"({"a":1,})");
    QVERIFY(!cut && cut.error().code == ErrorCode::Malformed);
    QVERIFY(cut.error().detail.find("byte 8") != std::string::npos);
    for (const char *text : {"", "{", "[1,2", "{'a':1}", "[1] x", "\"\xff\"", "\"a\nb\"", "// no", "tru"})
        QVERIFY(!base::parseJson(text));
}

void TestJson::refusesDepthAndSize()
{
    QVERIFY(base::parseJson(nested(64)));
    const base::Result<Json> deep = base::parseJson(nested(65));
    QVERIFY(!deep && deep.error().code == ErrorCode::BadData);
    QVERIFY(!base::parseJson(std::string(5'000'000, '[')));
    const std::string brackets(100, '[');
    QVERIFY(base::parseJson("\"" + brackets + "\\\"[[\"")); // inside a string they are text
    const base::Result<Json> large = base::parseJson("[1,2,3]", 6);
    QVERIFY(!large && large.error().code == ErrorCode::BadData);
    QVERIFY(base::parseJson("[1,2,3]", 7));
}

void TestJson::refusesNumbersThatAreNone()
{
    for (const char *text : {"NaN", "[Infinity]", "-Infinity", "1e999", "[01]", "+1", ".5", "0x1"}) {
        const base::Result<Json> value = base::parseJson(text);
        QVERIFY(!value && value.error().code == ErrorCode::Malformed);
    }
}

void TestJson::textIsCanonical()
{
    Json one = Json::object();
    one["z"] = 1;
    one["a"] = 0.1;
    Json other = Json::object();
    other["a"] = 0.1;
    other["z"] = 1;
    QCOMPARE(base::toText(one), base::toText(other));
    QCOMPARE(base::toText(one), std::string(R"({"a":0.1,"z":1})"));
    QCOMPARE(base::toText(Json("a\xff")), std::string("\"a\ufffd\""));
    QVERIFY(base::parseJson(base::toText(object)).value() == object);
    const Json every = base::parseJson(R"({"":null,"\"\\\/\b\f\n\r\t\u0001\u007f":{},"é €":[[],"\u2028","\u0000","🙂"],
        "numbers":[0,-1,18446744073709551615,-9223372036854775808,0.0,-0.0,1.0,1e300,5e-324,0.1,123456789.125,1e16],
        "words":[true,false,null]})")
                           .value();
    QCOMPARE(base::toText(every), every.dump());
    QCOMPARE(base::toText(Json(std::nan(""))), std::string("null"));
}

void TestJson::missingIsNull()
{
    QCOMPARE(base::toText(base::number(0.25)), std::string("0.25"));
    QVERIFY(base::number(std::nan("")).is_null());
    QVERIFY(base::number(HUGE_VAL).is_null());
}

void TestJson::optionalFields()
{
    QVERIFY(base::optionalNumber(object, "number").value() == 1.5);
    QVERIFY(base::optionalNumber(object, "whole").value() == 42.0);
    QVERIFY(!base::optionalNumber(object, "none").value());
    QVERIFY(!base::optionalNumber(object, "absent").value());
    QVERIFY(failsWith(base::optionalNumber(object, "text"), ErrorCode::Schema, "text"));
    QVERIFY(failsWith(base::optionalNumber(Json(HUGE_VAL), "x"), ErrorCode::Schema, "x"));
    QVERIFY(base::optionalText(object, "text").value() == "x");
    QVERIFY(!base::optionalText(object, "none").value());
    QVERIFY(failsWith(base::optionalText(object, "number"), ErrorCode::Schema, "number"));
    QVERIFY(failsWith(base::optionalText(Json::array(), "a"), ErrorCode::Schema, "a"));
}

void TestJson::neededFields()
{
    QCOMPARE(base::numberField(object, "number").value(), 1.5);
    QCOMPARE(base::textField(object, "text").value(), std::string("x"));
    QCOMPARE(base::boolField(object, "yes").value(), true);
    QVERIFY(failsWith(base::numberField(object, "absent"), ErrorCode::Schema, "absent"));
    QVERIFY(failsWith(base::numberField(object, "none"), ErrorCode::Schema, "none"));
    QVERIFY(failsWith(base::numberField(object, "yes"), ErrorCode::Schema, "yes"));
    QVERIFY(failsWith(base::numberField({{"n", HUGE_VAL}}, "n"), ErrorCode::Schema, "n"));
    QVERIFY(failsWith(base::textField(object, "whole"), ErrorCode::Schema, "whole"));
    QVERIFY(failsWith(base::boolField(object, "whole"), ErrorCode::Schema, "whole"));
    QVERIFY(failsWith(base::textField(Json("x"), "text"), ErrorCode::Schema, "text"));
}

void TestJson::wholeNumbers()
{
    QCOMPARE(qint64(base::intField(object, "whole").value()), qint64(42));
    QCOMPARE(qint64(base::intField(object, "real").value()), qint64(3));
    QVERIFY(failsWith(base::intField(object, "number"), ErrorCode::Schema, "number"));
    QVERIFY(failsWith(base::intField(object, "price"), ErrorCode::Schema, "price"));
    QVERIFY(failsWith(base::intField({{"n", 1e300}}, "n"), ErrorCode::Schema, "n"));
    QVERIFY(failsWith(base::intField({{"n", 18446744073709551615ULL}}, "n"), ErrorCode::Schema, "n"));
    QCOMPARE(qint64(base::intField({{"n", INT64_MIN}}, "n").value()), qint64(INT64_MIN));
}

void TestJson::decimals()
{
    QCOMPARE(base::decimalField(object, "price").value().toString(), std::string("12.50"));
    QCOMPARE(base::decimalField(object, "number").value().toString(), std::string("1.5"));
    QCOMPARE(base::decimalField(object, "whole").value().toString(), std::string("42"));
    QCOMPARE(base::decimalField({{"n", 1e-7}}, "n").value().toString(), std::string("0.0000001"));
    QVERIFY(failsWith(base::decimalField(object, "text"), ErrorCode::Schema, "text"));
    QVERIFY(failsWith(base::decimalField(object, "none"), ErrorCode::Schema, "none"));
    QVERIFY(failsWith(base::decimalField(object, "list"), ErrorCode::Schema, "list"));
    QVERIFY(failsWith(base::decimalField({{"n", HUGE_VAL}}, "n"), ErrorCode::Schema, "n"));
}
