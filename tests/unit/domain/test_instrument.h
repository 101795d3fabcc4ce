// The doors from analysis to money.
#pragma once

#include <QObject>

class TestInstrument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void priceLandsOnTheTick();
    void priceRefuses();
    void figuresMakeTheTick();
    void figuresHold();
    void quantityRoundsDown();
    void quantityNeverGrows();
    void minimaAreNamed();
    void feesAreDated();
    void contractsBecomeUnits();
    void keysTellMarketsApart();
};
