"""What the database itself refuses: an edited document or fact, a quote that is not in its source."""

from django.db import migrations

FROZEN = ("archive", "renditionrecord", "deposit", "passage", "fact", "citation", "factlink")

FUNCTIONS = """
CREATE FUNCTION evidence_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_frozen';
END $$;

CREATE FUNCTION evidence_check_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR (OLD.id, OLD.sha256, OLD.size, OLD.media_type, OLD.archived_at)
     IS DISTINCT FROM (NEW.id, NEW.sha256, NEW.size, NEW.media_type, NEW.archived_at) THEN
    RAISE EXCEPTION 'a document keeps its bytes for ever: % refused', TG_OP
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'document_frozen';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION evidence_check_archive() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE expected text; expected_size bigint;
BEGIN
  SELECT sha256, size INTO expected, expected_size FROM evidence_document WHERE id = NEW.document_id;
  IF encode(sha256(NEW.content), 'hex') IS DISTINCT FROM expected OR length(NEW.content) <> expected_size THEN
    RAISE EXCEPTION 'archived bytes do not match their fingerprint'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'archive_matches_sha256';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION evidence_check_passage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stated text;
BEGIN
  SELECT substr(raw, NEW.start + 1, NEW."end" - NEW.start) INTO stated
    FROM evidence_renditionrecord WHERE document_id = NEW.document_id;
  IF stated IS DISTINCT FROM NEW.quote THEN
    RAISE EXCEPTION 'the quote is not what the source says between % and %', NEW.start, NEW."end"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'passage_reproduces';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION evidence_check_citation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT document_id FROM evidence_fact WHERE id = NEW.fact_id)
     IS DISTINCT FROM (SELECT document_id FROM evidence_passage WHERE id = NEW.passage_id) THEN
    RAISE EXCEPTION 'a fact cites its own document only'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_same_document';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION evidence_check_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind <> 'check' AND NOT EXISTS (SELECT 1 FROM evidence_citation WHERE fact_id = NEW.id) THEN
    RAISE EXCEPTION 'fact % has no passage', NEW.uid
      USING ERRCODE = 'check_violation', CONSTRAINT = 'fact_has_a_passage';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE evidence_fact ADD CONSTRAINT fact_value_kind CHECK ((value ->> 'kind') IS NOT DISTINCT FROM kind);
CREATE TRIGGER document_frozen BEFORE UPDATE OR DELETE ON evidence_document
  FOR EACH ROW EXECUTE FUNCTION evidence_check_document();
CREATE TRIGGER document_not_emptied BEFORE TRUNCATE ON evidence_document
  FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();
CREATE TRIGGER archive_matches BEFORE INSERT ON evidence_archive
  FOR EACH ROW EXECUTE FUNCTION evidence_check_archive();
CREATE TRIGGER passage_reproduces BEFORE INSERT ON evidence_passage
  FOR EACH ROW EXECUTE FUNCTION evidence_check_passage();
CREATE TRIGGER citation_same_document BEFORE INSERT ON evidence_citation
  FOR EACH ROW EXECUTE FUNCTION evidence_check_citation();
CREATE CONSTRAINT TRIGGER fact_has_a_passage AFTER INSERT ON evidence_fact
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION evidence_check_fact();
"""

FREEZE = """
CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON evidence_{table}
  FOR EACH ROW EXECUTE FUNCTION evidence_refuse_change();
CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON evidence_{table}
  FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();
"""

UNDO = """
ALTER TABLE evidence_fact DROP CONSTRAINT fact_value_kind;
DROP FUNCTION evidence_check_fact() CASCADE;
DROP FUNCTION evidence_check_citation() CASCADE;
DROP FUNCTION evidence_check_passage() CASCADE;
DROP FUNCTION evidence_check_archive() CASCADE;
DROP FUNCTION evidence_check_document() CASCADE;
DROP FUNCTION evidence_refuse_change() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS + "".join(FREEZE.format(table=t) for t in FROZEN), UNDO),
    ]
