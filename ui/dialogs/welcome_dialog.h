// The first minute: which market, which mind, how much paper money; each with a sensible answer already
// chosen. Owned by the window; GUI thread.
#pragma once

#include "engine/settings.h"
#include "ui/dialogs/dialogs.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace ui {

class WelcomeDialog : public QDialog
{
    Q_OBJECT
public:
    WelcomeDialog(Theme &theme, const engine::Settings &settings, Dialogs dialogs, QWidget *parent = nullptr);
    /// Whether Binance answered; asked for through `exchangeTestWanted`.
    void showTested(const QString &exchange, bool good, const QString &message);
    /// What was chosen, as it stands: {"desk": {…}, "google": {…}, "window": {"welcomed": true}}.
    [[nodiscard]] base::Json patch() const;
    [[nodiscard]] bool preplay() const;
    [[nodiscard]] int step() const;
    [[nodiscard]] QString marketWords() const;
    [[nodiscard]] QPushButton *next() const { return m_next; }
    void askForTest(); // once, after it is shown

Q_SIGNALS:
    void exchangeTestWanted(const QString &exchange);

private:
    QWidget *marketPage(Theme &theme);
    QWidget *mindPage(Theme &theme);
    QWidget *capitalPage(Theme &theme);
    void goTo(int step);
    void advance();
    void showService();
    [[nodiscard]] QString refusal() const;
    engine::Settings m_settings;
    Dialogs m_dialogs;
    QStackedWidget *m_stack;
    QLabel *m_title, *m_count, *m_reason, *m_market;
    QRadioButton *m_live, *m_demo, *m_file, *m_technical, *m_model;
    QLineEdit *m_path, *m_symbol, *m_url, *m_name, *m_capital;
    QComboBox *m_service;
    QCheckBox *m_preplay;
    QPushButton *m_back, *m_next;
    QTimer m_patience;
    bool m_answered = false;
};

} // namespace ui
