// Tests of base/options.h.
#pragma once

#include <QtTest/QtTest>

class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryField();
    void readsWhatItWrote();
    void keepsWhatIsMissing();
    void refuses_data();
    void refuses();
    void describesFieldsAndDefaults();
};
