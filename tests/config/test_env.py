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
        ({"LOG_FORMAT": "xml"}, "TRAMONTANE_LOG_FORMAT"),
        ({"SECRET_KEY": "court"}, "au moins 32 caractères"),
        ({"HOSTS": "ia.example.fr"}, "TRAMONTANE_SECRET_KEY"),
        ({"DEMO": "oui", "SECRET_KEY": KEY}, "mode démonstration est interdit en production"),
        ({"DEMO": "oui", "HOSTS": "localhost, ia.example.fr"}, "mode démonstration est interdit en production"),
        ({"DEMO": "oui", "HOSTS": "ia.example.fr", "SECRET_KEY": KEY}, "mode démonstration est interdit"),
    ],
)
def test_a_wrong_variable_is_refused_in_one_french_line(variables: dict[str, str], said: str) -> None:
    with pytest.raises(EnvironmentProblem) as refusal:
        read({f"TRAMONTANE_{name}": value for name, value in variables.items()})
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_empty_environment_is_a_demonstration_on_this_machine() -> None:
    env = read({})
    assert (env.demo, env.is_production, env.is_secure) == (True, False, False)
    assert (env.host, env.port, env.database_url) == ("127.0.0.1", 8000, "")


def test_production_is_never_a_demonstration() -> None:
    env = read({"TRAMONTANE_HOSTS": "ia.example.fr", "TRAMONTANE_SECRET_KEY": KEY})
    assert (env.demo, env.is_production, env.is_secure) == (False, True, True)
    assert not read({"TRAMONTANE_SECRET_KEY": KEY}).demo


def test_local_hosts_are_not_public() -> None:
    assert read({"TRAMONTANE_HOSTS": "localhost,127.0.0.1"}).demo


def test_the_data_folder_may_start_from_home() -> None:
    assert read({"TRAMONTANE_DATA": "~/donnees"}).postgresql == Path.home() / "donnees" / "postgresql"


def test_an_empty_variable_is_a_missing_one() -> None:
    assert read({"TRAMONTANE_PORT": "", "TRAMONTANE_DEMO": " ", "TRAMONTANE_DATA": ""}) == read({})
