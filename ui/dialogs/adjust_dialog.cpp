#include "ui/dialogs/dialogs.h"

#include "ui/wording/number_text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

QString plain(const std::optional<domain::Price> &level)
{
    return level ? toBeEdited(text(level->toString())) : QString();
}

/// What was typed, where it is not what stood there before: only what was changed is asked for.
std::optional<double> changedTo(const QLineEdit &field, const std::optional<domain::Price> &before)
{
    const std::optional<double> typed = typedNumber(field.text());
    return typed && before && *typed == before->toDouble() ? std::nullopt : typed;
}

} // namespace

QString levelsRefusal(const engine::PositionView &view, const NewLevels &levels)
{
    const bool isShort = view.position.side == domain::PositionSide::Short;
    if (levels.stop && view.position.plan.stop) {
        const double old = view.position.plan.stop->toDouble();
        if (isShort ? *levels.stop > old : *levels.stop < old)
            return tr("A stop can be tightened, never widened.");
    }
    if (levels.stop && view.price && (isShort ? *levels.stop <= *view.price : *levels.stop >= *view.price))
        return tr("The stop would be reached at once; close the position instead.");
    if (levels.target && view.price &&
        (isShort ? *levels.target >= *view.price : *levels.target <= *view.price))
        return tr("The target would be reached at once; close the position instead.");
    return {};
}

QString toBeEdited(QString plain)
{
    return plain.replace(QLatin1Char('.'), locale().decimalPoint());
}

std::optional<double> typedNumber(const QString &typed)
{
    const QString words = typed.trimmed();
    // "0.125" is a fraction everywhere, also where a point groups thousands.
    const bool fraction = words.startsWith(QLatin1String("0.")) || words.startsWith(QLatin1String("-0."));
    bool good = false;
    double value = fraction ? 0 : locale().toDouble(words, &good);
    if (!good)
        value = QLocale::c().toDouble(words, &good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString numberRefusal(const QString &typed)
{
    return typed.trimmed().isEmpty() || typedNumber(typed) ? QString() : tr("This is not a number.");
}

std::optional<NewLevels> askNewLevels(QWidget *parent, const engine::PositionView &view)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(tr("Adjust stop and target"));
    auto *form = new QFormLayout(&dialog);
    auto *stop = new QLineEdit(plain(view.position.plan.stop)),
         *target = new QLineEdit(plain(view.position.plan.target));
    auto *reason = new QLabel;
    reason->setProperty("ink", QStringLiteral("down"));
    reason->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    QPushButton *const take = buttons->addButton(tr("Change"), QDialogButtonBox::AcceptRole);
    take->setProperty("primary", true);
    take->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *hint = new QLabel(tr("A stop can be tightened, never widened. Only what you change is changed."));
    hint->setProperty("ink", QStringLiteral("3"));
    hint->setWordWrap(true);
    for (QLineEdit *field : {stop, target})
        field->setAlignment(Qt::AlignRight);
    stop->setObjectName(QStringLiteral("stop"));
    target->setObjectName(QStringLiteral("target"));
    form->setContentsMargins(20, 16, 20, 16);
    form->setSpacing(8);
    form->addRow(hint);
    form->addRow(tr("Stop"), stop);
    form->addRow(tr("Target"), target);
    form->addRow(reason);
    form->addRow(buttons);
    NewLevels levels;
    dialog.setMinimumWidth(360);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, [&] {
        levels = {changedTo(*stop, view.position.plan.stop), changedTo(*target, view.position.plan.target)};
        QString why = numberRefusal(stop->text());
        for (const QString &next : {numberRefusal(target->text()), levelsRefusal(view, levels)})
            why = why.isEmpty() ? next : why;
        reason->setText(why);
        if (why.isEmpty())
            dialog.accept();
    });
    return dialog.exec() == QDialog::Accepted ? std::optional(levels) : std::nullopt;
}

} // namespace ui
