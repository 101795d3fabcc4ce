#include "unit/ui/test_german.h"

#include "llm/technical.h"
#include "ui/language.h"
#include "ui/panel_board.h"
#include "ui/panels/models_panel.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/figure_label.h"
#include "ui/wording/number_text.h"
#include "ui/wording/technical_text.h"
#include "unit/ui/rig.h"

#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>

namespace {

/// A trend up: every witness agrees.
llm::TechnicalView rising()
{
    llm::TechnicalView view{43'000.5, 900, 55.25, 28, 30, 12, 42'000, 40'000, 25.5, 12, 45, 1.2};
    view.timeframe = "4h";
    view.shortsAllowed = true;
    return view;
}

llm::TechnicalView falling()
{
    llm::TechnicalView view{40'000, 900, 45, 28, 12, 30, 41'000, 43'000, -25, -12, 45, 1.2};
    view.timeframe = "4h";
    view.shortsAllowed = true;
    return view;
}

llm::TechnicalView sideways(bool up)
{
    llm::TechnicalView view = rising();
    view.chop = 70;
    view.adx = 12;
    view.rsi = up ? 30 : 70;
    view.macdHistogram = up ? 5 : -5;
    view.macdHistogramBefore = up ? -5 : 5;
    return view;
}

/// One of every sentence that the built-in mind has.
std::vector<llm::TechnicalView> everything()
{
    llm::TechnicalView none = rising(), kept = rising(), noShort = falling(), flat = rising(),
                       young = rising(), turned = falling(), risen = rising();
    none.adx = 5;
    kept.positionOpen = true;
    noShort.shortsAllowed = false;
    flat.atr = 0;
    young.smaSlow = std::nan("");
    turned.positionOpen = risen.positionOpen = true;
    risen.positionIsLong = false;
    return {rising(), falling(), sideways(true), sideways(false), none, kept,
            noShort,  flat,      young,          turned,          risen};
}

bool isIn(const QString &words, const char *english)
{
    return words.contains(QLatin1String(english));
}

} // namespace

void TestGerman::builtInMindIsTranslated()
{
    ui::Language language;
    language.speak(*qApp, QLocale(QLocale::German));
    for (const llm::TechnicalView &view : everything()) {
        const auto said = llm::technicalDecision(view);
        QVERIFY(said);
        const QString reason = ui::reasonText("technical", said->reasoning);
        QVERIFY2(reason != ui::text(said->reasoning), said->reasoning.c_str());
        QVERIFY2(!isIn(reason, " the ") && !isIn(reason, "%"), qPrintable(reason));
        if (said->invalidation)
            QVERIFY2(!isIn(ui::reasonText("technical", *said->invalidation), " the "),
                     said->invalidation->c_str());
        for (const domain::EvidenceClaim &claim : said->evidence)
            QVERIFY2(claim.note.empty() || ui::evidenceTitle("technical", claim) != ui::text(claim.note),
                     claim.note.c_str());
    }
    const auto trend = llm::technicalDecision(rising());
    QVERIFY(isIn(ui::reasonText("technical", trend->reasoning), "55")); // its numbers are all there
}

void TestGerman::otherMindsAreNot()
{
    ui::Language language;
    language.speak(*qApp, QLocale(QLocale::German));
    const std::string sentence = "Hold: neither a trend nor a stretched range is confirmed.";
    QCOMPARE(ui::reasonText("google", sentence), ui::text(sentence)); // word for word as it was written
    QCOMPARE(ui::reasonText("technical", sentence + " And more."), ui::text(sentence + " And more."));
    QCOMPARE(ui::reasonText("technical",
                            "A close below the fast average x with momentum and the directional index "
                            "on that side too."),
             QStringLiteral(
                 "A close below the fast average x with momentum and the directional index on that side "
                 "too."));
    QCOMPARE(ui::evidenceTitle("google", {"rsi:14@4h", 50.0, "momentum"}), QStringLiteral("momentum"));
    QCOMPARE(ui::evidenceTitle("technical", {"rsi:14@4h", 50.0, ""}), QStringLiteral("rsi:14@4h"));
}

void TestGerman::evidenceAndReasonAreShown()
{
    ui::Language language;
    language.speak(*qApp, QLocale(QLocale::German));
    Rig rig({1280, 800});
    auto snapshot = support::sampleSnapshot();
    auto view = std::make_shared<engine::DecisionView>(*snapshot->watches[0].decision);
    view->decision->reasoning = "Hold: neither a trend nor a stretched range is confirmed.";
    view->evidence->rows[0].claim.note = "how strong the trend is";
    snapshot->watches[0].decision = view;
    rig.show(snapshot);
    QStringList shown;
    ui::Panel *const panel = rig.window->board().panel("decision");
    for (const QLabel *one : panel->findChildren<QLabel *>())
        shown << one->text();
    for (const ui::FigureLabel *one : panel->findChildren<ui::FigureLabel *>())
        shown << one->text();
    QVERIFY(shown.join(QLatin1Char('\n')).contains(QLatin1String("Weder ein Trend noch")));
    QVERIFY(shown.contains(QStringLiteral("wie stark der Trend ist")));
}

void TestGerman::modelsAreNamed_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1280, 1440, 1920, 2560})
        QTest::addRow("%d", width) << width;
}

