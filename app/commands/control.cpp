#include "app/commands.h"
#include "app/control_server.h"

namespace app {

base::Result<Printed> control(const Arguments &arguments)
{
    constexpr std::string_view known[] = {"status", "analyze", "pause", "resume", "kill"};
    const std::string what = arguments.words.size() > 1 ? arguments.words[1] : std::string();
    if (std::find(std::begin(known), std::end(known), what) == std::end(known))
        return base::fail(base::ErrorCode::BadRequest, "status, analyze, pause, resume or kill?", "control " + what);
    auto answer = sendControl(arguments.global.dataDir, base::Json{{"command", what}});
    if (!answer)
        return base::fail(answer);
    const int status = answer->contains("error") ? 1 : 0;
    return Printed{std::move(*answer), status};
}

} // namespace app
