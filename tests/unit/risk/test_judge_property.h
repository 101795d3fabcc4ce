// No accepted order violates a limit, worked out again here from nothing but the settings.
#pragma once

#include <QObject>

class TestJudgeProperty : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holds();
    void lowersOnly();
};
