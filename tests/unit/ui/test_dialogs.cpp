#include "unit/ui/test_dialogs.h"

#include "support/sample_snapshot.h"
#include "ui/close_guard.h"
#include "ui/command_palette.h"
#include "ui/dialogs/capsule_dialog.h"
#include "ui/dialogs/option_field.h"
#include "ui/dialogs/provider_page.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/welcome_dialog.h"
#include "ui/theme.h"
#include "ui/widgets/answer_view.h"
#include "ui/wording/number_text.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QtTest/QtTest>

namespace {

struct Looks
{
    ui::Theme theme;
    Looks()
    {
        if (!theme.load(QStringLiteral("dark"), false))
            qFatal("no theme");
    }
};

QLineEdit *line(const ui::SettingsDialog &dialog, const char *key)
{
    return qobject_cast<QLineEdit *>(dialog.field(key)->editor());
}

void type(QLineEdit *field, const QString &words)
{
    field->clear();
    QTest::keyClicks(field, words);
}

} // namespace

void TestDialogs::settingsMakeAFieldOfEveryOption()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    int missing = 0;
    for (const engine::SettingsGroup &group : engine::describe({}))
        for (const base::OptionInfo &info : group.options)
            missing += dialog.field(group.id + '.' + info.key) == nullptr;
    QCOMPARE(missing, 1);            // "welcomed" is kept by the window
    QVERIFY(dialog.patch().empty()); // every editor gives back exactly what it was given
}

void TestDialogs::settingsGiveOnlyWhatChanged()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    type(line(dialog, "risk.risk_percent"), QStringLiteral("0.7"));
    type(line(dialog, "desk.symbol"), QStringLiteral("ETH/USDT"));
    qobject_cast<QCheckBox *>(dialog.field("risk.allow_shorts")->editor())->toggle();
    QSignalSpy wanted(&dialog, &ui::SettingsDialog::changeWanted);
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("apply")), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
    const auto patch = wanted.front().front().value<base::Json>();
    QCOMPARE(patch.size(), std::size_t(2));
    QCOMPARE(patch["risk"]["risk_percent"].get<double>(), 0.7);
    QCOMPARE(patch["desk"]["symbol"].get<std::string>(), std::string("ETH/USDT"));
    QVERIFY(engine::settingsFromJson(patch));
}

void TestDialogs::settingsRefuseBesideTheField()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    QSignalSpy wanted(&dialog, &ui::SettingsDialog::changeWanted);
    QPushButton *const apply = dialog.findChild<QPushButton *>(QStringLiteral("apply"));
    for (const char *bad : {"abc", "99999", "", "-1"}) {
        type(line(dialog, "risk.risk_percent"), QString::fromLatin1(bad));
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY2(!dialog.field("risk.risk_percent")->refusal().isEmpty(), bad);
    }
    QCOMPARE(wanted.size(), 0);
    type(line(dialog, "risk.risk_percent"), QStringLiteral("0.5"));
    QVERIFY(dialog.field("risk.risk_percent")->refusal().isEmpty()); // typing takes the reason away
    type(line(dialog, "desk.symbol"), QStringLiteral("BTCUSDT"));
    QTest::mouseClick(apply, Qt::LeftButton);
    QVERIFY(!dialog.field("desk.symbol")->refusal().isEmpty());
    QCOMPARE(wanted.size(), 0);
}

void TestDialogs::settingsShowWhatTheDeskRefused()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    dialog.refuse(QStringLiteral("desk.candle_file"),
                  {base::ErrorCode::NotFound, "no such file", "desk.candle_file", {}});
    QCOMPARE(dialog.field("desk.candle_file")->refusal(), QStringLiteral("no such file"));
}

void TestDialogs::providerPageTestsAndKeeps()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    QSignalSpy tested(&dialog, &ui::SettingsDialog::testWanted),
        stored(&dialog, &ui::SettingsDialog::storeWanted);
    ui::ProviderPage *const page = dialog.providerPage("compatible");
    type(page->keyField(), QStringLiteral("sk-secret"));
    QTest::mouseClick(page->testButton(), Qt::LeftButton);
    QCOMPARE(tested.size(), 1);
    QCOMPARE(tested.front().at(0).value<base::Json>()["desk"]["provider"].get<std::string>(),
             std::string("compatible"));
    QCOMPARE(tested.front().at(1).toStringList(), QStringList{QStringLiteral("sk-secret")});
    dialog.showTested(QStringLiteral("401"), false);
    QVERIFY(page->result().contains(QLatin1String("401")));
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("apply")), Qt::LeftButton);
    QCOMPARE(stored.size(), 1); // Apply keeps the key as well
    QCOMPARE(stored.front().at(0).toString(), QStringLiteral("compatible"));
    dialog.showStored(QStringLiteral("compatible"), QStringLiteral("keychain"));
    QVERIFY(page->keyField()->text().isEmpty());
    QVERIFY(!dialog.patch().dump().empty() && dialog.patch().dump().find("sk-secret") == std::string::npos);
}

