#include "test_baselines.h"
#include "test_drawdown.h"
#include "test_performance.h"
#include "test_ratios.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    return support::runTests<TestRatios, TestDrawdown, TestPerformance, TestBaselines>(argc, argv);
}
