#include "decision/sections.h"

namespace decision {

void writeStudies(const Briefing &briefing, QuestionWriter &writer)
{
    writer.heading("Studies (previous candle → last closed candle)");
    for (const StudyReading &study : briefing.studies) {
        if (!study.now) {
            writer.line(study.title + ": not known yet");
            continue;
        }
        std::string line = study.title + ": ";
        if (study.before)
            line += writer.cite(study.ref + ".before", *study.before) + " → ";
        line += writer.cite(study.ref, *study.now);
        writer.line(line);
    }
}

} // namespace decision
