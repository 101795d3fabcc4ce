// Levels that the desk places, by regime, and what a proposal without levels gets.
#pragma once

#include <QObject>

class TestLevels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void regimes();
    void shortsMirrored();
    void without();
    void proposalGetsThem();
    void onlyTheMissing();
    void liquidation();
    void ticks();
};
