"""Events: what happened, is planned or was called off, with participants, date, modality and amount; `build.find_events` is the entrance."""
