"""Where the request that is being answered comes from, as one short key; empty outside of requests.

A context variable, because chat actions run many layers below the listener that knows the address.
"""

from __future__ import annotations

import ipaddress
from contextvars import ContextVar

CALLER: ContextVar[str] = ContextVar("caller", default="")


def address_key(host: str) -> str:
    """One key for an IPv4 address, one for the /64 that an IPv6 subscriber has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f"address {host}"
    prefix = 64 if address.version == 6 else 32
    return f"address {ipaddress.ip_network((address, prefix), strict=False)}"
