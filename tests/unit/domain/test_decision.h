// The plain form of a decision and of its evidence check.
#pragma once

#include <QObject>

class TestDecision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void bareOneComesBack();
    void hasTheContractsShape();
    void errorsNameTheField_data();
    void errorsNameTheField();
    void evidenceComesBack();
};
