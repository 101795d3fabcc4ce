#include "support/run_tests.h"
#include "test_answer_properties.h"
#include "test_answers.h"
#include "test_converse.h"
#include "test_council.h"
#include "test_council_count.h"
#include "test_dialects.h"
#include "test_evidence.h"
#include "test_made_decisions.h"
#include "test_question.h"
#include "test_resolve.h"
#include "test_world.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return support::runTests<TestAnswers, TestDialects, TestMadeDecisions, TestAnswerProperties, TestResolve,
                             TestEvidence, TestQuestion, TestConverse, TestWorld, TestCouncilCount,
                             TestCouncil>(argc, argv);
}
