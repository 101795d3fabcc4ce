#include "support/run_tests.h"
#include "test_aftermath.h"
#include "test_attacks.h"
#include "test_charts.h"
#include "test_council_desk.h"
#include "test_cycle.h"
#include "test_exports.h"
#include "test_gate.h"
#include "test_learning.h"
#include "test_live.h"
#include "test_looks.h"
#include "test_models.h"
#include "test_orders_of_people.h"
#include "test_perpetual.h"
#include "test_review.h"
#include "test_settings_change.h"
#include "test_stop.h"
#include "test_world.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv); // pictures have text
    return support::runTests<TestCharts, TestCycle, TestLive, TestLooks, TestPerpetual, TestOrdersOfPeople,
                             TestReview, TestLearning, TestSettingsChange, TestStop, TestWorld, TestModels,
                             TestExports, TestGate, TestCouncilDesk, TestAttacks, TestAftermath>(argc, argv);
}
