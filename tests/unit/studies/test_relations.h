// What holds between studies, and what they are in markets made by hand: still ones, straight ones, one
// swing.
#pragma once

#include <QObject>

class TestRelations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stillMarketsAreDefined();
    void straightMarkets();
    void boundsHold();
    void windowsForget();
    void oneStudyFollowsFromAnother();
    void cheapTokensAreReadAlike();
    void withoutVolume();
    void averagesMayBeOfAnyKind();
};
