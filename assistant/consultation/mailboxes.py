"""Which addresses are one mailbox, and which domains can hold mailboxes without end.

Any number of addresses can lead to one mailbox (`name+1@`, dots at some providers), and whoever owns a
domain has any number of mailboxes. What is limited for a person is limited for the mailbox and the domain.
"""

from __future__ import annotations

from collections.abc import Iterable

IGNORE_DOTS = frozenset({"gmail.com"})
SAME_DOMAIN = {"googlemail.com": "gmail.com", "protonmail.com": "proton.me", "pm.me": "proton.me"}
# Where everybody can have a mailbox, but nobody has many.
SHARED_PROVIDERS = frozenset(
    {
        *IGNORE_DOTS,
        *SAME_DOMAIN.values(),
        "aol.com",
        "btinternet.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "mail.com",
        "me.com",
        "msn.com",
        "outlook.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
        "ymail.com",
    }
)
TRUSTED_DOMAINS = ("*.sch.uk", "*.gov.uk", "nhs.net")
# Below these a domain is registered one label further to the left.
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "ltd", "me", "net", "nhs", "org", "plc", "sch"})


def mailbox_of(address: str) -> str:
    """The mailbox behind an address, as far as its spelling shows it."""
    local_part, _, domain = address.lower().rpartition("@")
    domain = SAME_DOMAIN.get(domain, domain)
    name = local_part.partition("+")[0] or local_part
    if domain in IGNORE_DOTS:
        name = name.replace(".", "") or name
    return f"{name}@{domain}"


def owner_domain(address: str, trusted: Iterable[str] = TRUSTED_DOMAINS) -> str | None:
    """The domain whose owner can make mailboxes without end; None for providers and for trusted domains."""
    domain = mailbox_of(address).rpartition("@")[2]
    if domain in SHARED_PROVIDERS or any(_covers(pattern.lower(), domain) for pattern in trusted):
        return None
    labels = domain.split(".")
    kept = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-kept:])


def _covers(pattern: str, domain: str) -> bool:
    return domain.endswith(pattern[1:]) if pattern.startswith("*.") else domain == pattern
