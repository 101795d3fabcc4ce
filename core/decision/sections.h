// The sections of a question, one function a file; the order is the table's in sections.cpp. Pure; any
// thread.
#pragma once

#include "decision/ask.h"

namespace decision {

void writeMarket(const Briefing &briefing, QuestionWriter &writer);
void writeStudies(const Briefing &briefing, QuestionWriter &writer);
void writePatterns(const Briefing &briefing, QuestionWriter &writer);
void writeOutlook(const Briefing &briefing, QuestionWriter &writer);
void writeBook(const Briefing &briefing, QuestionWriter &writer);
void writeFunding(const Briefing &briefing, QuestionWriter &writer);
void writeAccount(const Briefing &briefing, QuestionWriter &writer);
void writePosition(const Briefing &briefing, QuestionWriter &writer);
void writeContract(const Briefing &briefing, QuestionWriter &writer);

} // namespace decision
