#include "test_faults.h"

#include "fault_matrix.h"
#include "support/local_server.h"

#include <QCoroTask>
#include <QtTest>

#include "llm/provider.h"
#include "net/real_http.h"

using namespace std::chrono_literals;

void TestFaults::comesToWhatIsStated_data()
{
    QTest::addColumn<int>("subject");
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("stream");
    for (std::size_t s = 0; s < faults::subjects().size(); ++s) {
        for (std::size_t f = 0; f < faults::faults().size(); ++f) {
            for (const bool stream : {false, true}) {
                if (stream && faults::subjects()[s].stream == nullptr)
                    continue;
                QTest::addRow("%s: %s%s", faults::subjects()[s].provider, faults::faults()[f].name,
                              stream ? ", as a stream" : "")
                    << int(s) << int(f) << stream;
            }
        }
    }
}

void TestFaults::comesToWhatIsStated()
{
    QFETCH(const int, subject);
    QFETCH(const int, fault);
    QFETCH(const bool, stream);
    const std::string trouble = faults::trouble(faults::subjects()[std::size_t(subject)],
                                                faults::faults()[std::size_t(fault)], stream);
    QVERIFY2(trouble.empty(), trouble.c_str());
}

void TestFaults::checkNeverClaimsTooMuch()
{
    for (const faults::Subject &subject : faults::subjects()) {
        for (const faults::Fault &fault : faults::faults()) {
            const std::string trouble = faults::checkTrouble(subject, fault);
            QVERIFY2(trouble.empty(),
                     (std::string(subject.provider) + ", " + fault.name + ": " + trouble).c_str());
        }
    }
}

void TestFaults::refusedConnections()
{
    for (const faults::Subject &subject : faults::subjects()) {
        net::HttpOptions quick;
        quick.firstBackoff = 1ms;
        const auto http = net::makeRealHttp(quick, base::Random(1));
        llm::ProviderOptions options;
        options.baseUrl = "http://127.0.0.1:" + std::to_string(support::closedPort());
        options.model = subject.model;
        options.key = base::Secret("canary-0123456789");
        options.keys = {options.key, subject.secondKey ? options.key : base::Secret("")};
        const auto provider = (*llm::findProvider(subject.provider))->make(http.get(), nullptr, options);
        llm::Question question;
        question.user = "u";
        question.sampling.timeout = 5s;
        const domain::ModelCall call = QCoro::waitFor(provider->complete(question));
        QCOMPARE(call.outcome, domain::AnswerOutcome::Failed);
        QCOMPARE(call.error->code, base::ErrorCode::Network);
        QCOMPARE(QCoro::waitFor(provider->check()).error().code, base::ErrorCode::Network);
    }
}
