#include "ui/dialogs/capsule_dialog.h"

#include "ui/panels/decision_panel.h"
#include "ui/widgets/answer_view.h"
#include "ui/widgets/figure_delegate.h"
#include "ui/widgets/picture_view.h"
#include "ui/wording/asking_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTableWidget>

namespace ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

/// A text of the manifest; none if it was pruned or is not there.
std::optional<QString> textOf(const base::Json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_string() ? std::optional(text(found->get<std::string>()))
                                                     : std::nullopt;
}

QWidget *page(Theme &theme, QVBoxLayout *&rows)
{
    auto *out = new QWidget;
    out->setObjectName(QStringLiteral("page"));
    rows = laidOut<QVBoxLayout>(theme, out);
    return out;
}

void addText(Theme &theme, QVBoxLayout &rows, const QString &title, const std::optional<QString> &words,
             int stretch)
{
    rows.addWidget(heading(theme, title));
    const QString shown = !words             ? tr("This text was pruned after its time.")
                          : words->isEmpty() ? tr("Nothing was asked: the cycle ended before the question.")
                                             : *words;
    auto *edit = new QPlainTextEdit(shown);
    edit->setReadOnly(true);
    edit->setFont(theme.mono(TextSize::Hint));
    edit->setProperty("bare", true);
    edit->setAccessibleName(title);
    rows.addWidget(edit, stretch);
}

/// A sentence or several above what they are about; nothing where there are none.
void addNote(QVBoxLayout &rows, const QString &words, const char *ink)
{
    if (words.isEmpty())
        return;
    auto *note = new QLabel(words);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    note->setProperty("ink", QLatin1String(ink));
    rows.addWidget(note);
}

QTableWidget *table(Theme &theme, const QStringList &titles, int textColumns)
{
    auto *out = new QTableWidget(0, int(titles.size()));
    out->setItemDelegate(new FigureDelegate(theme, out));
    out->setHorizontalHeaderLabels(titles);
    out->setFrameShape(QFrame::NoFrame);
    out->setShowGrid(false);
    out->setEditTriggers(QAbstractItemView::NoEditTriggers);
    out->setSelectionBehavior(QAbstractItemView::SelectRows);
    out->verticalHeader()->hide();
    out->verticalHeader()->setDefaultSectionSize(theme.px(24));
    out->horizontalHeader()->setHighlightSections(false);
    out->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    out->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < titles.size(); ++column)
        out->horizontalHeaderItem(column)->setTextAlignment(
            (column < textColumns || column == titles.size() - 1 ? Qt::AlignLeft : Qt::AlignRight) |
            Qt::AlignVCenter);
    return out;
}

void addRow(QTableWidget &table, const QStringList &cells, Ink ink, int inkColumn)
{
    const int row = table.rowCount();
    table.insertRow(row);
    for (int column = 0; column < cells.size(); ++column) {
        auto *item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment(Qt::Alignment(table.horizontalHeaderItem(column)->textAlignment()));
        item->setData(InkRole, int(column == inkColumn ? ink : Ink::Text1));
        table.setItem(row, column, item);
    }
}

std::vector<double> readings(const base::Json &manifest)
{
    std::vector<double> out;
    const auto list = manifest.find("readings");
    if (list == manifest.end() || !list->is_array())
        return out;
    for (const base::Json &one : *list)
        if (one.is_array() && one.size() == 2 && one[1].is_number())
            out.push_back(one[1].get<double>());
    return out;
}

QString callTitle(const base::Json &call)
{
    const QString outcome = textOf(call, "outcome").value_or(QString());
    QStringList parts{providerText(textOf(call, "provider").value_or(QString()).toStdString()),
                      textOf(call, "model").value_or(QString()), answerText(outcome.toStdString())};
    if (const auto latency = call.find("latency_ms"); latency != call.end() && latency->is_number())
        parts << tr("%1 s").arg(number(latency->get<double>() / 1000, 1));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString markText(domain::RuleResult::Mark mark)
{
    using Mark = domain::RuleResult::Mark;
    switch (mark) {
    case Mark::Pass:
        return tr("pass");
    case Mark::Clamp:
        return tr("clamp");
    case Mark::Deny:
        return tr("deny");
    case Mark::NotApplicable:
        break;
    }
    return tr("not needed");
}

} // namespace

