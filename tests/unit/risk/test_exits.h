// Exits can only reduce.
#pragma once

#include <QObject>

class TestExits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whole();
    void part();
    void tooMuch();
    void nothing();
    void shortsBuyBack();
    void property();
};
