"""The booking dialogue: which question comes next, and what comes of an answer, for the chat and the pages alike.

Pure Python. The chat and the pages map messages and requests to it, and its results to replies and to
pages; they decide nothing.
"""
