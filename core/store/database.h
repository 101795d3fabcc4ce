// An SQLite file of a data folder: opened, migrated, never damaged. Owned by composition; used on the thread
// that opened it.
#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

class QSqlDatabase;
class QSqlQuery;

namespace store {

enum class Access { ReadWrite, ReadOnly };
/// What a file holds, and with it its schema: journal and capsules, candles, or news.
enum class Content { Desk, Candles, News };

/// The desk's own journal, and the one of replays, so that a replay can run while the desk does.
[[nodiscard]] QString deskDatabase(const QString &dataDir);   // <data folder>/desk.sqlite
[[nodiscard]] QString replayDatabase(const QString &dataDir); // <data folder>/replays.sqlite
/// Candles can be fetched again: they lie apart from what cannot.
[[nodiscard]] QString candleDatabase(const QString &dataDir); // <data folder>/candles.sqlite
/// So can most of the news, but not when it became known.
[[nodiscard]] QString newsDatabase(const QString &dataDir); // <data folder>/context.sqlite

/// WAL; synchronous FULL. Schema versions go forward only, with a copy of the file beside it before each
/// migration.
class Database
{
public:
    /// ReadWrite makes the folder and the file; ReadOnly changes nothing, also in a folder that cannot be
    /// written and beside a desk that is running. Errors: NewerSchema, Storage (read-only folder, full disk,
    /// not a database), ReadOnly also NotFound (no file, or nothing in it yet) and Unsupported (older than
    /// this program, which only opening for writing brings up to date); field = path.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(const QString &path, Access access,
                                                                      Content content = Content::Desk);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] QSqlDatabase &sql() const;
    [[nodiscard]] const QString &path() const;
    /// synchronous NORMAL for runs that can be repeated (replay); FULL is the default.
    void setRepeatable(bool repeatable);

    /// A transaction of the caller's: everything the journal is given until `commit` joins it. When one part
    /// of it fails the whole is rolled back at once, and `commit` tells that error again. Errors: Internal
    /// (there is one already), Storage.
    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] base::Result<void> commit();
    void rollback();
    [[nodiscard]] bool inTransaction() const;
    /// Rolls back and remembers why; see `begin`.
    void giveUp(base::Error why);
    /// Changes when something that was written is there no more: after a rollback and after `forget`. Whoever
    /// remembers what is in the file asks for it.
    [[nodiscard]] std::int64_t generation() const;
    void forget();
    /// Why the caller's transaction was given up; null if it was not.
    [[nodiscard]] const base::Error *givenUp() const;

    /// The statement, prepared at its first use and kept for the life of the database. `text` is a literal
    /// (it is known by its address); whoever runs it reads it to the end or finishes it before anybody else
    /// can ask for it.
    [[nodiscard]] base::Result<QSqlQuery *> statement(const char *text);
    /// Moves the write-ahead log into the file, as far as readers allow: for moments when nobody waits.
    [[nodiscard]] base::Result<void> checkpoint();

private:
    Database();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
