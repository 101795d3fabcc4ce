// The whole list of statistics: net of everything, undefined where it is.
#pragma once

#include <QObject>

class TestPerformance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wilsonByHand();
    void list();
    void byHand();
    void modelCostIsShared();
    void noTrades();
    void noLosses();
    void noChange();
    void intervals();
    void oneCandle();
    void repeatable();
    void written();
};
