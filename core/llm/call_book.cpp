#include "llm/call_book.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include "base/platform.h"
#include "base/text.h"

#include <algorithm>

namespace llm {
namespace {

Q_LOGGING_CATEGORY(room, "desk.llm", QtInfoMsg)

using base::Decimal;
using base::Json;
using domain::ModelScore;

constexpr const char *summaryFormat = "signaldesk.model-calls/1";
constexpr std::size_t latenciesKept = 500;
constexpr int daysKept = 62; // of spending: this month and the one before

/// What a line says, or nothing of the kind: others may have written it.
std::string textOf(const Json &line, const char *field)
{
    const auto text = base::optionalText(line, field);
    return text ? text->value_or(std::string()) : std::string();
}

Json orNull(const std::optional<long long> &value)
{
    return value ? Json(*value) : Json();
}

Json dollars(const std::optional<domain::Money> &money)
{
    return money && money->currency() == "USD" ? Json(money->amount().toString()) : Json();
}

std::optional<Decimal> decimalOf(const Json &line, const char *field)
{
    const auto text = base::optionalText(line, field);
    if (!text || !*text)
        return std::nullopt;
    const auto value = Decimal::parse(**text);
    return value && !value->isNegative() ? std::optional(*value) : std::nullopt;
}

long long countOf(const Json &line, const char *field)
{
    const auto value = base::intField(line, field);
    return value && *value > 0 ? *value : 0;
}

Json lineOf(const CallRecord &record)
{
    Json out = {{"kind", "call"},
                {"time", base::iso(record.time)},
                {"provider", record.provider},
                {"model", record.model},
                {"prompt_sha256", record.promptSha},
                {"request_id", record.requestId},
                {"outcome", record.outcome},
                {"code", record.code ? Json(base::name(*record.code)) : Json()},
                {"asked", record.asked},
                {"latency_ms", record.latency.count()},
                {"input_tokens", orNull(record.usage.inputTokens)},
                {"output_tokens", orNull(record.usage.outputTokens)},
                {"cached_input_tokens", orNull(record.usage.cachedInputTokens)},
                {"reasoning_tokens", orNull(record.usage.reasoningTokens)},
                {"cost_usd", dollars(record.cost)},
                {"estimate_usd", dollars(record.estimate)},
                {"picture", record.picture}};
    if (!record.gate.empty())
        out["gate"] = domain::toJson(record.gate);
    return out;
}

void foldCall(ModelScore &score, const Json &line)
{
    const std::string outcome = textOf(line, "outcome");
    const auto asked = base::boolField(line, "asked");
    if (asked && !*asked) {
        ++score.notAsked;
        return;
    }
    ++score.calls;
    score.answered += outcome == "answered";
    score.refused += outcome == "refused";
    score.failed += outcome == "failed";
    if (const auto code = base::optionalText(line, "code"); code && *code)
        ++score.codes[**code];
    score.inputTokens += countOf(line, "input_tokens");
    score.outputTokens += countOf(line, "output_tokens");
    if (const auto cost = decimalOf(line, "cost_usd"))
        score.cost += domain::Money(*cost, "USD");
    else if (outcome != "failed")
        ++score.unknownCosts;
    if (outcome == "failed")
        return;
    score.latencies.push_back(countOf(line, "latency_ms"));
    if (score.latencies.size() > latenciesKept)
        score.latencies.erase(score.latencies.begin());
}

void foldReading(ModelScore &score, const std::string &reading)
{
    score.read += reading != name(Reading::Unreadable);
    score.unreadable += reading == name(Reading::Unreadable);
    score.repaired += reading == name(Reading::Repaired);
}

struct CountField
{
    const char *name;
    long long ModelScore::*field;
};
constexpr CountField counts[] = {{"calls", &ModelScore::calls},
                                 {"answered", &ModelScore::answered},
                                 {"refused", &ModelScore::refused},
                                 {"failed", &ModelScore::failed},
                                 {"not_asked", &ModelScore::notAsked},
                                 {"read", &ModelScore::read},
                                 {"unreadable", &ModelScore::unreadable},
                                 {"repaired", &ModelScore::repaired},
                                 {"input_tokens", &ModelScore::inputTokens},
                                 {"output_tokens", &ModelScore::outputTokens},
                                 {"unknown_costs", &ModelScore::unknownCosts}};

Json summaryOf(const ModelScore &score)
{
    Json out = {{"provider", score.provider},
                {"model", score.model},
                {"codes", score.codes},
                {"cost_usd", score.cost.amount().toString()},
                {"latencies_ms", score.latencies}};
    for (const CountField &one : counts)
        out[one.name] = score.*one.field;
    return out;
}

ModelScore scoreOf(const Json &json)
{
    ModelScore out;
    out.provider = textOf(json, "provider");
    out.model = textOf(json, "model");
    for (const CountField &one : counts)
        out.*one.field = countOf(json, one.name);
    const Json codes = json.value("codes", Json::object()),
               latencies = json.value("latencies_ms", Json::array());
    for (const auto &code : codes.items())
        if (code.value().is_number_integer())
            out.codes[code.key()] = code.value().get<long long>();
    for (const Json &one : latencies)
        if (one.is_number_integer())
            out.latencies.push_back(one.get<long long>());
    if (const auto cost = decimalOf(json, "cost_usd"))
        out.cost = domain::Money(*cost, "USD");
    return out;
}

} // namespace

std::string_view name(Reading reading)
{
    constexpr std::string_view names[] = {"read", "unreadable", "repaired"};
    return names[std::size_t(reading)];
}

CallBook::CallBook(QString folder, const CallOptions &options)
    : m_folder(std::move(folder)), m_options(options)
{
    if (m_folder.isEmpty())
        return;
    load();
    catchUp();
}

CallBook::~CallBook()
{
    save();
}

QString CallBook::pathOf(int file) const
{
    return m_folder + QStringLiteral("/%1.jsonl").arg(file, 6, 10, QLatin1Char('0'));
}

std::vector<int> CallBook::files() const
{
    std::vector<int> out;
    for (const QString &name : QDir(m_folder).entryList({QStringLiteral("*.jsonl")}, QDir::Files)) {
        bool good = false;
        const int number = name.chopped(6).toInt(&good);
        if (good && number > 0)
            out.push_back(number);
    }
    std::sort(out.begin(), out.end());
    return out;
}

void CallBook::add(const CallRecord &record)
{
    append(lineOf(record));
}

void CallBook::add(const ReadingRecord &record)
{
    append({{"kind", "reading"},
            {"time", base::iso(record.time)},
            {"provider", record.provider},
            {"model", record.model},
            {"reading", name(record.reading)},
            {"field", record.field}});
}

/// Files follow on each other, and the newest is mostly the one that was read last: only a log that was moved
/// on and cleared by another program has to be looked through.
int CallBook::newest() const
{
    int file = m_through.file;
    if (file == 0 || !QFile::exists(pathOf(file))) {
        const std::vector<int> known = files();
        file = known.empty() ? 1 : known.back();
    }
    while (QFile::exists(pathOf(file + 1)))
        ++file;
    return file;
}

void CallBook::append(const Json &line)
{
    if (m_folder.isEmpty()) {
        fold(line);
        return;
    }
    QDir().mkpath(m_folder);
    QFile file(pathOf(newest()));
    const bool opened = file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered);
    if (opened && file.size() == 0)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    std::string bytes = base::toText(line) + '\n';
    char last = '\n';
    if (opened && file.size() > 0 && file.seek(file.size() - 1) && file.getChar(&last) && last != '\n')
        bytes.insert(bytes.begin(), '\n'); // somebody was cut off in the middle of a line
    if (!opened || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size())) {
        if (!m_warned)
            qCWarning(room, "the audit log cannot be written: %s", qPrintable(file.errorString()));
        m_warned = true;
        fold(line); // counted here all the same
        return;
    }
    const bool full = file.size() > qint64(m_options.auditMegabytes) << 20;
    file.close();
    catchUp();
    if (full)
        rotate();
}

