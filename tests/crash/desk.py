"""The desk as a browser uses it, reduced to what these tests send: one form at a time, over a raw connection."""

import http.client
import re
import secrets
from dataclasses import dataclass

from tests.config.processes import Platform

TOKEN = secrets.token_hex(16)
_FILE = re.compile(r'<input type="file" name="(\w+)"')
_FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(frozen=True)
class Desk:
    """The desk of a signed-in publisher."""

    platform: Platform
    session: str

    @property
    def _headers(self) -> dict[str, str]:
        cookie = f"sessionid={self.session}; csrftoken={TOKEN}"
        return {"Cookie": cookie, "Host": f"localhost:{self.platform.port}"}

    def page(self, path: str) -> str:
        """The HTML of a page, which must answer 200."""
        link = http.client.HTTPConnection("127.0.0.1", self.platform.port, timeout=20)
        try:
            link.request("GET", path, headers=self._headers)
            answer = link.getresponse()
            html = answer.read().decode()
            assert answer.status == 200, (path, answer.status)
            return html
        finally:
            link.close()

    def send(self, path: str, fields: dict[str, str], content: bytes = b"") -> http.client.HTTPConnection:
        """Send a form (with a file if there is one) and do not wait: the answer is to be read from the connection."""
        html = self.page(path)
        hidden = dict(_FIELD.findall(html))
        mark = secrets.token_hex(12)
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {**hidden, **fields, "csrfmiddlewaretoken": TOKEN}.items()
        ]
        if content:
            name = _FILE.findall(html)[0]
            head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="grand.txt"\r\n'
            parts.append(head.encode() + b"Content-Type: text/plain\r\n\r\n" + content + b"\r\n")
        body = b"".join(parts) + f"--{mark}--\r\n".encode()
        link = http.client.HTTPConnection("127.0.0.1", self.platform.port, timeout=20)
        headers = {**self._headers, "Content-Type": f"multipart/form-data; boundary={mark}"}
        link.request("POST", path, body=body, headers=headers)
        return link

    def bring(self, plan: str, content: bytes) -> http.client.HTTPConnection:
        """Bring a document into a plan."""
        return self.send(f"/espace/plans/{plan}/importer/", {"publisher": "Région", "genre": "act"}, content)

    def publish(self, plan: str) -> http.client.HTTPConnection:
        """Publish a plan."""
        return self.send(f"/espace/plans/{plan}/publier/", {"note": "Publication."})


def status_of(link: http.client.HTTPConnection) -> int:
    """The status of the answer; 0 when the server died before it."""
    try:
        return link.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        link.close()
