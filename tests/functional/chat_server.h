// A server on this machine that answers as /v1/chat/completions does, and how the command line is told of it.
#pragma once

#include "base/json.h"
#include "support/local_server.h"

#include <QString>
#include <QStringList>

namespace chat {

constexpr const char *completions = "/v1/chat/completions";

/// One answer of this text; a thousand tokens asked and a hundred answered.
inline support::Reply saying(const std::string &text, const std::string &model = "local")
{
    return support::Reply::json(base::Json{{"id", "c1"},
                                           {"model", model},
                                           {"choices",
                                            {{{"index", 0},
                                              {"message", {{"role", "assistant"}, {"content", text}}},
                                              {"finish_reason", "stop"}}}},
                                           {"usage", {{"prompt_tokens", 1000}, {"completion_tokens", 100}}}}
                                    .dump());
}

/// Where "compatible" is.
inline QStringList on(const support::LocalServer &server)
{
    return {QStringLiteral("--base-url"),
            QStringLiteral("compatible=") + QString::fromStdString(server.url("/v1"))};
}

} // namespace chat
