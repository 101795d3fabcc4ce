#include "brain/memory.h"

#include "base/text.h"
#include "brain/buckets.h"

#include <algorithm>
#include <cmath>

namespace brain {
namespace {

using base::UtcTime;
using domain::Experience;

constexpr std::size_t coarseFrom = 100'000; // rows from when a byte a number is looked at first
constexpr std::size_t coarseKept = 2000;

std::uint8_t sideBit(domain::PositionSide side)
{
    return side == domain::PositionSide::Long ? 1 : 2;
}

ReflectionOptions reflectionOf(const Options &options)
{
    return {options.reflectEvery, options.halfLifeDays};
}

std::optional<double> known(float value)
{
    return std::isfinite(value) ? std::optional(double(value)) : std::nullopt;
}

std::vector<domain::FeatureMatch> matches(const Row &then, const Row &now, const std::vector<double> &scale)
{
    std::vector<domain::FeatureMatch> out;
    for (std::size_t i = 0; i < features().size(); ++i) {
        domain::FeatureMatch one{features()[i].id, features()[i].title, known(then[i]), known(now[i]), {}};
        if (one.then && one.now)
            one.difference = std::min(1.0, std::abs(*one.then - *one.now) * scale[i]);
        if (one.then || one.now)
            out.push_back(one);
    }
    return out;
}

} // namespace

Memory::Memory(Options options)
    : m_options(std::move(options)), m_index(features().size()), m_reflection(reflectionOf(m_options))
{
}

void Memory::setOptions(const Options &options)
{
    const bool again =
        options.reflectEvery != m_options.reflectEvery || options.halfLifeDays != m_options.halfLifeDays;
    m_options = options;
    if (again)
        rebuild();
}

bool Memory::learn(Experience experience)
{
    if (!m_places.emplace(experience.id, m_all.size()).second)
        return false;
    m_all.push_back(std::make_shared<const Experience>(std::move(experience)));
    if (!rolledBack(*m_all.back()))
        fold(m_all.back());
    return true;
}

void Memory::fold(const std::shared_ptr<const Experience> &one)
{
    const Row row = rowOf(one->state);
    m_index.add(row, {one->closed, one->known, regimeOf(one->state).bit(), sideBit(one->side)});
    m_scaler.add(row);
    m_lastKnown = std::max(m_lastKnown, one->known);
    m_tally.add(*one);
    m_calibration.add(one->confidence, one->won());
    m_reflection.add(one);
    m_counted.push_back(one);
}

void Memory::rebuild()
{
    m_counted.clear();
    m_index = StateIndex(features().size());
    m_scaler = Scaler();
    m_lastKnown = {};
    m_tally = {};
    m_calibration = {};
    m_reflection = Reflection(reflectionOf(m_options));
    m_thresholdsAt = std::size_t(-1);
    for (const auto &one : m_all)
        if (!rolledBack(*one))
            fold(one);
}

bool Memory::rolledBack(const Experience &one) const
{
    return std::any_of(m_rollbacks.begin(), m_rollbacks.end(),
                       [&](const auto &span) { return one.known >= span.first && one.known < span.second; });
}

void Memory::teach(const std::string &id, const std::string &insight, base::UtcTime known)
{
    const auto found = m_places.find(id);
    if (found == m_places.end())
        return;
    std::shared_ptr<const Experience> &place = m_all[found->second];
    auto better = std::make_shared<Experience>(*place);
    better->insight = insight;
    m_taught[id].push_back({known, place});
    m_lastSaid = std::max(m_lastSaid, known);
    for (auto &counted : m_counted)
        if (counted == place)
            counted = better;
    place = std::move(better);
}

std::shared_ptr<const Experience> Memory::asTaught(std::shared_ptr<const Experience> one, UtcTime at) const
{
    const auto taught = m_taught.find(one->id);
    if (taught == m_taught.end())
        return one;
    for (auto lesson = taught->second.rbegin(); lesson != taught->second.rend() && lesson->known > at;
         ++lesson)
        one = lesson->before;
    return one;
}

Memory Memory::asOf(UtcTime at) const
{
    Memory out(m_options);
    for (const domain::MemoryWord &word : m_said)
        if (word.verb == "rollback" || word.time <= at)
            out.take(word);
    for (const auto &one : m_all)
        if (one->known <= at)
            out.learn(*asTaught(one, at));
    return out;
}

void Memory::take(const domain::MemoryWord &word)
{
    m_said.push_back(word);
    if (word.verb != "rollback")
        m_lastSaid = std::max(m_lastSaid, word.time);
    if (word.verb == "rollback") {
        if (word.before && *word.before < word.time)
            m_rollbacks.emplace_back(*word.before, word.time);
        return rebuild();
    }
    const auto kinds = thresholdKinds();
    const auto threshold = std::find_if(kinds.begin(), kinds.end(),
                                        [&](const ThresholdKind &kind) { return word.subject == kind.id; });
    if (threshold != kinds.end()) {
        const auto value = base::parseDouble(word.text);
        if (word.verb == "freeze" && value)
            m_held[word.subject] = *value;
        else if (word.verb == "reset")
            m_held[word.subject] = std::nullopt;
        else if (word.verb == "follow")
            m_held.erase(word.subject);
        return;
    }
    Word &one = m_words[word.subject];
    if (word.verb == "pin" || word.verb == "unpin")
        one.pinned = word.verb == "pin";
    else if (word.verb == "mute" || word.verb == "unmute")
        one.muted = word.verb == "mute";
    else if (word.verb == "edit")
        one.text = word.text;
    else if (word.verb == "delete")
        one.deleted = true;
}

std::shared_ptr<const Experience> Memory::find(const std::string &id) const
{
    const auto found = m_places.find(id);
    return found == m_places.end() ? nullptr : m_all[found->second];
}

/// As of an earlier instant the scaler is made of what was known then, in the order in which it was learned:
/// so the factors are the same to the last digit as they were.
std::vector<double> Memory::scaleAt(base::UtcTime at) const
{
    if (at >= m_lastKnown)
        return m_scaler.factors();
    Scaler then;
    for (std::size_t i = 0; i < m_counted.size(); ++i)
        if (m_counted[i]->known <= at)
            then.add(rowOf(m_counted[i]->state));
    return then.factors();
}

std::vector<Hit> Memory::hits(const Query &query, const Row &row, const std::vector<double> &scale) const
{
    Probe probe;
    probe.at = query.at;
    probe.count = query.count;
    probe.similarityWeight = m_options.similarityWeight;
    probe.halfLifeDays = m_options.halfLifeDays;
    probe.regimes = regimesLike(query.trend, query.strength, query.volatility);
    probe.kinds = query.side ? sideBit(*query.side) : 0xff;
    probe.from = query.from;
    probe.until = query.until;
    return m_index.size() > coarseFrom ? m_index.searchCoarse(row, scale, probe, coarseKept)
                                       : m_index.search(row, scale, probe);
}

std::vector<domain::Recalled> Memory::recall(const Query &query) const
{
    const Row row = rowOf(query.state);
    const std::vector<double> scale = scaleAt(query.at);
    std::vector<domain::Recalled> out;
    for (const Hit &hit : hits(query, row, scale)) {
        const auto &one = m_counted[hit.index];
        out.push_back({asTaught(one, query.at), hit.similarity, hit.recency, hit.score, hit.shared,
                       matches(rowOf(one->state), row, scale)});
    }
    return out;
}

domain::MemoryBrief Memory::brief(const domain::RawState &state, base::UtcTime at) const
{
    if (at < m_lastKnown || at < m_lastSaid)
        return asOf(at).brief(state, at);
    domain::MemoryBrief out;
    out.on = true;
    out.state = state;
    out.known = m_counted.size();
    out.all = all();
    Query query;
    query.state = state;
    query.at = at;
    query.count = std::size_t(std::max(m_options.similarTrades, m_options.similarWide));
    const Row row = rowOf(state);
    const std::vector<double> scale = scaleAt(at);
    Tally wide;
    for (const Hit &hit : hits(query, row, scale)) {
        const auto &one = m_counted[hit.index];
        if (out.similar.size() < std::size_t(m_options.similarTrades))
            out.similar.push_back({one, hit.similarity, hit.recency, hit.score, hit.shared,
                                   matches(rowOf(one->state), row, scale)});
        if (wide.n < std::size_t(m_options.similarWide))
            wide.add(*one);
    }
    out.similarAsked = std::size_t(m_options.similarWide);
    out.similarShare = wide.share();
    for (domain::Rule &rule : rules())
        if (!rule.muted && out.rules.size() < std::size_t(m_options.rulesShown))
            out.rules.push_back(std::move(rule));
    out.thresholds = thresholds();
    out.confidence = confidenceBuckets(m_counted);
    out.calibration = m_calibration.map();
    out.last = m_counted.empty() ? nullptr : m_counted.back();
    return out;
}

std::vector<domain::Rule> Memory::rules() const
{
    std::vector<domain::Rule> out;
    for (domain::Rule &rule : m_reflection.rules()) {
        if (const auto word = m_words.find(rule.id); word != m_words.end()) {
            if (word->second.deleted)
                continue;
            rule.pinned = word->second.pinned;
            rule.muted = word->second.muted;
            rule.edited = !word->second.text.empty();
            if (rule.edited)
                rule.text = word->second.text;
        }
        out.push_back(std::move(rule));
    }
    std::stable_partition(out.begin(), out.end(), [](const domain::Rule &rule) { return rule.pinned; });
    return out;
}

std::vector<domain::Threshold> Memory::thresholds() const
{
    // With the reflection: not after every trade.
    const std::size_t every = std::size_t(std::max(1, m_options.reflectEvery));
    const std::size_t looked = m_counted.size() - m_counted.size() % every;
    if (m_thresholdsAt != looked) {
        m_thresholds = brain::thresholds(Experiences(m_counted.data(), looked));
        m_thresholdsAt = looked;
    }
    std::vector<domain::Threshold> out = m_thresholds;
    for (domain::Threshold &one : out) {
        const auto held = m_held.find(one.id);
        if (held == m_held.end())
            continue;
        one.value = held->second.value_or(one.standard);
        one.state = held->second ? "frozen" : "reset";
    }
    return out;
}

domain::Share Memory::all() const
{
    return m_tally.share();
}

std::vector<std::shared_ptr<const Experience>> Memory::search(const std::string &text) const
{
    const std::string wanted = base::lower(text);
    std::vector<std::shared_ptr<const Experience>> out;
    for (auto one = m_counted.rbegin(); one != m_counted.rend(); ++one) {
        const std::string all = base::lower((*one)->reasoning + ' ' + (*one)->insight + ' ' + (*one)->reason +
                                            ' ' + (*one)->symbol + ' ' + regimeOf((*one)->state).text());
        bool every = true;
        for (const std::string_view word : base::split(wanted, ' '))
            every = every && (word.empty() || all.find(word) != std::string::npos);
        if (every)
            out.push_back(*one);
    }
    return out;
}

} // namespace brain
