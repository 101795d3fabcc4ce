#include "support/server_reply.h"

#include <isa-l/igzip_lib.h>

#include <array>
#include <memory>

namespace support {

namespace {

/// Packs `total` bytes that `piece` repeats.
std::string gzipRepeated(const std::string &piece, std::size_t total)
{
    const auto stream = std::make_unique<isal_zstream>();
    std::vector<std::uint8_t> level(ISAL_DEF_LVL1_DEFAULT);
    std::array<std::uint8_t, 64 * 1024> out{};
    std::string packed;
    isal_deflate_init(stream.get());
    stream->gzip_flag = IGZIP_GZIP;
    stream->level = 1;
    stream->level_buf = level.data();
    stream->level_buf_size = std::uint32_t(level.size());
    std::size_t left = total;
    do {
        const std::size_t now = std::min(left, piece.size());
        left -= now;
        stream->next_in = reinterpret_cast<std::uint8_t *>(const_cast<char *>(piece.data()));
        stream->avail_in = std::uint32_t(now);
        stream->end_of_stream = left == 0;
        do {
            stream->next_out = out.data();
            stream->avail_out = std::uint32_t(out.size());
            isal_deflate(stream.get());
            packed.append(reinterpret_cast<const char *>(out.data()), out.size() - stream->avail_out);
        } while (stream->avail_out == 0);
    } while (left > 0);
    return packed;
}

const char *reasonOf(int status)
{
    return status < 300 ? "OK" : status < 400 ? "Redirect" : status < 500 ? "Client Error" : "Server Error";
}

} // namespace

std::string gzip(const std::string &bytes)
{
    return gzipRepeated(bytes, bytes.size());
}

Reply Reply::json(std::string body, int status)
{
    return text(std::move(body), "application/json", status);
}

Reply Reply::html(std::string body, int status)
{
    return text(std::move(body), "text/html; charset=utf-8", status);
}

Reply Reply::text(std::string body, std::string contentType, int status)
{
    Reply out;
    out.code = status;
    out.body = std::move(body);
    out.headers.emplace_back("Content-Type", std::move(contentType));
    return out;
}

Reply Reply::status(int status)
{
    Reply out;
    out.code = status;
    return out;
}

Reply Reply::hang()
{
    Reply out;
    out.silent = true;
    out.end = End::Hang;
    return out;
}

Reply Reply::reset()
{
    Reply out;
    out.silent = true;
    out.end = End::Reset;
    return out;
}

Reply Reply::close()
{
    Reply out;
    out.silent = true;
    out.end = End::Close;
    return out;
}

Reply Reply::raw(std::string bytes)
{
    Reply out;
    out.body = std::move(bytes);
    out.rawBytes = true;
    out.end = End::Close;
    return out;
}

Reply Reply::gzipBomb(std::size_t unpackedBytes)
{
    Reply out = text({}, "application/json");
    out.body = gzipRepeated(std::string(1U << 20, '\0'), unpackedBytes);
    return out.header("Content-Encoding", "gzip");
}

Reply Reply::huge(std::size_t bytes)
{
    return text(std::string(bytes, 'x'));
}

Reply Reply::header(std::string name, std::string value) const
{
    Reply out = *this;
    out.headers.emplace_back(std::move(name), std::move(value));
    return out;
}

Reply Reply::after(Milliseconds time) const
{
    Reply out = *this;
    out.delay = time;
    return out;
}

Reply Reply::drip(std::size_t bytes, Milliseconds pause) const
{
    Reply out = *this;
    out.dripBytes = std::max<std::size_t>(bytes, 1);
    out.dripPause = pause;
    return out;
}

Reply Reply::chunked(std::size_t bytes) const
{
    Reply out = *this;
    out.chunkBytes = std::max<std::size_t>(bytes, 1);
    return out;
}

Reply Reply::gzipped() const
{
    Reply out = header("Content-Encoding", "gzip");
    out.body = gzip(body);
    return out;
}

Reply Reply::claiming(std::size_t contentLength) const
{
    Reply out = *this;
    out.claimed = static_cast<long long>(contentLength);
    out.end = End::Close;
    return out;
}

Reply Reply::untilClose() const
{
    Reply out = *this;
    out.noLength = true;
    out.end = End::Close;
    return out;
}

Reply Reply::cutAfter(std::size_t bytes) const
{
    Reply out = *this;
    out.cut = bytes;
    out.end = End::Close;
    return out;
}

Reply Reply::resetAfter(std::size_t bytes) const
{
    Reply out = cutAfter(bytes);
    out.end = End::Reset;
    return out;
}

Reply Reply::hangAfter(std::size_t bytes) const
{
    Reply out = cutAfter(bytes);
    out.end = End::Hang;
    return out;
}

std::string Reply::head() const
{
    if (rawBytes || silent)
        return {};
    std::string out = "HTTP/1.1 " + std::to_string(code) + ' ' + reasonOf(code) + "\r\n";
    for (const auto &[name, value] : headers)
        out += name + ": " + value + "\r\n";
    if (chunkBytes > 0)
        out += "Transfer-Encoding: chunked\r\n";
    else if (!noLength)
        out +=
            "Content-Length: " + std::to_string(claimed >= 0 ? std::size_t(claimed) : body.size()) + "\r\n";
    if (end == End::Close)
        out += "Connection: close\r\n";
    return out + "\r\n";
}

std::string Reply::wireBody() const
{
    if (chunkBytes == 0)
        return body.substr(0, cut);
    std::string out;
    for (std::size_t at = 0; at < body.size(); at += chunkBytes) {
        const std::string piece = body.substr(at, chunkBytes);
        std::array<char, 20> size{};
        std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
        out += size.data() + piece + "\r\n";
    }
    out += "0\r\n\r\n";
    return out.substr(0, cut);
}

} // namespace support
