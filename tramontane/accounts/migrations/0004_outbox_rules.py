"""What the database refuses of the outbox: a message that left never waits again, and none changes its key."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_outbox")]
    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION accounts_keep_message() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF OLD.key <> NEW.key OR (OLD.state IN ('sent', 'expired') AND NEW.state <> OLD.state)
                 OR (OLD.state NOT IN ('waiting', 'sending') AND NEW.state = 'sending') THEN
                RAISE EXCEPTION 'message % is told once', OLD.id
                  USING ERRCODE = 'check_violation', CONSTRAINT = 'message_told_once';
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER message_told_once BEFORE UPDATE ON accounts_message
              FOR EACH ROW EXECUTE FUNCTION accounts_keep_message();
            """,
            "DROP FUNCTION accounts_keep_message() CASCADE",
        )
    ]
