#include "base/secret.h"

#include <openssl/crypto.h>

namespace base {

void Secret::wipe()
{
    // A short text that was moved from leaves its bytes beyond size(), so that the whole capacity is cleaned.
    m_value.resize(m_value.capacity());
    OPENSSL_cleanse(m_value.data(), m_value.size());
    m_value.clear();
}

} // namespace base
