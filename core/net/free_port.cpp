#include "net/free_port.h"

#include <QTcpServer>

namespace net {

int freeLoopbackPort(int preferred)
{
    for (const int port : {preferred, 0}) {
        QTcpServer server;
        if (port >= 0 && port < 65536 && server.listen(QHostAddress::LocalHost, quint16(port)))
            return server.serverPort();
    }
    return 0;
}

} // namespace net
