// Turns what the person asks for into calls of the desk, with the questions and windows that belong to it.
// Owned by the window; GUI thread.
#pragma once

#include "engine/desk.h"
#include "ui/dialogs/dialogs.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/welcome_dialog.h"
#include "ui/hub.h"

#include <QPointer>

namespace ui {

class Requests : public QObject
{
    Q_OBJECT
public:
    Requests(engine::Desk &desk, Hub &hub, Dialogs dialogs, QWidget &window);
    void showWelcome();
    [[nodiscard]] SettingsDialog *settingsDialog() const { return m_settings; }
    [[nodiscard]] WelcomeDialog *welcomeDialog() const { return m_welcome; }
    [[nodiscard]] const Dialogs &dialogs() const { return m_dialogs; }

Q_SIGNALS:
    void said(const QString &sentence);                            // for the status line
    void troubled(const QString &sentence, const QString &detail); // for a banner
    void changed(const base::Json &patch);                         // settings that were handed to the desk

private:
    void connectDesk();
    void offerInfluence(const engine::InfluencePlan &plan);
    void kill();
    void close(const QString &positionId);
    void adjust(const QString &positionId);
    void moveLevel(const QString &positionId, bool isStop, double price);
    void exportTrades(const QString &format);
    void openSettings(const QString &group);
    void change(const base::Json &patch);
    void finishWelcome(bool accepted);
    void showFailure(const QString &what, const base::Error &error);
    [[nodiscard]] const engine::PositionView *position(const QString &id) const;
    [[nodiscard]] engine::Settings settings() const;

    engine::Desk &m_desk;
    Hub &m_hub;
    Dialogs m_dialogs;
    QWidget &m_window;
    QPointer<SettingsDialog> m_settings;
    QPointer<WelcomeDialog> m_welcome;
    bool m_preplayAfterChange = false;
};

} // namespace ui