void CallBook::rotate()
{
    const std::vector<int> known = files();
    QFile next(pathOf(known.back() + 1));
    if (next.open(QIODevice::WriteOnly | QIODevice::NewOnly)) // another program may have begun it
        next.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    catchUp();
    save(); // the sums of what goes now stay
    const std::size_t kept = std::size_t(std::max(m_options.auditFiles, 1)) + 1;
    const std::vector<int> all = files();
    for (std::size_t i = 0; i + kept < all.size(); ++i)
        QFile::remove(pathOf(all[i]));
}

void CallBook::catchUp()
{
    if (m_folder.isEmpty())
        return;
    const int last = newest();
    if (m_through.file == last) {
        foldFile(last);
        return;
    }
    for (const int file : files())
        if (file >= m_through.file)
            foldFile(file);
}

void CallBook::foldFile(int number)
{
    if (number > m_through.file)
        m_through = {number, 0};
    QFile file(pathOf(number));
    if (!file.open(QIODevice::ReadOnly) || file.size() <= m_through.offset || !file.seek(m_through.offset))
        return;
    const QByteArray bytes = file.readAll();
    const qsizetype end = bytes.lastIndexOf('\n') + 1; // what is being written now comes next time
    for (std::string_view text : base::split(std::string_view(bytes.constData(), std::size_t(end)), '\n')) {
        const auto line = text.empty() ? base::Result<Json>(Json()) : base::parseJson(text);
        if (line && line->is_object())
            fold(*line);
    }
    m_through.offset += end;
}

