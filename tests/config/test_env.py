"""What the environment may say, and every refusal."""

from pathlib import Path

import pytest

from tramontane.config.env import EnvironmentProblem, read

KEY = "k" * 40


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"PORT": "http"}, "TRAMONTANE_PORT doit être un nombre de 1 à 65535"),
        ({"PORT": "0"}, "TRAMONTANE_PORT"),
        ({"PORT": "70000"}, "TRAMONTANE_PORT"),
        ({"PORT": "²"}, "TRAMONTANE_PORT"),
        ({"WORKERS": "0"}, "TRAMONTANE_WORKERS doit être un nombre de 1 à 64"),
        ({"DEMO": "peut-être"}, "TRAMONTANE_DEMO doit valoir"),
        ({"DATABASE_URL": "mysql://localhost/x"}, "TRAMONTANE_DATABASE_URL doit commencer par postgresql://"),
        ({"CONTACT": "accueil"}, "TRAMONTANE_CONTACT doit être une adresse électronique"),
        ({"CONTACT": "http://exemple.fr/"}, "TRAMONTANE_CONTACT"),
        ({"LOG_FORMAT": "xml"}, "TRAMONTANE_LOG_FORMAT"),
        ({"FETCH_NETWORKS": "intranet"}, "TRAMONTANE_FETCH_NETWORKS doit être une liste de réseaux"),
        ({"FETCH_NETWORKS": "10.0.0.1/8"}, "TRAMONTANE_FETCH_NETWORKS"),
        ({"FETCH_PORTS": "http"}, "TRAMONTANE_FETCH_PORTS doit être une liste de ports"),
        ({"FETCH_PORTS": "80,0"}, "TRAMONTANE_FETCH_PORTS"),
        ({"SECRET_KEY": "court"}, "au moins 32 caractères"),
        ({"HOSTS": "ia.example.fr"}, "TRAMONTANE_SECRET_KEY"),
        ({"DEMO": "oui", "SECRET_KEY": KEY}, "mode démonstration est interdit en production"),
        ({"DEMO": "oui", "HOSTS": "localhost, ia.example.fr"}, "mode démonstration est interdit en production"),
        ({"DEMO": "oui", "HOSTS": "ia.example.fr", "SECRET_KEY": KEY}, "mode démonstration est interdit"),
        ({"LLM_URL": "modele"}, "TRAMONTANE_LLM_URL doit être une adresse https://"),
        ({"LLM_URL": "http://modele.example.fr/v1"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "http://192.168.1.4:8080/v1"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "ftp://127.0.0.1/v1"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://[::1/v1"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://modele.example.fr:99999"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://agent:secret@modele.example.fr"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://modele.example.fr/v1?cle=secret"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://modele.example.fr/\nv1"}, "TRAMONTANE_LLM_URL"),
        ({"LLM_URL": "https://modele.example.fr/v1"}, "TRAMONTANE_LLM_MODEL doit nommer le modèle"),
        ({"LLM_URL": "https://modele.example.fr/v1", "LLM_MODEL": "a\nb"}, "TRAMONTANE_LLM_MODEL"),
        ({"LLM_KEY": "clé"}, "TRAMONTANE_LLM_KEY"),
        ({"LLM_KEY": "a\r\nX-Autre: b"}, "TRAMONTANE_LLM_KEY"),
        ({"LLM_SECONDS": "0"}, "TRAMONTANE_LLM_SECONDS doit être un nombre de 1 à 600"),
    ],
)
def test_a_wrong_variable_is_refused_in_one_french_line(variables: dict[str, str], said: str) -> None:
    with pytest.raises(EnvironmentProblem) as refusal:
        read({f"TRAMONTANE_{name}": value for name, value in variables.items()})
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "url", ["https://modele.example.fr/v1", "http://localhost:11434/v1", "http://127.0.0.2/v1", "http://[::1]:8080"]
)
def test_a_model_is_far_behind_tls_or_on_this_machine(url: str) -> None:
    env = read({"TRAMONTANE_LLM_URL": url, "TRAMONTANE_LLM_MODEL": "essai"})
    assert (env.llm_url, env.llm_model, env.llm_key, env.llm_seconds) == (url, "essai", "", 60)


def test_there_is_no_model_by_default() -> None:
    assert read({}).llm_url == ""


def test_an_empty_environment_is_a_demonstration_on_this_machine() -> None:
    env = read({})
    assert (env.demo, env.is_production, env.is_secure) == (True, False, False)
    assert (env.host, env.port, env.database_url) == ("127.0.0.1", 8000, "")


def test_production_is_never_a_demonstration() -> None:
    env = read({"TRAMONTANE_HOSTS": "ia.example.fr", "TRAMONTANE_SECRET_KEY": KEY})
    assert (env.demo, env.is_production, env.is_secure) == (False, True, True)
    assert not read({"TRAMONTANE_SECRET_KEY": KEY}).demo


def test_letters_name_the_first_public_host_or_this_machine() -> None:
    assert read({"TRAMONTANE_PORT": "8001"}).site == "http://localhost:8001"
    hosts = "localhost, ia.example.fr, autre.example.fr"
    assert read({"TRAMONTANE_HOSTS": hosts, "TRAMONTANE_SECRET_KEY": KEY}).site == "https://ia.example.fr"


def test_local_hosts_are_not_public() -> None:
    assert read({"TRAMONTANE_HOSTS": "localhost,127.0.0.1"}).demo


def test_the_data_folder_may_start_from_home() -> None:
    assert read({"TRAMONTANE_DATA": "~/donnees"}).postgresql == Path.home() / "donnees" / "postgresql"


def test_an_empty_variable_is_a_missing_one() -> None:
    assert read({"TRAMONTANE_PORT": "", "TRAMONTANE_DEMO": " ", "TRAMONTANE_DATA": ""}) == read({})


def test_documents_are_fetched_from_the_public_web_unless_told_otherwise() -> None:
    env = read({})
    assert (env.fetch_networks, sorted(env.fetch_ports)) == ((), [80, 443])
    env = read({"TRAMONTANE_FETCH_NETWORKS": "10.12.0.0/16, fd12::/32", "TRAMONTANE_FETCH_PORTS": "443, 8443"})
    assert ([str(n) for n in env.fetch_networks], sorted(env.fetch_ports)) == (
        ["10.12.0.0/16", "fd12::/32"],
        [443, 8443],
    )
