// A body handed on as it comes, and a request that its owner ends.
#pragma once

#include <QObject>

class TestPieces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheBodyAsItComes_data();
    void givesTheBodyAsItComes();
    void givesNoPieceOfARefusal();
    void saysThatAnAttemptBeginsAnew();
    void endsOneRequestWhenItsOwnerAsks();
};
