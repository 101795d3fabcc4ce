// What hostile articles come to when they go all the way: through the feed, the question and a mind that
// obeys them, to the risk rules and the account.
#pragma once

#include <QObject>

class TestAttacks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anObedientMindMovesNoLimit();
};
