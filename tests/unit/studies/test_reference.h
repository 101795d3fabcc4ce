// Every row of the catalogue against its reference vector, which was computed in decimals, straight from the
// definition.
#pragma once

#include <QObject>

class TestReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
};
