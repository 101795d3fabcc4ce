#include "ui/dialogs/study_picker.h"

#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int idRole = Qt::UserRole;
constexpr std::size_t most = 12; // more nobody can read

std::string nameOf(const std::string &id)
{
    return id.substr(0, id.find(':'));
}

} // namespace

StudyPicker::StudyPicker(Theme &theme, const engine::ChartsWanted &now, QWidget *parent)
    : QDialog(parent), m_now(now), m_all(engine::studyCatalogue()), m_field(new QLineEdit),
      m_parameters(new QLineEdit), m_list(new QListWidget), m_patterns(new QCheckBox(tr("Patterns"))),
      m_profile(new QCheckBox(tr("Volume profile"))), m_hint(new QLabel)
{
    setWindowTitle(tr("On the chart"));
    m_rowHeight = theme.px(24);
    auto *rows = new QVBoxLayout(this);
    rows->setSpacing(theme.px(8));
    auto *looks = new QHBoxLayout;
    looks->addWidget(m_patterns);
    looks->addWidget(m_profile);
    looks->addStretch(1);
    rows->addLayout(looks);
    m_patterns->setChecked(now.patterns);
    m_profile->setChecked(now.profile);
    m_field->setPlaceholderText(tr("Find a study: RSI, Bollinger, volume …"));
    m_field->setAccessibleName(tr("Find a study"));
    rows->addWidget(m_field);
    m_list->setAccessibleName(tr("Studies; Space chooses"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows->addWidget(m_list, 1);
    auto *foot = new QHBoxLayout;
    auto *label = new QLabel(tr("Parameters"));
    label->setBuddy(m_parameters);
    m_parameters->setFont(theme.mono());
    m_parameters->setAccessibleName(tr("The study with its parameters"));
    auto *apply = new QPushButton(tr("Apply"));
    auto *close = new QPushButton(tr("Close"));
    apply->setAutoDefault(false);
    close->setAutoDefault(false);
    foot->addWidget(label);
    foot->addWidget(m_parameters, 1);
    foot->addWidget(apply);
    foot->addWidget(close);
    rows->addLayout(foot);
    m_hint->setWordWrap(true);
    m_hint->setMinimumHeight(m_hint->fontMetrics().height());
    rows->addWidget(m_hint);
    resize(theme.px(460), theme.px(520));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &StudyPicker::filter);
    connect(m_list, &QListWidget::itemChanged, this, &StudyPicker::toggled);
    connect(m_list, &QListWidget::currentItemChanged, this, &StudyPicker::showParameters);
    connect(m_parameters, &QLineEdit::returnPressed, this, &StudyPicker::applyParameters);
    connect(apply, &QPushButton::clicked, this, &StudyPicker::applyParameters);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    for (QCheckBox *one : {m_patterns, m_profile})
        connect(one, &QCheckBox::toggled, this, &StudyPicker::tell);
    filter();
    m_field->setFocus();
}

const engine::StudyInfo *StudyPicker::infoOf(const std::string &id) const
{
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto &one) { return one.name == nameOf(id); });
    return found == m_all.end() ? nullptr : &*found;
}

bool StudyPicker::isChosen(const std::string &id) const
{
    return std::find(m_now.studies.begin(), m_now.studies.end(), id) != m_now.studies.end();
}

void StudyPicker::add(const QString &title, const std::string &id, bool chosen)
{
    auto *item = new QListWidgetItem(title, m_list);
    item->setData(idRole, text(id));
    item->setSizeHint(QSize(0, m_rowHeight));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
}

/// What is chosen stands first, then what the letters find: by name and title.
void StudyPicker::filter()
{
    m_filling = true;
    m_list->clear();
    const QString typed = m_field->text().trimmed();
    const auto matches = [&](const engine::StudyInfo &info, const std::string &id) {
        return typed.isEmpty() || text(info.title).contains(typed, Qt::CaseInsensitive) ||
               text(id).contains(typed, Qt::CaseInsensitive);
    };
    const auto titled = [](const engine::StudyInfo &info, const std::string &id) -> QString {
        return text(info.title) + QStringLiteral("   ") + text(id);
    };
    for (const std::string &id : m_now.studies)
        if (const engine::StudyInfo *info = infoOf(id); info && matches(*info, id))
            add(titled(*info, id), id, true);
    for (const engine::StudyInfo &info : m_all)
        if (!isChosen(info.standard) && matches(info, info.standard))
            add(titled(info, info.standard), info.standard, false);
    m_filling = false;
    m_list->setCurrentRow(0);
    showParameters();
}

void StudyPicker::showParameters()
{
    const QListWidgetItem *const item = m_list->currentItem();
    const std::string id = item ? item->data(idRole).toString().toStdString() : std::string();
    m_parameters->setText(text(id));
    m_parameters->setEnabled(item != nullptr);
    const engine::StudyInfo *const info = infoOf(id);
    QStringList names;
    for (const std::string &one : info ? info->parameters : std::vector<std::string>())
        names.append(text(one));
    m_wrong = false;
    m_hint->setText(!item             ? tr("No study is called so.")
                    : names.isEmpty() ? tr("Takes no parameters.")
                                      : tr("In this order: %1").arg(names.join(QStringLiteral(", "))));
}

void StudyPicker::toggled(QListWidgetItem *item)
{
    if (m_filling)
        return;
    const std::string id = item->data(idRole).toString().toStdString();
    const bool wanted = item->checkState() == Qt::Checked;
    if (wanted && m_now.studies.size() >= most) {
        m_filling = true;
        item->setCheckState(Qt::Unchecked);
        m_filling = false;
        m_wrong = true;
        m_hint->setText(tr("%1 studies are as many as a chart can show.").arg(most));
        return;
    }
    if (wanted == isChosen(id))
        return;
    if (wanted)
        m_now.studies.push_back(id);
    else
        std::erase(m_now.studies, id);
    tell();
}

/// The study that is current with other parameters: in its place where it is drawn, else one more.
void StudyPicker::applyParameters()
{
    const QListWidgetItem *const item = m_list->currentItem();
    const std::string before = item ? item->data(idRole).toString().toStdString() : std::string();
    const base::Result<std::string> next = engine::checkedStudy(m_parameters->text().trimmed().toStdString());
    m_wrong = !next || (!isChosen(before) && !isChosen(*next) && m_now.studies.size() >= most);
    if (m_wrong) {
        m_hint->setText(next ? tr("%1 studies are as many as a chart can show.").arg(most)
                             : tr("Not a study with such parameters: %1").arg(text(next.error().detail)));
        return;
    }
    if (!isChosen(*next)) {
        const auto place = std::find(m_now.studies.begin(), m_now.studies.end(), before);
        if (place != m_now.studies.end() && nameOf(before) == nameOf(*next))
            *place = *next;
        else
            m_now.studies.push_back(*next);
    }
    filter();
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(idRole).toString() == text(*next))
            m_list->setCurrentRow(row);
    tell();
}

QString StudyPicker::complaint() const
{
    return m_wrong ? m_hint->text() : QString();
}

void StudyPicker::tell()
{
    m_now.patterns = m_patterns->isChecked();
    m_now.profile = m_profile->isChecked();
    Q_EMIT changed(m_now);
}

/// The arrows and Enter work from the field: down to a study, and chosen.
bool StudyPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
        const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
        m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (QListWidgetItem *const item = m_list->currentItem())
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
