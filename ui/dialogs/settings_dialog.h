// The settings: one page a group, made from the descriptions; a value that cannot be is refused beside its
// field. Owned by the window; GUI thread.
#pragma once

#include "engine/influence_view.h"
#include "engine/settings.h"

#include <QDialog>

#include <map>
#include <vector>

class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace ui {

class OptionField;
class ProviderPage;
class Theme;

class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(Theme &theme, const engine::Settings &settings, QWidget *parent = nullptr);
    void showGroup(const QString &group);
    [[nodiscard]] OptionField *
    field(const std::string &key) const; // "risk.risk_percent"; null if there is none
    /// Of one provider; null if it has none.
    [[nodiscard]] ProviderPage *providerPage(const std::string &provider) const;
    /// Of the keys of news and figures.
    [[nodiscard]] ProviderPage *sourcesPage() const { return m_sources; }
    /// How the test that was asked for last went.
    void showTested(const QString &message, bool good);
    /// What a service offers, or why it could not be asked; beside the field of its model.
    void showModels(const engine::ModelList &list);
    /// What became of a key, by what it is kept under.
    void showStored(const QString &secretId, const QString &place);
    /// Everything that differs from the settings as given: {"group": {"key": value}}.
    [[nodiscard]] base::Json patch() const;
    /// Checks every changed value; shows each refusal beside its field and gives false if there is one.
    bool check();
    /// What the engine refused.
    void refuse(const QString &key, const base::Error &error);

Q_SIGNALS:
    void changeWanted(const base::Json &patch);
    void testWanted(const base::Json &patch, const QStringList &keys);
    void modelsWanted(const base::Json &patch, const QStringList &keys);
    void storeWanted(const QString &secretId, const QString &key, bool allowFile);

private:
    void addProvider(Theme &theme, const engine::SettingsGroup &group, QVBoxLayout &rows);
    void addPage(Theme &theme, const engine::SettingsGroup &group);
    void addSources(Theme &theme, QVBoxLayout &rows);
    void askForModels(const std::string &provider);
    [[nodiscard]] base::Json trial(const std::string &provider) const;
    void takeOver();
    engine::Settings m_settings;
    QListWidget *m_pages;
    QStackedWidget *m_stack;
    std::map<std::string, ProviderPage *> m_providers;
    ProviderPage *m_sources = nullptr;
    std::string m_tested; // the provider that was asked last
    std::vector<OptionField *> m_fields;
    std::vector<std::string> m_groups;
};

} // namespace ui
