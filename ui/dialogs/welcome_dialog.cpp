#include "ui/dialogs/welcome_dialog.h"

#include "ui/theme.h"
#include "ui/widgets/choice.h"
#include "ui/wording/number_text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>
#include <QStyle>

namespace ui {
namespace {

constexpr int patience = 3000; // ms until it is said that the market does not answer
constexpr int steps = 3;

QLabel *hint(const QString &words)
{
    auto *out = new QLabel(words);
    out->setWordWrap(true);
    out->setTextFormat(Qt::PlainText);
    out->setProperty("ink", QStringLiteral("3"));
    return out;
}

QVBoxLayout *pageLayout(Theme &theme, QWidget *page)
{
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme.px(8));
    return rows;
}

/// A field that belongs to a choice: moved in below it, and only open with it.
void addBelow(Theme &theme, QVBoxLayout &rows, QRadioButton *choice, const QString &title, QWidget *field)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(theme.px(24), 0, 0, 0);
    line->setSpacing(theme.px(8));
    auto *label = new QLabel(title);
    label->setProperty("ink", QStringLiteral("2"));
    label->setFixedWidth(theme.px(80));
    line->addWidget(label);
    line->addWidget(field, 1);
    rows.addLayout(line);
    const auto follow = [field, label](bool on) {
        field->setVisible(on);
        label->setVisible(on);
    };
    QObject::connect(choice, &QRadioButton::toggled, field, follow);
    follow(choice->isChecked());
}

/// Where a provider is asked, as the settings show it.
std::string addressOf(const engine::Settings &settings, const std::string &provider)
{
    for (const engine::SettingsGroup &group : engine::describe(settings))
        for (const base::OptionInfo &option : group.options)
            if (group.id == provider && option.key == "base_url")
                return option.value.get<std::string>();
    return {};
}

} // namespace

WelcomeDialog::WelcomeDialog(Theme &theme, const engine::Settings &settings, Dialogs dialogs, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_dialogs(std::move(dialogs)), m_stack(new QStackedWidget),
      m_title(new QLabel), m_count(new QLabel), m_reason(new QLabel), m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton)
{
    setWindowTitle(tr("Welcome to Signal Desk"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20));
    rows->setSpacing(theme.px(12));
    m_title->setProperty("textSize", QStringLiteral("big"));
    m_count->setProperty("ink", QStringLiteral("3"));
    m_reason->setProperty("ink", QStringLiteral("down"));
    m_reason->setWordWrap(true);
    m_next->setProperty("primary", true);
    m_next->setDefault(true);
    m_stack->addWidget(marketPage(theme));
    m_stack->addWidget(mindPage(theme));
    m_stack->addWidget(capitalPage(theme));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_count);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    rows->addWidget(m_title);
    rows->addWidget(m_stack, 1);
    rows->addWidget(m_reason);
    rows->addLayout(buttons);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(step() - 1); });
    connect(m_next, &QPushButton::clicked, this, &WelcomeDialog::advance);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (!m_answered)
            showTested(QStringLiteral("binance"), false, tr("no answer within 3 s"));
    });
    setMinimumSize(theme.px(560), theme.px(420));
    goTo(0);
}

QWidget *WelcomeDialog::marketPage(Theme &theme)
{
    auto *page = new QWidget;
    auto *rows = pageLayout(theme, page);
    m_live = new QRadioButton(tr("Binance: live public prices, no key and no account"));
    m_demo = new QRadioButton(tr("Demo: a made-up market that never closes, always marked as synthetic"));
    m_file = new QRadioButton(tr("A candle file of your own (CSV)"));
    m_live->setChecked(true);
    m_symbol =
        new QLineEdit(text(m_settings.desk.exchange == "binance" ? m_settings.desk.symbol : "BTC/USDT"));
    m_path = new QLineEdit;
    m_path->setPlaceholderText(tr("time, open, high, low, close, volume"));
    auto *browse = new QPushButton(tr("Choose…"));
    auto *chooser = new QWidget;
    auto *line = new QHBoxLayout(chooser);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_path, 1);
    line->addWidget(browse);
    m_market = hint(tr("Asking Binance whether it answers…"));
    rows->addWidget(
        hint(tr("Prices come from here. Orders are paper everywhere: nothing is ever sent to a market.")));
    rows->addWidget(m_live);
    addBelow(theme, *rows, m_live, tr("Symbol"), m_symbol);
    rows->addWidget(m_demo);
    rows->addWidget(m_file);
    addBelow(theme, *rows, m_file, tr("File"), chooser);
    rows->addWidget(m_market);
    rows->addStretch(1);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = m_dialogs.openFile
                                   ? m_dialogs.openFile(this, tr("Candle file"), tr("Candles (*.csv)"))
                                   : QString();
        if (!chosen.isEmpty())
            m_path->setText(chosen);
    });
    return page;
}

