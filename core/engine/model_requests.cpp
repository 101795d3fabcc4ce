#include "engine/engine_impl.h"

#include "engine/influence.h"

#include <QCoroTask>

namespace engine {
namespace {

ModelChoice choiceOf(const llm::ModelInfo &model)
{
    return {model.id, model.title, model.contextTokens, model.vision};
}

} // namespace

void Engine::listModels(const base::Json &patch, std::vector<base::Secret> typed)
{
    Impl &impl = *m_impl;
    auto list = std::make_shared<ModelList>();
    const base::Result<Settings> trial = impl.patched(patch);
    if (!trial) {
        list->error = trial.error();
        Q_EMIT modelsListed(list);
        return;
    }
    list->provider = trial->desk.provider;
    auto made = impl.makeMind(list->provider, *trial, typed);
    if (!made) {
        list->error = made.error();
        Q_EMIT modelsListed(list);
        return;
    }
    impl.start(impl.listOne(std::shared_ptr<llm::Provider>(std::move(*made)), list));
}

QCoro::Task<void> Engine::Impl::listOne(std::shared_ptr<llm::Provider> provider,
                                        std::shared_ptr<ModelList> list)
{
    const base::Result<std::vector<llm::ModelInfo>> models = co_await provider->models();
    if (!models)
        list->error = models.error();
    for (const llm::ModelInfo &one : models ? *models : std::vector<llm::ModelInfo>())
        list->models.push_back(choiceOf(one));
    Q_EMIT self.modelsListed(list);
}

base::Result<base::Json> Engine::Impl::keptManifest(const std::string &id, bool &replayed) const
{
    if (!journal)
        return base::fail(base::ErrorCode::NotFound, "no journal is open", id);
    const store::Journal *shelf = journal.get();
    std::optional<store::Journal> other;
    base::Result<base::Json> manifest = shelf->manifest(id);
    if (!manifest && replays) {
        other.emplace(*replays, "replay");
        shelf = &*other;
        manifest = shelf->manifest(id);
        replayed = manifest.has_value();
    }
    if (!manifest)
        return manifest;
    return domain::opened(*manifest, [&](const std::string &sha) { return shelf->blob(sha); });
}

base::Result<Engine::Impl::Again> Engine::Impl::prepareAgain(const base::Json &manifest, InfluencePlan &plan)
{
    auto question = keptQuestion(manifest);
    if (!question)
        return base::fail(question);
    if (!plan.reads)
        return base::fail(base::ErrorCode::Unsupported, "this mind is not asked again", plan.provider);
    Settings chosen = *settings;
    if (!plan.model.empty())
        chosen.model(plan.provider).model = plan.model; // who decided then, not who would now
    const auto row = llm::findProvider(plan.provider);
    if (row && !isUsable(**row, keysOf(**row)))
        return base::fail(base::ErrorCode::Auth, "no key", plan.provider);
    auto mind = makeMind(plan.provider, chosen);
    if (!mind)
        return base::fail(mind);
    Again out{std::shared_ptr<llm::Provider>(std::move(*mind)), std::move(*question)};
    priceOf(plan, *out.mind, out.question, parts.keeper.get());
    return out;
}

std::shared_ptr<const InfluencePlan> Engine::Impl::planFor(const std::string &id, const base::Json &manifest)
{
    InfluencePlan plan = influencePlan(manifest);
    plan.capsuleId = id;
    if (plan.articles.empty())
        return nullptr;
    if (plan.reads)
        if (const auto ready = prepareAgain(manifest, plan); !ready)
            plan.refusal = ready.error();
    return std::make_shared<const InfluencePlan>(std::move(plan));
}

void Engine::askInfluence(const std::string &id, int article)
{
    Impl &impl = *m_impl;
    auto view = std::make_shared<InfluenceView>();
    view->capsuleId = id;
    view->article = article;
    bool replayed = false;
    const auto manifest = impl.keptManifest(id, replayed);
    InfluencePlan plan = manifest ? influencePlan(*manifest) : InfluencePlan();
    auto again =
        manifest ? impl.prepareAgain(*manifest, plan) : base::Result<Impl::Again>(base::fail(manifest));
    if (again && (article < 1 || article > int(plan.articles.size())))
        again = base::fail(base::ErrorCode::NotFound, "no such article", std::to_string(article));
    if (!again || plan.refusal) {
        view->error = again ? *plan.refusal : again.error();
        Q_EMIT influenceFound(view);
        return;
    }
    impl.askingAgain.request_stop(); // one at a time
    impl.askingAgain = std::stop_source();
    again->question.cancel = impl.askingAgain.get_token();
    impl.start(impl.findInfluence(std::move(*again), view));
}

void Engine::cancelInfluence()
{
    m_impl->askingAgain.request_stop();
}

QCoro::Task<void> Engine::Impl::findInfluence(Again again, std::shared_ptr<InfluenceView> view)
{
    const std::vector<llm::Provider *> chain{again.mind.get()};
    const decision::Context context = keptContext(again.question, *settings);
    const bool known = wholeAgain && wholeAgain->first == view->capsuleId;
    if (known) {
        view->whole = wholeAgain->second;
    } else {
        view->whole = co_await askAgain(chain, again.question, context);
    }
    if (!known && view->whole.decision)
        wholeAgain = {view->capsuleId, view->whole};
    if (view->whole.decision) {
        const llm::Question less = without(again.question, view->article);
        view->without = co_await askAgain(chain, less, context);
    }
    Q_EMIT self.influenceFound(view);
}

} // namespace engine