void CallBook::fold(const Json &line)
{
    const auto provider = base::textField(line, "provider"), model = base::textField(line, "model"),
               kind = base::textField(line, "kind");
    if (!provider || !model || !kind)
        return;
    ++m_revision;
    ModelScore &score = m_scores[{*provider, *model}];
    score.provider = *provider;
    score.model = *model;
    if (*kind == "reading")
        foldReading(score, textOf(line, "reading"));
    if (*kind != "call")
        return;
    foldCall(score, line);
    const auto time = base::parseTime(textOf(line, "time"));
    const auto cost = decimalOf(line, "cost_usd");
    if (!time || !cost)
        return;
    Decimal &day = m_spent[base::startOfDay(*time)];
    day = day + *cost;
    while (m_spent.size() > std::size_t(daysKept))
        m_spent.erase(m_spent.begin());
}

Decimal CallBook::spentOnDay(base::UtcTime now) const
{
    const auto found = m_spent.find(base::startOfDay(now));
    return found == m_spent.end() ? Decimal() : found->second;
}

Decimal CallBook::spentInMonth(base::UtcTime now) const
{
    const std::string month = base::iso(now).substr(0, 7); // "2024-03"
    Decimal out;
    for (const auto &[day, spent] : m_spent)
        if (base::iso(day).starts_with(month))
            out = out + spent;
    return out;
}

std::vector<ModelScore> CallBook::scores() const
{
    std::vector<ModelScore> out;
    for (const auto &[key, score] : m_scores)
        out.push_back(score);
    return out;
}

const ModelScore *CallBook::score(const std::string &provider, const std::string &model) const
{
    const auto found = m_scores.find({provider, model});
    return found == m_scores.end() ? nullptr : &found->second;
}

void CallBook::save() const
{
    if (m_folder.isEmpty() || m_through.file == 0)
        return;
    Json scores = Json::array(), days = Json::object();
    for (const auto &[key, score] : m_scores)
        scores.push_back(summaryOf(score));
    for (const auto &[day, spent] : m_spent)
        days[base::iso(day)] = spent.toString();
    const Json out = {{"format", summaryFormat},
                      {"through", {{"file", m_through.file}, {"offset", m_through.offset}}},
                      {"scores", scores},
                      {"spent_usd", days}};
    const auto written = base::writeFileAtomically(m_folder + QStringLiteral("/summary.json"),
                                                   QByteArray::fromStdString(base::toText(out) + '\n'));
    if (!written)
        qCWarning(room, "the sums of the model calls cannot be kept: %s", written.error().detail.c_str());
}

void CallBook::load()
{
    const auto bytes = base::readFile(m_folder + QStringLiteral("/summary.json"), 64 << 20);
    if (!bytes)
        return; // none yet: the log says it all
    const auto json = base::parseJson(bytes->toStdString(), 64 << 20);
    if (!json || !json->is_object() || textOf(*json, "format") != summaryFormat) {
        qCWarning(room, "the sums of the model calls cannot be read, and are made anew from the log");
        return;
    }
    const Json through = json->value("through", Json::object()),
               scores = json->value("scores", Json::array()), days = json->value("spent_usd", Json::object());
    m_through = {int(countOf(through, "file")), qint64(countOf(through, "offset"))};
    for (const Json &one : scores) {
        if (!one.is_object())
            continue;
        ModelScore score = scoreOf(one);
        m_scores[{score.provider, score.model}] = std::move(score);
    }
    for (const auto &day : days.items()) {
        const auto time = base::parseTime(day.key());
        const auto spent = decimalOf(days, day.key().c_str());
        if (time && spent)
            m_spent[*time] = *spent;
    }
}

} // namespace llm
