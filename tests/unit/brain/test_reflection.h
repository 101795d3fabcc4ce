// Rules: noise gives none that is mandatory, planted edges are found.
#pragma once

#include <QObject>

class TestReflection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithFisher();
    void spendsItsErrorOnce();
    void noiseGivesNoMandatoryRule();
    void aPlantedEdgeIsFound();
    void aPlantedTrapIsFound();
    void looksEveryTenTrades();
    void everyRuleStandsAgainstTheBaseRate();
    void boastsAreToldButNeverMandatory();
    void everyTradeHasItsPatterns();
};