void TestGerman::modelsAreNamed()
{
    QFETCH(int, width);
    ui::Language language;
    language.speak(*qApp, QLocale(QLocale::German));
    Rig rig({width, 800});
    rig.window->board().dock("models")->raise();
    rig.show(support::sampleSnapshot());
    const auto *panel = static_cast<const ui::ModelsPanel *>(rig.window->board().panel("models"));
    const ui::FigureTable *const table = panel->table();
    QVERIFY(table);
    QVERIFY2(table->columnWidth(0) >= 110, qPrintable(QString::number(table->columnWidth(0))));
    QVERIFY(!table->horizontalScrollBar()->isVisible());
    QVERIFY(table->item(0, 0)->toolTip().contains(QLatin1String("gpt-5-mini")));
    if (width == 1280 || width == 2560) // the finer figures come back with the room
        QCOMPARE(table->isColumnHidden(5), width == 1280);
}

void TestGerman::theDecisionIsNeverCut()
{
    ui::Language language;
    language.speak(*qApp, QLocale(QLocale::German));
    Rig rig({1280, 800});
    auto snapshot = support::sampleSnapshot();
    auto view = std::make_shared<engine::DecisionView>(*snapshot->watches[0].decision);
    view->outcome = "denied";
    view->code = "stop_atr_least";
    snapshot->watches[0].decision = view;
    rig.show(snapshot);
    const ui::FigureLabel *said = nullptr;
    for (const ui::FigureLabel *one :
         rig.window->board().panel("decision")->findChildren<ui::FigureLabel *>())
        if (one->text() == QStringLiteral("Long eröffnen"))
            said = one;
    QVERIFY(said);
    QVERIFY(said->size().width() >= said->sizeHint().width());
    const QScrollArea *const area = rig.window->board().panel("decision")->findChild<QScrollArea *>();
    QVERIFY(area->widget()->width() <= area->viewport()->width()); // nothing goes beyond the panel
}

void TestGerman::positionIsWhole_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("german");
    for (const int width : {960, 1280, 1440, 1920}) {
        QTest::addRow("%d English", width) << width << false;
        QTest::addRow("%d German", width) << width << true;
    }
}

void TestGerman::positionIsWhole()
{
    QFETCH(int, width);
    QFETCH(bool, german);
    ui::Language language;
    language.speak(*qApp, QLocale(german ? QLocale::German : QLocale::English));
    Rig rig({width, 800});
    rig.show(support::sampleSnapshot());
    ui::Panel *const panel = rig.window->board().panel("position");
    int seen = 0;
    for (const QPushButton *one : panel->findChildren<QPushButton *>()) {
        if (!one->isVisible())
            continue;
        ++seen;
        QVERIFY2(one->width() >= one->sizeHint().width() && one->height() >= one->sizeHint().height(),
                 qPrintable(one->text()));
        QVERIFY2(panel->rect().contains(QRect(one->mapTo(panel, QPoint()), one->size())),
                 qPrintable(one->text()));
    }
    QCOMPARE(seen, 3);
}
