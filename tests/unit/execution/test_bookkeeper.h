// The account and its journal in step.
#pragma once

#include <QObject>

class TestBookkeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void submittedCarriesCapsule();
    void tradeIsWhole();
    void entryClosesNothing();
    void excursionHasTheExit();
    void listenerHearsAll();
    void refusals();
    void recovery();
    void crashBetween();
    void rehearsal();
};
