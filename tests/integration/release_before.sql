-- What release c7fd27a had made and written on PostgreSQL (schema 0005), as pg_dump wrote it: invented people.
CREATE FUNCTION public.audit_head_only_advances() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            IF NEW.position <> OLD.position + 1 THEN
                RAISE EXCEPTION 'the audit trail only grows';
            END IF;
            RETURN NEW;
        END $$;
CREATE FUNCTION public.audit_only_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN RAISE EXCEPTION 'the audit trail only grows'; END $$;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.audit (
    "position" integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying(120) NOT NULL,
    action character varying(60) NOT NULL,
    subject character varying(120) NOT NULL,
    detail text NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL
);
CREATE TABLE public.audit_head (
    id integer NOT NULL,
    "position" integer NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT audit_head_single CHECK ((id = 1))
);
CREATE TABLE public.booking_intents (
    id character varying(64) NOT NULL,
    conversation character varying(255) NOT NULL,
    officer_id integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    fingerprint character varying(64) NOT NULL,
    request text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    booking_id character varying(32)
);
CREATE TABLE public.bookings (
    id character varying(32) NOT NULL,
    reference character varying(16) NOT NULL,
    uid character varying(80) NOT NULL,
    state character varying(12) NOT NULL,
    officer_id integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    claimed_from timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone NOT NULL,
    version integer NOT NULL,
    conversation character varying(255),
    hold_expires_at timestamp with time zone,
    request text,
    name character varying(200),
    email character varying(254),
    link_nonce character varying(64) NOT NULL,
    link_hash character varying(64) NOT NULL,
    assigned_because character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT bookings_claim CHECK (((claimed_from <= starts_at) AND (ends_at <= claimed_until))),
    CONSTRAINT bookings_hold_expires CHECK ((((state)::text = 'held'::text) = (hold_expires_at IS NOT NULL))),
    CONSTRAINT bookings_order CHECK ((starts_at < ends_at)),
    CONSTRAINT bookings_state CHECK (((state)::text = ANY ((ARRAY['held'::character varying, 'confirmed'::character varying, 'moved'::character varying, 'cancelled'::character varying, 'attended'::character varying, 'missed'::character varying])::text[])))
);
CREATE TABLE public.closures (
    id integer NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    reason character varying(200) NOT NULL,
    CONSTRAINT closures_order CHECK ((first_day <= last_day))
);
CREATE SEQUENCE public.closures_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.closures_id_seq OWNED BY public.closures.id;
CREATE TABLE public.code_mails (
    id integer NOT NULL,
    digest character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    proved_at timestamp with time zone
);
CREATE SEQUENCE public.code_mails_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.code_mails_id_seq OWNED BY public.code_mails.id;
CREATE TABLE public.drafts (
    conversation character varying(255) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    name character varying(200),
    email character varying(254),
    email_proved_at timestamp with time zone,
    code_nonce character varying(64),
    code_expires_at timestamp with time zone,
    code_tries integer NOT NULL,
    change_reference character varying(16),
    change_nonce character varying(64),
    change_expires_at timestamp with time zone,
    change_tries integer NOT NULL,
    change_proved_until timestamp with time zone
);
CREATE TABLE public.events (
    id integer NOT NULL,
    sender_id character varying(255) NOT NULL,
    type_name character varying(255) NOT NULL,
    "timestamp" double precision,
    intent_name character varying(255),
    action_name character varying(255),
    data text
);
CREATE SEQUENCE public.events_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.events_id_seq OWNED BY public.events.id;
CREATE TABLE public.leave (
    id integer NOT NULL,
    officer_id integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    note character varying(200) NOT NULL,
    CONSTRAINT leave_kind CHECK (((kind)::text = ANY ((ARRAY['leave'::character varying, 'blocked'::character varying])::text[]))),
    CONSTRAINT leave_order CHECK ((starts_at < ends_at))
);
CREATE SEQUENCE public.leave_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.leave_id_seq OWNED BY public.leave.id;
CREATE TABLE public.officer_sessions (
    digest character varying(64) NOT NULL,
    officer_id integer NOT NULL,
    began_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);
