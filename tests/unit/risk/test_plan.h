// Changes of a plan: stops tighten after progress and never widen.
#pragma once

#include <QObject>

class TestPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tightens();
    void never();
    void progress_data();
    void progress();
    void pastThePrice();
    void target();
    void half();
    void since();
    void property();
};
