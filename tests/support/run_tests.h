// Runs several QtTest classes as one program, so that a room links once. Used by the main() of each test program.
#pragma once

#include <QCoreApplication>
#include <QtTest/QtTest>

namespace support {

/// Runs every test class in turn; the exit status is the number of classes with a failure.
template <class... Tests>
int runTests(int argc, char **argv)
{
    int failed = 0;
    const auto runOne = [&](auto test) { failed += QTest::qExec(test.get(), argc, argv) != 0; };
    (runOne(std::make_unique<Tests>()), ...);
    return failed;
}

} // namespace support
