"""The jobs that the service does beside answering: letting go of holds, deleting what is old."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.adapters.database.audit_heads import KeptHeads, audit_head_now
from assistant.adapters.deletion.receipts import all_done
from assistant.adapters.deletion.retention import Retention, open_stores
from assistant.bootstrap import Services
from assistant.consultation.ports import Clock

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 5.0
CHECK_CLOCK = "if it is right, run assistant purge"


@dataclass(frozen=True)
class Job:
    """Something to do `every` so often; `act` says whether it was done. If not, it is tried again after `retry`."""

    name: str
    every: timedelta
    act: Callable[[], bool]
    retry: timedelta = timedelta(minutes=5)


class Housekeeping:
    """Does each job when it is due, the first time at once, in a thread of its own."""

    def __init__(self, jobs: Sequence[Job], clock: Clock) -> None:
        self._jobs = jobs
        self._clock = clock
        self._due: dict[str, datetime] = {}
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def run_due(self) -> tuple[str, ...]:
        """Do what is due now; the names of the jobs that were done."""
        done = []
        for job in self._jobs:
            now = self._clock.now()
            if job.name in self._due and now < self._due[job.name]:
                continue
            succeeded = self._succeeds(job)
            self._due[job.name] = now + (job.every if succeeded else min(job.every, job.retry))
            if succeeded:
                done.append(job.name)
        return tuple(done)

    def start(self) -> None:
        """Look for due jobs until `stop`."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._work, name="housekeeping", daemon=True)
        self._thread.start()

    def stop(self, within_seconds: float = 30.0) -> None:
        """Finish the job in hand and stop."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(within_seconds)

    def _work(self) -> None:
        while not self._stopping.is_set():
            self.run_due()
            self._stopping.wait(SECONDS_BETWEEN_LOOKS)

    @staticmethod
    def _succeeds(job: Job) -> bool:
        try:
            return job.act()
        except Exception as error:
            # A database that is away must not end the thread. An error's own words can hold what was typed.
            logger.error("housekeeping: %s failed: %s", job.name, type(error).__name__)
            return False


def housekeeping_of(services: Services) -> Housekeeping:
    """Holds every minute, retention every day."""
    settings, consultations = services.settings, services.consultations

    def expire_holds() -> bool:
        consultations.expire_holds()
        return True

    def purge() -> bool:
        stores = open_stores(settings, lambda: consultations)
        retention = Retention(stores, services.clock, settings.conversation_days, settings.booking_days)
        if retention.clock_is_ahead():
            stores.close()
            logger.error("housekeeping: nothing deleted, the clock is far ahead of the newest entry; %s", CHECK_CLOCK)
            return False
        return all_done(retention.purge())

    def keep_audit_head() -> bool:
        KeptHeads(settings.data_folder).keep(services.database, services.clock.now())
        return True

    def tell_audit_head() -> bool:
        head = audit_head_now(services.database)
        if head is not None:
            # The log goes where this machine's data does not: what it says cannot be rewritten there.
            logger.info("audit head: entry %d, %s", *head)
        return True

    jobs = (
        Job("expire holds", timedelta(minutes=1), expire_holds),
        Job("retention", timedelta(days=1), purge),
        Job("audit head", timedelta(minutes=5), keep_audit_head),
        Job("audit head in the log", timedelta(days=1), tell_audit_head),
    )
    return Housekeeping(jobs, services.clock)
