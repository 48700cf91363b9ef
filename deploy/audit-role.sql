-- Gives the audit trail to a role of its own, so that the service can add to it and do nothing else with it.
--
-- Run it as a superuser, once the service has made its tables, and again after a restore or `assistant schema`:
--     psql --set=service=assistant --dbname=assistant --file=deploy/audit-role.sql
--
-- Afterwards the service's role cannot change, empty or drop the trail, nor switch its triggers off. A release that
-- changes the trail's own tables says so; then a superuser runs `assistant schema upgrade` before it is started.
\set ON_ERROR_STOP on
\if :{?service} \else \set service assistant \endif

SELECT 'CREATE ROLE assistant_audit NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'assistant_audit')
\gexec

BEGIN;
-- Whoever owns a schema may drop what is in it.
ALTER SCHEMA public OWNER TO assistant_audit;
GRANT USAGE, CREATE ON SCHEMA public TO :"service";
ALTER TABLE audit OWNER TO assistant_audit;
ALTER TABLE audit_head OWNER TO assistant_audit;
ALTER FUNCTION audit_only_grows() OWNER TO assistant_audit;
ALTER FUNCTION audit_head_only_advances() OWNER TO assistant_audit;
REVOKE ALL ON audit, audit_head FROM PUBLIC, :"service";
GRANT SELECT, INSERT ON audit TO :"service";
GRANT SELECT, UPDATE (position, hash) ON audit_head TO :"service";
COMMIT;
