// Precompiled headers of every room: the standard library and what nearly all rooms include.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <QByteArray>
#include <QObject>
#include <QString>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>
