-- Two prompts may have the same text, and each keeps its own history.
alter table prompt_versions drop constraint prompt_versions_pkey;
alter table prompt_versions add primary key (name, hash);

-- An earlier version that a person has put in the place of the file's. It holds while the file on disk is still file_hash.
create table prompt_activations (
  name         text primary key,
  hash         text not null,
  file_hash    text not null,
  activated_at timestamptz not null,
  activated_by text not null,
  foreign key (name, hash) references prompt_versions (name, hash)
);
