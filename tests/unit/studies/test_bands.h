// Averages, bands and volatilities that no library recorded a vector of, against plain forms of their
// definitions: a loop over each window, bar by bar.
#pragma once

#include <QObject>

class TestBands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followTheirDefinitions_data();
    void followTheirDefinitions();
    void kernelsGiveTheSameBits();
    void dynamicDoesNotOvershoot();
    void squeezeIsOnWhenNothingMoves();
    void stopsChangeSides();
    void cyclesAreFound();
};
