// Lossless PNG for chart pictures, and a picture's identity. Pure; the pool.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>

#include <string>

namespace chart {

/// PNG bytes of an opaque picture (8-bit RGB), fast rather than small. Errors: BadData for a null picture.
[[nodiscard]] base::Result<QByteArray> encodePng(const QImage &picture);
/// SHA-256 over width, height and the RGB bytes: the same picture has the same identity, however it is
/// compressed.
[[nodiscard]] std::string pictureIdentity(const QImage &picture);

} // namespace chart
