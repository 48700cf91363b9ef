"""Every slot, intent, form and action name that Python code uses, once.

A contract test compares these with `domain.yml`, the registered actions and the NLU data.
"""

from __future__ import annotations

# Slots: what the conversation is about
SLOT_AUDIENCE = "audience"
SLOT_AUDIENCE_OF_PAGE = "audience_of_page"
SLOT_FACTS = {fact: f"fact_{fact}" for fact in ("social_care", "feh", "yos", "tier", "case_holder")}
SLOT_FAMILY = "family"
SLOT_ASKED_FACT = "asked_fact"
SLOT_LAST_QUESTION = "last_question"
SLOT_LAST_CLAUSES = "last_clauses"
SLOT_UNCLEAR_ROUNDS = "unclear_rounds"
SLOT_CONVERSATION = "conversation"

# What was said about the family and asked about the guidance: forgotten where a conversation begins anew.
SAID_SLOTS = (
    *SLOT_FACTS.values(),
    SLOT_FAMILY,
    SLOT_ASKED_FACT,
    SLOT_CONVERSATION,
    SLOT_LAST_QUESTION,
    SLOT_LAST_CLAUSES,
    SLOT_UNCLEAR_ROUNDS,
)

# Slots: booking a consultation. Name and e-mail hold a mark only; the values are in the booking draft.
SLOT_ROLE = "consultation_role"
SLOT_ORGANISATION = "consultation_organisation"
SLOT_NAME = "consultation_name"
SLOT_EMAIL = "consultation_email"
SLOT_EMAIL_CODE = "consultation_email_code"
SLOT_TOPIC = "consultation_topic"
SLOT_TIME = "consultation_slot"
SLOT_CONFIRMED = "consultation_confirmed"
SLOT_OFFERED = "consultation_offered"
# What a yes agrees to: the key of the answers that were shown, or the version and time of a change that was read back.
SLOT_INTENT_ID = "consultation_intent_id"
SLOT_BOOKED = "consultation_reference"
# Slots: either form. Which question was answered in vain, and how often; words that name a new time already.
SLOT_FORM_FAILURES = "form_failures"
SLOT_CHANGE_WANTED = "change_wanted"

CONSULTATION_SLOTS = (
    SLOT_ROLE,
    SLOT_ORGANISATION,
    SLOT_NAME,
    SLOT_EMAIL,
    SLOT_EMAIL_CODE,
    SLOT_TOPIC,
    SLOT_TIME,
    SLOT_CONFIRMED,
)

# Slots: changing a booking
SLOT_CHANGE_KIND = "change_kind"
SLOT_CHANGE_REFERENCE = "change_reference"
SLOT_CHANGE_CODE = "change_code"
SLOT_CHANGE_TIME = "change_slot"
SLOT_CHANGE_CONFIRMED = "change_confirmed"

CHANGE_SLOTS = (
    SLOT_CHANGE_KIND,
    SLOT_CHANGE_REFERENCE,
    SLOT_CHANGE_CODE,
    SLOT_CHANGE_TIME,
    SLOT_CHANGE_CONFIRMED,
    SLOT_CHANGE_WANTED,
)

MARK_GIVEN = "given"

FORM_CONSULTATION = "consultation_form"
FORM_CHANGE = "booking_change_form"

# Intents that code looks at
INTENT_SAFEGUARDING = "raise_safeguarding_concern"
INTENT_CONTACT_TAKEN = "contact_taken"
INTENT_CONTACT_REFUSED = "contact_refused"
INTENT_CHOOSE = "choose"
INTENT_OTHER_LANGUAGE = "other_language"
WHO_LEADS = "who_leads"
WHO_ESCALATES = "who_escalates"
DECISIONS = (WHO_LEADS, WHO_ESCALATES)
"""Questions that the rules decide from facts about the family."""
INTENT_AFFIRM = "affirm"
INTENT_DENY = "deny"
INTENT_EVERYDAY = "everyday"
INTENT_BOOK = "book_consultation"

# Entities
ENTITY_QUESTION = "question"
ENTITY_FIELD = "field"
ENTITY_REASON = "reason"
ENTITY_CHOICE = "choice"
ENTITY_LANGUAGE = "language"
ENTITY_CHILD = "child"
ENTITY_CHANGE = "change"
# The choice of a button that goes on with a form that ran out: this, and the name of the form.
GO_ON = "go_on_"

# Actions that policies and rules name
ACTION_SAFEGUARDING = "action_signpost_safeguarding"
ACTION_ANSWER_WHO_LEADS = "action_answer_who_leads"
ACTION_OFFER_TOPICS = "action_offer_topics"
ACTION_TURN_AWAY = "action_turn_away"

AUDIENCES = ("school", "parent", "practitioner")
DEFAULT_AUDIENCE = "school"
