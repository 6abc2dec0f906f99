"""What the database itself refuses of money, and the one function that posts.

Every posting waits for the lock of its envelope, envelopes in order: balances are then read and moved by one writer.
"""

from django.db import migrations

FROZEN = ("act", "journalentry", "journalline", "seal")
NOT_EMPTIED = ("account", "daybalance", "budgetenvelope", "reservation", "commitment")
#: What never changes of those that hold money.
STAYS = {
    "budgetenvelope": ("plan_id", "code", "section", "funder_id", "comes_from_id", "first_year"),
    "reservation": ("envelope_id", "code"),
    "commitment": ("reservation_id", "reference"),
}

LISTS = """
-- Which acts allow which event, and which accounts it moves (kind and sign, in order).
CREATE FUNCTION ledger_allowed_acts(kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN kind IN ('vote', 'revision', 'lapse') THEN '{deliberation,budget,completion}'::text[]
    WHEN kind IN ('credit_vote', 'credit_revision') THEN '{budget,deliberation}'
    WHEN kind IN ('transfer', 'credit_transfer') THEN '{deliberation,budget,delegation}'
    WHEN kind IN ('reservation', 'release') THEN '{deliberation,delegation,completion}'
    WHEN kind = 'award' THEN '{deliberation,delegation,convention}'
    WHEN kind = 'amendment' THEN '{amendment,deliberation}'
    WHEN kind = 'order' THEN '{certification}'
    WHEN kind IN ('payment', 'rejection', 'collection') THEN '{accountant}'
    WHEN kind = 'closing' THEN '{closing}'
    WHEN kind = 'reopening' THEN '{closing,correction}'
    WHEN kind = 'completion' THEN '{completion}'
    WHEN kind IN ('recovery', 'remission') THEN '{recovery,deliberation}'
    WHEN kind = 'correction' THEN '{correction}'
  END
$$;

CREATE FUNCTION ledger_allowed_moves(kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE kind
    WHEN 'vote' THEN '{A0-A1+}'::text[]
    WHEN 'revision' THEN '{A0-A1+,A0+A1-}'
    WHEN 'transfer' THEN '{A0+A0-A1+A1-}'
    WHEN 'credit_vote' THEN '{C0-C1+}'
    WHEN 'credit_revision' THEN '{C0-C1+,C0+C1-}'
    WHEN 'credit_transfer' THEN '{C0+C0-C1+C1-}'
    WHEN 'reservation' THEN '{A1-A2+}'
    WHEN 'release' THEN '{A1+A2-}'
    WHEN 'award' THEN '{A2-A3+}'
    WHEN 'amendment' THEN '{A2-A3+,A2+A3-}'
    WHEN 'order' THEN '{A3-A4+C1-C2+}'
    WHEN 'payment' THEN '{A4-A5+C2-C3+}'
    WHEN 'completion' THEN '{A2+A3-}'
    WHEN 'lapse' THEN '{A3-A6+,A1-A6+}'
    WHEN 'recovery' THEN '{R0-R1+}'
    WHEN 'collection' THEN '{R1-R2+}'
    WHEN 'remission' THEN '{R1-R3+}'
  END
$$;
"""

FREEZE = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_frozen';
END $$;
"""

# Balances and closing balances of days are written by the triggers of lines, and by nothing else.
BALANCES = """
CREATE FUNCTION ledger_check_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE leaf boolean := NEW.kind IN ('A2','A3','A4','A5','C2','C3','R0','R1','R2','R3');
BEGIN
  IF NEW.balance <> 0 THEN
    RAISE EXCEPTION 'an account opens empty' USING ERRCODE = 'check_violation', CONSTRAINT = 'account_opens_empty';
  END IF;
  IF NEW.total_id IS NULL THEN
    IF NEW.reservation_id IS NULL AND NEW.commitment_id IS NULL THEN RETURN NEW; END IF;
  ELSIF leaf AND (NEW.commitment_id IS NULL) = (NEW.kind = 'A2') AND EXISTS (
    SELECT 1 FROM ledger_account t, ledger_reservation r
     WHERE t.id = NEW.total_id AND t.total_id IS NULL AND t.envelope_id = NEW.envelope_id AND t.kind = NEW.kind
       AND t.fiscal_year IS NOT DISTINCT FROM NEW.fiscal_year
       AND r.id = NEW.reservation_id AND r.envelope_id = NEW.envelope_id
  ) AND (NEW.commitment_id IS NULL OR EXISTS (
    SELECT 1 FROM ledger_commitment c WHERE c.id = NEW.commitment_id AND c.reservation_id = NEW.reservation_id
  )) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an account of kind % does not stand there', NEW.kind
    USING ERRCODE = 'check_violation', CONSTRAINT = 'account_stands_right';
