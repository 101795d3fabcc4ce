// One desk a data folder: a lock file, and a local socket through which a second start or `control` speaks to
// the first. Engine or GUI thread.
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace store {

class InstanceLock
{
public:
    /// Errors: Storage with the other's process id in `detail` when the folder is in use.
    [[nodiscard]] static base::Result<std::unique_ptr<InstanceLock>> acquire(const QString &dataDir);
    ~InstanceLock();

private:
    InstanceLock();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The name of the local socket of the desk of this data folder.
[[nodiscard]] QString controlSocketName(const QString &dataDir);

} // namespace store
