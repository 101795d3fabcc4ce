#include "test_exits.h"
#include "test_halts.h"
#include "test_judge_property.h"
#include "test_levels.h"
#include "test_lint.h"
#include "test_plan.h"
#include "test_rules.h"
#include "test_sizes.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    return support::runTests<TestRules, TestSizes, TestLevels, TestHalts, TestExits, TestPlan, TestLint,
                             TestJudgeProperty>(argc, argv);
}
