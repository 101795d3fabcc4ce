// The first exit that bars call for, and the way the price went.
#pragma once

#include <QObject>

class TestExitRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stop();
    void target();
    void both();
    void gapThroughStop();
    void gapThroughTarget();
    void horizon();
    void horizonGap();
    void since();
    void formingBar();
    void trades();
    void tradesOfShorts();
    void noLevels();
    void limitInItsBar();
    void shortsMirrored();
    void excursionOfLong();
    void excursionOfShort();
    void excursionBounds();
};
