#include "test_account.h"
#include "test_account_property.h"
#include "test_candle_series.h"
#include "test_capsule.h"
#include "test_decision.h"
#include "test_event_json.h"
#include "test_instrument.h"
#include "test_order.h"
#include "test_words.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    return support::runTests<TestWords, TestInstrument, TestCandleSeries, TestOrder, TestAccount,
                             TestAccountProperty, TestEventJson, TestDecision, TestCapsule>(argc, argv);
}
