// The language of conditions over studies: what it means, what it refuses and where. Main thread.
#pragma once

#include <QObject>

class TestExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreTheCatalogues();
    void refsAreCanonical_data();
    void refsAreCanonical();
    void studiesOfOtherColumns();
    void valuesAreTheStudies();
    void conditions_data();
    void conditions();
    void earlierValuesShift();
    void crossingsAreTurns();
    void candlesticksAreConditions();
    void patternsAreConditions();
    void givenNumbers();
    void missingIsMissing_data();
    void missingIsMissing();
    void saysWhatIsMissing();
    void refuses_data();
    void refuses();
    void limitsHold();
    void treesMeanWhatTheySay();
    void laterBarsChangeNothing();
    void anyTextIsReadOrRefused();
};
