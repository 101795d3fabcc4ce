#include "test_bookkeeper.h"
#include "test_books_property.h"
#include "test_costs.h"
#include "test_exit_rules.h"
#include "test_fills.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return support::runTests<TestCosts, TestFills, TestExitRules, TestBookkeeper, TestBooksProperty>(argc,
                                                                                                     argv);
}
