#include "ui/dialogs/settings_dialog.h"

#include "engine/source_keys.h"
#include "ui/dialogs/option_field.h"
#include "ui/dialogs/provider_page.h"
#include "ui/theme.h"
#include "ui/wording/error_text.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>

namespace ui {
namespace {

constexpr const char *hidden[] = {"window.welcomed"}; // kept by the window itself

bool isKept(const std::string &key)
{
    return std::any_of(std::begin(hidden), std::end(hidden), [&](const char *one) { return key == one; });
}

} // namespace

SettingsDialog::SettingsDialog(Theme &theme, const engine::Settings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_pages(new QListWidget), m_stack(new QStackedWidget)
{
    setWindowTitle(tr("Settings"));
    m_pages->setObjectName(QStringLiteral("pages"));
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->setAccessibleName(tr("Pages"));
    auto *buttons = new QDialogButtonBox;
    auto *apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setProperty("primary", true);
    apply->setObjectName(QStringLiteral("apply"));
    apply->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, theme.px(12), theme.px(12));
    right->addWidget(m_stack, 1);
    right->addWidget(buttons);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_pages);
    line->addLayout(right, 1);
    for (const engine::SettingsGroup &group : engine::describe(settings))
        addPage(theme, group);
    // As wide as the longest name, the scroll bar beside it.
    m_pages->setFixedWidth(std::max(theme.px(170), m_pages->sizeHintForColumn(0) + theme.px(36)));
    connect(m_pages, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::takeOver);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_pages->setCurrentRow(0);
    resize(theme.px(860), theme.px(600));
}

void SettingsDialog::addPage(Theme &theme, const engine::SettingsGroup &group)
{
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(12));
    auto *title = new QLabel(settingText(group.title));
    title->setProperty("textSize", QStringLiteral("title"));
    rows->addWidget(title);
    rows->addSpacing(theme.px(8));
    for (const base::OptionInfo &info : group.options) {
        if (isKept(group.id + '.' + info.key))
            continue;
        const bool model = group.provider && info.key == "model";
        m_fields.push_back(new OptionField(theme, group.id, info, model));
        rows->addWidget(m_fields.back());
        if (model)
            addProvider(theme, group, *rows);
    }
    if (group.id == "context")
        addSources(theme, *rows);
    rows->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(page);
    m_stack->addWidget(area);
    m_pages->addItem(settingText(group.title));
    m_groups.push_back(group.id);
}

void SettingsDialog::addProvider(Theme &theme, const engine::SettingsGroup &group, QVBoxLayout &rows)
{
    const std::string id = group.id;
    auto *page = new ProviderPage(theme, QString::fromStdString(id), group.keys);
    m_providers[id] = page;
    rows.addWidget(page);
    connect(page, &ProviderPage::testWanted, this, [this, id, page] {
        m_tested = id;
        Q_EMIT testWanted(trial(id), page->keys());
    });
    connect(page, &ProviderPage::storeWanted, this, &SettingsDialog::storeWanted);
    connect(m_fields.back(), &OptionField::listWanted, this, [this, id] { askForModels(id); });
}

void SettingsDialog::addSources(Theme &theme, QVBoxLayout &rows)
{
    std::vector<ProviderPage::Slot> keys;
    for (const engine::SourceKey &one : engine::sourceKeys())
        keys.push_back(
            {text(one.id),
             (one.needed ? tr("Key of %1, which is asked only with one") : tr("Key of %1, if you have one"))
                 .arg(text(one.title)),
             text(one.variable)});
    m_sources = new ProviderPage(theme, keys);
    rows.addWidget(m_sources);
    connect(m_sources, &ProviderPage::storeWanted, this, &SettingsDialog::storeWanted);
}

base::Json SettingsDialog::trial(const std::string &provider) const
{
    base::Json out = patch();
    out["desk"]["provider"] = provider; // what is tried is this one, whichever is chosen
    return out;
}

