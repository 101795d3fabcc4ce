#include "engine/source_keys.h"

#include "context/source.h"

namespace engine {

std::vector<SourceKey> sourceKeys()
{
    std::vector<SourceKey> out;
    for (const context::Source &source : context::sources())
        if (*source.keyVariable != '\0')
            out.push_back({source.id, source.title, source.keyVariable, source.needsKey});
    return out;
}

} // namespace engine
