#include "support/run_tests.h"

#include "test_decimal.h"
#include "test_decimal_properties.h"
#include "test_error.h"
#include "test_json.h"
#include "test_kill_point.h"
#include "test_log.h"
#include "test_options.h"
#include "test_platform.h"
#include "test_random.h"
#include "test_sanitised.h"
#include "test_text.h"
#include "test_time.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet("SIGNALDESK_TEST_KILL_CHILD"))
        return passKillPoints();
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=1000"); // these laws are quick to check
    return support::runTests<TestError, TestDecimal, TestDecimalProperties, TestTime, TestText, TestSanitised,
                             TestJson, TestOptions, TestRandom, TestPlatform, TestKillPoint, TestLog>(argc,
                                                                                                      argv);
}
