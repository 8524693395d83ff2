"""A real mail server (Debian's python3-aiosmtpd) whose answers depend on the receiver's name; every mail that it saw whole becomes a file.

greylist...  refused with 451 the first two times          refused...  refused with 550
full...      refused with 452 after the data               junk...     refused with 554 after the data
hang...      the first time, no answer after the data, although it was kept
"""

import asyncio
import collections
import os
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

port, folder, mode = int(sys.argv[1]), sys.argv[2], sys.argv[3]
seen = collections.Counter()
kept = len(os.listdir(folder))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        seen[address] += 1
        if address.startswith("greylist") and seen[address] <= 2:
            return "451 4.7.1 Greylisted, try again later"
        if address.startswith("refused"):
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global kept
        to = envelope.rcpt_tos[0]
        if to.startswith("full"):
            return "452 4.3.1 Insufficient system storage"
        if to.startswith("junk"):
            return "554 5.7.1 Rejected as spam"
        kept += 1
        with open(os.path.join(folder, f"{kept:05}.writing"), "wb") as file:
            file.write(f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)} {session.authenticated and 'signed-in'} {session.ssl and 'tls'}\n".encode())
            file.write(envelope.original_content)
        os.rename(os.path.join(folder, f"{kept:05}.writing"), os.path.join(folder, f"{kept:05}.mail"))
        if to.startswith("hang") and seen[to] == 1:
            await asyncio.sleep(3600)
        return f"250 2.0.0 Ok: queued as {kept:05}"


def authenticate(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and data.login == b"ioc" and data.password == "mật khẩu".encode()
    return AuthResult(success=right, handled=False)


class Server(Controller):
    def factory(self):
        server = super().factory()
        if mode == "login":
            server._auth_methods.pop("PLAIN", None)
        return server


context = None
if mode != "plain":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[4], sys.argv[5])

if mode == "tls":
    controller = Controller(Handler(), hostname="127.0.0.1", port=port, ssl_context=context, authenticator=authenticate, auth_required=True, auth_require_tls=False)
elif mode == "plain":
    controller = Controller(Handler(), hostname="127.0.0.1", port=port)
else:
    controller = Server(
        Handler(), hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, authenticator=authenticate, auth_required=True)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
