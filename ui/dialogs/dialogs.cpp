#include "ui/dialogs/dialogs.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QStyle>

namespace ui {
namespace {

constexpr int wide = 380; // logical pixels

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

/// A title that reads as one, lines of a length to read, and buttons in the colours they were given after
/// they were dressed.
void dress(QMessageBox &box)
{
    if (auto *title = box.findChild<QLabel *>(QStringLiteral("qt_msgbox_label"))) {
        QFont strong = title->font();
        strong.setWeight(QFont::DemiBold);
        title->setFont(strong);
    }
    if (auto *words = box.findChild<QLabel *>(QStringLiteral("qt_msgbox_informativelabel")))
        words->setMinimumWidth(wide);
    for (QAbstractButton *one : box.buttons()) {
        one->style()->unpolish(one);
        one->style()->polish(one);
    }
}

Answer askPerson(QWidget *parent, const Question &question)
{
    QMessageBox box(parent);
    box.setWindowTitle(question.title);
    box.setTextFormat(Qt::PlainText);
    box.setText(question.title);
    box.setInformativeText(question.text);
    box.setIcon(QMessageBox::NoIcon);
    auto *yes = box.addButton(question.yes, QMessageBox::AcceptRole);
    auto *no = box.addButton(question.no, QMessageBox::RejectRole);
    yes->setProperty(question.dangerous ? "danger" : "primary", true);
    box.setDefaultButton(question.dangerous ? no : yes);
    box.setEscapeButton(no);
    QCheckBox *remember = nullptr;
    if (question.offerRemember)
        box.setCheckBox(remember = new QCheckBox(tr("Don't ask again")));
    dress(box);
    box.exec();
    return {box.clickedButton() == yes, remember && remember->isChecked()};
}

void tellPerson(QWidget *parent, const QString &title, const QString &text)
{
    QMessageBox box(parent);
    box.setWindowTitle(title);
    box.setTextFormat(Qt::PlainText);
    box.setText(title);
    box.setInformativeText(text);
    dress(box);
    box.exec();
}

} // namespace

Dialogs Dialogs::real()
{
    Dialogs out;
    out.ask = askPerson;
    out.tell = tellPerson;
    out.saveFile = [](QWidget *parent, const QString &title, const QString &name, const QString &filter) {
        return QFileDialog::getSaveFileName(parent, title, name, filter);
    };
    out.openFile = [](QWidget *parent, const QString &title, const QString &filter) {
        return QFileDialog::getOpenFileName(parent, title, QString(), filter);
    };
    out.adjust = askNewLevels;
    return out;
}

} // namespace ui
