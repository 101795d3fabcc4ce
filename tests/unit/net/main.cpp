#include "support/run_tests.h"
#include "test_budget.h"
#include "test_cassette.h"
#include "test_http.h"
#include "test_pieces.h"
#include "test_public.h"
#include "test_real_http.h"
#include "test_web_socket.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return support::runTests<TestHttp, TestRealHttp, TestBudget, TestPieces, TestCassette, TestWebSocket,
                             TestPublic>(argc, argv);
}