END $$;

CREATE FUNCTION ledger_keep_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a balance moves by lines alone' USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_ARGV[0];
END $$;

CREATE TRIGGER account_stands_right BEFORE INSERT ON ledger_account
  FOR EACH ROW EXECUTE FUNCTION ledger_check_account();
-- A line moves a balance from inside its trigger: a depth of one. These conditions cost no call.
CREATE TRIGGER account_moved_by_lines BEFORE UPDATE ON ledger_account FOR EACH ROW
  WHEN (pg_trigger_depth() = 0 OR (OLD.id, OLD.envelope_id, OLD.kind, OLD.fiscal_year, OLD.reservation_id,
        OLD.commitment_id, OLD.total_id) IS DISTINCT FROM (NEW.id, NEW.envelope_id, NEW.kind, NEW.fiscal_year,
        NEW.reservation_id, NEW.commitment_id, NEW.total_id))
  EXECUTE FUNCTION ledger_keep_balance('account_moved_by_lines');
CREATE TRIGGER account_kept BEFORE DELETE ON ledger_account
  FOR EACH ROW EXECUTE FUNCTION ledger_keep_balance('account_kept');
CREATE TRIGGER day_moved_by_lines BEFORE INSERT OR UPDATE ON ledger_daybalance
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION ledger_keep_balance('day_moved_by_lines');
CREATE TRIGGER day_kept BEFORE DELETE ON ledger_daybalance
  FOR EACH ROW EXECUTE FUNCTION ledger_keep_balance('day_kept');
"""

HOLDERS = """
CREATE FUNCTION ledger_check_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.passage_id IS NOT NULL
     AND (SELECT document_id FROM evidence_passage WHERE id = NEW.passage_id) IS DISTINCT FROM NEW.document_id THEN
    RAISE EXCEPTION 'the passage of an act is in its document'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'act_passage_in_document';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_check_envelope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM plan_line WHERE id IN (NEW.axis_id, NEW.promise_id) AND plan_id <> NEW.plan_id) THEN
    RAISE EXCEPTION 'an envelope stands on an axis and a promise of its plan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_same_plan';
  END IF;
  IF NEW.comes_from_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger_budgetenvelope s
     WHERE s.id = NEW.comes_from_id AND s.plan_id <> NEW.plan_id AND s.funder_id = NEW.funder_id
  ) THEN
    RAISE EXCEPTION 'an envelope comes from one of the same funder, in another plan'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'budget_comes_from';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_check_schedule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE about bigint := coalesce(NEW.commitment_id, OLD.commitment_id); planned numeric; due numeric;
BEGIN
  SELECT sum(amount) INTO planned FROM ledger_instalment WHERE commitment_id = about;
  SELECT sum(balance) INTO due FROM ledger_account WHERE commitment_id = about AND kind IN ('A3', 'A4', 'A5');
  IF planned <> coalesce(due, 0) THEN
    RAISE EXCEPTION 'the schedule of commitment % makes % and not %', about, planned, due
      USING ERRCODE = 'check_violation', CONSTRAINT = 'schedule_makes_the_whole';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER act_passage_in_document BEFORE INSERT ON ledger_act
  FOR EACH ROW EXECUTE FUNCTION ledger_check_act();
CREATE TRIGGER budget_in_its_plan BEFORE INSERT OR UPDATE ON ledger_budgetenvelope
  FOR EACH ROW EXECUTE FUNCTION ledger_check_envelope();