CREATE TABLE public.officers (
    id integer NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    active boolean NOT NULL,
    example boolean NOT NULL,
    password_hash text,
    feed_hash character varying(64),
    administrator boolean DEFAULT false NOT NULL
);
CREATE SEQUENCE public.officers_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.officers_id_seq OWNED BY public.officers.id;
CREATE TABLE public.outbox (
    id integer NOT NULL,
    booking_id character varying(32),
    booking_version integer NOT NULL,
    kind character varying(20) NOT NULL,
    recipient character varying(254) NOT NULL,
    recipient_role character varying(12) NOT NULL,
    message_id character varying(120) NOT NULL,
    payload text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    claimed_until timestamp with time zone,
    sent_at timestamp with time zone,
    superseded_at timestamp with time zone,
    given_up_at timestamp with time zone,
    last_error character varying(500),
    CONSTRAINT outbox_recipient_role CHECK (((recipient_role)::text = ANY ((ARRAY['caller'::character varying, 'officer'::character varying])::text[])))
);
CREATE SEQUENCE public.outbox_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.rota_settings (
    id integer NOT NULL,
    slot_minutes integer NOT NULL,
    step_minutes integer NOT NULL,
    buffer_before_minutes integer NOT NULL,
    buffer_after_minutes integer NOT NULL,
    notice_minutes integer NOT NULL,
    horizon_days integer NOT NULL,
    daily_limit integer,
    CONSTRAINT rota_settings_positive CHECK (((slot_minutes > 0) AND (step_minutes > 0))),
    CONSTRAINT rota_settings_single CHECK ((id = 1))
);
CREATE TABLE public.waiting_list (
    id character varying(32) NOT NULL,
    conversation character varying(255) NOT NULL,
    state character varying(12) NOT NULL,
    request text NOT NULL,
    name character varying(200) NOT NULL,
    email character varying(254) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    offer_booking_id character varying(32),
    offer_nonce character varying(64),
    offer_hash character varying(64),
    offer_expires_at timestamp with time zone,
    CONSTRAINT waiting_list_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'offered'::character varying, 'accepted'::character varying, 'lapsed'::character varying, 'left'::character varying])::text[])))
);
CREATE TABLE public.weekly_hours (
    id integer NOT NULL,
    officer_id integer NOT NULL,
    weekday integer NOT NULL,
    starts time without time zone NOT NULL,
    ends time without time zone NOT NULL,
    CONSTRAINT weekly_hours_order CHECK ((starts < ends)),
    CONSTRAINT weekly_hours_weekday CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE SEQUENCE public.weekly_hours_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.weekly_hours_id_seq OWNED BY public.weekly_hours.id;
ALTER TABLE ONLY public.closures ALTER COLUMN id SET DEFAULT nextval('public.closures_id_seq'::regclass);
ALTER TABLE ONLY public.code_mails ALTER COLUMN id SET DEFAULT nextval('public.code_mails_id_seq'::regclass);
ALTER TABLE ONLY public.events ALTER COLUMN id SET DEFAULT nextval('public.events_id_seq'::regclass);
ALTER TABLE ONLY public.leave ALTER COLUMN id SET DEFAULT nextval('public.leave_id_seq'::regclass);
ALTER TABLE ONLY public.officers ALTER COLUMN id SET DEFAULT nextval('public.officers_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
ALTER TABLE ONLY public.weekly_hours ALTER COLUMN id SET DEFAULT nextval('public.weekly_hours_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0005');
INSERT INTO public.audit VALUES (1, '2026-11-23 08:00:00+00', 'test', 'settings_changed', 'rota', '{"buffer_after": "0:00:00", "buffer_before": "0:00:00", "daily_limit": "None", "horizon_days": "90", "minimum_notice": "1 day, 0:00:00", "slot_length": "0:30:00", "slot_step": "0:30:00"}', '0000000000000000000000000000000000000000000000000000000000000000', '3a6fab6b60981ed07db7eab9e544ff1f4ce18aabe703c7d1b94a707b055f63eb');
INSERT INTO public.audit VALUES (2, '2026-11-23 08:00:00+00', 'test', 'officer_added', 'officer 1', '{"administrator": false, "example": false}', '3a6fab6b60981ed07db7eab9e544ff1f4ce18aabe703c7d1b94a707b055f63eb', 'c6d0b5a32e60b1951ab9a8c2b97925920ae528707b7336d741d801afc600b1b4');
INSERT INTO public.audit VALUES (3, '2026-11-23 08:00:00+00', 'test', 'officer_added', 'officer 2', '{"administrator": false, "example": false}', 'c6d0b5a32e60b1951ab9a8c2b97925920ae528707b7336d741d801afc600b1b4', '1d27aae23fd60cb88bbd68ed619b6557bb2816a792efe7a3b3f4415e5fbdcc40');
INSERT INTO public.audit VALUES (4, '2026-11-23 08:00:00+00', 'caller', 'booking_confirmed', 'GMRG-BW3B', '{"assigned_because": "first_of_equals 0", "ends_at": "2026-11-24T10:30:00+00:00", "officer_id": 1, "starts_at": "2026-11-24T10:00:00+00:00", "state": "confirmed", "version": 1}', '1d27aae23fd60cb88bbd68ed619b6557bb2816a792efe7a3b3f4415e5fbdcc40', 'e3192e0c52518ef610dd72e6da9ee975ef235afd104a9617775557982b7c7969');
INSERT INTO public.audit VALUES (5, '2026-11-23 08:00:00+00', 'caller', 'booking_confirmed', 'BDV7-CPX7', '{"assigned_because": "chosen_slot", "ends_at": "2026-11-24T11:30:00+00:00", "officer_id": 1, "starts_at": "2026-11-24T11:00:00+00:00", "state": "confirmed", "version": 1}', 'e3192e0c52518ef610dd72e6da9ee975ef235afd104a9617775557982b7c7969', '8f6b1d178997c94b950775f43b4360e5f0dabedc521828380c3ef57c81a23b4f');
INSERT INTO public.audit VALUES (6, '2026-11-23 08:00:00+00', 'caller', 'booking_confirmed', '8U3A-CGWG', '{"assigned_because": "least_loaded 0 of 0, 2", "ends_at": "2026-11-25T10:30:00+00:00", "officer_id": 2, "starts_at": "2026-11-25T10:00:00+00:00", "state": "confirmed", "version": 1}', '8f6b1d178997c94b950775f43b4360e5f0dabedc521828380c3ef57c81a23b4f', '750e1fe3b90d2077941d2d38034de874ee9fd08107e8158df23b81f8e38963f6');
INSERT INTO public.audit VALUES (7, '2026-11-23 08:00:00+00', 'caller', 'booking_moved', 'BDV7-CPX7', '{"ends_at": "2026-11-24T13:30:00+00:00", "from_officer_id": 1, "from_starts_at": "2026-11-24T11:00:00+00:00", "officer_id": 1, "starts_at": "2026-11-24T13:00:00+00:00", "state": "moved", "version": 2}', '750e1fe3b90d2077941d2d38034de874ee9fd08107e8158df23b81f8e38963f6', '81657b48d9ea5536d93736c36d5b377aef34d0f4266ad4e2e6585df30163ab44');
INSERT INTO public.audit_head VALUES (1, 7, '81657b48d9ea5536d93736c36d5b377aef34d0f4266ad4e2e6585df30163ab44');
INSERT INTO public.booking_intents VALUES ('e681b40361fb66565a781a8b930c7a22', 'anna', 1, '2026-11-24 10:00:00+00', '2026-11-24 10:30:00+00', 'ed948cf8b7796b18571f236a0aab70225c77bdd8eaea5d644037e1a1fcb8e107', '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', '2026-11-23 08:00:00+00', '428b13508600563236e79fe127dd2264');
INSERT INTO public.booking_intents VALUES ('a7486f82c754fece4dcacd93e67f2fee', 'ben', 1, '2026-11-24 11:00:00+00', '2026-11-24 11:30:00+00', 'd4d09fb5dc36663972cb49c2efa09c0ba4ded07ae19c997e2c19c799e7c879b5', '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', '2026-11-23 08:00:00+00', 'fd8757898c2606e6630abee8f7a1b384');
INSERT INTO public.booking_intents VALUES ('d09f824a75446daf6c918487d3e1960e', 'cara', 2, '2026-11-25 10:00:00+00', '2026-11-25 10:30:00+00', 'c231c782897f6297e6f6a916e285c597d18a165008235f699dbe60eaa1e572c6', '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', '2026-11-23 08:00:00+00', 'f17a6147bc40fe3e23e3b978516905d4');
INSERT INTO public.booking_intents VALUES ('9c6e1d89792428999602619927b2dc99', 'dora', 1, '2026-11-24 15:00:00+00', '2026-11-24 15:30:00+00', '77ab679d0c7fc069ab7905d634280e6c0c0a0e387f3d1222072a139af433e217', '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', '2026-11-23 08:00:00+00', NULL);
INSERT INTO public.bookings VALUES ('428b13508600563236e79fe127dd2264', 'GMRG-BW3B', '3166701826d3d20711d243a54f178ea7@consultations.invalid', 'confirmed', 1, '2026-11-24 10:00:00+00', '2026-11-24 10:30:00+00', '2026-11-24 10:00:00+00', '2026-11-24 10:30:00+00', 1, 'anna', NULL, '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', 'Sam Example', 'anna@school.example.com', '00f54464a04ae321a452a18b426ae49c', '1ab6e87b441ed659c140e1c943d8293aade13d3c5b9433307eaf2fbc8ac568e6', 'first_of_equals 0', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.bookings VALUES ('f17a6147bc40fe3e23e3b978516905d4', '8U3A-CGWG', 'e7ca8c012292898a8fae4f066369bb4e@consultations.invalid', 'confirmed', 2, '2026-11-25 10:00:00+00', '2026-11-25 10:30:00+00', '2026-11-25 10:00:00+00', '2026-11-25 10:30:00+00', 1, 'cara', NULL, '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', 'Sam Example', 'cara@school.example.com', 'f98f4ed9962f60ac30515e309d6f52c9', '5e6a159fc53a831421e068e52554c7c7b5b2d4cb0b7e9fb36a1fbe3e5a5f4e29', 'least_loaded 0 of 0, 2', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.bookings VALUES ('fd8757898c2606e6630abee8f7a1b384', 'BDV7-CPX7', '440eece9c1e246695b173515fee11124@consultations.invalid', 'moved', 1, '2026-11-24 13:00:00+00', '2026-11-24 13:30:00+00', '2026-11-24 13:00:00+00', '2026-11-24 13:30:00+00', 2, 'ben', NULL, '{"clauses_shown": ["lead-professional/rule-2"], "lead": "feh_practitioner", "organisation": "Example Primary School", "role": "school", "situation": {"feh": "yes", "tier": "2"}, "stage": "two", "topic": "attendance below half", "trace": [{"clause": "lead-professional/rule-2", "fact": "feh", "value": "yes"}], "tried": ["letters home"]}', 'Sam Example', 'ben@school.example.com', 'c09198ea12d3f817360ddc9cdffcf6a4', '15b32c296934a87a8ea453c4d7c5c8cc0fdaabdc18384093ebf4a2d629327859', 'chosen_slot', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.bookings VALUES ('5be5a6d25fe5483904cbb98482cee270', 'GSY8-E34M', '708718444c2c12b4c4a59cc5d15fa031@consultations.invalid', 'held', 1, '2026-11-24 15:00:00+00', '2026-11-24 15:30:00+00', '2026-11-24 15:00:00+00', '2026-11-24 15:30:00+00', 0, 'dora', '2026-11-23 08:15:00+00', NULL, NULL, NULL, '0c6522e5deecbc91dc035b8ef72189d3', '88ea7498a11b3712cf9b73f3ef7f13ffa1aea2e00407c0d7c5f09b37c7d89729', 'chosen_slot', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.code_mails VALUES (2, '37ef02c44ec72066fbc99b3a861a8354cbf27972a59582df3bcba3f6c73a6770', '2026-11-23 08:00:00+00', NULL);
INSERT INTO public.code_mails VALUES (1, 'efabf7fce72c8cb7513dc160ecbe16cf69af0e16f69c4e0ab128bf0d9dd4cb8f', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.code_mails VALUES (4, '24dc38d7584fca777b4f35c578b5087e3f789ade4a18582d3069f9944150b369', '2026-11-23 08:00:00+00', NULL);
INSERT INTO public.code_mails VALUES (3, '9d1500fd3a40212fa5ab54ebd60e7fe01df9003cfc3c39992be1e4a5ae9bee99', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.code_mails VALUES (6, '25ae266068b1d4ee5214668c29cb92c3bed9647bc0df8addd36c7502d99d5186', '2026-11-23 08:00:00+00', NULL);
INSERT INTO public.code_mails VALUES (5, '4848afbe4d8cff8f174fb8583e310126bc22c546f516192fb92c2361adf33fe2', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.code_mails VALUES (8, '3dbe9da8e1903e81f1c9c45a0553d4d25c5e8b05e03706876f4daf78828d2834', '2026-11-23 08:00:00+00', NULL);
INSERT INTO public.code_mails VALUES (7, '6f354059ec092834faa11be25d8c760403dc037c3df4033efcf61bc1cda925ba', '2026-11-23 08:00:00+00', '2026-11-23 08:00:00+00');
INSERT INTO public.drafts VALUES ('anna', '2026-11-24 08:00:00+00', 'Sam Example', 'anna@school.example.com', '2026-11-23 08:00:00+00', NULL, NULL, 0, NULL, NULL, NULL, 0, NULL);
INSERT INTO public.drafts VALUES ('ben', '2026-11-24 08:00:00+00', 'Sam Example', 'ben@school.example.com', '2026-11-23 08:00:00+00', NULL, NULL, 0, NULL, NULL, NULL, 0, NULL);
INSERT INTO public.drafts VALUES ('cara', '2026-11-24 08:00:00+00', 'Sam Example', 'cara@school.example.com', '2026-11-23 08:00:00+00', NULL, NULL, 0, NULL, NULL, NULL, 0, NULL);
INSERT INTO public.drafts VALUES ('dora', '2026-11-24 08:00:00+00', 'Sam Example', 'dora@school.example.com', '2026-11-23 08:00:00+00', NULL, NULL, 0, NULL, NULL, NULL, 0, NULL);
INSERT INTO public.events VALUES (1, 'email', 'action', 1795896360.301228, NULL, 'action_session_start', '{"event": "action", "timestamp": 1795896360.301228, "name": "action_session_start", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (2, 'email', 'session_started', 1795896360.301259, NULL, NULL, '{"event": "session_started", "timestamp": 1795896360.301259}');
INSERT INTO public.events VALUES (3, 'email', 'slot', 1795896360.3012862, NULL, 'session_started_metadata', '{"event": "slot", "timestamp": 1795896360.3012862, "name": "session_started_metadata", "value": {"audience": null}}');
INSERT INTO public.events VALUES (4, 'email', 'action', 1795896360.3013108, NULL, 'action_listen', '{"event": "action", "timestamp": 1795896360.3013108, "name": "action_listen", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (5, 'email', 'user', 1795896360.3013422, 'book_consultation', NULL, '{"event": "user", "timestamp": 1795896360.3013422, "text": "I want to book a consultation", "parse_data": {"intent": {"name": "book_consultation"}, "entities": [], "text": "I want to book a consultation", "message_id": null, "metadata": {}}, "input_channel": null, "message_id": null, "metadata": {}}');
INSERT INTO public.events VALUES (6, 'email', 'action', 1795896360.301372, NULL, 'action_offer_consultation', '{"event": "action", "timestamp": 1795896360.301372, "name": "action_offer_consultation", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (7, 'email', 'bot', 1795896360.3013985, NULL, NULL, '{"event": "bot", "timestamp": 1795896360.3013985, "text": "A consultation is a talk with a Senior Education Welfare Officer. I will ask a few questions; please do not name a child. You can say \"stop\" at any time.", "data": {}, "metadata": {}}');
INSERT INTO public.events VALUES (8, 'email', 'slot', 1795896360.3014233, NULL, 'audience', '{"event": "slot", "timestamp": 1795896360.3014233, "name": "audience", "value": "school"}');
INSERT INTO public.events VALUES (9, 'email', 'followup', 1795896360.3014476, NULL, 'consultation_form', '{"event": "followup", "timestamp": 1795896360.3014476, "name": "consultation_form"}');
INSERT INTO public.events VALUES (10, 'email', 'action', 1795896360.301471, NULL, 'consultation_form', '{"event": "action", "timestamp": 1795896360.301471, "name": "consultation_form", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (11, 'email', 'active_loop', 1795896360.3014958, NULL, 'consultation_form', '{"event": "active_loop", "timestamp": 1795896360.3014958, "name": "consultation_form"}');
INSERT INTO public.events VALUES (12, 'email', 'slot', 1795896360.301519, NULL, 'requested_slot', '{"event": "slot", "timestamp": 1795896360.301519, "name": "requested_slot", "value": "consultation_role"}');
INSERT INTO public.events VALUES (13, 'email', 'bot', 1795896360.3015413, NULL, NULL, '{"event": "bot", "timestamp": 1795896360.3015413, "text": "Are you booking for a school, or as a lead professional such as a social worker or an early help practitioner?", "data": {"buttons": [{"title": "School", "payload": "/choose{\"choice\": \"school\"}"}, {"title": "Lead professional", "payload": "/choose{\"choice\": \"lead_professional\"}"}, {"title": "Parent or carer", "payload": "/choose{\"choice\": \"parent\"}"}], "custom": {"answer": {"status": "booking", "topic": null, "lead": null, "supports": [], "basis": "silent", "edition": null, "clauses": [], "audience": "school", "trace": [], "asks": "role", "changes_if": []}}}, "metadata": {}}');
INSERT INTO public.events VALUES (14, 'email', 'action', 1795896360.3015642, NULL, 'action_listen', '{"event": "action", "timestamp": 1795896360.3015642, "name": "action_listen", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (15, 'email', 'user', 1795896360.3015873, 'guidance', NULL, '{"event": "user", "timestamp": 1795896360.3015873, "text": "School", "parse_data": {"intent": {"name": "guidance"}, "entities": [], "text": "School", "message_id": null, "metadata": {}}, "input_channel": null, "message_id": null, "metadata": {}}');
INSERT INTO public.events VALUES (16, 'email', 'loop_interrupted', 1795896360.3016176, NULL, NULL, '{"event": "loop_interrupted", "timestamp": 1795896360.3016176, "metadata": {"model_id": "f582a7e2f09c484f9e041bd99ae6ef1f", "assistant_id": "southwark-attendance-inclusion"}, "is_interrupted": false}');
INSERT INTO public.events VALUES (17, 'email', 'action', 1795896360.3016415, NULL, 'consultation_form', '{"event": "action", "timestamp": 1795896360.3016415, "name": "consultation_form", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (18, 'email', 'slot', 1795896360.3016646, NULL, 'consultation_role', '{"event": "slot", "timestamp": 1795896360.3016646, "name": "consultation_role", "value": "school"}');
INSERT INTO public.events VALUES (19, 'email', 'slot', 1795896360.301687, NULL, 'requested_slot', '{"event": "slot", "timestamp": 1795896360.301687, "name": "requested_slot", "value": "consultation_organisation"}');
INSERT INTO public.events VALUES (20, 'email', 'bot', 1795896360.30171, NULL, NULL, '{"event": "bot", "timestamp": 1795896360.30171, "text": "What is the name of your school or service?", "data": {"custom": {"answer": {"status": "booking", "topic": null, "lead": null, "supports": [], "basis": "silent", "edition": null, "clauses": [], "audience": "school", "trace": [], "asks": "organisation", "changes_if": []}}}, "metadata": {}}');
INSERT INTO public.events VALUES (21, 'email', 'action', 1795896360.3017325, NULL, 'action_listen', '{"event": "action", "timestamp": 1795896360.3017325, "name": "action_listen", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (22, 'email', 'user', 1795896360.301755, 'out_of_scope', NULL, '{"event": "user", "timestamp": 1795896360.301755, "text": "Ark Walworth Academy", "parse_data": {"intent": {"name": "out_of_scope"}, "entities": [], "text": "Ark Walworth Academy", "message_id": null, "metadata": {}}, "input_channel": null, "message_id": null, "metadata": {}}');
INSERT INTO public.events VALUES (23, 'email', 'loop_interrupted', 1795896360.3017774, NULL, NULL, '{"event": "loop_interrupted", "timestamp": 1795896360.3017774, "metadata": {"model_id": "f582a7e2f09c484f9e041bd99ae6ef1f", "assistant_id": "southwark-attendance-inclusion"}, "is_interrupted": false}');
INSERT INTO public.events VALUES (24, 'email', 'action', 1795896360.3101037, NULL, 'consultation_form', '{"event": "action", "timestamp": 1795896360.3101037, "name": "consultation_form", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (25, 'email', 'slot', 1795896360.310154, NULL, 'consultation_organisation', '{"event": "slot", "timestamp": 1795896360.310154, "name": "consultation_organisation", "value": "Ark Walworth Academy"}');
INSERT INTO public.events VALUES (26, 'email', 'slot', 1795896360.3101773, NULL, 'requested_slot', '{"event": "slot", "timestamp": 1795896360.3101773, "name": "requested_slot", "value": "consultation_name"}');
INSERT INTO public.events VALUES (27, 'email', 'bot', 1795896360.3102067, NULL, NULL, '{"event": "bot", "timestamp": 1795896360.3102067, "text": "What is your name? It goes into the booking only, not into this conversation.", "data": {"custom": {"answer": {"status": "booking", "topic": null, "lead": null, "supports": [], "basis": "silent", "edition": null, "clauses": [], "audience": "school", "trace": [], "asks": "name", "changes_if": []}}}, "metadata": {}}');
INSERT INTO public.events VALUES (28, 'email', 'action', 1795896360.3102288, NULL, 'action_listen', '{"event": "action", "timestamp": 1795896360.3102288, "name": "action_listen", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (29, 'email', 'user', 1795896360.3102577, 'contact_taken', NULL, '{"event": "user", "timestamp": 1795896360.3102577, "text": "/contact_taken{\"field\": \"name\"}", "parse_data": {"intent": {"name": "contact_taken"}, "entities": [{"entity": "field", "value": "name"}], "text": "/contact_taken{\"field\": \"name\"}", "message_id": null, "metadata": {}}, "input_channel": null, "message_id": null, "metadata": {}}');
INSERT INTO public.events VALUES (30, 'email', 'loop_interrupted', 1795896360.310293, NULL, NULL, '{"event": "loop_interrupted", "timestamp": 1795896360.310293, "metadata": {"model_id": "f582a7e2f09c484f9e041bd99ae6ef1f", "assistant_id": "southwark-attendance-inclusion"}, "is_interrupted": false}');
INSERT INTO public.events VALUES (31, 'email', 'action', 1795896360.3103158, NULL, 'consultation_form', '{"event": "action", "timestamp": 1795896360.3103158, "name": "consultation_form", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.events VALUES (32, 'email', 'slot', 1795896360.3103387, NULL, 'consultation_name', '{"event": "slot", "timestamp": 1795896360.3103387, "name": "consultation_name", "value": null}');
INSERT INTO public.events VALUES (33, 'email', 'slot', 1795896360.3103592, NULL, 'consultation_name', '{"event": "slot", "timestamp": 1795896360.3103592, "name": "consultation_name", "value": "given"}');
INSERT INTO public.events VALUES (34, 'email', 'slot', 1795896360.3103802, NULL, 'requested_slot', '{"event": "slot", "timestamp": 1795896360.3103802, "name": "requested_slot", "value": "consultation_email"}');
INSERT INTO public.events VALUES (35, 'email', 'bot', 1795896360.3104012, NULL, NULL, '{"event": "bot", "timestamp": 1795896360.3104012, "text": "What is your work email address? We send a code to it, then the confirmation. It goes into the booking only.", "data": {"custom": {"answer": {"status": "booking", "topic": null, "lead": null, "supports": [], "basis": "silent", "edition": null, "clauses": [], "audience": "school", "trace": [], "asks": "email", "changes_if": []}}}, "metadata": {}}');
INSERT INTO public.events VALUES (36, 'email', 'action', 1795896360.3104222, NULL, 'action_listen', '{"event": "action", "timestamp": 1795896360.3104222, "name": "action_listen", "policy": null, "confidence": null, "action_text": null, "hide_rule_turn": false}');
INSERT INTO public.officers VALUES (1, 'Officer 1', 'officer1@example.invalid', true, false, NULL, NULL, false);
INSERT INTO public.officers VALUES (2, 'Officer 2', 'officer2@example.invalid', true, false, NULL, NULL, false);
INSERT INTO public.outbox VALUES (1, NULL, 0, 'code', 'anna@school.example.com', 'caller', '827b194926e1b2f9689cc600a09d1e71@consultations.invalid', '{"expires_at": "2026-11-23T08:15:00+00:00", "nonce": "285756c0e5ec16a1feef616d3010fdc9"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (2, '428b13508600563236e79fe127dd2264', 1, 'request', 'anna@school.example.com', 'caller', '5824e90b617a3dd3cca7568c8ae3a790@consultations.invalid', '{"ends_at": "2026-11-24T10:30:00+00:00", "link_nonce": "00f54464a04ae321a452a18b426ae49c", "officer_id": 1, "reference": "GMRG-BW3B", "sequence": 0, "starts_at": "2026-11-24T10:00:00+00:00", "uid": "3166701826d3d20711d243a54f178ea7@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (3, '428b13508600563236e79fe127dd2264', 1, 'request', 'officer1@example.invalid', 'officer', '5c4d0f6e03b6e850835d438a887a0367@consultations.invalid', '{"ends_at": "2026-11-24T10:30:00+00:00", "officer_id": 1, "reference": "GMRG-BW3B", "sequence": 0, "starts_at": "2026-11-24T10:00:00+00:00", "uid": "3166701826d3d20711d243a54f178ea7@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (4, '428b13508600563236e79fe127dd2264', 1, 'reminder', 'anna@school.example.com', 'caller', 'e1f4df544bbd7598b7706e306e09cde9@consultations.invalid', '{"ends_at": "2026-11-24T10:30:00+00:00", "link_nonce": "00f54464a04ae321a452a18b426ae49c", "officer_id": 1, "reference": "GMRG-BW3B", "sequence": 0, "starts_at": "2026-11-24T10:00:00+00:00", "uid": "3166701826d3d20711d243a54f178ea7@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 10:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (5, NULL, 0, 'code', 'ben@school.example.com', 'caller', '90f0ed87bb783fc500b28d81c31eba91@consultations.invalid', '{"expires_at": "2026-11-23T08:15:00+00:00", "nonce": "3bdc7655d47f0a44602cdf035b5f84a3"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (9, NULL, 0, 'code', 'cara@school.example.com', 'caller', '737e5e3a587077f7c63fdacf660fba30@consultations.invalid', '{"expires_at": "2026-11-23T08:15:00+00:00", "nonce": "adfa0b12866e03a483b75bfdddd954c6"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (10, 'f17a6147bc40fe3e23e3b978516905d4', 1, 'request', 'cara@school.example.com', 'caller', '3dfa7f07637f43f539a53385c849f224@consultations.invalid', '{"ends_at": "2026-11-25T10:30:00+00:00", "link_nonce": "f98f4ed9962f60ac30515e309d6f52c9", "officer_id": 2, "reference": "8U3A-CGWG", "sequence": 0, "starts_at": "2026-11-25T10:00:00+00:00", "uid": "e7ca8c012292898a8fae4f066369bb4e@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (11, 'f17a6147bc40fe3e23e3b978516905d4', 1, 'request', 'officer2@example.invalid', 'officer', '60ed76607d7ae6b7fd897145e3cba3ef@consultations.invalid', '{"ends_at": "2026-11-25T10:30:00+00:00", "officer_id": 2, "reference": "8U3A-CGWG", "sequence": 0, "starts_at": "2026-11-25T10:00:00+00:00", "uid": "e7ca8c012292898a8fae4f066369bb4e@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (12, 'f17a6147bc40fe3e23e3b978516905d4', 1, 'reminder', 'cara@school.example.com', 'caller', 'fbe3cae8aef7b9409bfe34bb526345c4@consultations.invalid', '{"ends_at": "2026-11-25T10:30:00+00:00", "link_nonce": "f98f4ed9962f60ac30515e309d6f52c9", "officer_id": 2, "reference": "8U3A-CGWG", "sequence": 0, "starts_at": "2026-11-25T10:00:00+00:00", "uid": "e7ca8c012292898a8fae4f066369bb4e@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-24 10:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (8, 'fd8757898c2606e6630abee8f7a1b384', 1, 'reminder', 'ben@school.example.com', 'caller', 'bf0c4e60dc33afbdd538c646825538ef@consultations.invalid', '{"ends_at": "2026-11-24T11:30:00+00:00", "link_nonce": "c09198ea12d3f817360ddc9cdffcf6a4", "officer_id": 1, "reference": "BDV7-CPX7", "sequence": 0, "starts_at": "2026-11-24T11:00:00+00:00", "uid": "440eece9c1e246695b173515fee11124@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 11:00:00+00', NULL, NULL, '2026-11-23 08:00:00+00', NULL, NULL);
INSERT INTO public.outbox VALUES (6, 'fd8757898c2606e6630abee8f7a1b384', 1, 'request', 'ben@school.example.com', 'caller', 'dcfad88bf966a0f6d1d8d615e7c92e45@consultations.invalid', '{"ends_at": "2026-11-24T11:30:00+00:00", "link_nonce": "c09198ea12d3f817360ddc9cdffcf6a4", "officer_id": 1, "reference": "BDV7-CPX7", "sequence": 0, "starts_at": "2026-11-24T11:00:00+00:00", "uid": "440eece9c1e246695b173515fee11124@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, '2026-11-23 08:00:00+00', NULL, NULL);
INSERT INTO public.outbox VALUES (7, 'fd8757898c2606e6630abee8f7a1b384', 1, 'request', 'officer1@example.invalid', 'officer', 'b2e48ae214512e554ca8ca02c05e491f@consultations.invalid', '{"ends_at": "2026-11-24T11:30:00+00:00", "officer_id": 1, "reference": "BDV7-CPX7", "sequence": 0, "starts_at": "2026-11-24T11:00:00+00:00", "uid": "440eece9c1e246695b173515fee11124@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, '2026-11-23 08:00:00+00', NULL, NULL);
INSERT INTO public.outbox VALUES (13, 'fd8757898c2606e6630abee8f7a1b384', 2, 'request', 'ben@school.example.com', 'caller', 'c63a0f01f91a312cf50bc7a4b8853ac2@consultations.invalid', '{"ends_at": "2026-11-24T13:30:00+00:00", "link_nonce": "c09198ea12d3f817360ddc9cdffcf6a4", "officer_id": 1, "reference": "BDV7-CPX7", "sequence": 1, "starts_at": "2026-11-24T13:00:00+00:00", "uid": "440eece9c1e246695b173515fee11124@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (14, 'fd8757898c2606e6630abee8f7a1b384', 2, 'request', 'officer1@example.invalid', 'officer', '17f0b2175a04d00cf56c0f6aabe3326b@consultations.invalid', '{"ends_at": "2026-11-24T13:30:00+00:00", "officer_id": 1, "reference": "BDV7-CPX7", "sequence": 1, "starts_at": "2026-11-24T13:00:00+00:00", "uid": "440eece9c1e246695b173515fee11124@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (15, 'fd8757898c2606e6630abee8f7a1b384', 2, 'reminder', 'ben@school.example.com', 'caller', '5415d7d69dd8c9a9ed58a6e9d06b2f4a@consultations.invalid', '{"ends_at": "2026-11-24T13:30:00+00:00", "link_nonce": "c09198ea12d3f817360ddc9cdffcf6a4", "officer_id": 1, "reference": "BDV7-CPX7", "sequence": 1, "starts_at": "2026-11-24T13:00:00+00:00", "uid": "440eece9c1e246695b173515fee11124@consultations.invalid"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 13:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.outbox VALUES (16, NULL, 0, 'code', 'dora@school.example.com', 'caller', 'eba6b2dd770f10dcda4d179d05413fc5@consultations.invalid', '{"expires_at": "2026-11-23T08:15:00+00:00", "nonce": "2f5b1500c703c27aa6edf26e04ff6726"}', '2026-11-23 08:00:00+00', 0, '2026-11-23 08:00:00+00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.rota_settings VALUES (1, 30, 30, 0, 0, 1440, 90, NULL);
INSERT INTO public.weekly_hours VALUES (1, 1, 0, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (2, 1, 1, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (3, 1, 2, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (4, 1, 3, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (5, 1, 4, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (6, 2, 0, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (7, 2, 1, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (8, 2, 2, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (9, 2, 3, '09:00:00', '17:00:00');
INSERT INTO public.weekly_hours VALUES (10, 2, 4, '09:00:00', '17:00:00');
SELECT pg_catalog.setval('public.closures_id_seq', 1, false);
SELECT pg_catalog.setval('public.code_mails_id_seq', 8, true);
SELECT pg_catalog.setval('public.events_id_seq', 36, true);
SELECT pg_catalog.setval('public.leave_id_seq', 1, false);
SELECT pg_catalog.setval('public.officers_id_seq', 2, true);
SELECT pg_catalog.setval('public.outbox_id_seq', 16, true);
SELECT pg_catalog.setval('public.weekly_hours_id_seq', 10, true);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_hash_key UNIQUE (hash);
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.booking_intents
    ADD CONSTRAINT booking_intents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_link_hash_key UNIQUE (link_hash);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (int4range(officer_id, officer_id, '[]'::text) WITH &&, tstzrange(claimed_from, claimed_until, '[)'::text) WITH &&) WHERE (((state)::text = ANY ((ARRAY['held'::character varying, 'confirmed'::character varying, 'moved'::character varying])::text[])));
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_uid_key UNIQUE (uid);
ALTER TABLE ONLY public.closures
    ADD CONSTRAINT closures_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.code_mails
    ADD CONSTRAINT code_mails_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (conversation);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.leave
    ADD CONSTRAINT leave_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.officer_sessions
    ADD CONSTRAINT officer_sessions_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY public.officers
    ADD CONSTRAINT officers_email_key UNIQUE (email);
ALTER TABLE ONLY public.officers
    ADD CONSTRAINT officers_feed_hash_key UNIQUE (feed_hash);
ALTER TABLE ONLY public.officers
    ADD CONSTRAINT officers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_once_per_change UNIQUE (booking_id, booking_version, kind, recipient);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rota_settings
    ADD CONSTRAINT rota_settings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.waiting_list
    ADD CONSTRAINT waiting_list_offer_hash_key UNIQUE (offer_hash);
ALTER TABLE ONLY public.waiting_list
    ADD CONSTRAINT waiting_list_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.weekly_hours
    ADD CONSTRAINT weekly_hours_pkey PRIMARY KEY (id);
CREATE INDEX bookings_by_conversation ON public.bookings USING btree (conversation);
CREATE INDEX bookings_by_email ON public.bookings USING btree (email);
CREATE INDEX bookings_by_officer ON public.bookings USING btree (officer_id, claimed_from);
CREATE INDEX bookings_by_time ON public.bookings USING btree (starts_at);
CREATE UNIQUE INDEX bookings_one_hold ON public.bookings USING btree (conversation) WHERE ((state)::text = 'held'::text);
CREATE INDEX events_in_order ON public.events USING btree (sender_id, id);
CREATE INDEX ix_audit_subject ON public.audit USING btree (subject);
CREATE INDEX ix_booking_intents_conversation ON public.booking_intents USING btree (conversation);
CREATE INDEX ix_code_mails_digest ON public.code_mails USING btree (digest);
CREATE INDEX ix_events_sender_id ON public.events USING btree (sender_id);
CREATE INDEX ix_leave_officer_id ON public.leave USING btree (officer_id);
CREATE INDEX ix_officer_sessions_officer_id ON public.officer_sessions USING btree (officer_id);
CREATE INDEX ix_outbox_recipient ON public.outbox USING btree (recipient);
CREATE INDEX ix_waiting_list_conversation ON public.waiting_list USING btree (conversation);
CREATE INDEX ix_waiting_list_email ON public.waiting_list USING btree (email);
CREATE INDEX ix_weekly_hours_officer_id ON public.weekly_hours USING btree (officer_id);
CREATE INDEX outbox_due ON public.outbox USING btree (next_attempt_at);
CREATE TRIGGER audit_head_only_advances BEFORE UPDATE ON public.audit_head FOR EACH ROW EXECUTE FUNCTION public.audit_head_only_advances();
CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON public.audit_head FOR EACH STATEMENT EXECUTE FUNCTION public.audit_only_grows();
CREATE TRIGGER audit_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.audit_only_grows();
ALTER TABLE ONLY public.booking_intents
    ADD CONSTRAINT booking_intents_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES public.bookings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.booking_intents
    ADD CONSTRAINT booking_intents_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officers(id);
ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officers(id);
ALTER TABLE ONLY public.leave
    ADD CONSTRAINT leave_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officers(id);
ALTER TABLE ONLY public.officer_sessions
    ADD CONSTRAINT officer_sessions_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officers(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_booking_id_fkey FOREIGN KEY (booking_id) REFERENCES public.bookings(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.waiting_list
    ADD CONSTRAINT waiting_list_offer_booking_id_fkey FOREIGN KEY (offer_booking_id) REFERENCES public.bookings(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.weekly_hours
    ADD CONSTRAINT weekly_hours_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.officers(id);
