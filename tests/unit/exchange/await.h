// Runs a task to its end from a test. Test thread.
#pragma once

#include <QCoroTask>

template <class T>
T await(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}
