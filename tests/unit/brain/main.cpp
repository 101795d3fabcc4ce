#include "test_calibration.h"
#include "test_foreign.h"
#include "test_index.h"
#include "test_memory.h"
#include "test_reference_bot.h"
#include "test_reflection.h"
#include "test_statistics.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    return support::runTests<TestIndex, TestMemory, TestCalibration, TestReflection, TestStatistics,
                             TestForeign, TestReferenceBot>(argc, argv);
}
