// What hosts say of their budgets, and what was sent to them.
#pragma once

#include <QObject>

class TestBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatHostsSay();
    void nonsenseIsNotRead();
    void aDoorCountsWhatItSends();
    void aDoorWithoutACountHasNone();
};
