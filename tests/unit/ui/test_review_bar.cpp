#include "test_review_bar.h"

#include "ui/widgets/review_bar.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest/QtTest>

namespace {

engine::SnapshotPtr waiting(const char *id, double stop)
{
    auto out = std::make_shared<engine::Snapshot>();
    engine::ProposalView one;
    one.id = id;
    one.watch.symbol = {"BTC", "USDT"};
    one.decision.action = domain::Action::OpenLong;
    one.decision.stopLoss = stop;
    one.decision.takeProfit = 45'000.5;
    one.decision.reasoning = "because";
    out->proposals.push_back(one);
    return out;
}

struct Scene
{
    ui::Theme theme;
    ui::Hub hub{theme};
    ui::ReviewBar bar{hub};
    void show(engine::SnapshotPtr snapshot)
    {
        hub.setSnapshot(std::move(snapshot));
        bar.refresh();
    }
};

} // namespace

void TestReviewBar::hiddenWithoutAProposal()
{
    Scene scene;
    scene.show(std::make_shared<engine::Snapshot>());
    QVERIFY(scene.bar.isHidden());
    scene.show(waiting("a", 41'000));
    QVERIFY(!scene.bar.isHidden());
    QVERIFY(scene.bar.sentence().contains(QStringLiteral("BTC/USDT")));
}

void TestReviewBar::approvedAsItIs()
{
    Scene scene;
    scene.show(waiting("a", 41'000));
    QSignalSpy approved(&scene.hub, &ui::Hub::approveWanted), edited(&scene.hub, &ui::Hub::editWanted);
    QTest::mouseClick(scene.bar.approve(), Qt::LeftButton);
    QCOMPARE(approved.size(), 1);
    QCOMPARE(approved[0][0].toString(), QStringLiteral("a"));
    QCOMPARE(edited.size(), 0);
}

void TestReviewBar::editedLevelsAreSent()
{
    Scene scene;
    scene.show(waiting("a", 41'000));
    domain::DecisionRecord sent;
    QObject::connect(&scene.hub, &ui::Hub::editWanted, &scene.bar,
                     [&](const QString &, const domain::DecisionRecord &record) { sent = record; });
    scene.bar.stop()->setText(QStringLiteral("41500"));
    QTest::mouseClick(scene.bar.approve(), Qt::LeftButton);
    QVERIFY(sent.stopLoss == 41'500.0);
    QVERIFY(sent.takeProfit == 45'000.5); // left alone, to the last digit
    QVERIFY(sent.action == domain::Action::OpenLong);
}

void TestReviewBar::whatIsNoNumberIsNotSent()
{
    Scene scene;
    scene.show(waiting("a", 41'000));
    QSignalSpy approved(&scene.hub, &ui::Hub::approveWanted), edited(&scene.hub, &ui::Hub::editWanted);
    scene.bar.stop()->setText(QStringLiteral("41x500"));
    QTest::mouseClick(scene.bar.approve(), Qt::LeftButton);
    QCOMPARE(approved.size() + edited.size(), 0);
    QVERIFY(scene.bar.stop()->property("refused").toBool());
    scene.bar.stop()->setText(QStringLiteral("41500"));
    QTest::mouseClick(scene.bar.approve(), Qt::LeftButton);
    QCOMPARE(edited.size(), 1);
    QVERIFY(!scene.bar.stop()->property("refused").toBool());
}

void TestReviewBar::turnedDown()
{
    Scene scene;
    scene.show(waiting("a", 41'000));
    QSignalSpy rejected(&scene.hub, &ui::Hub::rejectWanted);
    QTest::mouseClick(scene.bar.reject(), Qt::LeftButton);
    QCOMPARE(rejected.size(), 1);
}

void TestReviewBar::whatWasTypedStays()
{
    Scene scene;
    scene.show(waiting("a", 41'000));
    scene.bar.stop()->setText(QStringLiteral("41500"));
    scene.show(waiting("a", 41'000)); // the same, a second later
    QCOMPARE(scene.bar.stop()->text(), QStringLiteral("41500"));
    scene.show(waiting("b", 40'000));
    QCOMPARE(scene.bar.stop()->text(), QStringLiteral("40000"));
}
