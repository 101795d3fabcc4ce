// Tests of base::sanitised().
#pragma once

#include <QtTest/QtTest>

class TestSanitised : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsHonestText_data();
    void keepsHonestText();
    void removesInvisibleCharacters_data();
    void removesInvisibleCharacters();
    void removesTokens_data();
    void removesTokens();
    void replacesInvalidUtf8_data();
    void replacesInvalidUtf8();
    void cutsAtCharacters();
    void anyBytesBecomeHarmless();
    void hiddenTokensNeverSurvive();
};
