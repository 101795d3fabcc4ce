#include "support/run_tests.h"

#include "test_bands.h"
#include "test_candlesticks.h"
#include "test_catalogue.h"
#include "test_conformance.h"
#include "test_derived.h"
#include "test_edges.h"
#include "test_expression.h"
#include "test_kernels.h"
#include "test_levels.h"
#include "test_patterns.h"
#include "test_patterns_events.h"
#include "test_patterns_shapes.h"
#include "test_properties.h"
#include "test_reference.h"
#include "test_relations.h"
#include "test_steps.h"
#include "test_study_set.h"

int main(int argc, char **argv)
{
    return support::runTests<TestCatalogue, TestReference, TestKernels, TestBands, TestSteps, TestStudySet,
                             TestRelations, TestLevels, TestEdges, TestExpression, TestDerived,
                             TestProperties, TestPatterns, TestPatternsEvents, TestPatternsShapes,
                             TestCandlesticks, TestConformance>(argc, argv);
}
