# compare: output
# build: 64-bit
"""A socket that nothing is connected to says so; a pair passes bytes on."""
import socket

alone = socket.socket()
for act in (lambda: alone.recv(10), lambda: alone.send(b'x'), lambda: alone.sendall(b'x')):
    try:
        act()
    except OSError as error:
        print(type(error).__name__, error)
alone.close()
left, right = socket.socketpair()
left.sendall(b'hello')
print(right.recv(3), right.recv(10))
right.send(b'back')
print(left.recv(100))
left.close()
right.close()
