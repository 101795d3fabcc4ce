#include "unit/ui/test_asking.h"

#include "engine/source_keys.h"
#include "ui/dialogs/capsule_dialog.h"
#include "ui/dialogs/influence_page.h"
#include "ui/dialogs/option_field.h"
#include "ui/dialogs/provider_page.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/theme.h"
#include "ui/widgets/figure_label.h"
#include "ui/widgets/picture_view.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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

QComboBox *modelOf(const ui::SettingsDialog &dialog, const char *key)
{
    return qobject_cast<QComboBox *>(dialog.field(key)->editor());
}

engine::InfluencePlan plan()
{
    engine::InfluencePlan out;
    out.provider = "openrouter";
    out.model = "clever-1";
    out.articles = {"Bitcoin <b>up</b>", "Bitcoin down"};
    out.each = domain::Money(*base::Decimal::parse("0.0123"), "USD");
    return out;
}

engine::InfluenceView found(int article, double whole, double without)
{
    engine::InfluenceView out;
    out.capsuleId = "capsule";
    out.article = article;
    out.whole.decision.emplace();
    out.without.decision.emplace();
    out.whole.decision->confidence = whole;
    out.without.decision->confidence = without;
    return out;
}

void press(QPushButton *button)
{
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

void TestAsking::modelsAreChosenFromAList()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    QSignalSpy wanted(&dialog, &ui::SettingsDialog::modelsWanted);
    ui::OptionField *const field = dialog.field("openrouter.model");
    QComboBox *const model = modelOf(dialog, "openrouter.model");
    QVERIFY(model && model->isEditable() && field->listButton());
    model->lineEdit()->clear();
    QTest::keyClicks(model->lineEdit(), QStringLiteral("own/name"));
    QCOMPARE(dialog.patch()["openrouter"]["model"].get<std::string>(), std::string("own/name")); // any text
    dialog.providerPage("openrouter")->keyField()->setText(QStringLiteral("sk-typed"));
    press(field->listButton());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<base::Json>()["desk"]["provider"].get<std::string>(),
             std::string("openrouter"));
    QCOMPARE(wanted[0][1].toStringList(), QStringList{QStringLiteral("sk-typed")});
    QVERIFY(!field->listButton()->isEnabled() && !field->refusal().isEmpty()); // it says that it asks
    dialog.showModels({"openrouter", {{"a/one", "One", 128'000, true}, {"b/two", "", {}, {}}}, {}});
    QVERIFY(field->listButton()->isEnabled());
    QCOMPARE(model->count(), 2);
    QCOMPARE(model->currentText(), QStringLiteral("own/name")); // nothing is chosen by itself
    QVERIFY(model->itemData(0, Qt::ToolTipRole).toString().contains(QLatin1String("One")));
    model->setCurrentIndex(1);
    Q_EMIT model->activated(1);
    QCOMPARE(dialog.patch()["openrouter"]["model"].get<std::string>(), std::string("b/two"));
    QCOMPARE(modelOf(dialog, "google.model")->count(), 0); // each has its own
}

void TestAsking::aListThatFailsIsSaidBesideTheField()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    ui::OptionField *const field = dialog.field("ollama.model");
    modelOf(dialog, "ollama.model")->showPopup(); // an empty list asks by itself
    QVERIFY(!field->listButton()->isEnabled());
    dialog.showModels({"ollama", {}, base::Error{base::ErrorCode::Network, "closed port", "127.0.0.1", {}}});
    QVERIFY(field->listButton()->isEnabled());
    QVERIFY(field->refusal().contains(QLatin1String("could not be reached")));
    QVERIFY(field->refusal().contains(QLatin1String("closed port")));
    QVERIFY(!modelOf(dialog, "ollama.model")->property("refused").toBool()); // the name itself may be good
    dialog.showModels({"ollama", {}, base::Error{base::ErrorCode::Unsupported, "no list", "", {}}});
    QVERIFY(field->refusal().contains(QLatin1String("no list")));
    dialog.showModels({"ollama", {}, {}});
    QVERIFY(field->refusal().contains(QLatin1String("no model")));
    dialog.showModels({"nobody", {}, {}});
}

void TestAsking::keysOfSourcesAreKept()
{
    Looks looks;
    ui::SettingsDialog dialog(looks.theme, {});
    const auto keys = engine::sourceKeys();
    QVERIFY(keys.size() >= 3);
    ui::ProviderPage *const page = dialog.sourcesPage();
    QVERIFY(page && page->testButton()->isHidden());
    QSignalSpy stored(&dialog, &ui::SettingsDialog::storeWanted);
    page->keyField(0)->setText(QStringLiteral("first"));
    page->keyField(2)->setText(QStringLiteral("third"));
    press(page->storeButton());
    QCOMPARE(stored.size(), 2);
    QCOMPARE(stored[0][0].toString().toStdString(), keys[0].id);
    QCOMPARE(stored[1][0].toString().toStdString(), keys[2].id);
    QCOMPARE(stored[1][1].toString(), QStringLiteral("third"));
    dialog.showStored(QString::fromStdString(keys[0].id), QStringLiteral("keychain"));
    QVERIFY(page->keyField(0)->text().isEmpty() && !page->keyField(2)->text().isEmpty());
    QVERIFY(dialog.patch().empty());          // never into the settings
    for (const engine::SourceKey &key : keys) // and never taken for a model's
        QVERIFY(page->keeps(QString::fromStdString(key.id)) && !dialog.providerPage(key.id));
}

void TestAsking::anArticleIsLeftOut()
{
    Looks looks;
    ui::InfluencePage page(looks.theme, QStringLiteral("capsule"), plan());
    page.show();
    QSignalSpy wanted(&page, &ui::InfluencePage::wanted);
    press(page.button(2));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("capsule"));
    QCOMPARE(wanted[0][1].toInt(), 2);
    QVERIFY(!page.button(1)->isEnabled() && page.button(2)->isEnabled());
    engine::InfluenceView other = found(2, 0.9, 0.4);
    other.capsuleId = "another";
    page.showFound(other);
    QVERIFY(!page.button(1)->isEnabled()); // still waiting
    page.showFound(found(2, 0.9, 0.4));
    QVERIFY(page.button(1)->isEnabled());
    QVERIFY(page.result(2).contains(QLatin1String("90")) && page.result(2).contains(QLatin1String("40")));
    press(page.button(1));
    page.showFound(found(1, 0.9, 0.9));
    QVERIFY(page.result(1).contains(QLatin1String("Nothing would have changed")));
    QVERIFY(page.result(2).contains(QLatin1String("40"))); // what was found stays
    for (const QLabel *one : page.findChildren<QLabel *>())
        QCOMPARE(one->textFormat(), Qt::PlainText); // headlines come from outside
}

void TestAsking::anAnswerIsNotWaitedForTwice()
{
    Looks looks;
    auto page = std::make_unique<ui::InfluencePage>(looks.theme, QStringLiteral("capsule"), plan());
    page->show();
    int stopped = 0;
    QObject::connect(page.get(), &ui::InfluencePage::cancelled, qApp, [&stopped] { ++stopped; });
    press(page->button(1));
    QCOMPARE(page->button(1)->text(), QStringLiteral("Cancel"));
    press(page->button(1));
    QCOMPARE(stopped, 1);
    engine::InfluenceView view = found(1, 0.9, 0.9);
    view.whole.decision.reset();
    view.without.decision.reset();
    view.whole.error = base::Error{base::ErrorCode::Cancelled, "stopped", "", {}};
    page->showFound(view);
    QVERIFY(page->result(1).contains(QLatin1String("stopped")));
    QVERIFY(page->button(2)->isEnabled());
    press(page->button(2));
    page.reset(); // closed while it waits
    QCOMPARE(stopped, 2);
}

void TestAsking::costsAreSaidFirst()
{
    Looks looks;
    const auto said = [&](engine::InfluencePlan one) {
        return ui::InfluencePage(looks.theme, QStringLiteral("c"), std::move(one)).cost();
    };
    QVERIFY(said(plan()).contains(QLatin1String("$0.0123")));
    engine::InfluencePlan one = plan();
    one.each.reset();
    QVERIFY(said(one).contains(QLatin1String("not known")));
    one.free = true;
    QVERIFY(said(one).contains(QLatin1String("costs nothing")));
    ui::InfluencePage page(looks.theme, QStringLiteral("c"), plan());
    page.show();
    page.showSpent(domain::Money(*base::Decimal::parse("0.42"), "USD"), 2);
    QStringList words;
    for (const QLabel *label : page.findChildren<QLabel *>())
        if (label->isVisible())
            words << label->text();
    QVERIFY(words.contains(QStringLiteral("Spent today: $0.42 of $2.00.")));
}

void TestAsking::ruleMindsAndClosedDoorsAreNotAsked()
{
    Looks looks;
    engine::InfluencePlan rules = plan();
    rules.provider = "technical";
    rules.reads = false;
    ui::InfluencePage own(looks.theme, QStringLiteral("c"), rules);
    own.show();
    QVERIFY(own.cost().contains(QLatin1String("reads no article")) && !own.button(1)->isVisible());
    engine::InfluencePlan closed = plan();
    closed.refusal = base::Error{base::ErrorCode::OverBudget, "day", "budget.per_day", {}};
    ui::InfluencePage page(looks.theme, QStringLiteral("c"), closed);
    page.show();
    QVERIFY(page.cost().contains(QLatin1String("budget")) && !page.button(1)->isEnabled());
    auto capsule = std::make_shared<engine::CapsuleView>();
    capsule->id = std::string(64, 'c');
    capsule->manifest = base::Json::object();
    ui::CapsuleDialog dialog(looks.theme, capsule);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const int pages = dialog.tabs().count();
    ui::InfluencePage &added = dialog.addInfluence(looks.theme, plan());
    QCOMPARE(dialog.tabs().indexOf(&added), pages);
}

void TestAsking::picturesFitTheirRoom()
{
    QPixmap picture(1920, 1080);
    picture.fill(Qt::white);
    ui::PictureView view(picture);
    view.resize(640, 500);
    view.show();
    QVERIFY(view.shownSize().width() <= 640 && view.shownSize().width() > 600);
    QVERIFY(std::abs(view.shownSize().width() * 9 - view.shownSize().height() * 16) < 16 * 9);
    QTest::mouseDClick(view.viewport(), Qt::LeftButton);
    QVERIFY(view.showsEveryPixel());
    QCOMPARE(view.shownSize(), QSize(1920, 1080));
    QTest::mouseDClick(view.viewport(), Qt::LeftButton);
    view.resize(400, 500);
    QVERIFY(view.shownSize().width() <= 400);
}

void TestAsking::evidenceStandsBesideTheAnswer()
{
    Looks looks;
    auto capsule = std::make_shared<engine::CapsuleView>();
    capsule->id = std::string(64, 'c');
    domain::EvidenceCheck check;
    check.rows = {{{"rsi:14@4h", 53.2, "<b>RSI</b> turns"}, domain::EvidenceCheck::Mark::Verified, 53.2}};
    check.uncited = {"300"};
    capsule->manifest = {{"evidence", domain::toJson(check)},
                         {"calls", base::Json::array({{{"provider", "openrouter"}, {"text", "{}"}}})}};
    ui::CapsuleDialog dialog(looks.theme, capsule);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QStringList words;
    for (const ui::FigureLabel *one : dialog.findChildren<ui::FigureLabel *>())
        words << one->text();
    QVERIFY(words.contains(QStringLiteral("<b>RSI</b> turns"))); // as it was written
    QVERIFY(words.join(QLatin1Char(' ')).contains(QLatin1String("300")));
}
