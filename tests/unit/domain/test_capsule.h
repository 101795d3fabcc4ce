// Capsules are content-addressed: the same content has the same id, any other content another.
#pragma once

#include <QObject>

class TestCapsule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sealIsDeterministic();
    void manifestIsCanonical();
    void everyFieldCounts();
    void ownIdDoesNotCount();
    void textsAreKeptOnce();
    void textsArePutBack();
    void firstDifferenceIsNamed_data();
    void howItWasAskedIsKept();
    void firstDifferenceIsNamed();
};
