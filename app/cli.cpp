// signaldesk-cli: the desk without a window. Finds the command, runs it, prints one document.

#include "app/commands.h"
#include "app/printing.h"

#include "base/log.h"

#include <QDir>
#include <QGuiApplication>

#include <cerrno>
#include <cstdio>

#include <sys/stat.h>
#include <unistd.h>

namespace {

void print(const std::string &text, FILE *where)
{
    std::fwrite(text.data(), 1, text.size(), where);
    if (text.empty() || text.back() != '\n')
        std::fputc('\n', where);
}

void usage(FILE *where)
{
    std::string out = "signaldesk-cli COMMAND [OPTION…]\n\n"
                      "Everywhere: --data-dir DIR  --config FILE  --json  --base-url ID=URL  --record DIR  "
                      "--replay DIR\n\n";
    for (const app::Command &command : app::commands())
        out += std::string(command.name) + ' ' + command.usage + "\n    " + command.summary + '\n';
    print(out, where);
}

const app::Command *find(const std::string &word)
{
    for (const app::Command &command : app::commands())
        if (word == command.name)
            return &command;
    return nullptr;
}

/// Whether the words on the command line are at fault; a service may call a request bad as well.
bool isUsage(const base::Error &error, const std::string &command)
{
    return error.code == base::ErrorCode::BadRequest &&
           (error.field.starts_with("--") || error.field.starts_with(command));
}

int report(const base::Error &error, bool json, const std::string &command)
{
    if (json)
        print(base::toText({{"error", domain::toJson(error)}}), stdout);
    std::string text = std::string(base::name(error.code)) + ": " + error.detail;
    if (!error.field.empty())
        text += " (" + error.field + ')';
    if (!json)
        print(text, stderr);
    return isUsage(error, command) ? 2 : 1;
}

/// Where no session has made one, as in a container or a service, Qt would make a runtime folder too, and
/// complain.
void provideRuntimeFolder()
{
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        return;
    const QByteArray folder =
        QFile::encodeName(QDir::tempPath()) + "/runtime-" + QByteArray::number(::geteuid());
    if (::mkdir(folder.constData(), 0700) == 0 || errno == EEXIST)
        qputenv("XDG_RUNTIME_DIR", folder);
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<std::string> words(argv + 1, argv + argc);
    const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
    if (words.empty() || words.front() == "help" || words.front() == "--help" || words.front() == "-h") {
        usage(words.empty() ? stderr : stdout);
        return words.empty() ? 2 : 0;
    }
    const std::string word =
        app::commandWord(words, [](const std::string &one) { return find(one) != nullptr; });
    const app::Command *const command = find(word);
    if (!command)
        return report({base::ErrorCode::BadRequest, "no such command; try help", word, {}}, json, word);
    const auto arguments = app::parseArguments(words, command->options);
    if (!arguments)
        return report(arguments.error(), json, word);
    if (arguments->words.size() > command->mostWords + 1)
        return report({base::ErrorCode::BadRequest, "a word too many: " + arguments->words.back(), word, {}},
                      json, word);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures are drawn without a display
    provideRuntimeFolder();
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("signaldesk"));
    base::installLog();
    const base::Result<app::Printed> done = command->run(*arguments);
    if (!done)
        return report(done.error(), json, word);
    if (!done->streamed)
        print(json ? base::toText(done->document) : app::readable(done->document), stdout);
    return done->status;
}