CREATE CONSTRAINT TRIGGER schedule_makes_the_whole AFTER INSERT OR UPDATE OR DELETE ON ledger_instalment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_schedule();
"""

ENTRIES = """
CREATE FUNCTION ledger_lock(envelope bigint) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(7261095, envelope::int)
$$;

CREATE FUNCTION ledger_check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE act record;
BEGIN
  NEW.recorded_at := greatest(clock_timestamp(), (SELECT recorded_at + interval '1 microsecond'
                                                    FROM ledger_journalentry ORDER BY id DESC LIMIT 1));
  IF NEW."on" > (NEW.recorded_at AT TIME ZONE 'Europe/Paris')::date THEN
    RAISE EXCEPTION 'an entry does not count from a day to come'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_not_ahead';
  END IF;
  SELECT a.plan_id, a.kind, a."on" INTO act FROM ledger_act a WHERE a.id = NEW.act_id;
  IF act.plan_id IS DISTINCT FROM NEW.plan_id OR act.kind <> ALL (ledger_allowed_acts(NEW.kind))
     OR ledger_allowed_acts(NEW.kind) IS NULL OR (act."on" > NEW."on" AND act.kind <> 'accountant') THEN
    RAISE EXCEPTION 'act % does not allow a % on %', NEW.act_id, NEW.kind, NEW."on"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_act_allows';
  END IF;
  IF NEW.kind = 'order' AND NEW."on" NOT BETWEEN make_date(NEW.fiscal_year, 1, 1)
                                         AND make_date(NEW.fiscal_year + 1, 1, 31) THEN
    RAISE EXCEPTION 'an order of % is dated in that year or in its complementary period', NEW.fiscal_year
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_in_its_year';
  END IF;
  RETURN NEW;
END $$;

-- What an entry says of another one: reversed once, paid once, a year closed once.
CREATE FUNCTION ledger_check_reference() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE other ledger_journalentry;
BEGIN
  IF NEW.kind = 'closing' THEN
    PERFORM ledger_lock(id) FROM (SELECT id FROM ledger_budgetenvelope WHERE plan_id = NEW.plan_id ORDER BY id) e;
    IF ledger_is_closed(NEW.plan_id, NEW.fiscal_year, 0) THEN
      RAISE EXCEPTION 'year % is closed already', NEW.fiscal_year
        USING ERRCODE = 'check_violation', CONSTRAINT = 'year_closed_once';
    END IF;
    RETURN NEW;
  END IF;
  SELECT * INTO other FROM ledger_journalentry WHERE id = coalesce(NEW.reverses_id, NEW.settles_id) FOR NO KEY UPDATE;
  IF other.plan_id IS DISTINCT FROM NEW.plan_id OR other.fiscal_year IS DISTINCT FROM NEW.fiscal_year
     OR other."on" > NEW."on" OR other.reverses_id IS NOT NULL
     OR (NEW.kind IN ('payment', 'rejection') AND other.kind <> 'order')
     OR (NEW.kind = 'reopening') <> (other.kind = 'closing') THEN
    RAISE EXCEPTION 'a % cannot answer entry %', NEW.kind, other.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_answers';
  END IF;
  IF EXISTS (SELECT 1 FROM ledger_journalentry p WHERE p.settles_id = other.id
              AND NOT EXISTS (SELECT 1 FROM ledger_journalentry r WHERE r.reverses_id = p.id))
     OR (NEW.kind = 'payment' AND EXISTS (SELECT 1 FROM ledger_journalentry r WHERE r.reverses_id = other.id)) THEN
    RAISE EXCEPTION 'order % is paid or withdrawn already', other.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'order_settled_once';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION ledger_is_closed(plan bigint, year int, but_entry bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM ledger_journalentry c
     WHERE c.kind = 'closing' AND c.plan_id = plan AND c.fiscal_year = year AND c.id <> but_entry
       AND NOT EXISTS (SELECT 1 FROM ledger_journalentry r WHERE r.reverses_id = c.id))
$$;

CREATE TRIGGER entry_dated_and_allowed BEFORE INSERT ON ledger_journalentry
  FOR EACH ROW EXECUTE FUNCTION ledger_check_entry();
