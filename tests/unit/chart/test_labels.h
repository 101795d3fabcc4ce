// No label is cut, none lies on another, none is too small: over many series, sizes, themes and pixel ratios.
#pragma once

#include <QObject>

class TestLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverCutNeverOverlapping_data();
    void neverCutNeverOverlapping();
    void underTheCrosshairToo();
    void onRecordedCandles();
    void decimalsFollowTheInstrument_data();
    void decimalsFollowTheInstrument();
    void modelsReadWordsAndValues();
    void syntheticDataIsMarked();
    void levelsBeyondTheRangeAreTold();
    void titleIsShortenedNotCut();
};
