#include "domain/capsule.h"

#include "base/hash.h"
#include "base/text.h"
#include "domain/json_fields.h"
#include "domain/json_text.h"
#include "domain/position.h"

#include <map>
#include <set>

namespace domain {

namespace {

constexpr const char *textRef = "text_sha256"; // {"text_sha256": "…"} stands for a text kept as a blob

/// Collects blobs once each, in the order of their first mention.
class Shelf
{
public:
    void add(const Blob &blob)
    {
        if (m_known.insert(blob.sha256).second)
            m_blobs.push_back(blob);
    }
    /// Puts a text away and returns what stands for it in the manifest.
    [[nodiscard]] base::Json put(const std::string &text)
    {
        const Blob blob = makeBlob("text", text);
        add(blob);
        return {{textRef, blob.sha256}};
    }
    [[nodiscard]] std::vector<Blob> take() { return std::move(m_blobs); }

private:
    std::set<std::string> m_known;
    std::vector<Blob> m_blobs;
};

base::Json toJson(const Watch &watch)
{
    return {{"venue", watch.venue},       {"symbol", watch.symbol.text()},
            {"kind", name(watch.kind)},   {"timeframe", watch.timeframe.name()},
            {"provider", watch.provider}, {"model", watch.model}};
}

base::Json toJson(const CandleWindow &window)
{
    return {{"from", written(window.from)}, {"to", written(window.to)}, {"bars", window.bars},
            {"closed", window.closed},      {"warmup", window.warmup},  {"missing", window.missing},
            {"chunks", window.chunks}};
}

std::string textOf(const std::vector<Reading> &readings)
{
    JsonText out;
    out.reserve(readings.size() * 40);
    for (const Reading &reading : readings) {
        out.raw(&reading == readings.data() ? "[[" : ",[");
        out.text(reading.ref);
        out.raw(",");
        out.number(reading.value);
        out.raw("]");
    }
    out.raw(readings.empty() ? "[]" : "]");
    return out.take();
}

/// The table as domain::toJson writes it: {"bound","id","mark","note","slack","unit","value"}.
std::string textOf(const std::vector<RuleResult> &table)
{
    JsonText out;
    out.reserve(table.size() * 160);
    for (const RuleResult &rule : table) {
        out.raw(&rule == table.data() ? "[{\"bound\":" : ",{\"bound\":");
        out.number(rule.bound);
        out.raw(",\"id\":");
        out.text(rule.id);
        out.raw(",\"mark\":");
        out.text(name(rule.mark));
        out.raw(",\"note\":");
        out.text(rule.note);
        out.raw(",\"slack\":");
        out.number(rule.slack);
        out.raw(",\"unit\":");
        out.text(rule.unit);
        out.raw(",\"value\":");
        out.number(rule.value);
        out.raw("}");
    }
    out.raw(table.empty() ? "[]" : "]");
    return out.take();
}

base::Json callsJson(const std::vector<ModelCall> &calls, Shelf &shelf)
{
    base::Json out = base::Json::array();
    for (const ModelCall &call : calls) {
        base::Json one = domain::toJson(call);
        one["text"] = shelf.put(call.text);
        one["thinking"] = shelf.put(call.thinking);
        out.push_back(std::move(one));
    }
    return out;
}

/// The intent without the capsule's own id, which cannot be known before the manifest is whole.
base::Json intentJson(const std::optional<OrderIntent> &intent)
{
    if (!intent)
        return {};
    base::Json out = domain::toJson(*intent);
    out.erase("capsule_id");
    return out;
}

base::Json pictureJson(const Capsule &capsule)
{
    return {{"pixels_sha256", capsule.pictureSha},
            {"png_sha256", capsule.pictureBlob},
            {"width", capsule.pictureWidth},
            {"height", capsule.pictureHeight}};
}

/// The fields of a manifest but its two long lists, which are written as text beside it.
base::Json fieldsOf(const Capsule &capsule, Shelf &shelf)
{
    base::Json out{{"format", "signaldesk.capsule/1"},
            {"cycle_id", capsule.cycleId},
            {"watch", toJson(capsule.watch)},
            {"source", capsule.source},
            {"synthetic", capsule.synthetic},
            {"time", written(capsule.time)},
            {"bar_close", written(capsule.barClose)},
            {"candles", toJson(capsule.candles)},
            {"missing_senses", capsule.missingSenses},
            {"book_sha256", capsule.bookSha},
            {"trades_sha256", capsule.tradesSha},
            {"memory_sha256", capsule.memorySha},
            {"system", shelf.put(capsule.systemText)},
            {"user", shelf.put(capsule.userText)},
            {"picture", pictureJson(capsule)},
            {"calls", callsJson(capsule.calls, shelf)},
            {"decision", capsule.decision ? domain::toJson(*capsule.decision) : base::Json()},
            {"evidence", capsule.evidence ? domain::toJson(*capsule.evidence) : base::Json()},
            {"resolution", capsule.resolution},
            {"intent", intentJson(capsule.intent)},
            {"outcome", capsule.outcome},
            {"code", capsule.code},
            {"settings_sha256", capsule.settingsSha}};
    if (!capsule.contextSha.empty()) // older manifests have none
        out["context_sha256"] = capsule.contextSha;
    return out;
}

/// The canonical text of everything: the fields in the order of their names, the long lists among them.
std::string manifestOf(const Capsule &capsule, Shelf &shelf)
{
    const base::Json fields = fieldsOf(capsule, shelf);
    std::map<std::string, std::string> parts;
    for (const auto &[key, value] : fields.items())
        parts[key] = base::toText(value);
    parts["readings"] = textOf(capsule.readings);
    parts["verdict"] = textOf(capsule.verdict);
    if (!capsule.asking.is_null())
        parts["asking"] = base::toText(capsule.asking);
    JsonText out;
    for (const auto &[key, value] : parts) {
        out.raw(key == parts.begin()->first ? "{" : ",");
        out.text(key);
        out.raw(":");
        out.raw(value);
    }
    out.raw("}");
    return out.take();
}

bool isTextRef(const base::Json &json)
{
    return json.is_object() && json.size() == 1 && json.contains(textRef) && json[textRef].is_string();
}

} // namespace

Blob makeBlob(std::string kind, std::string bytes)
{
    std::string sha = base::sha256(bytes);
    return {std::move(sha), std::move(kind), std::make_shared<const std::string>(std::move(bytes))};
}

SealedCapsule seal(const Capsule &capsule)
{
    Shelf shelf;
    for (const Blob &blob : capsule.blobs)
        shelf.add(blob);
    SealedCapsule out;
    out.manifest = manifestOf(capsule, shelf);
    out.id = base::sha256(out.manifest);
    out.blobs = shelf.take();
    out.cycleId = capsule.cycleId;
    out.time = capsule.time;
    out.traded = capsule.outcome == "traded";
    return out;
}

base::Json opened(const base::Json &manifest,
                  const std::function<std::optional<std::string>(const std::string &)> &blob)
{
    if (isTextRef(manifest)) {
        const std::optional<std::string> text = blob(manifest[textRef].get<std::string>());
        return written(text);
    }
    base::Json out = manifest;
    if (manifest.is_structured())
        for (auto part = out.begin(); part != out.end(); ++part)
            *part = opened(*part, blob);
    return out;
}

} // namespace domain
