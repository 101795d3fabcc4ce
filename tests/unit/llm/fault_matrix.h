// Every way in which a service can fail, against every provider: a fault is a row, a provider is a row.
//
// A provider joins with a row in fault_subjects.cpp: how its service writes an answer, a stream and a
// refusal.
#pragma once

#include "base/error.h"
#include "domain/model_call.h"
#include "support/server_reply.h"

#include <span>
#include <string>

namespace faults {

/// How one service writes. All functions are pure.
struct Subject
{
    const char *provider, *model;
    std::string (*answer)(const std::string &text); // one document that answers so
    std::string (*stream)(const std::string &text); // the same as a stream; null: it cannot stream
    const char *streamType;                         // its content type
    std::string (*refusal)(int status, const std::string &message);
    std::string (*errorInside)(
        const std::string &message); // a good status that tells a failure of the server
    base::ErrorCode inside;          // what that is
    base::ErrorCode payment;         // what it means by 402
    base::ErrorCode tooLarge;        // by 413
    bool secondKey = false;          // cannot ask without one
};
[[nodiscard]] std::span<const Subject> subjects();

/// What a fault must come to.
struct Expected
{
    domain::AnswerOutcome outcome = domain::AnswerOutcome::Failed;
    base::ErrorCode code = base::ErrorCode::Internal; // when not answered
    int requests = 1;                                 // 3: it was tried again twice; 0: nobody can count
};

struct Fault
{
    const char *name;
    support::Reply (*reply)(const Subject &subject, bool stream);
    Expected (*expected)(const Subject &subject);
    bool timesOut = false;    // the call is given little time
    bool thenAnswers = false; // only the first request fails
};
[[nodiscard]] std::span<const Fault> faults();

/// Asks the provider once against a server with this fault, as a stream or not, and says what is wrong with
/// what came of it: outcome, code, number of requests, message, a key that leaked, pieces that are not the
/// answer. Empty: all is well.
[[nodiscard]] std::string trouble(const Subject &subject, const Fault &fault, bool stream);
/// The same for the free check: it must not claim success, and tell no key.
[[nodiscard]] std::string checkTrouble(const Subject &subject, const Fault &fault);

} // namespace faults
