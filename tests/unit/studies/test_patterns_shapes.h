// Classic shapes, drawn by hand: found where they break, named rightly, and not found where a rule is missed.
#pragma once

#include <QObject>

class TestPatternsShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doubleTopBreaksItsNeckline();
    void unevenTopsAreNone();
    void anUnbrokenNecklineIsNone();
    void tripleTopIsNoDoubleTop();
    void headStandsOut();
    void linesHaveTheirNames_data();
    void linesHaveTheirNames();
    void aLineThatDoesNotHoldIsNone();
    void flagHangsFromItsPole();
    void pennantCloses();
    void aDeepRetreatIsNoFlag();
    void tightRangeBreaks();
    void swingsAlternate();
};