QWidget *questionPage(Theme &theme, const engine::CapsuleView &capsule)
{
    QVBoxLayout *rows = nullptr;
    QWidget *const out = page(theme, rows);
    const base::Json asking = capsule.manifest.value("asking", base::Json());
    addNote(*rows, partsText(asking), "3");
    addText(theme, *rows, tr("Question"), textOf(capsule.manifest, "user"), 3);
    addText(theme, *rows, tr("Standing instructions"), textOf(capsule.manifest, "system"), 1);
    return out;
}

QWidget *picturePage(Theme &theme, const engine::CapsuleView &capsule)
{
    QVBoxLayout *rows = nullptr;
    QWidget *const out = page(theme, rows);
    QPixmap picture;
    if (!capsule.picture.isEmpty() && picture.loadFromData(capsule.picture, "PNG")) {
        auto *view = new PictureView(picture);
        view->setAccessibleName(tr("The chart as the model saw it"));
        rows->addWidget(view, 1);
        addNote(*rows, tr("A double click shows every pixel, and another one the whole."), "3");
        return out;
    }
    const auto known = capsule.manifest.find("picture");
    const bool had = known != capsule.manifest.end() && known->is_object() &&
                     !textOf(*known, "pixels_sha256").value_or(QString()).isEmpty();
    addNote(*rows,
            had ? tr("The picture was pruned after its time; its identity is kept.")
                : tr("No picture was drawn for this cycle: its mind does not look at pictures, or "
                     "it was replayed."),
            "2");
    rows->addStretch(1);
    return out;
}

namespace {

/// What the decision rested on, each piece with its tick; null where nothing was claimed.
QWidget *evidenceColumn(Theme &theme, const base::Json &manifest)
{
    const auto kept = manifest.find("evidence");
    const auto check = kept != manifest.end() && kept->is_object()
                           ? domain::evidenceCheckFromJson(*kept)
                           : base::Result<domain::EvidenceCheck>(domain::EvidenceCheck());
    if (!check || evidenceRows(*check).empty())
        return nullptr;
    std::string provider;
    for (const base::Json &call : manifest.value("calls", base::Json::array()))
        provider = textOf(call, "provider").value_or(QString()).toStdString();
    QVBoxLayout *rows = nullptr;
    QWidget *const list = page(theme, rows);
    rows->setContentsMargins(0, 0, theme.px(8), 0);
    rows->addWidget(heading(theme, tr("Evidence")));
    for (const domain::EvidenceCheck::Row &row : evidenceRows(*check))
        rows->addWidget(evidenceRow(theme, row, provider));
    rows->addStretch(1);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFixedWidth(theme.px(330));
    area->setWidget(list);
    return area;
}

} // namespace

QWidget *answerPage(Theme &theme, const engine::CapsuleView &capsule)
{
    auto *out = new QWidget;
    out->setObjectName(QStringLiteral("page"));
    auto *columns = new QHBoxLayout(out);
    columns->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout *rows = nullptr;
    columns->addWidget(page(theme, rows), 1);
    if (QWidget *const evidence = evidenceColumn(theme, capsule.manifest))
        columns->addWidget(evidence);
    const std::vector<double> known = readings(capsule.manifest);
    const auto calls = capsule.manifest.find("calls");
    const base::Json asking = capsule.manifest.value("asking", base::Json());
    addNote(*rows, reusedText(asking), "warn");
    addNote(*rows, councilText(asking), "2");
    if (calls == capsule.manifest.end() || !calls->is_array() || calls->empty()) {
        rows->addWidget(new QLabel(tr("No answer was heard.")));
        rows->addStretch(1);
        return out;
    }
    for (const base::Json &call : *calls) {
        rows->addWidget(heading(theme, callTitle(call)));
        if (const auto again = textOf(call, "reask"); again && !again->isEmpty()) {
            auto *why = new QLabel(tr("Asked again because: %1").arg(*again));
            why->setTextFormat(Qt::PlainText);
            why->setWordWrap(true);
            why->setProperty("ink", QStringLiteral("warn"));
            rows->addWidget(why);
        }
        auto *view = new AnswerView(theme);
        view->setProperty("bare", true);
        view->setAnswer(textOf(call, "text").value_or(tr("This text was pruned after its time.")), known);
        rows->addWidget(view, 1);
    }
    auto *legend =
        new QLabel(tr("✓ equals a number of the question   ┈ dotted: not one of the desk's own numbers"));
    legend->setProperty("ink", QStringLiteral("3"));
    legend->setProperty("textSize", QStringLiteral("hint"));
    rows->addWidget(legend);
    return out;
}

