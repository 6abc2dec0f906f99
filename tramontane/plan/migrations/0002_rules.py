"""What the database itself refuses: a rewritten version or decision, a tree that loops or leaves its plan."""

from django.db import migrations

KINDS = {
    "heading": "heading",
    "participation": "participation",
    "axis": "axis",
    "envelope": "envelope",
    "pledge": "pledge",
    "indicator": "indicator",
    "milestone": "milestone",
    "event": "event",
    "contextfigure": "context",
}
ON_AXIS = ("envelope", "pledge", "indicator", "milestone", "event")

FUNCTIONS = """
CREATE FUNCTION plan_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_frozen';
END $$;

CREATE FUNCTION plan_check_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT kind FROM plan_line WHERE id = NEW.line_ptr_id) IS DISTINCT FROM TG_ARGV[0] THEN
    RAISE EXCEPTION 'line % is not a %', NEW.line_ptr_id, TG_ARGV[0]
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_kind';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_keep_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.id, OLD.plan_id, OLD.kind, OLD.ref) IS DISTINCT FROM (NEW.id, NEW.plan_id, NEW.kind, NEW.ref) THEN
    RAISE EXCEPTION 'line % keeps its plan, its kind and its reference', OLD.ref
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_stays';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_keep_nature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.is_demonstration IS DISTINCT FROM NEW.is_demonstration THEN
    RAISE EXCEPTION 'plan % is a demonstration or a real plan for ever', OLD.slug
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plan_keeps_nature';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_check_axis_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.axis_id IS NOT NULL AND (SELECT plan_id FROM plan_line WHERE id = NEW.axis_id)
     IS DISTINCT FROM (SELECT plan_id FROM plan_line WHERE id = NEW.line_ptr_id) THEN
    RAISE EXCEPTION 'a line belongs to an axis of its own plan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_axis_same_plan';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_check_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.parent_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF (SELECT plan_id FROM plan_line WHERE id = NEW.parent_id)
     IS DISTINCT FROM (SELECT plan_id FROM plan_line WHERE id = NEW.line_ptr_id) THEN
    RAISE EXCEPTION 'an axis hangs from an axis of its own plan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'axis_same_plan';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('plan_axis'), (SELECT plan_id::int FROM plan_line WHERE id = NEW.line_ptr_id));
  IF EXISTS (
    WITH RECURSIVE above(id, parent_id) AS (
      SELECT line_ptr_id, parent_id FROM plan_axis WHERE line_ptr_id = NEW.parent_id
      UNION
      SELECT a.line_ptr_id, a.parent_id FROM plan_axis a JOIN above ON a.line_ptr_id = above.parent_id
    ) SELECT 1 FROM above WHERE id = NEW.line_ptr_id
  ) THEN
    RAISE EXCEPTION 'the axes of a plan form a tree'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'axis_no_circle';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_check_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said text; now_state text;
BEGIN
  SELECT state INTO now_state FROM plan_line WHERE id = NEW.id;
  IF now_state IS NULL OR now_state = 'draft' THEN
    RETURN NEW;
  END IF;
  SELECT verdict INTO said FROM plan_decision WHERE line_id = NEW.id ORDER BY id DESC LIMIT 1;
  IF said IS DISTINCT FROM now_state THEN
    RAISE EXCEPTION 'line % is % without a decision that says so', NEW.ref, now_state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_state_decided';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION plan_check_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last_number int; last_at timestamptz; demonstration boolean;
BEGIN
  SELECT is_demonstration INTO demonstration FROM plan_plan WHERE id = NEW.plan_id FOR UPDATE;
  SELECT max(number), max(published_at) INTO last_number, last_at FROM plan_version WHERE plan_id = NEW.plan_id;
  IF NEW.number <> coalesce(last_number, 0) + 1 THEN
    RAISE EXCEPTION 'version % does not follow version %', NEW.number, coalesce(last_number, 0)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'version_follows';
  END IF;
  IF NEW.published_at < last_at OR NEW.published_at > clock_timestamp() + interval '1 minute'
     OR (NOT demonstration AND NEW.published_at < clock_timestamp() - interval '1 hour') THEN
    RAISE EXCEPTION 'a version is dated when it is published'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'version_dated_now';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER line_stays BEFORE UPDATE ON plan_line
  FOR EACH ROW EXECUTE FUNCTION plan_keep_line();
CREATE TRIGGER plan_keeps_nature BEFORE UPDATE ON plan_plan
  FOR EACH ROW EXECUTE FUNCTION plan_keep_nature();
CREATE TRIGGER axis_tree BEFORE INSERT OR UPDATE ON plan_axis
  FOR EACH ROW EXECUTE FUNCTION plan_check_tree();
CREATE CONSTRAINT TRIGGER line_state_decided AFTER INSERT OR UPDATE OF state ON plan_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION plan_check_state();
CREATE TRIGGER version_follows BEFORE INSERT ON plan_version
  FOR EACH ROW EXECUTE FUNCTION plan_check_version();
"""

FREEZE = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON plan_{table}
  FOR EACH ROW EXECUTE FUNCTION plan_refuse_change();
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON plan_{table}
  FOR EACH STATEMENT EXECUTE FUNCTION plan_refuse_change();
"""
KIND = """
CREATE TRIGGER {table}_kind BEFORE INSERT OR UPDATE ON plan_{table}
  FOR EACH ROW EXECUTE FUNCTION plan_check_kind('{kind}');
"""
AXIS = """
CREATE TRIGGER {table}_axis BEFORE INSERT OR UPDATE ON plan_{table}
  FOR EACH ROW EXECUTE FUNCTION plan_check_axis_of_line();
"""

UNDO = """
DROP FUNCTION plan_check_version() CASCADE;
DROP FUNCTION plan_check_state() CASCADE;
DROP FUNCTION plan_check_tree() CASCADE;
DROP FUNCTION plan_check_axis_of_line() CASCADE;
DROP FUNCTION plan_keep_nature() CASCADE;
DROP FUNCTION plan_keep_line() CASCADE;
DROP FUNCTION plan_check_kind() CASCADE;
DROP FUNCTION plan_refuse_change() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial")]
    operations = [
        migrations.RunSQL(
            FUNCTIONS
            + "".join(FREEZE.format(table=t) for t in ("version", "decision"))
            + "".join(KIND.format(table=t, kind=k) for t, k in KINDS.items())
            + "".join(AXIS.format(table=t) for t in ON_AXIS),
            UNDO,
        ),
    ]
