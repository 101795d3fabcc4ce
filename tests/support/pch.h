// Precompiled headers of every test program.
#pragma once

#include "../../core/pch.h"

#include <QtTest/QtTest>
