#include "brain/options.h"

namespace brain {
namespace {

constexpr const char *authors[] = {"template", "model"};

const base::Option<Options> table[] = {
    {"learn", "Learn from closed trades", "", "What was learned stays when this is switched off.",
     &Options::learn},
    {"in_question", "Memory in the question", "",
     "Similar trades, rules and calibration are told to the model.", &Options::inQuestion},
    {"half_life_days", "Half-life of memories", "days", "After this time a memory counts half as recent.",
     &Options::halfLifeDays, 1, 3650},
    {"similarity_weight", "Weight of similarity", "", "Recency has the rest.", &Options::similarityWeight, 0,
     1},
    {"similar_trades", "Similar trades shown", "", "In each question.", &Options::similarTrades, 0, 20},
    {"similar_wide", "Similar trades counted", "", "In the statistics beside them.", &Options::similarWide, 1,
     500},
    {"reflect_every", "Reflect after", "trades", "Closed trades between two reflections.",
     &Options::reflectEvery, 1, 1000},
    {"rules_shown", "Rules shown", "", "In each question.", &Options::rulesShown, 0, 50},
    {"counterfactuals", "Follow what was not done", "",
     "Denied and rejected entries are followed to where they would have ended.", &Options::counterfactuals},
    {"post_mortems",
     "Post-mortems",
     "",
     "Who writes the lesson of a closed trade.",
     &Options::postMortems,
     {},
     {},
     authors},
};

} // namespace

std::span<const base::Option<Options>> optionTable()
{
    return table;
}

} // namespace brain
