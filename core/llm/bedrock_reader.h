// Reads an answer of Amazon Bedrock's Converse, whole or as a stream of binary frames. Pure; any thread.
#pragma once

#include "llm/wire.h"

namespace llm {

[[nodiscard]] std::unique_ptr<AnswerReader> makeBedrockReader(int status, bool stream);

/// A failure by AWS's name for it ("ThrottlingException", also with a namespace or an address around it), its
/// words, and its status, in this order.
[[nodiscard]] base::Error bedrockError(std::string_view type, const std::string &message, int status);
/// What an answer's headers add: the request's id, and the failure's name.
void readBedrockHeaders(const net::Response &answer, domain::ModelCall &call);

} // namespace llm
