"""A server in front of the server, that can hold a newer version of the page."""

import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

SKIPPED = {"connection", "content-length", "transfer-encoding", "content-encoding", "etag"}


class NewerPage:
    """Passes everything on; once `newer` is set, the page's worker is another than before."""

    def __init__(self, url: str) -> None:
        self.newer = False
        front = self

        class Handler(BaseHTTPRequestHandler):
            """Asks the real server the same question."""

            def do_GET(self) -> None:
                """Pass a question on."""
                self._pass()

            def do_POST(self) -> None:
                """Pass a question with a body on."""
                self._pass()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

            def _pass(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                status, headers, body = front.ask(
                    f"{url}{self.path}",
                    self.command,
                    {
                        name: text
                        for name, text in self.headers.items()
                        if name != "Accept-Encoding"
                    },
                    self.rfile.read(length) or None,
                )
                if front.newer and self.path == "/sw.js":
                    body += b"// newer"
                self.send_response(status)
                for name, text in headers.items():
                    if name.lower() not in SKIPPED:
                        self.send_header(name, text)
                if status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "NewerPage":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @staticmethod
    def ask(
        url: str, method: str, headers: dict[str, str], body: bytes | None
    ) -> tuple[int, dict[str, str], bytes]:
        """The server's answer, also when it is an error."""
        request = urllib.request.Request(url, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                return reply.status, dict(reply.headers.items()), reply.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers.items()), error.read()
