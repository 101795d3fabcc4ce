// Recording what the network said, and answering from such a recording. Owned by composition; engine thread.
#pragma once

#include "net/http.h"

#include <memory>

namespace net {

/// Passes requests on and appends every exchange, failures too, to files in `folder` ("000001.json" …, in the
/// order of sending), one JSON document an exchange with its latency, secrets stripped (authorization,
/// api-key and signature headers; key= and signature= in queries; and their values wherever the other side
/// repeats them). What was cancelled is not an exchange. A file that cannot be written is a warning in the
/// log, never a failed request.
[[nodiscard]] std::unique_ptr<Http> makeRecordingHttp(std::unique_ptr<Http> inner, QString folder);
/// Answers from `folder`: by method, URL without secrets, and body; the n-th equal request gets the n-th
/// recorded answer, the last again when they run out, with its recorded latency; onBody gets a 2xx body in
/// one piece. Errors: NotFound when there is no recording, Storage, Malformed and Schema naming the file.
/// Errors of send: as recorded; NotFound naming the URL when nothing matches; Cancelled after stop().
[[nodiscard]] base::Result<std::unique_ptr<Http>> makeReplayingHttp(QString folder);

} // namespace net
