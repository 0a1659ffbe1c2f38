-- Creates everything on an empty database. An older database is brought up by db/migrations/, numbered from 0002;
-- whoever adds one there changes this file to the same end state (SchemaTests compares the two).
-- Times are UTC. Money is numeric. Payloads are jsonb. The database's clock alone decides leases.

create table schema_version (
  version    int primary key,
  applied_at timestamptz not null default now()
);
insert into schema_version (version) values (4);

-- A running service process. What it owns is orphaned when its lease has lapsed.
create table nodes (
  node_id     text primary key,
  started_at  timestamptz not null default now(),
  lease_until timestamptz not null
);

-- One row a person: what a sales team reads. row_status is what the agent's upsert_lead_row wrote.
create table leads (
  lead_key         text primary key,
  run_id           text not null,
  facts_hash       text not null,
  email            text not null,
  domain           text not null,
  company          text,
  name             text,
  title            text,
  received_at      timestamptz not null,
  last_received_at timestamptz not null,
  duplicates       int not null default 0,
  status           text not null check (status in ('queued', 'running', 'awaiting_approval', 'completed', 'failed')),
  disposition      text,
  tier             text,
  segment          text,
  score            int,
  decided_at       timestamptz,
  row_status       text,
  row_updated_at   timestamptz,
  closed_as        text check (closed_as in ('rejected', 'spam')),
  closed_reason    text,
  closed_at        timestamptz
) with (fillfactor = 70);
create index leads_newest on leads (last_received_at desc, lead_key);

-- One row a submission: the lead as it came in and the work on it. attempt is the fence: every write of a pass names it.
create table runs (
  run_id      text primary key,
  lead_key    text not null references leads (lead_key) on delete cascade,
  lead        jsonb not null,
  status      text not null check (status in ('queued', 'running', 'awaiting_approval', 'completed', 'failed')),
  attempt     int not null,
  owner       text,
  received_at timestamptz not null,
  queued_at   timestamptz not null default now(),
  finished_at timestamptz,
  failures    int not null default 0,
  disposition text,
  result      jsonb,
  error       text,
  -- decided by rules while the model was out; decided anew from redo_at on
  provisional boolean not null default false,
  redo_at     timestamptz,
  redo_tries  int not null default 0,
  redoing     boolean not null default false,
  -- out of the result, where they can be counted
  score       int generated always as ((result ->> 'score')::int) stored,
  rubric      text generated always as (result ->> 'rubric') stored
) with (fillfactor = 70);
create index runs_by_lead on runs (lead_key, run_id desc);
create index runs_open on runs (owner) where status in ('queued', 'running');
create index runs_to_redo on runs (redo_at) where provisional;

-- The journal, append-only: one row a step. A run resumes from it, people read it.
create table traces (
  run_id        text not null,
  seq           int not null,
  attempt       int not null,
  at            timestamptz not null,
  kind          text not null,
  agent         text,
  name          text,
  call_key      text,
  payload       jsonb not null,
  input_tokens  int,
  output_tokens int,
  cached_tokens int,
  cost_usd      numeric(12, 6),
  model         text,
  prompt        text,
  reasoning_tokens int,
  primary key (run_id, seq, at)
) partition by range (at);
create index traces_costs on traces (at) where kind = 'model';

-- Rows land here only if the month's partition was not made in time; the service makes them ahead.
create table traces_default partition of traces default;

create function ensure_trace_partition(p_day date) returns void language plpgsql as $$
declare
  first date := date_trunc('month', p_day);
  part  text := 'traces_' || to_char(first, 'YYYY_MM');