QWidget *verdictPage(Theme &theme, const engine::CapsuleView &capsule)
{
    QVBoxLayout *rows = nullptr;
    QWidget *const out = page(theme, rows);
    auto *view =
        table(theme, {tr("Rule"), tr("Said"), tr("Value"), tr("Limit"), tr("Room left"), tr("Note")}, 2);
    const auto kept = capsule.manifest.find("verdict");
    const auto rules = kept != capsule.manifest.end() ? domain::rulesFromJson(*kept)
                                                      : base::Result<std::vector<domain::RuleResult>>();
    using Mark = domain::RuleResult::Mark;
    if (rules)
        for (const domain::RuleResult &rule : byTightness(*rules)) {
            const Ink ink = rule.mark == Mark::Deny    ? Ink::Down
                            : rule.mark == Mark::Clamp ? Ink::Warn
                            : rule.mark == Mark::Pass  ? Ink::Up
                                                       : Ink::Text3;
            const auto figure = [&](const std::optional<double> &value) {
                return value ? ruleFigure(*value, rule.unit) : QString();
            };
            addRow(*view,
                   {ruleText(rule.id), markText(rule.mark), figure(rule.value), figure(rule.bound),
                    rule.slack ? number(100 * *rule.slack, 0) + QStringLiteral(" %") : QString(),
                    ruleNote(rule.note)},
                   ink, 1);
        }
    rows->addWidget(view, 1);
    if (view->rowCount() == 0)
        rows->insertWidget(0, new QLabel(tr("Nothing was proposed that risk had to judge.")));
    return out;
}

QWidget *outcomePage(Theme &theme, const engine::CapsuleView &capsule)
{
    QVBoxLayout *rows = nullptr;
    QWidget *const out = page(theme, rows);
    rows->addWidget(heading(theme, tr("Fills")));
    auto *fills = table(
        theme, {tr("Time"), tr("Side"), tr("Quantity"), tr("Price"), tr("Before costs"), tr("Fee"), tr("Id")},
        2);
    for (const domain::Fill &fill : capsule.fills)
        addRow(*fills,
               {utcText(fill.time), fill.side == domain::Side::Buy ? tr("buy") : tr("sell"),
                quantity(fill.quantity), price(fill.price), price(fill.reference), text(fill.fee.toString()),
                text(fill.id).left(12)},
               fill.side == domain::Side::Buy ? Ink::Up : Ink::Down, 1);
    rows->addWidget(fills, 1);
    rows->addWidget(heading(theme, tr("Outcome")));
    auto *result = new FigureLabel(theme);
    if (capsule.trade) {
        const domain::Trade &trade = *capsule.trade;
        result->setPieces(
            {{sideText(trade.side) + QLatin1Char(' ') + quantity(trade.quantity) + QStringLiteral("  ") +
                  price(trade.entryPrice) + QStringLiteral(" → ") + price(trade.exitPrice) +
                  QStringLiteral("  "),
              Ink::Text1},
             {signedAmount(trade.net) + QLatin1Char(' ') + text(trade.net.currency()),
              Theme::inkOf(trade.net.toDouble()), true},
             {QStringLiteral("  ") + tr("closed by %1").arg(exitText(trade.reason)), Ink::Text2}});
    } else {
        result->setText(capsule.fills.empty() ? tr("Nothing was filled.") : tr("Not closed yet."),
                        Ink::Text2);
    }
    rows->addWidget(result);
    rows->addStretch(1);
    return out;
}

} // namespace ui
