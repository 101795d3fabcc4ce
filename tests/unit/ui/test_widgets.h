// Tests of the small parts: chart view, figures, gauge, answer, theme. Main thread.
#pragma once

#include <QObject>

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wheelZoomsAroundThePointer();
    void dragPansAndDoubleClickFits();
    void keysMoveTheChart();
    void clickOnAMarkOpensItsCapsule();
    void newCandlesKeepTheZoom();
    void gaugePutsThePriceBetween();
    void labelShortensWithDots();
    void answerNumbersAreChecked();
    void contrast_data();
    void contrast();
    void returnsKeepExtremes();
};