begin
  if to_regclass(part) is not null then return; end if;

  -- two nodes that start at once: the second waits, and finds it made
  perform pg_advisory_xact_lock(hashtext('ensure_trace_partition'));
  if not exists (select from pg_class where relname = part and relnamespace = current_schema()::regnamespace) then
    execute format('create table %I partition of traces for values from (%L) to (%L)',
      part, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
  end if;
end $$;

-- What the agent did or wants to do. A gated act waits as pending with its exact arguments; only they are ever executed.
create table actions (
  action_id   text primary key,
  run_id      text not null references runs (run_id) on delete cascade,
  lead_key    text not null,
  call_key    text not null,
  plugin      text not null,
  name        text not null,
  gate        text,
  reason      text,
  arguments   text not null,
  digest      text not null,
  preview     jsonb,
  status      text not null check (status in ('pending', 'approved', 'rejected', 'executed', 'failed')),
  settled     boolean not null default false,
  result      jsonb,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  decided_at  timestamptz,
  decided_by  text,
  note        text,
  executed_at timestamptz,
  unique (run_id, call_key)
);
create index actions_pending on actions (created_at, action_id) where status = 'pending';

create table tasks (
  task_id    text primary key,
  run_id     text not null references runs (run_id) on delete cascade,
  lead_key   text not null,
  purpose    text not null,
  title      text not null,
  due        timestamptz not null,
  owner_role text not null,
  status     text not null default 'open',
  created_at timestamptz not null,
  unique (run_id, purpose)
);

create table email_drafts (
  draft_id   text primary key,
  run_id     text not null references runs (run_id) on delete cascade,
  lead_key   text not null,
  purpose    text not null,
  recipient  text not null,
  subject    text not null,
  body       text not null,
  status     text not null default 'draft' check (status in ('draft', 'queued', 'sent', 'withdrawn')),
  created_at timestamptz not null,
  unique (run_id, purpose)
);

create table meetings (
  meeting_id       text primary key,
  run_id           text not null references runs (run_id) on delete cascade,
  lead_key         text not null,
  purpose          text not null,
  earliest         timestamptz not null,
  duration_minutes int not null,
  attendee         text not null,
  status           text not null default 'booked',
  created_at       timestamptz not null,
  unique (run_id, purpose)
);

-- Effects outside Postgres: written in the act's own transaction, delivered afterwards under the action id as idempotency key.
create table outbox (
  action_id  text primary key,
  run_id     text not null references runs (run_id) on delete cascade,
  target     text not null check (target in ('sheet', 'calendar', 'mail')),
  payload    jsonb not null,
  status     text not null default 'waiting' check (status in ('waiting', 'sent', 'unknown')),
  created_at timestamptz not null
);

-- What became of a lead, as people tell it: a history, in which the latest stage counts. Each is bound to the decision it judges, whose
-- score, disposition and rubric are kept with it as they were.
create table outcomes (
  outcome_id  text primary key,
  lead_key    text not null references leads (lead_key) on delete cascade,
  run_id      text not null references runs (run_id) on delete cascade,
  outcome     text not null check (outcome in ('meeting', 'no_show', 'opportunity', 'won', 'lost', 'bad_lead')),
  at          timestamptz not null,
  note        text,
  value_usd   numeric(15, 2) check (value_usd >= 0),
  score       int,
  disposition text,
  rubric      text,
  recorded_at timestamptz not null
);
create index outcomes_by_lead on outcomes (lead_key, at desc);
create index outcomes_by_run on outcomes (run_id, at desc);

-- Every version of a prompt, and of the rubric (its text as template, no config), that was ever in force.
create table prompt_versions (
  hash     text not null,
  name     text not null,
  template text not null,
  config   text not null,
  first_at timestamptz not null default now(),
  primary key (name, hash)
);

-- An earlier version that a person has put in the place of the file's. It holds while the file on disk is still file_hash.
create table prompt_activations (
  name         text primary key,
  hash         text not null,
  file_hash    text not null,
  activated_at timestamptz not null,
  activated_by text not null,
  foreign key (name, hash) references prompt_versions (name, hash)
);

-- What was spent on models each UTC day. A request reserves its highest possible cost before it is made and gives back the rest, so
-- the sum never passes the cap, whatever dies in between.
create table model_spend (
  day date primary key,
  usd numeric(14, 6) not null
);

create table idempotency_keys (
  key            text primary key,
  request_digest text not null,
  run_id         text not null,
  created_at     timestamptz not null,
  status         int,
  body           text
);

-- The fence. Locks the run for the rest of the transaction, or ends it: a pass that was overtaken can write nothing more.
create function hold_run(p_run_id text, p_attempt int) returns void language plpgsql as $$
begin
  perform 1 from runs where run_id = p_run_id and attempt = p_attempt and status = 'running' for no key update;
  if not found then
    raise exception 'run % is no longer held by attempt %', p_run_id, p_attempt using errcode = 'RF001';
  end if;
end $$;

-- The door. Takes a lead exactly once, whatever arrives how often and at the same time.
-- accepted:   run_id is new, in p_status.
-- duplicate:  same person, same facts within a day: run_id is the earlier run, nothing else changed.
-- key_known:  the idempotency key was used for the same request: run_id is its run, answer_* its stored answer if there was one.
-- key_reused: the idempotency key belongs to another request.
create function accept_lead(
  p_run_id text, p_lead_key text, p_lead jsonb, p_facts_hash text, p_email text, p_domain text, p_company text, p_name text, p_title text,
  p_received_at timestamptz, p_status text, p_owner text, p_key text, p_request_digest text,
  out outcome text, out run_id text, out answer_status int, out answer_body text) language plpgsql as $$
declare
  known_key idempotency_keys;
  person    leads;
begin
  outcome := 'accepted';
  run_id := p_run_id;

  if p_key is not null then
    insert into idempotency_keys (key, request_digest, run_id, created_at) values (p_key, p_request_digest, p_run_id, p_received_at)
      on conflict do nothing;
    if not found then
      select * into known_key from idempotency_keys k where k.key = p_key;
      outcome := case when known_key.request_digest = p_request_digest then 'key_known' else 'key_reused' end;
      run_id := known_key.run_id;
      answer_status := known_key.status;
      answer_body := known_key.body;
      return;
    end if;
  end if;

  insert into leads (lead_key, run_id, facts_hash, email, domain, company, name, title, received_at, last_received_at, status)
    values (p_lead_key, p_run_id, p_facts_hash, p_email, p_domain, p_company, p_name, p_title, p_received_at, p_received_at, p_status)
    on conflict do nothing;

  if not found then
    select * into person from leads l where l.lead_key = p_lead_key for update;
    if person.facts_hash = p_facts_hash and person.status <> 'failed' and person.last_received_at > p_received_at - interval '24 hours' then
      update leads l set duplicates = l.duplicates + 1 where l.lead_key = p_lead_key;
      outcome := 'duplicate';
      run_id := person.run_id;
      if p_key is not null then
        update idempotency_keys k set run_id = person.run_id where k.key = p_key;
      end if;
      return;
    end if;
    update leads l
       set run_id = p_run_id, facts_hash = p_facts_hash, email = p_email, domain = p_domain, company = p_company, name = p_name,
           title = p_title, last_received_at = p_received_at, status = p_status
     where l.lead_key = p_lead_key;
  end if;

  insert into runs (run_id, lead_key, lead, status, attempt, owner, received_at)
    values (p_run_id, p_lead_key, p_lead, p_status, case when p_status = 'running' then 1 else 0 end, p_owner, p_received_at);
end $$;

-- A person's word on an act, once. The run comes first in every lock order, so a pass that is closing cannot overlook it.
-- decided:  recorded; attempt is set when the caller now owns the run and must execute the pass.
-- same:     the same decision was made before. conflict: another one was. expired, unknown: as they say.
create function decide_action(
  p_action_id text, p_decision text, p_by text, p_note text, p_at timestamptz, p_owner text,
  out outcome text, out run_id text, out attempt int) language plpgsql as $$
declare
  act    actions;
  holder runs;
begin
  select * into act from actions a where a.action_id = p_action_id;
  if not found then outcome := 'unknown'; return; end if;

  run_id := act.run_id;
  select * into holder from runs r where r.run_id = act.run_id for no key update;
  select * into act from actions a where a.action_id = p_action_id for update;

  if act.status <> 'pending' then
    -- an act that was approved may have been executed, or have failed, since
    outcome := case when (act.status = 'rejected') = (p_decision = 'rejected') then 'same' else 'conflict' end;
    return;
  end if;
  if act.expires_at <= p_at then outcome := 'expired'; return; end if;

  update actions a set status = p_decision, decided_at = p_at, decided_by = p_by, note = p_note where a.action_id = p_action_id;
  outcome := 'decided';
  if holder.status = 'awaiting_approval' then
    -- with a person's word the run has its tries again
    update runs r set status = 'running', attempt = r.attempt + 1, owner = p_owner, failures = 0
     where r.run_id = act.run_id returning r.attempt into attempt;
    update leads l set status = 'running' where l.lead_key = act.lead_key and l.run_id = act.run_id;
  end if;
end $$;

-- An approved act becomes an executed one exactly once; a second try ends its transaction, effect and all.
create function execute_action(p_action_id text, p_result jsonb, p_at timestamptz) returns void language plpgsql as $$
begin
  update actions set status = 'executed', settled = true, result = p_result, executed_at = p_at
   where action_id = p_action_id and status = 'approved' and not settled;
  if not found then
    raise exception 'action % is not waiting to be executed', p_action_id using errcode = 'RF003';
  end if;
end $$;

-- Ends a pass, unless a decision came in that it has not seen: then RF002, nothing is written, and the pass goes on.
create function close_run(
  p_run_id text, p_attempt int, p_status text, p_result jsonb, p_disposition text, p_tier text, p_segment text, p_score int,
  p_error text, p_at timestamptz, p_provisional boolean, p_redo_at timestamptz) returns void language plpgsql as $$
declare
  person text;
begin
  if exists (select 1 from actions a where a.run_id = p_run_id and a.status in ('approved', 'rejected') and not a.settled) then
    raise exception 'run % has a decision this pass has not seen', p_run_id using errcode = 'RF002';
  end if;
  if p_status = 'failed' then
    -- nobody may approve an act of a run that was given up
    update actions a set status = 'rejected', settled = true, decided_at = p_at, decided_by = 'house', note = 'The run was given up.'
     where a.run_id = p_run_id and a.status = 'pending';
  end if;
  update runs r
     set status = p_status, result = p_result, disposition = p_disposition, error = p_error, owner = null, finished_at = p_at,
         provisional = p_provisional, redo_at = p_redo_at, redoing = false,
         redo_tries = case when p_provisional then r.redo_tries + 1 else 0 end
   where r.run_id = p_run_id returning r.lead_key into person;
  update leads l
     set status = p_status, disposition = p_disposition, tier = p_tier, segment = p_segment, score = p_score,
         decided_at = case when p_disposition is null then l.decided_at else coalesce(l.decided_at, p_at) end
   where l.lead_key = person and l.run_id = p_run_id;
end $$;

-- Keeps an outcome. It judges the newest run that had come in by then and was decided, else the first one that was decided later; a lead
-- that nobody ever decided has an outcome without a score. Told again with nothing new in it, it is the one that is there.
-- stored: outcome_id is the new one or the known one. too_early: before the day on which the lead first came in. unknown: no such lead.
create function record_outcome(
  p_outcome_id text, p_lead_key text, p_outcome text, p_at timestamptz, p_note text, p_value_usd numeric, p_now timestamptz,
  out verdict text, out outcome_id text, out received_at timestamptz) language plpgsql as $$
declare
  person   leads;
  judged   runs;
  happened timestamptz := coalesce(p_at, p_now);
begin
  -- the lock makes two who tell the same at once one after the other
  select * into person from leads l where l.lead_key = p_lead_key for no key update;
  if not found then verdict := 'unknown'; return; end if;

  received_at := person.received_at;
  if happened < date_trunc('day', person.received_at, 'UTC') then verdict := 'too_early'; return; end if;

  select * into judged from runs r
   where r.lead_key = p_lead_key and r.disposition is not null
   order by r.received_at <= happened desc, case when r.received_at <= happened then r.received_at end desc, r.received_at
   limit 1;
  if not found then
    select * into judged from runs r where r.run_id = person.run_id;
  end if;

  verdict := 'stored';
  select o.outcome_id into outcome_id from outcomes o
   where o.run_id = judged.run_id and o.outcome = p_outcome and (p_at is null or o.at = p_at)
     and (p_note is null or o.note = p_note) and (p_value_usd is null or o.value_usd = p_value_usd)
   order by o.at desc, o.outcome_id desc
   limit 1;
  if found then return; end if;

  outcome_id := p_outcome_id;
  insert into outcomes (outcome_id, lead_key, run_id, outcome, at, note, value_usd, score, disposition, rubric, recorded_at)
    values (p_outcome_id, p_lead_key, judged.run_id, p_outcome, happened, p_note, p_value_usd,
            judged.score, judged.disposition, case when judged.disposition is not null then judged.rubric end, p_now);
end $$;
