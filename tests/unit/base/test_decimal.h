// Tests of base/decimal.h by example; the laws are in test_decimal_properties.
#pragma once

#include <QtTest/QtTest>

class TestDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void printsPlainly();
    void sumsAndProducts();
    void zerosAreTrimmedOnlyToFit();
    void invalidIsSticky();
    void boundsOfOf();
    void rounds_data();
    void rounds();
    void divides_data();
    void divides();
    void nearestMultipleOfADouble();
    void nearestRefuses();
    void trims();
    void toDoubleIsNearest();
    void compares();
};
