#include "chart/layers.h"

#include <algorithm>

namespace chart {

namespace {

constexpr double kWidth = 0.16; // of the price panel, for the row with the most volume
constexpr double kQuiet = 0.16, kStrong = 0.34;

} // namespace

void drawProfile(const Scene &scene, DrawList &list)
{
    if (!scene.spec.profile || scene.spec.profile->rows.empty())
        return;
    const Profile &profile = *scene.spec.profile;
    const double peak =
        std::max_element(profile.rows.begin(), profile.rows.end(), [](const auto &a, const auto &b) {
            return a.volume < b.volume;
        })->volume;
    if (!(peak > 0))
        return;
    const QRect body = scene.priceBody();
    const int right = body.right() + 1;
    std::vector<QRect> quiet, strong;
    for (const Profile::Row &row : profile.rows) {
        const int top = scene.price.row(row.high), bottom = scene.price.row(row.low);
        const int width = scene.px(row.volume / peak * kWidth * body.width() / scene.ratio);
        const double middle = (row.low + row.high) / 2;
        const bool inside = middle >= profile.valueLow && middle <= profile.valueHigh;
        // a hair of ground between rows, where there is room for one
        const int height = std::max(1, bottom - top - (bottom - top > 2 ? 1 : 0));
        (inside ? strong : quiet).emplace_back(right - width, top, width, height);
    }
    const Palette &palette = scene.palette;
    list.clip(body);
    list.boxes(blended(palette.accent, palette.background, kQuiet), std::move(quiet));
    list.boxes(blended(palette.accent, palette.background, kStrong), std::move(strong));
    const int row = scene.price.row(profile.pointOfControl),
              length = scene.px(kWidth * body.width() / scene.ratio);
    list.box(palette.accent, QRect(right - length, row, length, scene.hair()));
    list.clip({});
}

} // namespace chart
