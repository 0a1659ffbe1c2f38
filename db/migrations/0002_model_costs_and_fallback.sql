-- What each model request cost and of which model; runs decided by rules while the model was out, to be decided anew.
alter table traces add column model text, add column prompt text, add column reasoning_tokens int;
create index traces_costs on traces (at) where kind = 'model';

alter table runs
  add column provisional boolean not null default false,
  add column redo_at timestamptz,
  add column redo_tries int not null default 0,
  add column redoing boolean not null default false;
create index runs_to_redo on runs (redo_at) where provisional;

alter table email_drafts drop constraint email_drafts_status_check;
alter table email_drafts add constraint email_drafts_status_check check (status in ('draft', 'queued', 'sent', 'withdrawn'));

create table model_spend (
  day date primary key,
  usd numeric(14, 6) not null
);

drop function close_run(text, int, text, jsonb, text, text, text, int, text, timestamptz);
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
