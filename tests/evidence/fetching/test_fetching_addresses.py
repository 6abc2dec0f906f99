"""Which addresses may be fetched: the form, then every machine behind the name."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tramontane.evidence.fetching.addresses import is_public, parsed, plain, problem_of, reachable, resolve
from tramontane.lib.errors import Refusal

WEB = (80, 443)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.laregion.fr", "https://www.laregion.fr/"),
        (" HTTPS://WWW.LaRegion.fr:443/a#b ", "https://www.laregion.fr/a"),
        ("http://laregion.fr:80/é à?q=ç&r=%20", "http://laregion.fr/%C3%A9%20%C3%A0?q=%C3%A7&r=%20"),
        ("https://région.fr/a", "https://xn--rgion-bsa.fr/a"),
        ("https://[2001:4860:4860::8888]/", "https://[2001:4860:4860::8888]/"),
    ],
)
def test_an_address_is_asked_for_as_a_browser_does(address: str, expected: str) -> None:
    assert parsed(address, WEB).address == expected


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("", "fetch.address"),
        ("laregion.fr/page", "fetch.address"),
        ("https://", "fetch.address"),
        ("https:///page", "fetch.address"),
        ("https://a..fr/", "fetch.address"),
        ("https://[::1/", "fetch.address"),
        ("https://[fe80::1%25eth0]/", "fetch.address"),
        ("https://laregion.fr:99999/", "fetch.address"),
        ("https://laregion.fr\\@10.0.0.1/", "fetch.address"),
        ("https://laregion.fr/\r\nHost: autre", "fetch.address"),
        ("https://la region.fr/", "fetch.address"),
        ("https://laregion.fr/" + "a" * 1000, "fetch.address"),
        ("ftp://laregion.fr/acte.pdf", "fetch.scheme"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("gopher://laregion.fr/", "fetch.scheme"),
        ("javascript:alert(1)", "fetch.scheme"),
        ("data:text/html,x", "fetch.scheme"),
        ("https://agent:secret@laregion.fr/", "fetch.credentials"),
        ("https://@laregion.fr/", "fetch.credentials"),
        ("http://laregion.fr:8080/", "fetch.port"),
        ("https://laregion.fr:22/", "fetch.port"),
        ("http://laregion.fr:0/", "fetch.port"),
    ],
)
def test_another_form_is_refused_in_words(address: str, rule: str) -> None:
    refusal = problem_of(address, WEB)
    assert refusal is not None
    assert refusal.rule == rule
    assert refusal.message.endswith(".") or "Exemple" in refusal.message
    assert "secret" not in refusal.message


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_refusal(text: str) -> None:
    for address in (text, f"https://{text}"):
        refusal = problem_of(address, WEB)
        assert refusal is not None or parsed(address, WEB).address.isascii()


PRIVATE = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255
192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1
240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254
64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1::1 fc00::1 fd00:ec2::254 fe80::1 fec0::1
ff02::1
""".split()  # noqa: SIM905  (a list of forty quoted strings is unreadable)


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_not_reached(address: str) -> None:
    target = parsed("https://laregion.fr/", WEB)
    with pytest.raises(Refusal) as refused:
        reachable(target, lambda *_: ["93.184.215.14", address], is_public, 5)
    assert refused.value.rule == "fetch.private"
    assert "laregion.fr" in refused.value.message
    assert address not in refused.value.message


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e", "2a00:1450:4007::1"]
)
def test_public_addresses_are_reached(address: str) -> None:
    assert reachable(parsed("https://laregion.fr/", WEB), lambda *_: [address], is_public, 5) == [address]
    assert is_public(plain(ip_address(address)))


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "0", "[::1]", "[::ffff:7f00:1]"],
)
def test_this_machine_is_not_reached_by_any_of_its_names(host: str) -> None:
    with pytest.raises(Refusal) as refused:
        reachable(parsed(f"http://{host}/", WEB), resolve, is_public, 5)
    assert refused.value.rule == "fetch.private"


def test_a_name_with_a_scope_is_not_reached() -> None:
    with pytest.raises(Refusal, match="réseau privé"):
        reachable(parsed("http://voisin/", WEB), lambda *_: ["fe80::1%eth0"], lambda _: True, 5)
