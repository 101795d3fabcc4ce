// The short way of a lean replay: what the built-in rules say without a question, and what would come of it.
#include "engine/cycle.h"
#include "engine/cycle_record.h"

namespace engine {

llm::TechnicalView Cycle::viewOf(const domain::Watch &watch, const domain::Instrument &instrument,
                                 const Settings &settings)
{
    llm::TechnicalView view = m_boards[watch.text()].technicalView();
    const domain::Position *held = m_books.account().positionOn(instrument.key());
    view.positionOpen = held != nullptr;
    view.positionIsLong = !held || held->side == domain::PositionSide::Long;
    view.shortsAllowed = shortsAllowed(instrument, settings);
    view.timeframe = watch.timeframe.name();
    return view;
}

/// The typed answer of a built-in mind and what comes of it; none where there is something to do or to say.
std::optional<Quiet> Cycle::quietly(const Prepared &prepared, const Settings &settings)
{
    const domain::Instrument &instrument = *prepared.sight.instrument;
    if (holds(prepared.watch, instrument, prepared.sight.window, settings))
        return Quiet{"held", {}};
    const bool rules = prepared.watch.provider == "rules";
    if (!rules && prepared.watch.provider != "technical")
        return std::nullopt;
    const domain::Watch &watch = prepared.watch;
    auto record = rules ? llm::rulesDecision(m_rules.rules(),
                                             rulesViewOf(watch, instrument, prepared.sight.last, settings))
                        : llm::technicalDecision(viewOf(watch, instrument, settings));
    if (!record)
        return std::nullopt;
    const decision::Context context{prepared.sight.last, settings.desk.levelsBy == "desk"};
    const auto decision = decision::understand(std::move(*record), context);
    if (!decision)
        return std::nullopt;
    const Judgement judgement = judged(prepared, decision->record(), settings);
    if (judgement.order || judgement.plan)
        return std::nullopt;
    return Quiet{judgement.outcome, judgement.code};
}

} // namespace engine
