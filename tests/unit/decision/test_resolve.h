// The whole table of what a decision means for what is held.
#pragma once

#include <QObject>

class TestResolve final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolvesEveryCase_data();
    void resolvesEveryCase();
    void namesEveryResolution();
};
