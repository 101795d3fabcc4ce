#include "test_binance.h"
#include "test_candle_file.h"
#include "test_conformance.h"
#include "test_decode.h"
#include "test_demo.h"
#include "test_file_exchange.h"
#include "test_gateio.h"
#include "test_hyperliquid.h"
#include "test_kept_exchange.h"
#include "test_kucoin.h"
#include "test_live_feed.h"
#include "test_mexc.h"
#include "test_pager.h"
#include "test_reading.h"
#include "test_stream.h"
#include "test_terms.h"
#include "test_venues.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return support::runTests<TestCandleFile, TestFileExchange, TestKeptExchange, TestVenues, TestDemo,
                             TestDecode, TestPager, TestReading, TestBinance, TestGateio, TestMexc,
                             TestKucoin, TestHyperliquid, TestConformance, TestStream, TestTerms, TestLiveFeed>(argc,
                                                                                                     argv);
}
