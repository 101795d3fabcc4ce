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
    return QCoreApplication::translate("Adjust", text);
}

QString plain(const std::optional<domain::Price> &level)
{
    return level ? text(level->toString()) : QString();
}

/// The reason why a stop cannot be taken, or nothing. Risk has the last word.
QString refusal(const engine::PositionView &view, const NewLevels &levels)
{
    const bool isShort = view.position.side == domain::PositionSide::Short;
    if (levels.stop && view.position.plan.stop) {
        const double old = view.position.plan.stop->toDouble();
        if (isShort ? *levels.stop > old : *levels.stop < old)
            return tr("A stop can be tightened, never widened.");
    }
    if (levels.stop && view.price && (isShort ? *levels.stop <= *view.price : *levels.stop >= *view.price))
        return tr("The stop would be reached at once; close the position instead.");
    return {};
}

} // namespace

std::optional<double> typedNumber(const QString &typed)
{
    bool good = false;
    double value = locale().toDouble(typed.trimmed(), &good);
    if (!good)
        value = QLocale::c().toDouble(typed.trimmed(), &good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
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
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form->addRow(tr("Stop"), stop);
    form->addRow(tr("Target"), target);
    form->addRow(reason);
    form->addRow(buttons);
    NewLevels levels;
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, [&] {
        levels = {typedNumber(stop->text()), typedNumber(target->text())};
        const bool bad = (!stop->text().trimmed().isEmpty() && !levels.stop) ||
                         (!target->text().trimmed().isEmpty() && !levels.target);
        const QString why = bad ? tr("This is not a number.") : refusal(view, levels);
        reason->setText(why);
        if (why.isEmpty())
            dialog.accept();
    });
    return dialog.exec() == QDialog::Accepted ? std::optional(levels) : std::nullopt;
}

} // namespace ui
