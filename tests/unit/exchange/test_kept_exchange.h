// Tests of exchange/kept_exchange.h: a counting venue behind it.
#pragma once

#include <QObject>
#include <QTemporaryDir>

class TestKeptExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersAsTheVenueDoes();
    void asksOnlyForWhatIsMissing();
    void fillsAHoleBeforeWhatIsKnown();
    void tellsOfARevision();
    void keepsWhatTheVenueRefusesLater();
    void withoutSinceGoesToTheVenue();
    void anyTwoLooksAgreeWithTheVenue();

private:
    [[nodiscard]] QString path() const;
    std::unique_ptr<QTemporaryDir> m_dir;
};
