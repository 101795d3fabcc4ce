#include "engine/cycle.h"

#include "decision/ask.h"
#include "engine/cycle_record.h"
#include "engine/minds.h"

namespace engine {
namespace {

/// The same question without what makes two of them differ for no reason: the random fence, the clock, and
/// what was done about this very bar, which is what the answer that is known has led to.
std::string keyOf(const Prepared &prepared, const llm::Provider &provider)
{
    decision::Briefing briefing = prepared.briefing;
    briefing.fence = "fence";
    briefing.now = briefing.barClose;
    briefing.equity = briefing.cash = 0; // the price tells what else has changed
    briefing.world.calendar.clear();     // it says how long it is until something
    while (!briefing.done.empty() && briefing.done.back().time >= briefing.barClose)
        briefing.done.pop_back();
    llm::Question question = decision::ask(briefing);
    question.sampling = prepared.question.sampling;
    const bool seen = !prepared.question.png.isEmpty();
    return questionKey(question, provider, seen ? prepared.pictureSha : std::string());
}

} // namespace

StudyBoard &Cycle::boardOf(const domain::Watch &watch, const Settings &settings)
{
    m_rules.take(settings);
    StudyBoard &board = m_boards[watch.text()];
    board.follow(m_rules.terms());
    return board;
}

bool Cycle::passesGate(Prepared &prepared, const Settings &settings, const llm::Provider &provider)
{
    if (isBuiltIn(provider.id()) || !m_rules.gate())
        return true;
    const std::vector<double> values = m_rules.gateValues(m_boards[prepared.watch.text()]);
    prepared.gate = Gate::check(*m_rules.gate(), values);
    const bool held = m_books.account().positionOn(prepared.sight.instrument->key()) != nullptr;
    const bool forced = prepared.trigger == Trigger::Forced;
    prepared.notAsked = Gate::judge(*prepared.gate, settings.gate, held, forced);
    return !prepared.notAsked;
}

bool Cycle::needsAnswer(Prepared &prepared, const Settings &settings, const llm::Provider &provider)
{
    if (isBuiltIn(provider.id()))
        return true;
    const base::UtcTime now = m_clock.now();
    if (settings.gate.reuseSeconds > 0) {
        auto known = m_gate.known(keyOf(prepared, provider), now, settings.gate, prepared.reused);
        if (known) {
            prepared.conversation = std::move(*known);
            return false;
        }
    }
    const std::string pair = prepared.sight.instrument->key();
    prepared.notAsked = m_gate.admit(pair, now, settings.gate);
    return !prepared.notAsked;
}

void Cycle::remember(const Prepared &prepared, const Settings &settings, const llm::Provider &provider)
{
    if (settings.gate.reuseSeconds > 0 && !isBuiltIn(provider.id()))
        m_gate.remember(keyOf(prepared, provider), prepared.cycleId, m_clock.now(), prepared.conversation,
                        settings.gate);
}

llm::RulesView Cycle::rulesViewOf(const domain::Watch &watch, const domain::Instrument &instrument,
                                  double last, const Settings &settings)
{
    llm::RulesView view = m_rules.rulesView(m_boards[watch.text()], last);
    const domain::Position *held = m_books.account().positionOn(instrument.key());
    view.positionOpen = held != nullptr;
    view.positionIsLong = !held || held->side == domain::PositionSide::Long;
    view.shortsAllowed = shortsAllowed(instrument, settings);
    view.timeframe = watch.timeframe.name();
    return view;
}

bool Cycle::holds(const domain::Watch &watch, const domain::Instrument &instrument,
                  const domain::CandleSeries &window, const Settings &settings)
{
    if (!isBuiltIn(watch.provider) || window.isEmpty())
        return false;
    boardOf(watch, settings).look(window, StudyBoard::Reach::Technical);
    if (watch.provider == "technical")
        return llm::technicalAction(viewOf(watch, instrument, settings)) == domain::Action::Hold;
    const llm::RulesView view = rulesViewOf(watch, instrument, window.close().back(), settings);
    return m_rules.rules().hasEntry() && llm::rulesAction(m_rules.rules(), view) == domain::Action::Hold;
}

} // namespace engine
