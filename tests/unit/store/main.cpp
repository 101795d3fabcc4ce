#include "support/run_tests.h"

#include "child.h"
#include "test_behind.h"
#include "test_candle_store.h"
#include "test_crash.h"
#include "test_database.h"
#include "test_journal.h"
#include "test_lock.h"
#include "test_memory.h"
#include "test_news.h"
#include "test_secrets.h"
#include "test_settings.h"
#include "test_shelf.h"
#include "test_verify.h"

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (const int status = child::perform(QCoreApplication::arguments()); status >= 0)
        return status;
    return support::runTests<TestDatabase, TestJournal, TestShelf, TestCandleStore, TestCrash, TestVerify,
                             TestSettings, TestSecrets, TestLock, TestMemory, TestNews, TestBehind>(argc, argv);
}