CREATE TRIGGER entry_answers BEFORE INSERT ON ledger_journalentry
  FOR EACH ROW WHEN (NEW.kind = 'closing' OR NEW.reverses_id IS NOT NULL OR NEW.settles_id IS NOT NULL)
  EXECUTE FUNCTION ledger_check_reference();
"""

# All the lines of an entry come in one statement, and one trigger reads them as a whole: there is no half entry to wait for.
LINES = """
CREATE FUNCTION ledger_write_lines() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE e ledger_journalentry; many boolean;
BEGIN
  SELECT j.* INTO e FROM ledger_journalentry j WHERE j.id = (SELECT min(entry_id) FROM written);
  PERFORM pg_advisory_xact_lock(7261095, envelope_id::int) FROM (
    SELECT DISTINCT a.envelope_id FROM written l JOIN ledger_account a ON a.id = l.account_id ORDER BY 1) envelopes;
  SELECT count(*) > (SELECT count(*) FROM written WHERE entry_id = e.id) INTO many FROM (
    SELECT FROM ledger_journalline WHERE entry_id = e.id UNION ALL SELECT FROM written WHERE entry_id <> e.id) lines;
  IF many OR e.recorded_at < transaction_timestamp() OR (e.id IS NULL AND EXISTS (SELECT FROM written)) THEN
    RAISE EXCEPTION 'the lines of entry % come with it, in one statement', e.id
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'journal_line_with_its_entry';
  END IF;
  IF e.id IS NULL THEN RETURN NULL; END IF;
  IF e.fiscal_year IS NOT NULL AND ledger_is_closed(e.plan_id, e.fiscal_year, e.id) THEN
    RAISE EXCEPTION 'year % is closed', e.fiscal_year
      USING ERRCODE = 'check_violation', CONSTRAINT = 'year_closed';
  END IF;
  UPDATE ledger_account a SET balance = a.balance + l.amount FROM (
    SELECT account_id, amount FROM written
    UNION ALL SELECT total_id, amount FROM written WHERE total_id <> account_id) l WHERE a.id = l.account_id;
  PERFORM ledger_check_one(e);
  -- The day it counts from, and the days after it when it was written late.
  WITH moved AS (
    UPDATE ledger_daybalance d SET balance = d.balance + l.amount FROM written l
     WHERE d.account_id = l.total_id AND d."on" >= e."on" RETURNING d.account_id, d."on")
  INSERT INTO ledger_daybalance (account_id, "on", balance, is_source)
  SELECT l.total_id, e."on", l.amount + coalesce((SELECT d.balance FROM ledger_daybalance d
           WHERE d.account_id = l.total_id AND d."on" < e."on" ORDER BY d."on" DESC LIMIT 1), 0),
         (SELECT a.kind IN ('A0', 'C0', 'R0') FROM ledger_account a WHERE a.id = l.total_id)
    FROM written l WHERE NOT EXISTS (SELECT FROM moved m WHERE m.account_id = l.total_id AND m."on" = e."on");
  RETURN NULL;
END $$;

-- At the end of the transaction: an entry without lines is looked at like the others.
CREATE FUNCTION ledger_check_bare() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger_journalline WHERE entry_id = NEW.id) THEN PERFORM ledger_check_one(NEW); END IF;
  RETURN NULL;
END $$;

