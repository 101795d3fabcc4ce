#include "app/commands.h"

namespace app {
namespace {

constexpr const char *market[] = {"--run ID",      "--candles F",     "--exchange ID", "--symbol S",
                                  "--timeframe T", "--at T",          "--market KIND", "--seed N",
                                  "--rules F",     "--gate CONDITION"};
constexpr const char *fetchOptions[] = {"--exchange ID", "--symbol S",    "--timeframe T", "--limit N",
                                        "--since T",     "--market KIND", "--seed N"};
constexpr const char *candleOptions[] = {"--exchange ID", "--symbol S", "--timeframe T", "--market KIND",
                                         "--since T",     "--until T",  "--out F",       "--candles F"};
constexpr const char *decodeOptions[] = {"--exchange ID", "--provider ID", "--what WHAT", "--market KIND",
                                         "--symbol S",    "--status N",    "--stream",    "--source ID"};
constexpr const char *contextOptions[] = {"--articles F", "--symbol S",    "--at T",    "--lag-minutes N",
                                          "--capsule ID", "--provider ID", "--model M", "--at-most N"};
constexpr const char *studyOptions[] = {"--candles F", "--symbol S", "--timeframe T", "--only LIST"};
constexpr const char *patternOptions[] = {"--candles F", "--symbol S", "--timeframe T", "--since-bars N"};
constexpr const char *chartOptions[] = {"--candles F", "--symbol S", "--timeframe T", "--out F",
                                        "--size WxH",  "--bars N",   "--theme NAME",  "--studies LIST",
                                        "--profile",   "--patterns"};
constexpr const char *analyzeOptions[] = {
    "--run ID", "--candles F",   "--exchange ID",    "--symbol S",      "--timeframe T",
    "--at T",   "--market KIND", "--provider ID",    "--model M",       "--trade",
    "--seed N", "--rules F",     "--gate CONDITION", "--fallbacks LIST"};
constexpr const char *understandOptions[] = {"--reference PRICE", "--levels-by WHO"};
constexpr const char *replayOptions[] = {"--candles F", "--symbol S", "--timeframe T",    "--provider ID",
                                         "--model M",   "--from T",   "--to T",           "--seed N",
                                         "--lean",      "--rules F",  "--gate CONDITION", "--models LIST"};
constexpr const char *runOptions[] = {"--exchange ID",   "--symbol S",  "--timeframe T", "--provider ID",
                                      "--model M",       "--cycles N",  "--demo",        "--seed N",
                                      "--speed X",       "--candles F", "--rules F",     "--gate CONDITION",
                                      "--fallbacks LIST"};
constexpr const char *modelOptions[] = {"--provider ID", "--model M",     "--system F",
                                        "--schema F",    "--stream",      "--batch F.jsonl",
                                        "--parallel N",  "--image F.png", "--max-tokens N"};
constexpr const char *statsOptions[] = {"--run ID", "--models"};
constexpr const char *keptOptions[] = {"--run ID"};
constexpr const char *brainOptions[] = {
    "--run ID",    "--candles F", "--trades F",   "--symbol S",      "--timeframe T",
    "--at T",      "--count N",   "--trend NAME", "--strength NAME", "--volatility NAME",
    "--side SIDE", "--from T",    "--to T",       "--text TEXT",     "--before T"};
constexpr const char *importOptions[] = {
    "--config-ini F",      "--keys F",      "--trades F", "--candles F",   "--allow-file",
    "--candle-folder DIR", "--exchange ID", "--symbol S", "--timeframe T", "--run ID"};
constexpr const char *exportOptions[] = {"--format FORMAT", "--out F", "--run ID"};

constexpr std::size_t mostSearched = 1000; // `context search` takes words

const Command table[] = {
    {"fetch",
     "candles|book|trades|ticker|instruments|time|funding|funding-history|open-interest --exchange ID "
     "[--symbol S] |"
     " across --symbol S [--exchange ID]…",
     "Reads a venue's public market data.", fetchOptions, &fetch, 1},
    {"candles",
     "list | gaps | revisions | repair | export --out F | import --candles F, with --exchange ID --symbol S",
     "The candles that this data folder keeps.", candleOptions, &candlesCommand, 1},
    {"decode", "--exchange ID --what WHAT | --provider ID [--stream] | --source ID < body",
     "Reads one recorded answer of a venue, a model or a news service.", decodeOptions, &decode},
    {"context",
     "news|sentiment|fundamentals --symbol S | rank --articles F --symbol S [--at T] | ndcg --articles F |"
     " search WORDS [--at T] | import --articles F [--lag-minutes N] |"
     " influence --capsule ID [--provider ID] [--at-most N]",
     "What the world says of a coin, ranked and with reasons.", contextOptions, &contextCommand,
     mostSearched},
    {"studies", "list | run --candles F [--only rsi:14,macd:12:26:9]", "Lists or computes studies.",
     studyOptions, &studiesCommand, 1},
    {"patterns", "--candles F [--since-bars N]", "Finds dated patterns.", patternOptions, &patternsCommand},
    {"chart",
     "--candles F --out F.png [--size 1920x1080] [--bars 150] [--theme model|dark|light]"
     " [--studies LIST] [--profile] [--patterns]",
     "Draws the chart as the window and the model see it.", chartOptions, &chartCommand},
    {"ask", "--candles F | --exchange ID --symbol S --timeframe T [--at T]",
     "Prints the question, asks nobody.", market, &ask},
    {"analyze", "--candles F | --exchange ID … [--provider ID] [--model M] [--trade]",
     "Asks once and prints the decision and its verdict.", analyzeOptions, &analyze},
    {"model",
     "--provider ID [--model M] [--system F] [--schema F] [--image F.png] [--stream] [--batch F.jsonl] < "
     "prompt",
     "Asks a model anything: one prompt, a batch of them, or (on a terminal) a chat.", modelOptions, &model},
    {"understand", "[--reference PRICE] < answer.txt", "Reads a model's answer as the desk does.",
     understandOptions, &understandCommand},
    {"replay", "--candles F [--provider ID] [--rules F] [--from T] [--to T] [--seed N] [--lean]",
     "Runs the same cycle over recorded candles, with baselines.", replayOptions, &replayCommand},
    {"run",
     "[--exchange ID] [--symbol S]… [--timeframe T] [--provider ID] [--cycles N] [--demo [--speed X|max]]",
     "Runs the desk without a window until stopped.", runOptions, &runCommand},
    {"control",
     "status|analyze|pause|resume|kill",
     "Speaks to the running desk of this data folder.",
     {},
     &control,
     1},
    {"verify", "", "Re-reads the whole data folder and proves it.", {}, &verifyCommand},
    {"positions", "[--run ID]", "Open positions.", keptOptions, &positions},
    {"trades", "[--run ID]", "Closed trades.", keptOptions, &trades},
    {"stats", "[--run ID] | --models", "Results with their uncertainty; how the models have done.",
     statsOptions, &stats},
    {"brain", "stats | similar [--candles F] [--at T] | rules | import --trades F --candles F | say VERB ID",
     "What the desk has learned, and from what.", brainOptions, &brainCommand, 3},
    {"capsule", "show ID | diff A B", "A decision with everything it saw; the first difference of two.",
     keptOptions, &capsule, 3},
    {"import", "[--config-ini F] [--keys F.env] [--trades F --candles F] [--candle-folder DIR --exchange ID]",
     "Takes over settings, keys and trades of another desk, and says what it left.", importOptions,
     &importCommand},
    {"export", "trades|decisions|equity|capsule [ID] --format csv|json|xlsx --out F", "Writes a file.",
     exportOptions, &exportCommand, 2},
    {"providers", "list|check", "The minds that can be asked.", {}, &providersCommand, 2},
    {"settings", "show | set KEY VALUE", "The settings of this data folder.", {}, &settingsCommand, 3},
};

} // namespace

std::span<const Command> commands()
{
    return table;
}

} // namespace app
