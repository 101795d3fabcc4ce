// Tests of base/json.h.
#pragma once

#include <QtTest/QtTest>

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses();
    void refusesWithTheByte();
    void refusesDepthAndSize();
    void refusesNumbersThatAreNone();
    void textIsCanonical();
    void missingIsNull();
    void optionalFields();
    void neededFields();
    void wholeNumbers();
    void decimals();
};
