// What a data folder's desk has learned, for the commands that show it or ask with it. Main thread.
#pragma once

#include "app/arguments.h"
#include "engine/learner.h"

namespace app {

/// The memory of one run of a data folder.
struct Remembered
{
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::MemoryStore> store; // null: there is no data folder yet
    std::string run;
};
/// Of the run that --run names, else the one whose journal was written last (analyses keep no memory of their
/// own), else the desk's own. Errors: Storage; Unsupported for a folder that a writing command has to bring
/// up to date first; ReadWrite also what opening for writing says.
[[nodiscard]] base::Result<Remembered> memoryOf(const Arguments &arguments, store::Access access);

} // namespace app
