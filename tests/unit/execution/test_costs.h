// What crossing the market costs: spread, slippage, fees and their defaults.
#pragma once

#include <QObject>

class TestCosts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spreadOfBook();
    void spreadWithoutBook();
    void tickIsWide();
    void slippage();
    void fees();
    void options();
    void property();
};
