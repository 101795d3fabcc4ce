// Intervals as published, buckets, thresholds.
#pragma once

#include <QObject>

class TestStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wilsonAsPublished();
    void saysWhenThereIsNotEnough();
    void differencesHaveAnInterval();
    void everyTradeIsInItsBuckets();
    void thresholdsFollowTheEvidenceOnly();
};
