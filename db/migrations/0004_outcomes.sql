-- 0004_outcomes.sql: what became of leads, bound to the decisions it judges; scores and rubrics where they can be counted.
alter table runs
  add column score  int generated always as ((result ->> 'score')::int) stored,
  add column rubric text generated always as (result ->> 'rubric') stored;

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
