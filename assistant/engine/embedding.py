"""Opens the chat service of this process: model, stores and services together."""

from __future__ import annotations

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain

from assistant.adapters.operation.process_memory import give_back_what_loading_used
from assistant.bootstrap import services
from assistant.engine.action_endpoint import InProcessEndpoint
from assistant.engine.agent import load_agent
from assistant.engine.chat_service import ChatService
from assistant.engine.conversation_locks import ProcessLocks, SharedLocks
from assistant.engine.conversation_store import ConversationStore
from assistant.logs import keep_words_out_of_logs
from assistant.understanding.assertions.reader import shared_assertion_reader
from assistant.understanding.screening.reader import shared_screening_reader


def open_chat_service(in_memory: bool = False) -> ChatService:
    """The chat service on the trained model; `in_memory` forgets the conversations when the process ends.

    Raises ModelMissingError when nothing has been trained.
    """
    keep_words_out_of_logs()
    built = services()
    for reader in (shared_screening_reader, shared_assertion_reader):
        reader()  # now, so that no message waits for it
    settings = built.settings
    store = InMemoryTrackerStore(Domain.empty()) if in_memory else ConversationStore(settings.conversations_url)
    locks = SharedLocks(settings.redis_url) if settings.redis_url else ProcessLocks()
    service = ChatService(load_agent(settings.models_folder, store, InProcessEndpoint(), locks), built)
    give_back_what_loading_used()
    return service
