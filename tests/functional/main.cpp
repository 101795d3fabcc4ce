#include "support/run_tests.h"
#include "test_asking.h"
#include "test_bad_input.h"
#include "test_brain.h"
#include "test_kill.h"
#include "test_model_server.h"
#include "test_models.h"
#include "test_replay.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return support::runTests<TestReplay, TestBrain, TestBadInput, TestModelServer, TestKill, TestModels,
                             TestAsking>(argc, argv);
}
