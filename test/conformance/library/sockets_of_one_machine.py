# compare: output
# build: 64-bit
"""Servers and clients in threads and in asyncio, datagrams, HTTP, and names of hosts."""
import asyncio
import http.server
import select
import socket
import socketserver
import threading
import urllib.error
import urllib.request


def echo(server):
    connection, address = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.upper())
    print("gone", address[0])


server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 0))
server.listen()
thread = threading.Thread(target=echo, args=(server,))
thread.start()
with socket.create_connection(server.getsockname()) as client:
    for word in (b"hello", b"world"):
        client.sendall(word)
        print(client.recv(100))
    print(client.getpeername() == server.getsockname(), client.family, client.type)
thread.join()
port = server.getsockname()[1]
server.close()
try:
    socket.create_connection(("localhost", port))
except ConnectionRefusedError as error:
    print(error)
a, b = socket.socketpair()
a.send(b"x")
print(len(select.select([b], [], [], 1)[0]), b.recv(1), select.select([b], [], [], 0))
b.settimeout(0.01)
try:
    b.recv(1)
except TimeoutError as error:
    print(error)
b.setblocking(False)
try:
    b.recv(1)
except BlockingIOError as error:
    print(error)
a.close()
print(b.recv(1))
receiver = socket.socket(type=socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(type=socket.SOCK_DGRAM)
sender.sendto(b"datagram", receiver.getsockname())
data, address = receiver.recvfrom(100)
print(data, address == ("127.0.0.1", sender.getsockname()[1]))


class Upper(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline().strip().upper())


with socketserver.TCPServer(("localhost", 0), Upper) as tcp:
    threading.Thread(target=tcp.handle_request).start()
    with socket.create_connection(tcp.server_address) as client:
        client.sendall(b"line\n")
        print(client.makefile().read())


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(b"page of " + self.path.encode())

    def log_message(self, *args):
        pass


web = http.server.HTTPServer(("localhost", 0), Page)
thread = threading.Thread(target=web.serve_forever)
thread.start()
address = f"http://localhost:{web.server_port}"
with urllib.request.urlopen(address) as response:
    print(response.status, response.headers["Content-Type"], response.read())
try:
    urllib.request.urlopen(address + "/nothing")
except urllib.error.HTTPError as error:
    print(error.code, error.reason, error.read())
web.shutdown()
thread.join()
web.server_close()


async def serve(reader, writer):
    line = await reader.readline()
    writer.write(line.swapcase())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"Async\n")
        print(await reader.readline(), await reader.read())
        writer.close()


asyncio.run(main())
print(socket.inet_aton("1.2.3.4"), socket.inet_ntoa(b"\x7f\0\0\1"), socket.inet_pton(socket.AF_INET6, "2001:db8::1"))
print(socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"), socket.inet_ntop(socket.AF_INET, b"\1\2\3\4"))
for bad in ("1.2.3", "256.1.1.1", "x"):
    try:
        socket.inet_pton(socket.AF_INET, bad)
    except OSError as error:
        print(error)
print(socket.htons(80), socket.ntohl(1), socket.gethostbyname("localhost"), socket.getservbyname("http"))
