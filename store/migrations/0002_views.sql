-- Where the projections keep their tables: theirs to make and to rebuild, everyone else's to read.
grant usage on schema views to par_reader;
alter default privileges for role par_projector in schema views grant select on tables to par_reader;