QWidget *WelcomeDialog::mindPage(Theme &theme)
{
    auto *page = new QWidget;
    auto *rows = pageLayout(theme, page);
    m_technical = new QRadioButton(tr("Technical rules: built in, free, works at once"));
    m_model =
        new QRadioButton(tr("A language model: a service you pay for, or a server on your own machine"));
    (m_settings.desk.provider == "technical" ? m_technical : m_model)->setChecked(true);
    m_service = new Choice(theme);
    for (const engine::SettingsGroup &group : engine::describe(m_settings))
        if (group.provider)
            m_service->addItem(text(group.title), text(group.id));
    const int chosen = m_service->findData(text(m_settings.desk.provider));
    m_service->setCurrentIndex(
        std::max(0, chosen >= 0 ? chosen : m_service->findData(QStringLiteral("compatible"))));
    m_url = new QLineEdit;
    m_name = new QLineEdit;
    m_name->setPlaceholderText(tr("empty: the desk's choice, or what the server has loaded"));
    connect(m_service, &QComboBox::currentIndexChanged, this, &WelcomeDialog::showService);
    showService();
    rows->addWidget(
        hint(tr("It proposes; the desk checks every number and judges the risk before anything happens.")));
    rows->addWidget(m_technical);
    rows->addWidget(m_model);
    addBelow(theme, *rows, m_model, tr("Service"), m_service);
    addBelow(theme, *rows, m_model, tr("Address"), m_url);
    addBelow(theme, *rows, m_model, tr("Model"), m_name);
    rows->addWidget(hint(tr("A key can be added and tested in the settings. The technical rules are also the "
                            "baseline that every model has to beat.")));
    rows->addStretch(1);
    return page;
}

void WelcomeDialog::showService()
{
    const std::string id = m_service->currentData().toString().toStdString();
    m_url->setText(text(addressOf(m_settings, id)));
    m_name->setText(text(m_settings.modelOf(id)));
}

QWidget *WelcomeDialog::capitalPage(Theme &theme)
{
    auto *page = new QWidget;
    auto *rows = pageLayout(theme, page);
    m_capital = new QLineEdit(
        toBeEdited(QLocale::c().toString(m_settings.desk.capital, 'f', QLocale::FloatingPointShortest)));
    m_capital->setFont(theme.mono());
    m_preplay = new QCheckBox(tr("Pre-play the last 60 days with the technical rules, marked as replay"));
    m_preplay->setChecked(true);
    auto *label = new QLabel(tr("Paper capital, in the currency that the market is priced in"));
    label->setBuddy(m_capital);
    rows->addWidget(
        hint(tr("One trade risks half a percent of it by default; the limits are in the settings.")));
    rows->addWidget(label);
    rows->addWidget(m_capital);
    rows->addSpacing(theme.px(8));
    rows->addWidget(m_preplay);
    rows->addWidget(
        hint(tr("So that the desk is not empty. Replayed trades never count into your account.")));
    rows->addStretch(1);
    return page;
}

int WelcomeDialog::step() const
{
    return m_stack->currentIndex();
}

void WelcomeDialog::goTo(int step)
{
    const QString titles[] = {tr("Which market?"), tr("Which mind?"), tr("How much paper money?")};
    m_stack->setCurrentIndex(std::clamp(step, 0, steps - 1));
    m_title->setText(titles[this->step()]);
    m_count->setText(tr("Step %1 of %2").arg(this->step() + 1).arg(steps));
    m_back->setVisible(this->step() > 0);
    m_next->setText(this->step() == steps - 1 ? tr("Start the desk") : tr("Next"));
    m_reason->clear();
}

QString WelcomeDialog::refusal() const
{
    if (step() == 0 && m_file->isChecked() && m_path->text().trimmed().isEmpty())
        return tr("Choose a candle file first.");
    const auto tried = engine::settingsFromJson(patch(), m_settings);
    if (tried)
        return {};
    if (step() == 0 && tried.error().field == "desk.symbol")
        return tr("A symbol is written like BTC/USDT.");
    if (step() == 2 && tried.error().field == "desk.capital")
        return tr("Between 10 and 1,000,000,000,000, please.");
    return step() == steps - 1 ? text(tried.error().detail) : QString();
}

void WelcomeDialog::advance()
{
    const QString reason = refusal();
    m_reason->setText(reason);
    if (!reason.isEmpty())
        return;
    if (step() == steps - 1)
        accept();
    else
        goTo(step() + 1);
}

void WelcomeDialog::askForTest()
{
    Q_EMIT exchangeTestWanted(QStringLiteral("binance"));
    m_patience.start(patience);
}

void WelcomeDialog::showTested(const QString &exchange, bool good, const QString &message)
{
    if (exchange != QLatin1String("binance"))
        return;
    m_answered = good;
    m_patience.stop();
    m_market->setText(good ? tr("✓ Binance answers.")
                           : tr("Binance does not answer from here (%1). You can go on and it is tried "
                                "again, or choose the demo "
                                "market or a candle file.")
                                 .arg(message.trimmed()));
    m_market->setToolTip(message.toHtmlEscaped());
    m_market->setProperty("ink", good ? QStringLiteral("up") : QStringLiteral("warn"));
    m_market->style()->unpolish(m_market);
    m_market->style()->polish(m_market);
}

QString WelcomeDialog::marketWords() const
{
    return m_market->text();
}
bool WelcomeDialog::preplay() const
{
    return m_preplay->isChecked() && !m_file->isChecked();
}

base::Json WelcomeDialog::patch() const
{
    base::Json desk;
    desk["exchange"] = m_live->isChecked() ? "binance" : m_demo->isChecked() ? "demo" : "file";
    desk["symbol"] =
        m_demo->isChecked() ? std::string("DEMO/USDT") : m_symbol->text().trimmed().toStdString();
    if (m_file->isChecked())
        desk["candle_file"] = m_path->text().trimmed().toStdString();
    const std::string service = m_service->currentData().toString().toStdString();
    desk["provider"] = m_model->isChecked() ? service : "technical";
    const auto capital = typedNumber(m_capital->text());
    desk["capital"] = capital ? base::Json(*capital) : base::Json(m_capital->text().toStdString());
    base::Json out{{"desk", desk}, {"window", {{"welcomed", true}}}};
    if (m_model->isChecked())
        out[service] = {{"base_url", m_url->text().trimmed().toStdString()},
                        {"model", m_name->text().trimmed().toStdString()}};
    return out;
}

} // namespace ui
