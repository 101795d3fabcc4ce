// The one SQLite file of a data folder: opened, migrated, never damaged. Owned by composition; used on the thread that
// opened it.
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

class QSqlDatabase;

namespace store {

enum class Access { ReadWrite, ReadOnly };

/// WAL; synchronous FULL. Schema versions go forward only, with a copy of the file beside it before each migration.
/// Errors: NewerSchema, Storage (read-only folder, full disk, not a database), field = path.
class Database
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] QSqlDatabase &sql();
    [[nodiscard]] const QString &path() const;
    /// synchronous NORMAL for runs that can be repeated (replay); FULL is the default.
    void setRepeatable(bool repeatable);
    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] base::Result<void> commit();
    void rollback();

private:
    Database();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
