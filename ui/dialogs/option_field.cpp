#include "ui/dialogs/option_field.h"

#include "ui/dialogs/dialogs.h"
#include "ui/theme.h"
#include "ui/widgets/choice.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
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

OptionField::OptionField(Theme &theme, std::string group, base::OptionInfo info, QWidget *parent)
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
            m_line = new QLineEdit;
            if (m_info.kind == Kind::Int || m_info.kind == Kind::Double)
                m_line->setFont(theme.mono());
            connect(m_line, &QLineEdit::textEdited, this, &OptionField::edited);
        }
        label->setBuddy(editor());
        editor()->setFixedWidth(
            theme.px(m_info.kind == Kind::Text || m_info.kind == Kind::TextList ? 300 : 140));
        line->addWidget(editor());
    }
    auto *unit = new QLabel(settingText(m_info.unit));
    unit->setProperty("ink", QStringLiteral("3"));
    unit->setFixedWidth(theme.px(56));
    line->addWidget(unit);
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

void OptionField::refuse(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
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
