#include "test_binance.h"
#include "test_candle_file.h"
#include "test_conformance.h"
#include "test_decode.h"
#include "test_demo.h"
#include "test_file_exchange.h"
#include "test_pager.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return support::runTests<TestCandleFile, TestFileExchange, TestDemo, TestDecode, TestPager, TestBinance,
                             TestConformance>(argc, argv);
}