-- An entry as a whole: each line where it must be, balanced by ledger and envelope, of the shape of its kind.
CREATE FUNCTION ledger_check_one(e ledger_journalentry) RETURNS void LANGUAGE plpgsql AS $$
DECLARE w record; bad boolean := false;
BEGIN
  SELECT coalesce(string_agg(a.kind || CASE WHEN l.amount > 0 THEN '+' ELSE '-' END, ''
           ORDER BY a.kind COLLATE "C", l.amount < 0), '') AS moves,
         coalesce(sum(l.amount) FILTER (WHERE a.kind < 'B'), 0) AS a, coalesce(sum(l.amount) FILTER (WHERE a.kind > 'R'), 0) AS r,
         coalesce(sum(l.amount) FILTER (WHERE a.kind BETWEEN 'B' AND 'D'), 0) AS c,
         sum(l.amount) FILTER (WHERE a.kind = 'A4') AS ordered, sum(l.amount) FILTER (WHERE a.kind = 'C2') AS credits,
         max(l.account_id) FILTER (WHERE a.kind = 'A4') AS order_account,
         min(a.envelope_id) AS first_envelope, max(a.envelope_id) AS last_envelope,
         min(a.commitment_id) < max(a.commitment_id) OR min(a.reservation_id) < max(a.reservation_id) AS is_mixed,
         min(a.fiscal_year) AS first_year, max(a.fiscal_year) AS last_year, min(b.plan_id) AS plan, max(b.plan_id) AS last_plan,
         max(a.commitment_id) FILTER (WHERE a.kind = 'R0' OR (a.kind = 'A5' AND l.amount < 0)) AS asked_back,
         bool_or(a.id IS NULL OR t.id IS DISTINCT FROM coalesce(a.total_id, a.id) OR l.recorded_at <> e.recorded_at) AS is_misplaced,
         bool_or(a.total_id IS NULL AND a.kind IN ('A2','A3','A4','A5','C2','C3','R0','R1','R2','R3')) AS is_total,
         bool_or(l.running <> t.balance OR EXISTS (SELECT FROM ledger_journalline later
           WHERE later.total_id = l.total_id AND later.recorded_at > l.recorded_at)) AS is_late
    INTO w
    FROM ledger_journalline l LEFT JOIN ledger_account a ON a.id = l.account_id LEFT JOIN ledger_account t ON t.id = l.total_id
    LEFT JOIN ledger_budgetenvelope b ON b.id = a.envelope_id WHERE l.entry_id = e.id;
  IF w.is_misplaced THEN
    RAISE EXCEPTION 'a line of entry % says another total or another instant than its own', e.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_line_placed';
  END IF;
  IF w.is_total THEN
    RAISE EXCEPTION 'a line moves the account of a reservation or of a commitment, not their total'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_line_on_its_holder';
  END IF;
  IF w.is_late THEN
    RAISE EXCEPTION 'an account has moved since entry %', e.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'journal_line_one_by_one';
  END IF;
  IF w.asked_back IS NOT NULL AND (SELECT sum(balance) FROM ledger_account
                                    WHERE kind IN ('R0', 'A5') AND commitment_id = w.asked_back) < 0 THEN
    RAISE EXCEPTION 'no more is asked back than was paid'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'recovery_within_paid';
  END IF;
  IF w.first_envelope <> w.last_envelope THEN
    SELECT coalesce(bool_or(s <> 0), false) INTO bad FROM (
      SELECT sum(l.amount) AS s FROM ledger_journalline l JOIN ledger_account a ON a.id = l.account_id
       WHERE l.entry_id = e.id GROUP BY left(a.kind, 1), a.envelope_id) sums;
  END IF;
  IF bad OR (w.a, w.c, w.r) <> (0, 0, 0) THEN
    RAISE EXCEPTION 'entry % is not balanced', e.id USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_balanced';
  END IF;
  IF e.reverses_id IS NOT NULL THEN
    SELECT count(*) FILTER (WHERE amount <> 0) > 0 INTO bad FROM (
      SELECT sum(amount) AS amount FROM ledger_journalline WHERE entry_id IN (e.id, e.reverses_id)
       GROUP BY account_id) both_entries;
  ELSE
    bad := w.is_mixed OR w.plan <> e.plan_id OR w.last_plan <> e.plan_id
      OR (w.first_envelope <> w.last_envelope AND e.kind NOT IN ('transfer', 'credit_transfer', 'closing'))
      OR w.first_year <> coalesce(e.fiscal_year, 0) OR w.last_year <> coalesce(e.fiscal_year, 0)
      OR (e.fiscal_year IS NULL) = (e.kind IN ('credit_vote', 'credit_revision', 'credit_transfer', 'order',
                                               'payment', 'closing'))
      OR (e.kind IN ('order', 'payment') AND w.ordered <> w.credits);
    bad := coalesce(bad, false) OR CASE WHEN e.kind = 'closing' THEN w.moves !~ '^(C1-)*(C4[+])*$'
                                        ELSE w.moves <> ALL (ledger_allowed_moves(e.kind)) END;
    IF e.kind = 'payment' THEN
      bad := bad OR NOT EXISTS (SELECT 1 FROM ledger_journalline o
        WHERE o.entry_id = e.settles_id AND o.account_id = w.order_account AND o.amount = -w.ordered);
    END IF;
  END IF;
  IF bad THEN
    RAISE EXCEPTION 'entry % is no % (%)', e.id, e.kind, w.moves
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_shape';
  END IF;
  IF e.kind = 'closing' AND EXISTS (
    SELECT 1 FROM ledger_account a JOIN ledger_budgetenvelope b ON b.id = a.envelope_id
     WHERE b.plan_id = e.plan_id AND a.fiscal_year = e.fiscal_year AND a.kind IN ('C1', 'C2') AND a.balance <> 0) THEN
    RAISE EXCEPTION 'year % still holds credits or unpaid orders', e.fiscal_year
      USING ERRCODE = 'check_violation', CONSTRAINT = 'closing_leaves_nothing';
  END IF;
