// One described option as a row of a form: its title, the editor that fits its kind, its unit, its help, and
// beside it the reason when its value is refused. Owned by its page; GUI thread.
#pragma once

#include "base/options.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Choice;
class Theme;

class OptionField : public QWidget
{
    Q_OBJECT
public:
    /// `listed`: its text may be chosen from a list that has to be asked for.
    OptionField(Theme &theme, std::string group, base::OptionInfo info, bool listed = false,
                QWidget *parent = nullptr);
    [[nodiscard]] std::string key() const { return m_group + '.' + m_info.key; }
    [[nodiscard]] const base::OptionInfo &info() const { return m_info; }
    /// What the editor holds now; text that is no number stays text, which is then refused.
    [[nodiscard]] base::Json value() const;
    [[nodiscard]] bool isChanged() const { return value() != m_info.value; }
    void setValue(const base::Json &value);
    /// Shows the reason beside the field; empty takes it away.
    void refuse(const QString &reason);
    [[nodiscard]] QString refusal() const;
    /// A word beside the field that refuses nothing; the ink is the style sheet's: "2" "up" "down".
    void note(const QString &words, const char *ink);
    [[nodiscard]] QWidget *editor() const;
    /// Of a field that takes any text and can be filled from a list: asks for the list; else null.
    [[nodiscard]] QPushButton *listButton() const { return m_list; }
    /// What can be chosen, and what is to be said of each; the text stays as it is.
    void offer(const QStringList &choices, const QStringList &details);

Q_SIGNALS:
    void edited();
    void listWanted();

private:
    std::string m_group;
    base::OptionInfo m_info;
    QCheckBox *m_check = nullptr;
    QComboBox *m_combo = nullptr;
    QLineEdit *m_line = nullptr;
    Choice *m_open = nullptr; // around m_line, with a list
    QPushButton *m_list = nullptr;
    QLabel *m_reason;
};

/// Why a value was refused, in words, from what the settings say.
[[nodiscard]] QString refusalText(const base::Error &error, const base::OptionInfo &info);

} // namespace ui
