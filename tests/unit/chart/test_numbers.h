// How the chart writes numbers.
#pragma once

#include <QObject>

class TestNumbers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figure_data();
    void figure();
    void figureFollowsTheWording();
    void figureHasNoValueForNone();
    void compact_data();
    void compact();
    void decimalsOfStep_data();
    void decimalsOfStep();
    void readableDecimals_data();
    void readableDecimals();
};