END $$;

CREATE TRIGGER journal_lines_written AFTER INSERT ON ledger_journalline
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ledger_write_lines();
CREATE CONSTRAINT TRIGGER entry_has_lines AFTER INSERT ON ledger_journalentry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_bare();
"""

# The only two functions that the application's role may call (``tramontane grant``); they run as the owner.
POST = """
CREATE FUNCTION ledger_account(p_envelope bigint, p_kind text, p_year int, p_reservation bigint, p_commitment bigint)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE found_id bigint; total bigint;
BEGIN
  SELECT id INTO found_id FROM ledger_account
   WHERE envelope_id = p_envelope AND kind = p_kind AND coalesce(fiscal_year, 0) = coalesce(p_year, 0)
     AND coalesce(reservation_id, 0) = coalesce(p_reservation, 0)
     AND coalesce(commitment_id, 0) = coalesce(p_commitment, 0);
  IF found_id IS NULL THEN
    IF p_reservation IS NOT NULL THEN
      total := ledger_account(p_envelope, p_kind, p_year, NULL, NULL);
    END IF;
    INSERT INTO ledger_account (envelope_id, kind, fiscal_year, reservation_id, commitment_id, total_id, balance)
    VALUES (p_envelope, p_kind, p_year, p_reservation, p_commitment, total, 0) RETURNING id INTO found_id;
  END IF;
  RETURN found_id;
END $$;

