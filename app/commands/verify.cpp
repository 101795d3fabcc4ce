#include "app/commands.h"

#include "store/verify.h"

#include <QFileInfo>

namespace app {

base::Result<Printed> verifyCommand(const Arguments &arguments)
{
    const QFileInfo folder(arguments.global.dataDir);
    if (folder.exists() && !folder.isDir())
        return base::fail(base::ErrorCode::Storage, "not a folder", folder.filePath().toStdString());
    const auto found = store::verify(arguments.global.dataDir);
    if (!found)
        return base::fail(found);
    return Printed{base::Json{{"ok", found->ok},
                              {"journal_rows", found->journalRows},
                              {"trades", found->trades},
                              {"capsules", found->capsules},
                              {"pruned", found->pruned},
                              {"balanced", found->balanced},
                              {"problems", found->problems}},
                   found->ok ? 0 : 1};
}

} // namespace app
