// Tests of context: see the source file for what is claimed. One thread.
#pragma once

#include <QObject>

class TestClean : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urls();
    void walls();
    void furniture();
    void leads();
    void copies();
    void differentStoriesStay();
};
