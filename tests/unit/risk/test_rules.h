// Every rule of the table passes, and every rule denies or lowers; the table is always whole.
#pragma once

#include <QObject>

class TestRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRulePasses();
    void everyRuleStops_data();
    void everyRuleStops();
    void bounds_data();
    void bounds();
    void wholeTable();
    void intentIsFull();
    void rowsAreWritten();
    void titles();
};
