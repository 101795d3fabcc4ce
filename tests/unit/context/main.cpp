#include "test_calendar.h"
#include "test_clean.h"
#include "test_conformance.h"
#include "test_feeds.h"
#include "test_gatherer.h"
#include "test_html.h"
#include "test_relevance.h"
#include "test_sources.h"

#include "support/run_tests.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return support::runTests<TestHtml, TestFeeds, TestSources, TestClean, TestRelevance, TestCalendar, TestGatherer, TestConformance>(
        argc, argv);
}
