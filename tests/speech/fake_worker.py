"""A worker without a will: passes every command to the test, and what the test answers to the program."""

import os
import socket
import sys
import threading


def main() -> None:
    link = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
    threading.Thread(target=_pass_commands, args=(link,), daemon=True).start()
    for answer in link.makefile("rb"):
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    # Not a return: the other thread holds standard input, and the end would wait for it.
    os._exit(1)


def _pass_commands(link: socket.socket) -> None:
    for command in sys.stdin.buffer:
        link.sendall(command)
    link.shutdown(socket.SHUT_RDWR)


if __name__ == "__main__":
    main()
