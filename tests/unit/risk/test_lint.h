// The lint says nothing to the defaults and names every planted dead limit.
#pragma once

#include <QObject>

class TestLint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaults();
    void planted_data();
    void planted();
    void options();
};
