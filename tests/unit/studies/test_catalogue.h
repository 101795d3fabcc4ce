// The table of studies and the reading of requests.
#pragma once

#include <QObject>

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreComplete();
    void namesAreTheContract();
    void findsByName();
    void standardsAreWhatTradersExpect();
    void leftOutParametersAreStandard();
    void idIsCanonical();
    void refuses_data();
    void refuses();
    void warmupIsTheFirstValue();
    void runAndRunIntoAgree();
};
