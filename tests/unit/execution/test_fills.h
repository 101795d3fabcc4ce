// Fills at the market and at limits: prices to the tick against us, fees to the last digit.
#pragma once

#include <QObject>

class TestFills : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void market();
    void coarseTick();
    void exactLevel();
    void fee();
    void identity();
    void limitThrough();
    void limitNotTouched();
    void limitGap();
    void limitSince();
    void firstBarOfAnOrder();
    void refused();
    void funding();
    void property();
};
