# Writes OUTPUT, a C++ source that holds the FILE as the string NAME. In pieces: a compiler need not take one literal
# of more than 64 KiB.
file(READ "${FILE}" text)
string(LENGTH "${text}" length)
set(body "")
set(at 0)
while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 piece)
    string(APPEND body "\n    R\"~~~(${piece})~~~\"")
    math(EXPR at "${at} + 8000")
endwhile()
file(WRITE "${OUTPUT}.new" "// Made from resources/ by the build.\n#include \"llm/embedded.h\"\n\nnamespace llm {\n\nconst std::string_view ${NAME} =${body};\n\n} // namespace llm\n")
execute_process(COMMAND ${CMAKE_COMMAND} -E copy_if_different "${OUTPUT}.new" "${OUTPUT}")