void SettingsDialog::askForModels(const std::string &provider)
{
    OptionField *const model = field(provider + ".model");
    model->note(tr("Asking the service for its models…"), "2");
    model->listButton()->setEnabled(false);
    Q_EMIT modelsWanted(trial(provider), providerPage(provider)->keys());
}

void SettingsDialog::showModels(const engine::ModelList &list)
{
    OptionField *const model = field(list.provider + ".model");
    if (!model || !model->listButton())
        return;
    model->listButton()->setEnabled(true);
    if (list.error) {
        const bool none = list.error->code == base::ErrorCode::Unsupported;
        const ErrorText words = errorText(*list.error, false);
        return model->note(none ? tr("This service keeps no list; type the name as it is written there.")
                                : tr("The list could not be had. %1 %2").arg(words.what, words.detail),
                           none ? "2" : "down");
    }
    QStringList names, details;
    for (const engine::ModelChoice &one : list.models) {
        QStringList known{text(one.title.empty() ? one.id : one.title)};
        if (one.contextTokens)
            known << tr("%1 tokens in view").arg(number(double(*one.contextTokens), 0));
        if (one.vision)
            known << (*one.vision ? tr("sees pictures") : tr("sees no pictures"));
        names << text(one.id);
        details << known.join(QStringLiteral(" · "));
    }
    model->offer(names, details);
    model->note(names.isEmpty() ? tr("The service offers no model now.")
                                : tr("✓ %n model(s) to choose from.", nullptr, int(names.size())),
                names.isEmpty() ? "warn" : "up");
}

ProviderPage *SettingsDialog::providerPage(const std::string &provider) const
{
    const auto found = m_providers.find(provider);
    return found == m_providers.end() ? nullptr : found->second;
}

void SettingsDialog::showTested(const QString &message, bool good)
{
    if (ProviderPage *const page = providerPage(m_tested))
        page->showTested(message, good);
}

void SettingsDialog::showStored(const QString &secretId, const QString &place)
{
    if (m_sources && m_sources->keeps(secretId))
        return m_sources->showStored(secretId, place);
    if (ProviderPage *const page = providerPage(secretId.section(QLatin1Char('.'), 0, 0).toStdString()))
        page->showStored(secretId, place);
}

void SettingsDialog::showGroup(const QString &group)
{
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        if (QString::fromStdString(m_groups[i]) == group)
            m_pages->setCurrentRow(int(i));
}

OptionField *SettingsDialog::field(const std::string &key) const
{
    for (OptionField *one : m_fields)
        if (one->key() == key)
            return one;
    return nullptr;
}

base::Json SettingsDialog::patch() const
{
    base::Json out = base::Json::object();
    for (const OptionField *one : m_fields) {
        if (!one->isChanged())
            continue;
        const std::string key = one->key();
        out[key.substr(0, key.find('.'))][one->info().key] = one->value();
    }
    return out;
}

bool SettingsDialog::check()
{
    OptionField *first = nullptr;
    for (OptionField *one : m_fields) {
        one->refuse({});
        if (!one->isChanged())
            continue;
        const auto tried = engine::changed(m_settings, one->key(), one->value());
        if (tried)
            continue;
        one->refuse(refusalText(tried.error(), one->info()));
        first = first ? first : one;
    }
    if (!first)
        return true;
    showGroup(QString::fromStdString(first->key().substr(0, first->key().find('.'))));
    first->editor()->setFocus();
    return false;
}

void SettingsDialog::refuse(const QString &key, const base::Error &error)
{
    if (OptionField *const one = field(key.toStdString())) {
        one->refuse(refusalText(error, one->info()));
        showGroup(key.section(QLatin1Char('.'), 0, 0));
        one->editor()->setFocus();
    }
}

void SettingsDialog::takeOver()
{
    if (!check())
        return;
    const base::Json changes = patch();
    if (!changes.empty())
        Q_EMIT changeWanted(changes);
    for (const auto &[id, page] : m_providers)
        page->storeTyped();
    if (m_sources)
        m_sources->storeTyped();
    accept();
}

} // namespace ui
