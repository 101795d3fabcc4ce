// Laws of base::Decimal, held against reference.h and 128-bit arithmetic on random numbers.
#pragma once

#include <QtTest/QtTest>

class TestDecimalProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printedTextReadsBack();
    void sumsAreExactOrInvalid();
    void productsAreExactOrInvalid();
    void smallNumbersAgreeWithWideIntegers();
    void comparisonIsTotal();
    void invalidSpreads();
    void roundingAgreesWithCounting();
    void divisionAgreesWithCounting();
    void roundingKeepsItsPromiseAtEveryScale();
    void nearestAgreesWithItsText();
    void toDoubleReadsAsItsText();
};
