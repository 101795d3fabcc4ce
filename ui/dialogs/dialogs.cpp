#include "ui/dialogs/dialogs.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

namespace ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
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
