"""Read-only pages and a database that goes away between two of them."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import InternalError, connection

from tramontane.portal.readonly import only_read


@pytest.fixture
def _back_to_writing() -> Iterator[None]:
    yield
    only_read(False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_back_to_writing")
def test_a_connection_that_is_gone_is_put_away_and_the_next_one_only_reads() -> None:
    connection.ensure_connection()
    parameters = {
        k: v for k, v in connection.get_connection_params().items() if k in ("dbname", "user", "host", "port")
    }
    with psycopg.connect(**parameters, autocommit=True) as other, connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        other.execute("SELECT pg_terminate_backend(%s, 5000)", cursor.fetchone())
    only_read(True)
    with connection.cursor() as cursor:
        cursor.execute("SHOW default_transaction_read_only")
        assert cursor.fetchone() == ("on",)
        with pytest.raises(InternalError, match="read-only"):
            cursor.execute("INSERT INTO plan_party (name, kind) VALUES ('x', 'other')")
