// Tests of base/random.h, base/hash.h and base/secret.h.
#pragma once

#include <QtTest/QtTest>

class TestRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesThePublishedGenerator();
    void sameSeedSameNumbers();
    void streamsAreIndependent();
    void uniformStaysInside();
    void belowIsFair();
    void normalHasItsMoments();
    void hexHasItsLength();
    void systemSeedsDiffer();
    void sha256OfKnownTexts();
    void sha256InPieces();
    void secretsCopyMoveAndEmpty();
};
