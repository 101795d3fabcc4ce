// The capsule viewer: the exact question, the picture as the model saw it, the raw answer with its numbers
// checked, the verdict, the fills and the outcome. Everything from outside is plain text. Owned by the
// window; GUI thread.
#pragma once

#include "engine/influence_view.h"
#include "engine/snapshot.h"

#include <QDialog>

class QTabWidget;

namespace ui {

class InfluencePage;
class Theme;

class CapsuleDialog : public QDialog
{
    Q_OBJECT
public:
    CapsuleDialog(Theme &theme, std::shared_ptr<const engine::CapsuleView> capsule,
                  QWidget *parent = nullptr);
    [[nodiscard]] QTabWidget &tabs() const { return *m_tabs; }
    [[nodiscard]] const std::string &capsuleId() const { return m_capsule; }
    /// A page more, on which each article can be left out.
    InfluencePage &addInfluence(Theme &theme, const engine::InfluencePlan &plan);

private:
    QTabWidget *m_tabs;
    std::string m_capsule;
};

// Pages, in capsule_pages.cpp.
[[nodiscard]] QWidget *questionPage(Theme &theme, const engine::CapsuleView &capsule);
[[nodiscard]] QWidget *picturePage(Theme &theme, const engine::CapsuleView &capsule);
[[nodiscard]] QWidget *answerPage(Theme &theme, const engine::CapsuleView &capsule);
[[nodiscard]] QWidget *verdictPage(Theme &theme, const engine::CapsuleView &capsule);
[[nodiscard]] QWidget *outcomePage(Theme &theme, const engine::CapsuleView &capsule);

} // namespace ui
