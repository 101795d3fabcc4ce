// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestConformance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRecordingIsRead();
    void refusalsAreTold();
};
