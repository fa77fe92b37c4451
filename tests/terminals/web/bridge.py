"""A program on a pseudo-terminal whose other end is xterm.js in a browser.

    bridge.py FOLDER PROGRAM

FOLDER has xterm.js and its image addon in node_modules. Prints the address of the page; ends with the program.
"""
import base64
import fcntl
import http.server
import os
import pathlib
import pty
import struct
import sys
import termios
import threading

PAGE = pathlib.Path(__file__).with_name("page.html")
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8"}


class Bridge(http.server.BaseHTTPRequestHandler):
    folder = program = None
    terminal = -1
    has_begun = threading.Event()

    def do_GET(self):
        if self.path.startswith("/out/"):
            return self.run([int(number) for number in self.path.split("/")[2:]])
        file = PAGE if self.path == "/" else self.folder / self.path.lstrip("/")
        if not file.is_file():
            return self.send_error(404)
        self.begin(TYPES.get(file.suffix, "application/octet-stream"))
        self.wfile.write(file.read_bytes())

    def do_POST(self):
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.has_begun.wait()
        os.write(Bridge.terminal, data)
        self.begin("text/plain")

    def begin(self, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()

    def run(self, size):
        """Starts the program at the size of the page, and sends what it writes."""
        cols, rows, width, height = size
        child, Bridge.terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, width, height))
            os.environ.update(TERM="xterm-256color", TERM_PROGRAM="vscode", COLORTERM="truecolor")
            os.execv(self.program, [self.program])
        self.has_begun.set()
        self.begin("text/event-stream")
        try:
            while data := os.read(Bridge.terminal, 65536):
                self.wfile.write(b"data: " + base64.b64encode(data) + b"\n\n")
        except OSError:
            os._exit(0)

    def log_message(self, *_):
        pass


Bridge.folder, Bridge.program = pathlib.Path(sys.argv[1]), sys.argv[2]
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Bridge)
print(f"http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
