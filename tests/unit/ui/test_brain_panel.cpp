#include "test_brain_panel.h"

#include "rig.h"
#include "ui/panel_board.h"
#include "ui/panels/brain_panel.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/widgets/figure_table.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

namespace {

struct Scene
{
    Rig rig;
    ui::BrainPanel *panel = static_cast<ui::BrainPanel *>(rig.window->board().panel("brain"));
    explicit Scene(ui::BrainPanel::Page page)
    {
        rig.show(support::sampleSnapshot());
        rig.window->board().dock("brain")->raise();
        QTest::qWait(10);
        panel->showPage(page);
    }
    [[nodiscard]] QString cell(int row, int column) const { return panel->table().item(row, column)->text(); }
};

} // namespace

void TestBrainPanel::saysWhenThereIsNothing()
{
    Rig rig;
    auto snapshot = support::sampleSnapshot();
    snapshot->memory = std::make_shared<const engine::MemoryView>();
    rig.show(snapshot);
    rig.window->board().dock("brain")->raise();
    QTest::qWait(10);
    auto *const panel = rig.window->board().panel("brain");
    QVERIFY(!panel->showsContent());
    QVERIFY(panel->stateView().sentence().contains(QLatin1String("not learned")));
}

void TestBrainPanel::comparesSimilarTrades()
{
    const Scene scene(ui::BrainPanel::Similar);
    QCOMPARE(scene.panel->table().columnCount(), 5); // the feature, now, and three trades
    QCOMPARE(scene.panel->table().rowCount(), 7);
    QCOMPARE(scene.cell(1, 2), QStringLiteral("0.900"));
    QCOMPARE(scene.cell(4, 0), QStringLiteral("RSI 14"));
    QCOMPARE(scene.cell(4, 1), QStringLiteral("56.5"));
    const auto inkAt = [&](int row) { return scene.panel->table().item(row, 2)->data(ui::InkRole).toInt(); };
    QCOMPARE(inkAt(4), int(ui::Ink::Up));   // alike
    QCOMPARE(inkAt(5), int(ui::Ink::Warn)); // not alike
    QCOMPARE(scene.cell(6, 2), QStringLiteral("–"));
}

void TestBrainPanel::buttonsSpeakOfTheChosenRule()
{
    Scene scene(ui::BrainPanel::Rules);
    QSignalSpy said(&scene.rig.window->hub(), &ui::Hub::memoryWordWanted);
    QSignalSpy back(&scene.rig.window->hub(), &ui::Hub::rollbackWanted);
    QPushButton *const pin = scene.panel->button(QStringLiteral("pin"));
    QVERIFY(!pin->isEnabled()); // nothing is chosen
    QVERIFY(scene.cell(0, 0).startsWith(QLatin1String("MANDATORY")));
    QCOMPARE(scene.cell(0, 2) + scene.cell(0, 3), QStringLiteral("184"));
    scene.panel->table().selectRow(0);
    QTest::mouseClick(pin, Qt::LeftButton);
    QCOMPARE(said.back().at(0).toString(), QStringLiteral("pin"));
    QCOMPARE(said.back().at(1).toString(), QStringLiteral("prefer:trend=bullish"));
    QTest::mouseClick(scene.panel->button(QStringLiteral("rollback")), Qt::LeftButton);
    QCOMPARE(back.size(), 1);
    scene.panel->table().selectRow(1); // a muted one
    QTest::mouseClick(scene.panel->button(QStringLiteral("mute")), Qt::LeftButton);
    QCOMPARE(said.back().at(0).toString(), QStringLiteral("unmute"));
    QTest::mouseClick(scene.panel->button(QStringLiteral("delete")), Qt::LeftButton);
    QCOMPARE(said.back().at(1).toString(), QStringLiteral("avoid:weekend=at the weekend"));
}

void TestBrainPanel::buttonsSpeakOfThresholds()
{
    Scene scene(ui::BrainPanel::Thresholds);
    QSignalSpy said(&scene.rig.window->hub(), &ui::Hub::memoryWordWanted);
    scene.panel->table().selectRow(0);
    QTest::mouseClick(scene.panel->button(QStringLiteral("freeze")), Qt::LeftButton);
    QCOMPARE(said.back().at(0).toString(), QStringLiteral("freeze"));
    QCOMPARE(said.back().at(1).toString(), QStringLiteral("adx_strong"));
    QCOMPARE(said.back().at(2).toString(), QStringLiteral("30"));
    QTest::mouseClick(scene.panel->button(QStringLiteral("reset")), Qt::LeftButton);
    QCOMPARE(said.back().at(0).toString(), QStringLiteral("reset"));
}

void TestBrainPanel::searchesLessons()
{
    const Scene scene(ui::BrainPanel::Experiences);
    QCOMPARE(scene.panel->table().rowCount(), 12);
    scene.panel->findChild<QLineEdit *>()->setText(QStringLiteral("SUPPLY"));
    QCOMPARE(scene.panel->table().rowCount(), 1);
    QVERIFY(scene.cell(0, 0).contains(QLatin1String("<b>"))); // shown as text, whatever it says
}

void TestBrainPanel::opensTheCapsuleOfAnExperience()
{
    Scene scene(ui::BrainPanel::Experiences);
    QSignalSpy capsule(&scene.rig.window->hub(), &ui::Hub::capsuleWanted);
    Q_EMIT scene.panel->table().itemActivated(scene.panel->table().item(2, 0));
    QCOMPARE(capsule.back().front().toString(), QStringLiteral("capsule-of-2"));
}

void TestBrainPanel::drawsCalibration()
{
    const Scene scene(ui::BrainPanel::Calibration);
    auto *const view = scene.panel->findChild<ui::ReliabilityView *>();
    QVERIFY(view && view->isVisibleTo(scene.panel));
    QVERIFY(view->accessibleName().contains(QLatin1String("40 claims")));
    QVERIFY(!view->grab().isNull());
}