void TestDialogs::welcomeDefaults()
{
    Looks looks;
    ui::WelcomeDialog dialog(looks.theme, {}, {});
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    for (int step = 0; step < 3; ++step) {
        QCOMPARE(dialog.step(), step);
        QTest::mouseClick(dialog.next(), Qt::LeftButton);
    }
    QCOMPARE(accepted.size(), 1); // three presses of one button are enough
    const base::Json patch = dialog.patch();
    QCOMPARE(patch["desk"]["exchange"].get<std::string>(), std::string("binance"));
    QCOMPARE(patch["desk"]["provider"].get<std::string>(), std::string("technical"));
    QCOMPARE(patch["desk"]["capital"].get<double>(), 10'000.0);
    QVERIFY(patch["window"]["welcomed"].get<bool>());
    QVERIFY(dialog.preplay());
}

void TestDialogs::welcomeSaysWhenTheMarketIsSilent()
{
    Looks looks;
    ui::WelcomeDialog dialog(looks.theme, {}, {});
    QSignalSpy asked(&dialog, &ui::WelcomeDialog::exchangeTestWanted);
    dialog.askForTest();
    QCOMPARE(asked.size(), 1);
    dialog.showTested(QStringLiteral("binance"), false, QStringLiteral("closed port"));
    QVERIFY(dialog.marketWords().contains(QLatin1String("closed port")));
    QCOMPARE(dialog.patch()["desk"]["exchange"].get<std::string>(),
             std::string("binance")); // never switched by itself
    dialog.showTested(QStringLiteral("binance"), true, {});
    QVERIFY(!dialog.marketWords().contains(QLatin1String("not")));
}

void TestDialogs::welcomeNeedsAFileForAFile()
{
    Looks looks;
    ui::Dialogs dialogs;
    dialogs.openFile = [](QWidget *, const QString &, const QString &) {
        return QStringLiteral("candles.csv");
    };
    ui::WelcomeDialog dialog(looks.theme, {}, dialogs);
    const auto choices = dialog.findChildren<QRadioButton *>();
    for (QRadioButton *one : choices)
        if (one->text().contains(QLatin1String("CSV")))
            one->setChecked(true);
    QTest::mouseClick(dialog.next(), Qt::LeftButton);
    QCOMPARE(dialog.step(), 0);
    for (QPushButton *one : dialog.findChildren<QPushButton *>())
        if (one->text().startsWith(QLatin1String("Choose")))
            QTest::mouseClick(one, Qt::LeftButton);
    QTest::mouseClick(dialog.next(), Qt::LeftButton);
    QCOMPARE(dialog.step(), 1);
    QCOMPARE(dialog.patch()["desk"]["candle_file"].get<std::string>(), std::string("candles.csv"));
}

void TestDialogs::capsuleIsPlainText()
{
    Looks looks;
    auto capsule = std::make_shared<engine::CapsuleView>();
    capsule->id = std::string(64, 'a');
    capsule->manifest = {
        {"user", "<h1>question</h1> rsi is 53.2"},
        {"system", nullptr},
        {"outcome", "traded"},
        {"readings", base::Json::array({base::Json::array({"rsi:14@4h", 53.2})})},
        {"calls", base::Json::array({base::Json{
                      {"provider", "technical"}, {"text", "<b>53.2</b> and 999"}, {"outcome", "answered"}}})},
        {"verdict", domain::toJson(support::sampleDecision({})->verdict)}};
    ui::CapsuleDialog dialog(looks.theme, capsule);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(dialog.tabs().count(), 5);
    QStringList texts;
    for (const QPlainTextEdit *one : dialog.findChildren<QPlainTextEdit *>())
        texts << one->toPlainText();
    QVERIFY(texts.contains(QStringLiteral("<h1>question</h1> rsi is 53.2")));
    QVERIFY(texts.join(QLatin1Char(' '))
                .contains(QLatin1String("pruned"))); // the system text is gone, and it says so
    const auto *answer = dialog.findChild<ui::AnswerView *>();
    QCOMPARE(answer->numbers().size(), std::size_t(2));
    QVERIFY(answer->numbers()[0].verified && !answer->numbers()[1].verified);
}

void TestDialogs::paletteFinds()
{
    QAction pause(QStringLiteral("&Pause")), quit(QStringLiteral("&Quit")), off(QStringLiteral("Off"));
    off.setEnabled(false);
    QSignalSpy done(&quit, &QAction::triggered);
    ui::CommandPalette palette({&pause, &quit, &off});
    QCOMPARE(palette.found().size(), 3);
    QTest::keyClicks(palette.field(), QStringLiteral("qt"));
    QCOMPARE(palette.found(), QStringList{QStringLiteral("Quit")});
    QTest::keyClick(palette.field(), Qt::Key_Return);
    QCOMPARE(done.size(), 1);
}

void TestDialogs::leavingIsAskedOnlyWhereSomethingIsLeft()
{
    auto snapshot = support::sampleSnapshot();
    const auto question = ui::leavingQuestion(*snapshot);
    QVERIFY(question && question->offerRemember);
    QVERIFY(question->text.contains(QLatin1String("stays open on paper")));
    snapshot->positions.clear();
    QVERIFY(!ui::leavingQuestion(*snapshot));
    snapshot->watches[0].phase = engine::Phase::Asking;
    QVERIFY(ui::leavingQuestion(*snapshot));
    engine::Settings settings;
    settings.window.confirmOnExit = false;
    snapshot->settings = std::make_shared<const engine::Settings>(settings);
    QVERIFY(!ui::leavingQuestion(*snapshot));
}

void TestDialogs::adjustGivesOnlyWhatChanged()
{
    const engine::PositionView view = support::samplePosition(base::fromMs(1'702'493'247'000));
    std::optional<ui::NewLevels> levels;
    const auto answer = [&](const QString &stop, const QString &target, bool taken) {
        QTimer::singleShot(0, qApp, [&, stop, target, taken] {
            QWidget *const dialog = QApplication::activeModalWidget();
            type(dialog->findChild<QLineEdit *>(QStringLiteral("stop")), stop);
            type(dialog->findChild<QLineEdit *>(QStringLiteral("target")), target);
            QPushButton *take = nullptr, *leave = nullptr;
            for (QPushButton *one : dialog->findChildren<QPushButton *>())
                (one->isDefault() ? take : leave) = one;
            QTest::mouseClick(take, Qt::LeftButton);
            QCOMPARE(dialog->isVisible(), !taken);
            if (!taken)
                QTest::mouseClick(leave, Qt::LeftButton);
        });
        levels = ui::askNewLevels(nullptr, view);
    };
    answer(QStringLiteral("41500"), QStringLiteral("44720.00"), true);
    QVERIFY(levels && levels->stop && !levels->target);
    QCOMPARE(*levels->stop, 41'500.0);
    answer(QStringLiteral("41176.00"), QStringLiteral("45000"), true);
    QVERIFY(levels && !levels->stop && levels->target);
    answer(QStringLiteral("41000"), QStringLiteral("44720.00"), false); // wider
    QVERIFY(!levels);
    answer(QStringLiteral("43000"), QStringLiteral("44720.00"), false); // over the price
    answer(QStringLiteral("wide"), QStringLiteral("44720.00"), false);
    QVERIFY(!levels);
}

void TestDialogs::numbersAreReadAsTheyStand()
{
    QCOMPARE(ui::typedNumber(QStringLiteral(" 1,234.5 ")), std::optional(1234.5));
    QCOMPARE(ui::typedNumber(QStringLiteral("0.125")), std::optional(0.125));
    QCOMPARE(ui::typedNumber(QStringLiteral("-0.5")), std::optional(-0.5));
    QCOMPARE(ui::typedNumber(QStringLiteral("1e3")), std::optional(1000.0));
    QVERIFY(!ui::typedNumber(QStringLiteral("1.2.3")));
    QVERIFY(!ui::typedNumber(QStringLiteral("inf")));
    QCOMPARE(ui::toBeEdited(QStringLiteral("41176.125")),
             QStringLiteral("41176") + ui::locale().decimalPoint() + QStringLiteral("125"));
}
