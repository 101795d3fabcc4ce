// The sections of a question, one function a file; the order is the table's in sections.cpp. Pure; any
// thread.
#pragma once

#include "decision/ask.h"

namespace decision {

void writeMarket(const Briefing &briefing, QuestionWriter &writer);
void writeStudies(const Briefing &briefing, QuestionWriter &writer);
void writePatterns(const Briefing &briefing, QuestionWriter &writer);
void writeOwnRules(const Briefing &briefing, QuestionWriter &writer);
void writeOutlook(const Briefing &briefing, QuestionWriter &writer);
void writeBook(const Briefing &briefing, QuestionWriter &writer);
void writeFunding(const Briefing &briefing, QuestionWriter &writer);
void writeNews(const Briefing &briefing, QuestionWriter &writer);
void writeSentiment(const Briefing &briefing, QuestionWriter &writer);
void writeFundamentals(const Briefing &briefing, QuestionWriter &writer);
void writeCalendar(const Briefing &briefing, QuestionWriter &writer);
void writeAccount(const Briefing &briefing, QuestionWriter &writer);
void writePosition(const Briefing &briefing, QuestionWriter &writer);
void writeMemory(const Briefing &briefing, QuestionWriter &writer);
void writeRules(const Briefing &briefing, QuestionWriter &writer);
void writeCalibration(const Briefing &briefing, QuestionWriter &writer);
void writeOutcome(const Briefing &briefing, QuestionWriter &writer);
void writeContract(const Briefing &briefing, QuestionWriter &writer);

} // namespace decision
