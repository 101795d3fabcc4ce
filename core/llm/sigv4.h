// AWS Signature Version 4 (AWS, "Create a signed AWS API request"): the signature of a request in its
// Authorization header. For every service but S3: the path is normalised and encoded once more than it is
// sent. Pure; any thread.
#pragma once

#include "base/secret.h"
#include "base/time.h"
#include "net/http.h"

namespace llm {

struct AwsKeys
{
    std::string accessKey;
    base::Secret secretKey;
    base::Secret sessionToken; // empty for a lasting key
};

/// Where and when a signature holds.
struct AwsScope
{
    std::string region, service; // "us-east-1", "bedrock"
    std::string date;            // "20150830T123600Z"
};

/// The request as it is signed. `path` and `query` (without "?") are as sent; all of `headers` are signed.
struct AwsRequest
{
    std::string method, path, query;
    net::Headers headers; // with host and x-amz-date
    std::string body;
};

[[nodiscard]] std::string awsDate(base::UtcTime time);
[[nodiscard]] std::string canonicalRequest(const AwsRequest &request);
[[nodiscard]] std::string stringToSign(const AwsRequest &request, const AwsScope &scope);
/// The value of the Authorization header.
[[nodiscard]] std::string authorizationOf(const AwsRequest &request, const AwsKeys &keys,
                                          const AwsScope &scope);

/// Adds X-Amz-Date, X-Amz-Security-Token where there is a session, and Authorization; signs those, the host
/// and the content type. Errors: BadRequest for a URL without a host.
[[nodiscard]] base::Result<void> signRequest(net::Request &request, const AwsKeys &keys,
                                             const std::string &region, const std::string &service,
                                             base::UtcTime now);

} // namespace llm
