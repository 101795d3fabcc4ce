#include "ui/dialogs/option_field.h"

#include "ui/dialogs/dialogs.h"
#include "ui/theme.h"
#include "ui/widgets/choice.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace ui {
namespace {

using Kind = base::OptionInfo::Kind;

QString written(const base::Json &value)
{
    if (value.is_string())
        return text(value.get<std::string>());
    if (value.is_number_integer())
        return QString::number(value.get<long long>());
    if (value.is_number())
        return toBeEdited(QLocale::c().toString(value.get<double>(), 'g', QLocale::FloatingPointShortest));
    QStringList parts;
    if (value.is_array())
        for (const base::Json &one : value)
            parts.append(text(one.get<std::string>()));
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString refusalText(const base::Error &error, const base::OptionInfo &info)
{
    const bool number = info.kind == Kind::Int || info.kind == Kind::Double;
    if (number && error.code == base::ErrorCode::Schema)
        return info.kind == Kind::Int ? OptionField::tr("A whole number is needed.")
                                      : OptionField::tr("A number is needed.");
    if (number && error.code == base::ErrorCode::OutOfRange && std::isfinite(info.least) &&
        std::isfinite(info.most))
        return OptionField::tr("From %1 to %2, please.").arg(shortNumber(info.least), shortNumber(info.most));
    return error.detail.empty() ? OptionField::tr("This value cannot be used.") : text(error.detail);
}

OptionField::OptionField(Theme &theme, std::string group, base::OptionInfo info, bool listed, QWidget *parent)
    : QWidget(parent), m_group(std::move(group)), m_info(std::move(info)), m_reason(new QLabel)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, theme.px(8));
    rows->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.px(8));
    const QString title = settingText(m_info.title), help = settingText(m_info.help);
    if (m_info.kind == Kind::Bool) {
        line->addWidget(m_check = new QCheckBox(title), 1);
        connect(m_check, &QCheckBox::toggled, this, &OptionField::edited);
    } else {
        auto *label = new QLabel(title);
        label->setWordWrap(true);
        line->addWidget(label, 1);
        if (!m_info.choices.empty()) {
            m_combo = new Choice(theme);
            for (const std::string &choice : m_info.choices)
                m_combo->addItem(m_info.key == "provider" ? providerText(choice) : settingText(choice),
                                 text(choice));
            connect(m_combo, &QComboBox::currentIndexChanged, this, &OptionField::edited);
        } else {
            if (listed) {
                m_open = new Choice(theme);
                m_open->setEditable(true);
                m_open->setInsertPolicy(QComboBox::NoInsert);
                m_open->completer()->setCompletionMode(QCompleter::PopupCompletion);
                m_open->completer()->setFilterMode(Qt::MatchContains);
                connect(m_open, &QComboBox::activated, this, &OptionField::edited);
                connect(m_open, &Choice::opening, this, [this] {
                    if (m_open->count() == 0)
                        Q_EMIT listWanted();
                });
            }
            m_line = m_open ? m_open->lineEdit() : new QLineEdit;
            if (m_info.kind == Kind::Int || m_info.kind == Kind::Double)
                m_line->setFont(theme.mono());
            connect(m_line, &QLineEdit::textEdited, this, &OptionField::edited);
        }
        label->setBuddy(editor());
        editor()->setFixedWidth(
            theme.px(m_info.kind == Kind::Text || m_info.kind == Kind::TextList ? 300 : 140));
        line->addWidget(editor());
    }
    if (m_open) {
        m_list = new QPushButton(tr("List"));
        m_list->setProperty("tight", true);
        m_list->setFixedWidth(theme.px(56));
        m_list->setToolTip(tr("Asks the service which models it offers; this costs nothing."));
        line->addWidget(m_list);
        connect(m_list, &QPushButton::clicked, this, &OptionField::listWanted);
    } else {
        auto *unit = new QLabel(settingText(m_info.unit));
        unit->setProperty("ink", QStringLiteral("3"));
        unit->setFixedWidth(theme.px(56));
        line->addWidget(unit);
    }
    rows->addLayout(line);
    auto *hint = new QLabel(help);
    hint->setWordWrap(true);
    hint->setProperty("ink", QStringLiteral("3"));
    hint->setProperty("textSize", QStringLiteral("hint"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setProperty("ink", QStringLiteral("down"));
    m_reason->hide();
    rows->addWidget(hint);
    rows->addWidget(m_reason);
    editor()->setAccessibleName(title);
    editor()->setAccessibleDescription(help);
    editor()->setObjectName(QString::fromStdString(key()));
    setValue(m_info.value);
    connect(this, &OptionField::edited, this, [this] { refuse({}); });
}

QWidget *OptionField::editor() const
{
    if (m_open)
        return m_open;
    return m_check ? static_cast<QWidget *>(m_check) : m_combo ? static_cast<QWidget *>(m_combo) : m_line;
}

void OptionField::setValue(const base::Json &value)
{
    if (m_check)
        m_check->setChecked(value.is_boolean() && value.get<bool>());
    else if (m_combo)
        m_combo->setCurrentIndex(std::max(0, m_combo->findData(written(value))));
    else {
        m_line->setText(written(value));
        m_line->setCursorPosition(0); // a long text begins where it is read
    }
}

base::Json OptionField::value() const
{
    if (m_check)
        return m_check->isChecked();
    if (m_combo)
        return m_combo->currentData().toString().toStdString();
    const QString typed = m_line->text().trimmed();
    if (m_info.kind == Kind::Text)
        return typed.toStdString();
    if (m_info.kind == Kind::TextList) {
        base::Json out = base::Json::array();
        for (const QString &part : typed.split(QLatin1Char(','), Qt::SkipEmptyParts))
            out.push_back(part.trimmed().toStdString());
        return out;
    }
    if (typed == written(m_info.value))
        return m_info.value; // not touched: the very same number
    const auto number = typedNumber(typed);
    if (!number)
        return typed.toStdString();
    const bool whole = *number == std::round(*number) && std::abs(*number) < 1e15;
    return m_info.kind == Kind::Int && whole ? base::Json(static_cast<long long>(*number))
                                             : base::Json(*number);
}

void OptionField::note(const QString &words, const char *ink)
{
    m_reason->setText(words);
    m_reason->setVisible(!words.isEmpty());
    m_reason->setProperty("ink", QLatin1String(ink));
    m_reason->style()->unpolish(m_reason);
    m_reason->style()->polish(m_reason);
}

void OptionField::offer(const QStringList &choices, const QStringList &details)
{
    if (!m_open)
        return;
    const QString typed = m_line->text();
    const bool asked = m_open->count() == 0 && m_open->hasFocus();
    m_open->clear();
    for (qsizetype i = 0; i < choices.size(); ++i) {
        m_open->addItem(choices[i]);
        m_open->setItemData(int(i), details.value(i).toHtmlEscaped(), Qt::ToolTipRole);
    }
    m_open->setCurrentIndex(int(choices.indexOf(typed)));
    m_line->setText(typed);
    m_line->setCursorPosition(0);
    if (asked && !choices.isEmpty())
        m_open->showPopup();
}

void OptionField::refuse(const QString &reason)
{
    note(reason, "down");
    if (editor()->property("refused").toBool() == !reason.isEmpty())
        return;
    editor()->setProperty("refused", !reason.isEmpty());
    editor()->style()->unpolish(editor());
    editor()->style()->polish(editor());
}

QString OptionField::refusal() const
{
    return m_reason->text();
}

} // namespace ui
