// What the same money would have done: cash, holding, and chance.
#pragma once

#include <QObject>

class TestBaselines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list();
    void cash();
    void held();
    void matched();
    void costsMatter();
    void tooFew();
    void randomMatches();
    void randomByHand();
    void randomShortsMirrored();
    void randomIsRepeatable();
    void pValue();
    void noEdge();
};