-- One posting. Without accounts, a reversal takes the opposite of what it reverses. The same key answers the same entry.
CREATE FUNCTION ledger_post(
  p_key uuid, p_plan bigint, p_kind text, p_act bigint, p_on date, p_year int, p_reference text, p_reason text,
  p_reverses bigint, p_settles bigint, p_by bigint,
  p_kinds text[], p_envelopes bigint[], p_reservations bigint[], p_commitments bigint[], p_amounts numeric[]
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE written bigint; instant timestamptz; accounts bigint[]; amounts numeric[] := p_amounts; same boolean;
BEGIN
  IF p_reverses IS NOT NULL THEN
    SELECT array_agg(l.account_id ORDER BY l.id), array_agg(-l.amount ORDER BY l.id), array_agg(a.envelope_id)
      INTO accounts, amounts, p_envelopes
      FROM ledger_journalline l JOIN ledger_account a ON a.id = l.account_id WHERE l.entry_id = p_reverses;
  END IF;
  PERFORM pg_advisory_xact_lock(7261095, e::int) FROM (SELECT DISTINCT e FROM unnest(p_envelopes) e ORDER BY 1) envelopes;
  INSERT INTO ledger_journalentry (key, plan_id, kind, act_id, "on", fiscal_year, reference, reason,
                                   reverses_id, settles_id, by_id)
  VALUES (p_key, p_plan, p_kind, p_act, p_on, p_year, p_reference, p_reason, p_reverses, p_settles, p_by)
  ON CONFLICT (key) DO NOTHING RETURNING id, recorded_at INTO written, instant;
  IF written IS NULL THEN
    SELECT id, plan_id = p_plan AND kind = p_kind AND act_id = p_act AND reference = p_reference
           AND (reverses_id, settles_id) IS NOT DISTINCT FROM (p_reverses, p_settles)
           AND (SELECT coalesce(sum(amount), 0) FROM ledger_journalline l WHERE l.entry_id = j.id AND l.amount > 0)
             = (SELECT coalesce(sum(x), 0) FROM unnest(amounts) x WHERE x > 0)
      INTO written, same FROM ledger_journalentry j WHERE key = p_key;
    IF NOT same THEN
      RAISE EXCEPTION 'key % posted something else', p_key
        USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_key_reused';
    END IF;
    RETURN written;
  END IF;
  IF p_reverses IS NULL THEN
    SELECT array_agg(a.id ORDER BY n) INTO accounts
      FROM unnest(p_kinds, p_envelopes, p_reservations, p_commitments) WITH ORDINALITY AS x(k, e, r, c, n)
      LEFT JOIN ledger_account a ON a.envelope_id = e AND a.kind = k
       AND coalesce(a.fiscal_year, 0) = CASE WHEN k LIKE 'C%' THEN coalesce(p_year, 0) ELSE 0 END
       AND coalesce(a.reservation_id, 0) = coalesce(r, 0) AND coalesce(a.commitment_id, 0) = coalesce(c, 0);
    IF array_position(accounts, NULL) IS NOT NULL THEN
      SELECT array_agg(ledger_account(e, k, CASE WHEN k LIKE 'C%' THEN p_year END, r, c) ORDER BY n) INTO accounts
        FROM unnest(p_kinds, p_envelopes, p_reservations, p_commitments) WITH ORDINALITY AS x(k, e, r, c, n);
    END IF;
  END IF;
  INSERT INTO ledger_journalline (entry_id, account_id, amount, total_id, running, recorded_at)
  SELECT written, a.id, m, t.id, t.balance + m, instant FROM unnest(accounts, amounts) AS x(account, m)
    JOIN ledger_account a ON a.id = account JOIN ledger_account t ON t.id = coalesce(a.total_id, a.id);
  RETURN written;
END $$;

CREATE FUNCTION ledger_hold_journal() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
  LOCK TABLE ledger_journalentry IN SHARE MODE;
  RETURN (SELECT max(id) FROM ledger_journalentry);
END $$;
"""


def freeze() -> str:
    """The triggers that keep rows as they were written."""
    row = "CREATE TRIGGER {0}_frozen BEFORE UPDATE OR DELETE ON ledger_{0} FOR EACH ROW {1}"
    empty = "CREATE TRIGGER {0}_not_emptied BEFORE TRUNCATE ON ledger_{0} FOR EACH STATEMENT {1}"
    stays = "CREATE TRIGGER {0}_stays BEFORE UPDATE ON ledger_{0} FOR EACH ROW WHEN ({2}) {1}"
    refuse = "EXECUTE FUNCTION ledger_refuse_change();\n"
    changed = {t: " OR ".join(f"OLD.{c} IS DISTINCT FROM NEW.{c}" for c in columns) for t, columns in STAYS.items()}
    return "".join(
        [
            *(row.format(t, refuse) for t in FROZEN),
            *(empty.format(t, refuse) for t in (*FROZEN, *NOT_EMPTIED)),
            *(stays.format(t, refuse, condition) for t, condition in changed.items()),
        ]
    )


UNDO = "".join(
    f"DROP FUNCTION ledger_{name} CASCADE;\n"
    for name in (
        "hold_journal", "post", "account", "write_lines", "check_bare", "check_one", "is_closed", "check_reference",
        "check_entry", "lock", "check_schedule", "check_envelope", "check_act", "keep_balance",
        "check_account", "refuse_change", "allowed_moves", "allowed_acts",
    )
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial"), ("evidence", "0002_rules"), ("plan", "0002_rules")]
    operations = [
        migrations.RunSQL(LISTS + FREEZE + freeze() + BALANCES + HOLDERS + ENTRIES + LINES + POST, UNDO),
    ]
