// The part of the settings that a description cannot give: the keys of a service or of several sources, and a
// test of a model's service. Owned by the settings dialog; GUI thread.
#pragma once

#include <QWidget>

#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class Theme;

class ProviderPage : public QWidget
{
    Q_OBJECT
public:
    struct Slot
    {
        QString secretId, title, variable; // what it is kept under; its words; of the environment
    };
    /// Of a model's service; `keyNames`: the environment variables of its keys, the main one first.
    ProviderPage(Theme &theme, const QString &provider, const std::vector<std::string> &keyNames,
                 QWidget *parent = nullptr);
    /// Of keys alone: there is nothing to test.
    ProviderPage(Theme &theme, const std::vector<Slot> &wanted, QWidget *parent = nullptr);
    /// As typed, by position; empty where nothing was typed.
    [[nodiscard]] QStringList keys() const;
    /// Asks for every typed key to be kept.
    void storeTyped();
    void showTested(const QString &message, bool good);
    void showStored(const QString &secretId, const QString &place);
    [[nodiscard]] QPushButton *testButton() const { return m_test; }
    [[nodiscard]] QLineEdit *keyField(std::size_t key = 0) const { return m_keys[key].field; }
    [[nodiscard]] QPushButton *storeButton() const { return m_store; }
    /// Whether a key of this page is kept under it.
    [[nodiscard]] bool keeps(const QString &secretId) const;
    [[nodiscard]] QString result() const;

Q_SIGNALS:
    void testWanted();
    void storeWanted(const QString &secretId, const QString &key, bool allowFile);

private:
    struct Key
    {
        QString secretId;
        QLineEdit *field;
    };
    void build(Theme &theme, const std::vector<Slot> &wanted);
    void say(const QString &text, const QString &ink);
    std::vector<Key> m_keys;
    QCheckBox *m_file;
    QPushButton *m_test, *m_store;
    QLabel *m_result;
};

} // namespace ui
