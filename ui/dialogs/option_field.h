// One described option as a row of a form: its title, the editor that fits its kind, its unit, its help, and
// beside it the reason when its value is refused. Owned by its page; GUI thread.
#pragma once

#include "base/options.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

class Theme;

class OptionField : public QWidget
{
    Q_OBJECT
public:
    OptionField(Theme &theme, std::string group, base::OptionInfo info, QWidget *parent = nullptr);
    [[nodiscard]] std::string key() const { return m_group + '.' + m_info.key; }
    [[nodiscard]] const base::OptionInfo &info() const { return m_info; }
    /// What the editor holds now; text that is no number stays text, which is then refused.
    [[nodiscard]] base::Json value() const;
    [[nodiscard]] bool isChanged() const { return value() != m_info.value; }
    void setValue(const base::Json &value);
    /// Shows the reason beside the field; empty takes it away.
    void refuse(const QString &reason);
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] QWidget *editor() const;

Q_SIGNALS:
    void edited();

private:
    std::string m_group;
    base::OptionInfo m_info;
    QCheckBox *m_check = nullptr;
    QComboBox *m_combo = nullptr;
    QLineEdit *m_line = nullptr;
    QLabel *m_reason;
};

/// Why a value was refused, in words, from what the settings say.
[[nodiscard]] QString refusalText(const base::Error &error, const base::OptionInfo &info);

} // namespace ui
