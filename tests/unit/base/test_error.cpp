#include "test_error.h"

#include <set>

#include "base/result.h"

using base::ErrorCode;

namespace {

constexpr int codes = int(ErrorCode::Internal) + 1;

} // namespace

void TestError::everyCodeHasItsOwnName()
{
    std::set<std::string_view> names;
    for (int i = 0; i < codes; ++i) {
        const std::string_view name = base::name(ErrorCode(i));
        QVERIFY(!name.empty());
        QVERIFY(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
        QVERIFY(names.insert(name).second);
    }
    QCOMPARE(base::name(ErrorCode::RateLimit), std::string_view("rate_limit"));
    QCOMPARE(base::name(ErrorCode::NewerSchema), std::string_view("newer_schema"));
}

void TestError::namesReadBack()
{
    for (int i = 0; i < codes; ++i)
        QVERIFY(base::errorCode(base::name(ErrorCode(i))) == ErrorCode(i));
    QVERIFY(!base::errorCode("RateLimit"));
    QVERIFY(!base::errorCode(""));
}

void TestError::retryableIsWhatAWaitMayCure()
{
    const std::set<ErrorCode> expected = {ErrorCode::Timeout,    ErrorCode::Network, ErrorCode::RateLimit,
                                          ErrorCode::Overloaded, ErrorCode::Server,  ErrorCode::Loading};
    for (int i = 0; i < codes; ++i)
        QCOMPARE(base::retryable(ErrorCode(i)), expected.contains(ErrorCode(i)));
}

void TestError::failuresPassOn()
{
    const auto first = []() -> base::Result<int> {
        return base::fail(ErrorCode::BadData, "the high is below the low", "row 12");
    };
    const auto second = [&]() -> base::Result<std::string> { return base::fail(first()); };
    const base::Result<std::string> passed = second();
    QVERIFY(!passed);
    QVERIFY(passed.error() == first().error());
    QCOMPARE(passed.error().field, std::string("row 12"));
    QVERIFY(!passed.error().retryAfter);
}
