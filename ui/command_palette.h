// Ctrl+K: type a few letters, Enter does it. Owned by the window; GUI thread.
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace ui {

class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(QList<QAction *> actions, QWidget *parent = nullptr);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    /// Words of the actions that match now, best first.
    [[nodiscard]] QStringList found() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void run();
    QList<QAction *> m_actions;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace ui
