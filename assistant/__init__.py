"""The attendance and inclusion assistant.

`guidance` decides what the guidance says and `consultation` books consultations; both are pure
Python and know nothing of Rasa. `engine` plugs them into Rasa, `adapters` into the outside world,
`web` into a browser, and `commands` into the console script. `bootstrap` puts them together.
"""
