// The trading window: panels around the chart, joined to the desk. Owned by the program; GUI thread.
#pragma once

#include "engine/desk.h"
#include "ui/dialogs/dialogs.h"
#include "ui/hub.h"
#include "ui/layout_keeper.h"

#include <QMainWindow>

#include <vector>

namespace ui {

class Banner;
class ReviewBar;
class CommandPalette;
class HeaderBar;
class Requests;
class StatusLine;
class WindowActions;
class PanelBoard;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `dataDir` keeps layout and last state; empty: nothing is kept.
    MainWindow(engine::Desk &desk, Theme &theme, Dialogs dialogs, QString dataDir, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Hub &hub() { return m_hub; }
    [[nodiscard]] WindowActions &actions() { return *m_actions; }
    [[nodiscard]] HeaderBar &header() { return *m_header; }
    [[nodiscard]] Requests &requests() { return *m_requests; }
    [[nodiscard]] PanelBoard &board() { return *m_board; }
    [[nodiscard]] StatusLine &status() { return *m_status; }
    [[nodiscard]] QList<Banner *> banners() const;
    [[nodiscard]] ReviewBar &review() const { return *m_review; }
    /// Leaves without asking, as at a signal.
    void leave();
    void bringToFront();

Q_SIGNALS:
    /// Everything is put away; the program may end.
    void left();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectAll();
    void showSnapshot();
    void showHalts();
    void showTrouble(const QString &sentence, const QString &detail);
    [[nodiscard]] engine::SettingsPtr settings() const; // never null
    void styleFrom(const engine::Settings &settings);
    void explain();
    void about();
    void find();

    engine::Desk &m_desk;
    Hub m_hub;
    QString m_dataDir;
    LayoutKeeper m_keeper;
    WindowActions *m_actions = nullptr;
    PanelBoard *m_board = nullptr;
    Requests *m_requests = nullptr;
    HeaderBar *m_header = nullptr;
    StatusLine *m_status = nullptr;
    QWidget *m_banners = nullptr;
    ReviewBar *m_review = nullptr;
    Banner *m_trouble = nullptr, *m_clock = nullptr;
    std::vector<Banner *> m_halts;
    bool m_leaving = false, m_welcomed = false, m_styled = false;
};

} // namespace ui
