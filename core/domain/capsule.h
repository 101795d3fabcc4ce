// Everything one cycle saw, asked, heard and decided, sealed before an order is sent: immutable and
// content-addressed. The order's fills and the outcome come later and are joined to it through the journal by
// its id. Values; any thread.
#pragma once

#include "domain/decision.h"
#include "domain/model_call.h"
#include "domain/verdict.h"
#include "domain/watch.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace domain {

/// Bytes kept once under their SHA-256.
struct Blob
{
    std::string sha256;
    std::string kind; // "text" "json" "png" "candles"
    std::shared_ptr<const std::string> bytes;
};
[[nodiscard]] Blob makeBlob(std::string kind, std::string bytes);

/// A number of the question under its id.
struct Reading
{
    std::string ref;  // "rsi:14@4h"
    double value = 0; // as printed: 7 significant digits
};

/// The exact candles a cycle saw: whole chunks on a fixed grid are shared between cycles, the rest is its
/// own.
struct CandleWindow
{
    base::UtcTime from{}, to{}; // opening times of the first and last bar
    std::size_t bars = 0, closed = 0, warmup = 0, missing = 0;
    std::vector<std::string> chunks; // SHA-256 of each chunk's bytes, oldest first
};

struct Capsule
{
    std::string cycleId;
    Watch watch;
    std::string source; // "live" "demo" "file" "replay"
    bool synthetic = false;
    base::UtcTime time{}; // of the decision, by the desk's clock
    base::UtcTime barClose{};
    CandleWindow candles;
    std::vector<std::string> missingSenses; // "book: timeout"
    std::string bookSha, tradesSha;         // blobs; empty if there was none
    std::string memorySha;                  // blob: the state that was compared, hits, rules; empty if none
    std::string contextSha;                 // blob: news, sentiment, fundamentals, calendar as they were used
    std::string systemText, userText;       // the exact question
    std::vector<Reading> readings;
    std::string pictureSha;  // hash of the pixels; empty: no picture
    std::string pictureBlob; // SHA-256 of the PNG
    int pictureWidth = 0, pictureHeight = 0;
    std::vector<ModelCall> calls; // in order
    /// How it came to be asked, or not: {"gate": …, "reused": …, "council": …, "parts": …, "templates": …};
    /// null where nothing is to be said.
    base::Json asking;
    std::optional<DecisionRecord> decision;
    std::optional<EvidenceCheck> evidence;
    std::string resolution; // what resolve() made of it: "open_long" "close" "nothing_to_sell" …
    std::vector<RuleResult> verdict;
    std::optional<OrderIntent> intent; // as signed
    std::string outcome;     // "traded" "held" "denied" "nothing_to_do" "refused" "failed" "not_asked"
    std::string code;        // denial or error code
    std::string settingsSha; // blob with the settings in force
    std::vector<Blob> blobs; // bytes that the manifest refers to
};

/// A capsule ready for the shelf: the manifest's canonical bytes, its hash, and the blobs it names (texts
/// included).
struct SealedCapsule
{
    std::string id; // SHA-256 of `manifest`
    std::string manifest;
    std::vector<Blob> blobs;
    std::string cycleId;
    base::UtcTime time{};
    bool traded = false;
};
[[nodiscard]] SealedCapsule seal(const Capsule &capsule);
/// The manifest with the texts put back by `blob(sha)`; a text that was pruned reads as null.
[[nodiscard]] base::Json opened(const base::Json &manifest,
                                const std::function<std::optional<std::string>(const std::string &)> &blob);
/// "path: a | b" of the first difference between two manifests in canonical order; empty if equal.
[[nodiscard]] std::string firstDifference(const base::Json &a, const base::Json &b);

} // namespace domain
