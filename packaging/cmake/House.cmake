# How rooms, tests and benchmarks are built. Each room of core/ is compiled once, as objects; `core` is the one
# static library made of all of them. A room is given only the objects of the rooms it names, so that a test of a room
# links nothing above it.

set(ROOMS base domain studies chart risk net store exchange context llm brain decision execution evaluation engine)

add_library(house_options INTERFACE)
target_compile_features(house_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
target_compile_options(house_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -ffp-contract=off
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-stringop-overflow>
    $<$<BOOL:${WARNINGS_ARE_ERRORS}>:-Werror>
    -fpch-preprocess)
target_compile_definitions(house_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_NO_FOREACH QT_NO_KEYWORDS
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(SANITIZE)
    target_compile_options(house_options INTERFACE -fsanitize=${SANITIZE} -fno-omit-frame-pointer)
    target_link_options(house_options INTERFACE -fsanitize=${SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # false alarms on coroutine results
        target_compile_options(house_options INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(house_options INTERFACE -Wno-unused-command-line-argument)
endif()

# room(name SOURCES ... SEES rooms... LINK libraries... [OPTIONS flags...]): SEES names every lower room it includes.
# All rooms use the same precompiled headers; one with flags of its own compiles them for itself.
function(room NAME)
    cmake_parse_arguments(ROOM "" "" "SOURCES;SEES;LINK;OPTIONS" ${ARGN})
    add_library(room_${NAME} OBJECT ${ROOM_SOURCES})
    target_include_directories(room_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    target_link_libraries(room_${NAME} PUBLIC house_options ${ROOM_LINK})
    target_compile_options(room_${NAME} PRIVATE ${ROOM_OPTIONS})
    if(TARGET room_base AND NOT NAME STREQUAL base AND NOT ROOM_OPTIONS)
        target_precompile_headers(room_${NAME} REUSE_FROM room_base)
    else()
        target_precompile_headers(room_${NAME} PRIVATE ${PROJECT_SOURCE_DIR}/core/pch.h)
    endif()
    set(closure ${NAME})
    set(libraries ${ROOM_LINK})
    foreach(seen ${ROOM_SEES})
        get_property(below GLOBAL PROPERTY closure_${seen})
        get_property(linked GLOBAL PROPERTY libraries_${seen})
        list(APPEND closure ${below})
        list(APPEND libraries ${linked})
    endforeach()
    list(REMOVE_DUPLICATES closure)
    list(REMOVE_DUPLICATES libraries)
    set_property(GLOBAL PROPERTY closure_${NAME} "${closure}")
    set_property(GLOBAL PROPERTY libraries_${NAME} "${libraries}")
    target_link_libraries(room_${NAME} PUBLIC ${libraries})
    set_property(GLOBAL APPEND PROPERTY rooms_built ${NAME})
endfunction()

# link_rooms(target rooms...): the objects and libraries of these rooms and of all that they see.
function(link_rooms TARGET)
    set(all "")
    set(libraries "")
    foreach(seen ${ARGN})
        get_property(below GLOBAL PROPERTY closure_${seen})
        get_property(linked GLOBAL PROPERTY libraries_${seen})
        list(APPEND all ${below})
        list(APPEND libraries ${linked})
    endforeach()
    list(REMOVE_DUPLICATES all)
    list(REMOVE_DUPLICATES libraries)
    foreach(one ${all})
        target_sources(${TARGET} PRIVATE $<TARGET_OBJECTS:room_${one}>)
    endforeach()
    target_include_directories(${TARGET} PRIVATE ${PROJECT_SOURCE_DIR}/core ${PROJECT_SOURCE_DIR}/tests)
    target_link_libraries(${TARGET} PRIVATE house_options ${libraries})
endfunction()

# test_program(target): compiled quickly rather than fast, with the precompiled headers that all test programs share.
function(test_program TARGET)
    set_target_properties(${TARGET} PROPERTIES AUTOMOC ON)
    target_link_libraries(${TARGET} PRIVATE test_options)
    target_precompile_headers(${TARGET} REUSE_FROM test_headers)
endfunction()

# house_test(name SOURCES ... ROOMS ... [LINK ...] [LABEL unit]): one QtTest program; see tests/support/run_tests.h.
function(house_test NAME)
    cmake_parse_arguments(TEST "" "LABEL" "SOURCES;ROOMS;LINK" ${ARGN})
    add_executable(test_${NAME} ${TEST_SOURCES})
    test_program(test_${NAME})
    link_rooms(test_${NAME} ${TEST_ROOMS})
    target_link_libraries(test_${NAME} PRIVATE ${TEST_LINK})
    target_compile_definitions(test_${NAME} PRIVATE TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        RESOURCES="${PROJECT_SOURCE_DIR}/resources")
    add_test(NAME ${NAME} COMMAND test_${NAME})
    if(NOT TEST_LABEL)
        set(TEST_LABEL unit)
    endif()
    set_tests_properties(${NAME} PROPERTIES LABELS ${TEST_LABEL} TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;RC_PARAMS=seed=20261120") # the same cases everywhere
endfunction()
