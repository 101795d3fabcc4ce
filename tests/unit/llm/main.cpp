#include "support/run_tests.h"
#include "test_blockrun.h"
#include "test_bodies.h"
#include "test_chat_shapes.h"
#include "test_compatible.h"
#include "test_compatible_codec.h"
#include "test_event_stream.h"
#include "test_faults.h"
#include "test_google.h"
#include "test_guard.h"
#include "test_managed_server.h"
#include "test_native_answers.h"
#include "test_native_requests.h"
#include "test_price_table.h"
#include "test_provider_error.h"
#include "test_recorded_answers.h"
#include "test_rules.h"
#include "test_services.h"
#include "test_signatures.h"
#include "test_sse.h"
#include "test_technical.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return support::runTests<TestTechnical, TestSse, TestProviderError, TestCompatibleCodec, TestCompatible,
                             TestRecordedAnswers, TestGoogle, TestChatShapes, TestServices, TestFaults,
                             TestEventStream, TestSignatures, TestNativeAnswers, TestNativeRequests,
                             TestBodies, TestPriceTable, TestGuard, TestBlockrun, TestManagedServer,
                             TestRules>(argc, argv);
}
