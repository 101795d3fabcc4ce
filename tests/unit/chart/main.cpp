#include "test_figures.h"
#include "test_golden.h"
#include "test_labels.h"
#include "test_layers.h"
#include "test_numbers.h"
#include "test_painter.h"
#include "test_palette.h"
#include "test_png.h"
#include "test_pyramid.h"
#include "test_scales.h"
#include "test_ticks.h"

#include "support/run_tests.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    return support::runTests<TestNumbers, TestScales, TestTicks, TestPyramid, TestFigures, TestPalette,
                             TestPng, TestPainter, TestLabels, TestLayers, TestGolden>(argc, argv);
}
