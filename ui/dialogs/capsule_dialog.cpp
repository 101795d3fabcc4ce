#include "ui/dialogs/capsule_dialog.h"

#include "ui/dialogs/influence_page.h"
#include "ui/theme.h"
#include "ui/widgets/figure_label.h"
#include "ui/wording/number_text.h"
#include "ui/wording/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTabWidget>

namespace ui {
namespace {

QString field(const base::Json &json, const char *name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? text(found->get<std::string>()) : QString();
}

QString summary(const engine::CapsuleView &capsule)
{
    const base::Json &manifest = capsule.manifest;
    QStringList out;
    if (const auto watch = manifest.find("watch"); watch != manifest.end() && watch->is_object())
        out << field(*watch, "symbol") << field(*watch, "timeframe") << field(*watch, "venue");
    if (const auto time = manifest.find("time"); time != manifest.end() && time->is_number_integer())
        out << utcText(base::fromMs(time->get<std::int64_t>()));
    out << outcomeText(manifest.value("outcome", std::string()));
    if (manifest.value("synthetic", false))
        out << CapsuleDialog::tr("synthetic data");
    if (capsule.replayed)
        out << CapsuleDialog::tr("replay");
    out.removeAll(QString());
    return out.join(QStringLiteral(" · "));
}

} // namespace

CapsuleDialog::CapsuleDialog(Theme &theme, std::shared_ptr<const engine::CapsuleView> capsule,
                             QWidget *parent)
    : QDialog(parent), m_tabs(new QTabWidget), m_capsule(capsule->id)
{
    const QString id = text(capsule->id);
    setWindowTitle(tr("Capsule %1…%2").arg(id.left(8), id.right(4)));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tabs->setDocumentMode(true); // the bar goes all across
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12));
    auto *head = new QHBoxLayout;
    auto *what = new FigureLabel(theme);
    what->setText(summary(*capsule), Ink::Text1, true);
    what->setElided(true);
    auto *copy = new QPushButton(tr("Copy id"));
    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    head->addWidget(what, 1);
    head->addWidget(copy);
    head->addWidget(close);
    rows->addLayout(head);
    m_tabs->addTab(questionPage(theme, *capsule), tr("Question"));
    m_tabs->addTab(picturePage(theme, *capsule), tr("Picture"));
    m_tabs->addTab(answerPage(theme, *capsule), tr("Answer"));
    m_tabs->addTab(verdictPage(theme, *capsule), tr("Verdict"));
    m_tabs->addTab(outcomePage(theme, *capsule), tr("Fills and outcome"));
    rows->addWidget(m_tabs, 1);
    connect(copy, &QPushButton::clicked, this, [id] { QGuiApplication::clipboard()->setText(id); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    resize(theme.px(960), theme.px(680));
}

InfluencePage &CapsuleDialog::addInfluence(Theme &theme, const engine::InfluencePlan &plan)
{
    auto *page = new InfluencePage(theme, text(m_capsule), plan);
    m_tabs->addTab(page, tr("News"));
    return *page;
}

} // namespace ui
