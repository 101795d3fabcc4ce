// Tests of the window: offscreen, with real buttons pressed and every question answered by the test.

#include "support/run_tests.h"
#include "unit/ui/test_asking.h"
#include "unit/ui/test_brain_panel.h"
#include "unit/ui/test_charts.h"
#include "unit/ui/test_dialogs.h"
#include "unit/ui/test_drawing.h"
#include "unit/ui/test_german.h"
#include "unit/ui/test_review_bar.h"
#include "unit/ui/test_widgets.h"
#include "unit/ui/test_window.h"
#include "unit/ui/test_wording.h"

#include <QApplication>

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return support::runTests<TestWording, TestWidgets, TestDialogs, TestDrawing, TestReviewBar, TestCharts,
                             TestWindow, TestBrainPanel, TestGerman, TestAsking>(argc, argv);
}
