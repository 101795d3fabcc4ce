// Recording what the network said, and answering from such a recording. Owned by composition; engine thread.
#pragma once

#include "net/http.h"

#include <memory>

namespace net {

/// Passes requests on and appends every exchange to files in `folder`, one JSON document an exchange, secrets stripped
/// (authorization, api-key and signature headers; key= and signature= in queries).
[[nodiscard]] std::unique_ptr<Http> makeRecordingHttp(std::unique_ptr<Http> inner, QString folder);
/// Answers from `folder`: by method, URL without secrets, and body; the n-th equal request gets the n-th recorded
/// answer, the last again when they run out. Errors of send: NotFound naming the URL when nothing matches.
[[nodiscard]] base::Result<std::unique_ptr<Http>> makeReplayingHttp(QString folder);

} // namespace net
