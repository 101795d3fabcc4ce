// What the mouse does to drawings on a chart, and how they are kept.
#pragma once

#include <QObject>

class TestDrawing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aToolDrawsOnce();
    void aClickWithoutAPullDrawsNothing();
    void aHorizontalLineNeedsOnePoint();
    void withoutAToolThePressIsNotTaken();
    void aDrawingIsMovedAsAWhole();
    void anEndIsMovedAlone();
    void escapePutsBack();
    void deleteRemovesTheSelected();
    void keptAsTextAndRead();
    void brokenTextIsLeftOut();
    void keptByMarket();
};
