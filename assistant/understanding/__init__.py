"""Finding out what a sentence asks: plain numpy and scikit-learn, no Rasa.

The graph components of ``assistant.engine``, the benchmark and the evaluation share these modules:

- ``abbreviations``     professional short forms written out
- ``sentence_encoder``  a sentence as one vector of unit length
- ``ngrams``            a sentence as weighted word and character sequences
- ``intent_model``      label, calibrated confidence, in-scope score and novelty
- ``decision``          say it, ask, or turn away
- ``topics``            which labels one answer serves
"""
